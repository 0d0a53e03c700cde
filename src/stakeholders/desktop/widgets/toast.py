"""A short message at the bottom of the window, with the one thing one may want to do about it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.announcing import announce
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.i18n import directed, translated

_SHOWN_MILLISECONDS: Final = 8000


class Toast(QFrame):
    """One message at a time; it stays while the pointer or the focus is on it, or until closed."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._act: Callable[[], None] | None = None
        self._stays = False
        give_role(self, Role.TOAST)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QLabel(self)
        give_role(self._text, Role.TOAST_TEXT)
        self._action = TextButton(theme, "", role=Role.TOAST_LINK, parent=self)
        self._close = IconButton(theme, "x", translated("Close this message"), self, size=16)
        give_role(self._close, Role.TOAST_LINK)
        self._close.change_icon("x", "toast_text")
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MILLISECONDS)
        self._set_up_parts()
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def say(
        self,
        text: str,
        action: str = "",
        act: Callable[[], None] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Show a message, and a button that does one thing and closes it."""
        self._act = act
        self._stays = stays
        self._timer.stop()
        self._text.setText(directed(text))
        self._action.setText(action)
        self._action.setVisible(act is not None)
        self.show()
        self._place()
        self.raise_()
        self._start()
        announce(self, text, at_once=stays)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self._place()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.Enter):
            self._timer.stop()
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Leave):
            self._start()
        return super().eventFilter(watched, event)

    def _set_up_parts(self) -> None:
        px = self._theme.measures.px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(12), px(8), px(12), px(8))
        line.setSpacing(px(8))
        for part in (self._text, self._action, self._close):
            line.addWidget(part)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(px(24))
        shadow.setOffset(0, px(4))
        shadow.setColor(QColor(self._theme.tokens.shadow))
        self.setGraphicsEffect(shadow)
        self._timer.timeout.connect(self.hide)
        self._action.clicked.connect(self._do)
        self._close.clicked.connect(self.hide)
        for watched in (self, self._action, self._close, self._window):
            watched.installEventFilter(self)

    def _start(self) -> None:
        focused = self._action.hasFocus() or self._close.hasFocus()
        if self.isVisible() and not (self._stays or focused or self.underMouse()):
            self._timer.start()

    def _do(self) -> None:
        self.hide()
        if self._act:
            self._act()  # it may say something itself

    def _place(self) -> None:
        window = self._window
        edge = self._theme.measures.px(20)
        self.setMaximumWidth(max(window.width() - 2 * edge, 1))
        self.adjustSize()
        left = (window.width() - self.width()) // 2
        self.move(left, window.height() - self.height() - edge)
