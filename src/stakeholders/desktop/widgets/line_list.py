"""A list of lines under headings: an icon, what it is, what is known of it, and a word at the end.

The lines are few, handed in all at once; long lists are `rows_view`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.positions import latin_key
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.style.tokens import Tint
from stakeholders.desktop.widgets.chip import Tone, tint_of_tone
from stakeholders.desktop.widgets.row_painting import (
    Words,
    paint_end,
    paint_heading,
    paint_icon_disc,
    paint_lines,
    paint_row_ground,
)

LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One row: `title` says what it is, `about` what is known of it, `end` stands at the end."""

    key: str
    icon: str
    title: str
    about: str = ""
    end: str = ""
    tone: Tone = Tone.PLAIN


class LinesModel(QAbstractListModel):
    """Headings and lines, in one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[str | Line, ...] = ()

    def set_rows(self, rows: tuple[str | Line, ...]) -> None:
        """Show other lines; a text is the heading of those behind it."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def place_of(self, key: str) -> int | None:
        """Return where a line stands."""
        places = (n for n, row in enumerate(self._rows) if isinstance(row, Line) and row.key == key)
        return next(places, None)

    def nearest(self, place: int) -> int | None:
        """Return where the line stands that comes next, the last one before the end."""
        lines = [n for n, row in enumerate(self._rows) if isinstance(row, Line)]
        return next((n for n in lines if n >= place), lines[-1] if lines else None)

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == LINE_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row if isinstance(row, str) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Line):
            return ", ".join(part for part in (row.title, row.about, row.end) if part)
        return None


class LineList(QListView):
    """Arrows walk the lines, Enter opens one; letters run commands where they are given.

    `opened` tells the key of a line; `letter_pressed` the command of a letter;
    `current_moved` that another line is meant.
    """

    opened = Signal(str)
    letter_pressed = Signal(str)
    current_moved = Signal()

    def __init__(
        self, theme: Theme, name: str, letters: Mapping[int, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letters = letters
        self._lines = LinesModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(LineDelegate(theme, self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self.current_moved)
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self._lay_out_anew)

    def show_rows(self, rows: tuple[str | Line, ...]) -> None:
        """Show other lines; the one that is meant stays, or the one in its place is."""
        key, place = self.current_key, self.currentIndex().row()
        self._lines.set_rows(rows)
        same = self._lines.place_of(key) if key else None
        meant = self._lines.nearest(max(place, 0)) if same is None else same
        if meant is not None:
            self.setCurrentIndex(self._lines.index(meant))
        self.current_moved.emit()

    def mean(self, key: str) -> None:
        """Mean the line of a key, where there is one."""
        place = self._lines.place_of(key)
        if place is not None:
            self.setCurrentIndex(self._lines.index(place))

    @override
    def sizeHint(self) -> QSize:
        """Wish for the least: it takes what is left, and what stands above keeps its height."""
        least = max(self.minimumHeight(), self.minimumSizeHint().height())
        return QSize(super().sizeHint().width(), least)

    def begin(self) -> None:
        """Mean the first line, and take the focus."""
        first = self._lines.nearest(0)
        if first is not None:
            self.setCurrentIndex(self._lines.index(first))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Mean the next line; the last one stays."""
        at = self._lines.nearest(self.currentIndex().row() + 1)
        if at is not None:
            self.setCurrentIndex(self._lines.index(at))

    @property
    def current_key(self) -> str:
        """The key of the line that is meant, empty without one."""
        line = self.currentIndex().data(LINE_ROLE)
        return line.key if isinstance(line, Line) else ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        platform = QGuiApplication.platformName()
        key = latin_key(event.key(), event.nativeScanCode(), platform) or event.key()
        command = self._letters.get(key) if not event.modifiers() else None
        if command is not None:
            self.letter_pressed.emit(command)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self.current_key:
            self.opened.emit(self.current_key)

    def _lay_out_anew(self) -> None:
        self.doItemsLayout()


class LineDelegate(QStyledItemDelegate):
    """Draws headings as the sidebar does, and lines as the history does its steps."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        is_line = isinstance(index.data(LINE_ROLE), Line)
        return QSize(self._px(240), self._px(60 if is_line else 40))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)  # sentences of the window, not names
        if isinstance(row, Line):
            paint_row_ground(painter, self._theme, option)
            self._paint_icon(painter, option, row)
            taken = self._paint_end(painter, option, row) if row.end else 0
            self._paint_words(painter, option, row, taken)
        else:
            self._paint_heading(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, title: str) -> None:
        font = self._font(0.9, QFont.Weight.DemiBold)
        edges = (self._px(18), self._px(6))
        paint_heading(painter, option, edges, Words(title, font, self._theme.tokens.second_text))

    def _paint_icon(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        px, rect = self._px, option.rect
        disc = QRect(rect.x() + px(18), rect.y() + (rect.height() - px(34)) // 2, px(34), px(34))
        disc = QStyle.visualRect(option.direction, rect, disc)
        paint_icon_disc(painter, self._theme, disc, self._tint(option, line.tone), line.icon)

    def _paint_end(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> int:
        """Draw the word at the end; return the width that it takes."""
        return paint_end(painter, self._theme, option, line.end, self._tint(option, line.tone))

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, taken: int
    ) -> None:
        px, tokens = self._px, self._theme.tokens
        lines = (
            Words(line.title, self._font(1.0, QFont.Weight.Medium), tokens.text),
            Words(line.about, self._font(0.9), tokens.third_text),
        )
        paint_lines(painter, option, option.rect.adjusted(px(64), 0, -px(24) - taken, 0), lines)

    def _tint(self, option: QStyleOptionViewItem, tone: Tone) -> Tint:
        tint = tint_of_tone(tone, self._theme.tokens)
        is_plain = tone is Tone.PLAIN and option.state & _State.State_Selected
        return Tint(self._theme.tokens.surface, tint.ink) if is_plain else tint

    def _px(self, drawn: float) -> int:
        return self._theme.measures.px(drawn)

    def _font(self, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        return self._theme.measures.sized(self._theme.font, factor, weight)
