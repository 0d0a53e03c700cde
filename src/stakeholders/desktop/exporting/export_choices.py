"""For whom, and who may see it: the two choices of an export, side by side under their titles."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stakeholders.desktop.exporting.export_options import audience_options, labelled, target_options
from stakeholders.desktop.exporting.hand_over_line import HandOverLine
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.choice_list import ChoiceList
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.i18n import translated

_WORD: Final = "docx"  # a document, which no other program reads back


class ExportChoices(QWidget):
    """The options scroll where there is little room, their titles never; `changed` tells of both.

    `target_changed` tells when it is for somebody else.
    """

    changed = Signal()
    target_changed = Signal()

    def __init__(self, theme: Theme, hand_over: HandOverLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hand_over = hand_over
        self.targets = ChoiceList(theme, translated("For whom?"), self)
        self._audiences = ChoiceList(theme, translated("Who may see it?"), self)
        self._scroll = ScrollColumn(self)
        self._inside = QWidget()
        self._titles, self._columns = QHBoxLayout(), QHBoxLayout(self._inside)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.targets.chosen_changed.connect(self._take_target)
        self._audiences.chosen_changed.connect(self.changed)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_chosen)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    @property
    def target(self) -> str:
        """The name of the chosen format."""
        return self.targets.chosen

    @property
    def audience(self) -> str:
        """Who may see it, as a code."""
        return self._audiences.chosen

    def show_choices(self, formats: Sequence[tuple[str, str]], target: str, audience: str) -> None:
        """Offer formats by name and title, and every audience, with what was chosen last."""
        options = target_options([(_WORD, ""), *formats])
        self.targets.show_options(options, target)
        self._audiences.show_options(audience_options(), audience)
        self._scroll.verticalScrollBar().setValue(0)

    def choose(self, target: str, audience: str) -> None:
        """Choose both as if somebody did; what is not offered leaves the first chosen."""
        self.targets.choose(target)
        self._audiences.choose(audience)
        self._take_target()

    def stops(self) -> list[QWidget]:
        """Return what takes the focus before all else."""
        return [self.targets, self._audiences]

    def bring_into_view(self, stop: QWidget) -> None:
        """Scroll to what has the focus, where it is in here."""
        if stop is self.targets:
            self._show_chosen()
        elif self._inside.isAncestorOf(stop):
            self._scroll.ensureWidgetVisible(stop)

    def _take_target(self) -> None:
        self._show_chosen()
        self.target_changed.emit()
        self.changed.emit()

    def _show_chosen(self, *_told: object) -> None:
        """Bring the chosen target into view, where not all have room."""
        chosen = self.targets.visualRect(self.targets.currentIndex())
        place = self.targets.viewport().mapTo(self._inside, chosen.center())
        self._scroll.ensureVisible(place.x(), place.y(), 0, chosen.height() // 2 + 1)

    def _lay_out(self) -> None:
        for title, choices in (
            (translated("For whom?"), self.targets),
            (translated("Who may see it?"), self._audiences),
        ):
            self._titles.addWidget(labelled(title, choices), 1)
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(choices)
            if choices is self._audiences:
                column.addSpacing(8)
                column.addWidget(self._hand_over)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self._scroll.setWidget(self._inside)
        self._column.addLayout(self._titles)
        self._column.addWidget(self._scroll, 1)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(2))
        for line in (self._titles, self._columns):
            line.setSpacing(px(16))
            line.setContentsMargins(0, 0, 0, 0)
        self._scroll.setMinimumHeight(px(110))  # two options, and a part of the third
