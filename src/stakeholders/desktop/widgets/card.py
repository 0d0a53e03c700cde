"""A card: a titled surface that holds what belongs together."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.elided_label import ElidedLabel


class Card(QFrame):
    """A surface with round corners; what it shows goes into `body`."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        give_role(self, Role.CARD)
        self.setAccessibleName(title)
        self._theme = theme
        self._title = ElidedLabel(title, self)
        give_role(self._title, Role.CARD_TITLE)
        self._title.setVisible(bool(title))
        self.body = QVBoxLayout(self)
        self.body.addWidget(self._title)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def rename(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def _take_measure(self) -> None:
        side, end = self._theme.measures.px(18), self._theme.measures.px(14)
        self.body.setContentsMargins(side, end, side, end)
        self.body.setSpacing(self._theme.measures.px(8))
