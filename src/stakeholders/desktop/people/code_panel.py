"""The code of a contact, large enough for the camera of a phone, with what is not in it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.buttons import TextButton
from stakeholders.desktop.widgets.elided_label import ElidedLabel
from stakeholders.i18n import directed, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.contact_code import ContactCode, Squares

_SIDE: Final = 320


class CodePanel(Overlay):
    """Shows over the window what a phone takes over; Escape or Enter closes it."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.theme, frame.window, drawn_size=(440, 520))
        give_topic(self, "card")
        self._title = ElidedLabel("", self._panel)
        self._code = _Code(self._panel)
        self._said = QLabel(self._panel)
        self._close = TextButton(frame.theme, translated("Close"), parent=self._panel)
        give_role(self._title, Role.HEADING)
        give_role(self._said, Role.SECOND)
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._close.setAutoDefault(True)
        self._close.clicked.connect(self.disappear)
        self._column.addWidget(self._title)
        self._column.addWidget(self._code, 1)
        self._column.addWidget(self._said)
        self._column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTrailing)
        frame.theme.changed.connect(self._take_measure)
        self._take_measure()

    def show_code(self, code: "ContactCode") -> None:
        """Show the code of a contact."""
        self._title.setText(code.name)
        self._code.show_squares(code.squares)
        self._code.setAccessibleName(
            translated("QR code of {name}, to be read by a phone", name=code.name)
        )
        said = (translated("Point the camera of a phone here: it takes the contact over."),)
        self._said.setText("\n".join(directed(line) for line in (*said, *code.reasons)))
        self.appear(self._close)

    def _take_measure(self) -> None:
        px = self._theme.measures.px
        self._column.setContentsMargins(px(22), px(18), px(22), px(18))
        self._column.setSpacing(px(10))
        self._code.setMinimumSize(px(_SIDE), px(_SIDE))


class _Code(QWidget):
    """Squares, as wide as they fit in whole dots: dark on light whatever the window looks like."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._squares: Squares = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_squares(self, squares: "Squares") -> None:
        """Show other squares."""
        self._squares = squares
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        from stakeholders.printing.codes import code_side, paint_code

        if not self._squares:
            return
        with QPainter(self) as painter:
            ratio = self.devicePixelRatio()
            dots = int(min(self.width(), self.height()) * ratio)
            side = code_side(self._squares, dots) / ratio
            left, top = (self.width() - side) / 2, (self.height() - side) / 2
            whole = QRectF(int(left * ratio) / ratio, int(top * ratio) / ratio, side, side)
            paint_code(painter, self._squares, whole)
