"""Which text a letter begins with: the usual one, or one that was kept; keeping and removing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.desktop.widgets.choice_box import ChoiceBox
from stakeholders.domain.ids import Uid
from stakeholders.domain.letters import LetterTemplate
from stakeholders.i18n import translated


class LetterTexts(QWidget):
    """`chosen` tells that another text is wanted, `keep_wanted` and `remove_wanted` the buttons."""

    chosen = Signal()
    keep_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept: dict[str, LetterTemplate] = {}
        self.box = ChoiceBox(theme, translated("Which text?"), self)
        self._keep = TextButton(theme, translated("Keep…"), "save", parent=self)
        self._keep.setAccessibleName(translated("Keep the text as it is now"))
        self._remove = IconButton(
            theme, "trash-2", translated("Remove the text that was kept"), self
        )
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.box, 1)
        self._row.addWidget(self._keep)
        self._row.addWidget(self._remove)
        self.box.activated.connect(self._choose)
        self._keep.clicked.connect(self.keep_wanted)
        self._remove.clicked.connect(self.remove_wanted)
        self.offer((), None)

    @property
    def current(self) -> LetterTemplate | None:
        """The kept text that is chosen, None for the usual one."""
        return self._kept.get(str(self.box.currentData() or ""))

    def offer(self, kept: Sequence[LetterTemplate], chosen: Uid | None) -> None:
        """Offer the usual text and these; choose one by its uid."""
        self._kept = {str(one.uid): one for one in kept}
        self.box.clear()
        self.box.addItem(translated("The usual text"), "")
        for key, one in self._kept.items():
            self.box.addItem(one.name, key)
        self.box.setCurrentIndex(max(self.box.findData(str(chosen or "")), 0))
        self._remove.setVisible(self.current is not None)

    def _choose(self, _place: int) -> None:
        self._remove.setVisible(self.current is not None)
        self.chosen.emit()
