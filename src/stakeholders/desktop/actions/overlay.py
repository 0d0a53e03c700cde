"""A panel over the dimmed window, closed by Escape or a click beside it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme


class Overlay(QWidget):
    """Covers the window; gives the focus back to where it was.

    The panel is as large as it was drawn, and higher where what it holds needs more.
    """

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget, *, drawn_size: tuple[int, int]) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._drawn_size = drawn_size
        self._before: QWidget | None = None
        self._panel = _Panel(self)
        self._panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        give_role(self._panel, Role.PANEL)
        self._column = QVBoxLayout(self._panel)
        window.installEventFilter(watch := _SizeWatch(self))
        watch.resized.connect(self._place)
        self._panel.needs_changed.connect(self._place)
        theme.changed.connect(self._place)
        self.hide()

    @property
    def has_focus(self) -> bool:
        """Whether it is here that one works: what comes late takes the focus only then."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isVisible() and self.isAncestorOf(focused)

    def appear(self, first: QWidget) -> None:
        """Cover the window and give the focus to a part of the panel."""
        if self.isHidden():
            self._remember(QApplication.focusWidget())
        self._place()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def disappear(self) -> None:
        """Show the window again."""
        if self.isHidden():
            return
        self.hide()
        before = self._before
        self._remember(None)
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _remember(self, widget: QWidget | None) -> None:
        """Note what had the focus; a card that is built anew meanwhile takes it along."""
        if self._before is not None:
            self._before.destroyed.disconnect(self._forget)
        self._before = widget
        if widget is not None:
            widget.destroyed.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self._before = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.disappear()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.disappear()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Walk round in the panel: the focus never goes to what is covered."""
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        focused = self.focusWidget()
        at = focused.nextInFocusChain() if next else focused.previousInFocusChain()
        while at is not None and at is not focused:
            if self._panel.isAncestorOf(at) and _is_stop(at):
                at.setFocus(reason)
                break
            at = at.nextInFocusChain() if next else at.previousInFocusChain()
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.tokens.overlay))

    def _place(self) -> None:
        px = self._theme.measures.px
        self.setGeometry(self._window.rect())
        width = min(px(self._drawn_size[0]), self.width() - px(32))
        needed = self._needed_height(width)
        height = min(max(px(self._drawn_size[1]), needed), self.height() - px(32))
        top = min(px(110), (self.height() - height) // 2)
        self._panel.setGeometry((self.width() - width) // 2, top, width, height)

    def _needed_height(self, width: int) -> int:
        """Return how high the panel has to be for what it holds."""
        return self._column.totalMinimumHeightForWidth(width)


class _Panel(QFrame):
    """Tells when what it holds may need more room than before."""

    needs_changed = Signal()

    @override
    def event(self, e: QEvent) -> bool:
        done = super().event(e)
        if e.type() is QEvent.Type.LayoutRequest:
            self.needs_changed.emit()
        return done


class _SizeWatch(QObject):
    """Tells when the window has another size.

    Has nothing of its own: Qt may ask it when Python has let go of it and of the window already.
    """

    resized = Signal()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.resized.emit()
        return False


def _is_stop(widget: QWidget) -> bool:
    """Tell whether Tab may stop there."""
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()
