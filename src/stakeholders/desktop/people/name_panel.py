"""A panel that asks for one name: Enter takes it, Escape takes nothing."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.text_editors import PlainLine
from stakeholders.i18n import translated


class NamePanel(Overlay):
    """Asks over the window; what is typed stays until it was taken."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, drawn_size=(440, 130))
        self._answered: Callable[[str], None] | None = None
        px = theme.measures.px
        self._column.setContentsMargins(px(18), px(16), px(18), px(14))
        self._column.setSpacing(px(8))
        self._title = QLabel(self._panel)
        give_role(self._title, Role.HEADING)
        self._line = PlainLine(self._panel)
        self._line.setAccessibleName(translated("Name"))
        self._line.returnPressed.connect(self._take)
        for part in (self._title, self._line):
            self._column.addWidget(part)
        self._column.addStretch(1)

    def ask(self, title: str, name: str, answered: Callable[[str], None]) -> None:
        """Ask for a name, with one to begin with."""
        self._answered = answered
        self._title.setText(title)
        self._line.setText(name)
        self._line.selectAll()
        self.appear(self._line)

    def ask_again(self) -> None:
        """Show again what was typed."""
        self.appear(self._line)

    def _take(self) -> None:
        self.disappear()
        if self._answered is not None:
            self._answered(self._line.text())
