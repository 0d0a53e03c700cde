"""The card of the tour: it lies in a corner of the window, and takes nothing away from it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.announcing import announce
from stakeholders.desktop.widgets.buttons import IconButton, TextButton
from stakeholders.i18n import directed, translated

_WIDE: Final = 400
_EDGE: Final = 20


class TourCard(QFrame):
    """Shows one step; `show_wanted`, `next_wanted` and `back_wanted` tell what was pressed.

    `ended` tells that it was closed, by its button or by Escape.
    """

    show_wanted = Signal()
    next_wanted = Signal()
    back_wanted = Signal()
    ended = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        give_role(self, Role.PANEL)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(translated("Tour"))
        self._count = QLabel(self)
        self._title = QLabel(self)
        self._text = QLabel(self)
        give_role(self._count, Role.THIRD)
        give_role(self._title, Role.HEADING)
        for label in (self._title, self._text):
            label.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._close = IconButton(theme, "x", translated("End the tour"), self, size=16)
        self._show = TextButton(theme, translated("Show me"), role=Role.LINK, parent=self)
        self._back = TextButton(theme, translated("Back"), role=Role.QUIET, parent=self)
        self._next = TextButton(theme, translated("Next"), role=Role.PRIMARY, parent=self)
        self._lay_out()
        self._close.clicked.connect(self.ended)
        self._show.clicked.connect(self.show_wanted)
        self._back.clicked.connect(self.back_wanted)
        self._next.clicked.connect(self.next_wanted)
        window.installEventFilter(self)
        theme.changed.connect(self._place)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return f"{self._title.text()}. {self._text.text()}"

    def show_step(self, number: int, total: int, title: str, text: str) -> None:
        """Show a step, the first being 1; the focus goes to the button that leads on."""
        self._count.setText(translated("Step {number} of {total}", number=number, total=total))
        self._title.setText(title)
        self._text.setText(directed(text))
        self._back.setVisible(number > 1)
        self._next.setText(translated("Done") if number == total else translated("Next"))
        self.show()
        self._place()
        self.raise_()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape end it."""
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        px = self._theme.measures.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(14), px(16))
        column.setSpacing(px(8))
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self._close)
        foot.addWidget(self._show)
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._next)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(px(4))
        column.addLayout(foot)

    def _place(self) -> None:
        """Lie in the lower corner at the end of lines, as wide as there is room."""
        window, px = self._window, self._theme.measures.px
        width = min(px(_WIDE), window.width() - 2 * px(_EDGE))
        layout = self.layout()
        height = layout.heightForWidth(width) if layout else self.sizeHint().height()
        left = window.width() - width - px(_EDGE)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = px(_EDGE)
        self.setGeometry(QRect(left, window.height() - height - px(_EDGE), width, height))
