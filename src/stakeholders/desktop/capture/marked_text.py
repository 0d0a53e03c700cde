"""The text that was read, its words marked by the fields they fill."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from stakeholders.desktop.capture.marks import (
    MARKS,
    WEAKER,
    Mark,
    format_of_mark,
    mark_of,
    tint_of_mark,
)
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.flow_layout import FlowLayout
from stakeholders.desktop.widgets.margins import set_margins
from stakeholders.desktop.widgets.painting import paint_ground
from stakeholders.domain.text import clean
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.capture import Span


class MarkedText(QWidget):
    """The text, read only, under an explanation of its marks."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spans: tuple[Span, ...] = ()
        give_role(self, Role.PANE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._legend = QWidget(self)
        self._flow = FlowLayout(self._legend)
        self._keys = {field: MarkKey(theme, mark, self._legend) for field, mark in MARKS.items()}
        self._weaker = MarkKey(theme, WEAKER, self._legend)
        self._text = QPlainTextEdit(self)
        self._set_up_text()
        self._lay_out()
        theme.changed.connect(self._take_look)
        self._take_look()

    @property
    def text_edit(self) -> QPlainTextEdit:
        """The control that shows the text."""
        return self._text

    def show_text(self, text: str, spans: "tuple[Span, ...]") -> None:
        """Show a text with these words marked, the first of them in sight."""
        self._spans = spans
        self._text.setPlainText(text)
        fields = {span.field for span in spans}
        for field, key in self._keys.items():
            key.setVisible(field in fields)
        self._weaker.setVisible(any(not span.certain for span in spans))
        self._legend.setVisible(bool(fields))
        self._text.setAccessibleDescription(_spoken(text, spans))
        self._mark()
        self.go_to_first()

    def show_words(self, field: str, quote: str, record: str) -> None:
        """Highlight the words that say a field of a record, and bring them into sight."""
        text = self._text.toPlainText()
        for span in self._spans:
            words = text[span.start : span.end]
            if span.field == field and (clean(words) == quote if quote else span.record == record):
                cursor = self._cursor_at(span.start)
                cursor.setPosition(self._place_of(span.end), QTextCursor.MoveMode.KeepAnchor)
                self._highlight(cursor)
                return
        self._text.setExtraSelections([])

    def _highlight(self, cursor: QTextCursor) -> None:
        words = QTextEdit.ExtraSelection()
        words.cursor = cursor
        tokens = self._theme.tokens
        words.format.setBackground(QColor(tokens.accent))
        words.format.setForeground(QColor(tokens.on_accent))
        self._text.setExtraSelections([words])
        start = QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        self._text.setTextCursor(start)
        self._text.ensureCursorVisible()

    def go_to_first(self) -> None:
        """Bring the first marked words into sight, a third down where there is room."""
        start = min((span.start for span in self._spans), default=0)
        cursor = self._cursor_at(start)
        self._text.setTextCursor(cursor)
        self._text.centerCursor()

    def _mark(self) -> None:
        plain = QTextCursor(self._text.document())
        plain.select(QTextCursor.SelectionType.Document)
        plain.setCharFormat(QTextCharFormat())
        for span in self._spans:
            cursor = self._cursor_at(span.start)
            cursor.setPosition(self._place_of(span.end), QTextCursor.MoveMode.KeepAnchor)
            mark = mark_of(span.field)
            shown = format_of_mark(mark, self._theme.tokens, certain=span.certain)
            shown.setToolTip(translated(mark.title))
            cursor.mergeCharFormat(shown)

    def _cursor_at(self, place: int) -> QTextCursor:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(self._place_of(place))
        return cursor

    def _place_of(self, place: int) -> int:
        """Return a place of the text as Qt counts it: in units of UTF-16."""
        text = self._text.toPlainText()
        return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2

    def _set_up_text(self) -> None:
        self._text.setReadOnly(True)
        self._text.setUndoRedoEnabled(False)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(translated("The text that was read"))
        flags = Qt.TextInteractionFlag
        self._text.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        direction = QTextOption()
        direction.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        direction.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._text.document().setDefaultTextOption(direction)

    def _lay_out(self) -> None:
        for key in (*self._keys.values(), self._weaker):
            self._flow.addWidget(key)
        column = QVBoxLayout(self)
        column.addWidget(self._legend)
        column.addWidget(self._text, 1)

    def _take_look(self) -> None:
        px = self._theme.measures.px
        layout = self.layout()
        if layout is not None:
            set_margins(layout, self, px(20), px(16), px(8), px(8))
            layout.setSpacing(px(12))
        self._mark()


class MarkKey(QWidget):
    """Explains one mark, drawn as in the text."""

    def __init__(self, theme: Theme, mark: Mark, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = mark
        self._title = translated(mark.title)
        self.setAccessibleName(self._title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._take_new_size)

    @override
    def sizeHint(self) -> QSize:
        px = self._theme.measures.px
        width = QFontMetrics(self._letters()).horizontalAdvance(self._title)
        return QSize(width + px(12), px(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = self._theme.measures.px
        tint = tint_of_mark(self._mark, self._theme.tokens)
        inside = self.rect().adjusted(px(6), 0, -px(6), 0)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, self.rect(), px(4), tint.ground)
            painter.setFont(self._letters())
            painter.setPen(QColor(tint.ink))
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, self._title)
            self._underline(painter, inside, tint.ink)

    def _underline(self, painter: QPainter, inside: QRect, ink: str) -> None:
        metrics = painter.fontMetrics()
        base = inside.center().y() + metrics.ascent() // 2 + self._theme.measures.px(2)
        painter.setPen(QPen(QColor(ink), 1.0, self._mark.pen))
        painter.drawLine(QPoint(inside.left(), base), QPoint(inside.right(), base))

    def _letters(self) -> QFont:
        return self._theme.measures.sized(self._theme.font, 0.88, QFont.Weight.Medium)

    def _take_new_size(self) -> None:
        self.updateGeometry()


def _spoken(text: str, spans: "tuple[Span, ...]") -> str:
    """Return what a screen reader says of the marks."""
    return "; ".join(
        translated(
            "{label}: {value}",
            label=translated(mark_of(span.field).title),
            value=text[span.start : span.end],
        )
        for span in spans
    )
