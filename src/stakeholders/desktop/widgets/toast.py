"""A short message at the bottom of the window, with the one thing one may want to do about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QWidget,
)
from typing_extensions import override

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.announcing import announce
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.desktop.widgets.row_painting import beginning
from stakeholders.i18n import directed, translated

_SHOWN_MILLISECONDS: Final = 8000


@dataclass(frozen=True, slots=True)
class _Message:
    text: str
    action: str = ""
    act: Callable[[], None] | None = None
    stays: bool = False


class Toast(QFrame):
    """One message at a time; it goes by itself unless the pointer or the focus is on it.

    `left` tells that it went while it had the focus: by Escape, or by one of its buttons.
    Those that stay until they are closed wait for each other, and come back behind others.
    """

    left = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._message = _Message("")
        self._waiting: list[_Message] = []
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

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What can have the focus."""
        return (self._action, self._close)

    def take_focus(self) -> None:
        """Give the focus to what can be done about it, else to what closes it."""
        first = self._action if self._action.isVisible() else self._close
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def say(
        self,
        text: str,
        action: str = "",
        act: Callable[[], None] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Show a message, and a button that does one thing and closes it.

        One that says the same as another that waits does what both would do.
        """
        text = beginning(text)
        message = _Message(text, action, act, stays)
        before = self._message if self.isVisible() and self._message.stays else None
        every = [*([before] if before else []), *self._waiting]
        if stays and any(one.text == text for one in every):
            every = [_with_act_of(message, one) if one.text == text else one for one in every]
            message, *self._waiting = every
        elif stays and before is not None:
            self._waiting.append(message)
            return
        elif not stays:
            self._waiting = every
        self._show(message)

    def _show(self, message: _Message) -> None:
        self._message = message
        self._timer.stop()
        self._text.setText(directed(message.text))
        self._action.setText(message.action)
        self._action.setVisible(message.act is not None)
        self.show()
        self._place()
        self.raise_()
        self._start()
        announce(self, message.text, at_once=message.stays)

    def _go_on(self) -> None:
        """Show the next message that waits, if there is one."""
        had_focus = self._has_focus()
        self.hide()
        if self._waiting:
            self._show(self._waiting.pop(0))
        if had_focus:
            (self.take_focus if self.isVisible() else self.left.emit)()

    def _has_focus(self) -> bool:
        return any(one.hasFocus() for one in self.stops)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape close it."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_on()
        else:
            super().keyPressEvent(event)

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
        self._timer.timeout.connect(self._go_on)
        self._action.clicked.connect(self._do)
        self._close.clicked.connect(self._go_on)
        for watched in (self, self._action, self._close, self._window):
            watched.installEventFilter(self)

    def _start(self) -> None:
        held = self._message.stays or self._has_focus() or self.underMouse()
        if self.isVisible() and not held:
            self._timer.start()

    def _do(self) -> None:
        act = self._message.act
        self._go_on()
        if act is not None:
            act()  # it may say something itself

    def _place(self) -> None:
        window, px = self._window, self._theme.measures.px
        edge = px(20)
        widest = max(window.width() - 2 * edge, 1)
        self._text.setWordWrap(False)
        self._text.setMinimumWidth(0)
        self.setMaximumWidth(widest)
        self.setMinimumWidth(0)
        needed = self.sizeHint().width()
        if needed > widest:
            room = self._text.sizeHint().width() - (needed - widest)
            self._text.setWordWrap(True)
            self._text.setMinimumWidth(max(room, 1))
        self.adjustSize()
        place = self.rect()
        place.moveTo((window.width() - self.width()) // 2, window.height() - self.height() - edge)
        self.setGeometry(self._beside_buttons(place))

    def _beside_buttons(self, place: QRect) -> QRect:
        """Return the place above buttons at the foot of a page, which one may want meanwhile."""
        window, gap = self._window, self._theme.measures.px(8)
        for button in window.findChildren(QAbstractButton):
            if not button.isVisible() or self.isAncestorOf(button) or _scrolls(button, window):
                continue
            covered = QRect(button.mapTo(window, button.rect().topLeft()), button.size())
            if covered.intersects(place) and covered.top() > window.height() // 2:
                place.moveBottom(covered.top() - gap)
        return place


def _with_act_of(message: _Message, other: _Message) -> _Message:
    """Return a message that does what another one would do as well."""

    def both() -> None:
        for act in (other.act, message.act):
            if act is not None:
                act()

    return replace(message, act=both)


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False
