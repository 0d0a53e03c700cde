"""What the chosen step did, old and new; or what stands in the way of taking it back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stakeholders.desktop.style.roles import Role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.scroll_column import ScrollColumn
from stakeholders.i18n import translated


class StepDetails(QWidget):
    """Lines under the list; hidden where there is nothing to tell."""

    with_later_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = LeadingLabel(self, Role.LABEL)
        self._later = TextButton(
            theme, translated("Undo the later steps too"), "undo-2", parent=self
        )
        self._column = ScrollColumn(self)
        self._inside = QWidget(self._column)
        self._lines = LeadingLabel(self._inside)
        self._set_up()
        theme.changed.connect(self._take_measure)
        self._take_measure()
        self.hide()

    def tell_changes(self, lines: Sequence[str]) -> None:
        """Show what a step changed."""
        self._tell(translated("What this step changed"), lines, can_go_on=False)

    def tell_conflict(self, lines: Sequence[str], *, has_later: bool) -> None:
        """Show what changed since, and offer to take that back as well where steps did it."""
        title = translated("This step cannot be taken back alone: later ones built on it")
        self._tell(title, lines, can_go_on=has_later)

    def _tell(self, title: str, lines: Sequence[str], *, can_go_on: bool) -> None:
        self._title.say(title)
        self._lines.say("\n".join(lines))
        self._later.setVisible(can_go_on)
        self.setVisible(bool(lines))

    def _set_up(self) -> None:
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._lines)
        inside.addStretch(1)
        self._column.setWidget(self._inside)
        self._later.clicked.connect(self.with_later_asked)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._later)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(self._head)
        self._layout.addWidget(self._column)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self._layout.setContentsMargins(px(18), 0, px(18), px(14))
        self._layout.setSpacing(px(6))
        self._column.setFixedHeight(px(120))
