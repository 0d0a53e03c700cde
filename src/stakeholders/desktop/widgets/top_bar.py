"""The bar at the top of the window: what it is, the search, the usual commands."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.drawing import Drawing
from stakeholders.desktop.widgets.margins import set_margins

_NARROW: Final = 900


class TopBar(QWidget):
    """Icon and name at the start, the search box, and buttons at the end."""

    def __init__(
        self, theme: Theme, name: str, search: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        give_role(self, Role.BAR)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = QWidget(self)
        self._icon = Drawing(self._head)
        self._title = QLabel(name, self._head)
        give_role(self._title, Role.BRAND)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._icon)
        head.addWidget(self._title)
        head.addStretch(1)
        self._search = search
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._head)
        self._line.addWidget(search, 1)
        self._line.addStretch()
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def add_button(self, button: QWidget) -> None:
        """Put a button at the end of the bar."""
        self._line.addWidget(button)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the room to the search where there is little."""
        px = self._theme.measures.px
        is_narrow = self.width() < px(_NARROW)
        self._title.setVisible(not is_narrow)
        self._head.setFixedWidth(px(28) if is_narrow else px(232))

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self.setFixedHeight(px(56))
        set_margins(self._line, self, px(16), 0, px(12), 0)
        self._line.setSpacing(px(8))
        self._search.setMinimumWidth(px(110))
        self._search.setMaximumWidth(px(520))
        self._fit()
        icon = self._theme.icons.pixmap("square-user", self._theme.tokens.accent_text, px(22))
        self._icon.draw(icon)
