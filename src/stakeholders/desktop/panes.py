"""Panes: the parts of the window, and the message at its foot, which one key goes round."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

if TYPE_CHECKING:  # a message has its own time to be built
    from stakeholders.desktop.widgets.toast import Toast


class Panes(QObject):
    """Gives the focus to the next part, where it was there before; a message comes first.

    What covers the window is a part by itself: from there one goes to the message and back only.
    """

    def __init__(
        self,
        window: QMainWindow,
        parts: Callable[[], tuple[QWidget, ...]],
        message: "Callable[[], Toast | None]",
    ) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._message = message
        self._left: QWidget | None = None

    def go_on(self) -> None:
        """Go to the message, if there is one, else to the next part."""
        self._go(1)

    def go_back(self) -> None:
        """Go to the message, if there is one, else to the part before."""
        self._go(-1)

    def return_from_message(self) -> None:
        """Go where one was before the message."""
        if self._left is not None:
            _enter(self._left)

    def _go(self, step: int) -> None:
        message, focused = self._message(), QApplication.focusWidget()
        is_on_message = message is not None and focused in message.stops
        if message is not None and message.isVisible() and not is_on_message:
            self._left = self._part_of(focused)
            message.take_focus()
            return
        here = self._left if is_on_message else self._part_of(focused)
        parts = [one for one in self._parts() if one.isVisible() and _stop(one) is not None]
        if here is None or here in parts:
            _enter(parts[(parts.index(here) + step) % len(parts)] if here else parts[0])
        elif is_on_message:
            _enter(here)

    def _part_of(self, focused: QWidget | None) -> QWidget | None:
        """Return the part with the focus, else what covers all of them."""
        at, parts = focused, self._parts()
        while at is not None and at not in parts and at.parentWidget() is not self._window:
            at = at.parentWidget()
        return None if at is self._window.centralWidget() else at


def _enter(part: QWidget) -> None:
    stop = _stop(part)
    if stop is not None:
        stop.setFocus(Qt.FocusReason.TabFocusReason)


def _stop(part: QWidget) -> QWidget | None:
    """Return what had the focus last in a part, else the first that Tab comes to."""
    last = part.focusWidget()  # None where nothing had it, which the stubs do not know
    return next(filter(_takes_focus, (last, *_in_order(part))), None)


def _in_order(part: QWidget) -> Iterator[QWidget]:
    """Yield a part and all that it holds, in the order of Tab."""
    yield part
    at = part.nextInFocusChain()
    while at is not None and at is not part:
        if part.isAncestorOf(at):
            yield at
        at = at.nextInFocusChain()


def _takes_focus(widget: QWidget | None) -> bool:
    if widget is None or not (widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
        return False
    return widget.isVisible() and widget.isEnabled()
