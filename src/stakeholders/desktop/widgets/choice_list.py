"""A few options of which one is chosen: all in view, one stop in the tab order."""

from collections.abc import Sequence
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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme

_BESIDE_WORDS: Final = 48
OPTION_ROLE: Final = Qt.ItemDataRole.UserRole + 1

_State = QStyle.StateFlag
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its key, what it is called, and a few words more where they help."""

    key: str
    text: str
    note: str = ""


class OptionsModel(QAbstractListModel):
    """The options in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()

    @property
    def options(self) -> tuple[Option, ...]:
        """All options."""
        return self._options

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options."""
        self.beginResetModel()
        self._options = tuple(options)
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._options)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        option = self._options[index.row()]
        if role == OPTION_ROLE:
            return option
        if role == Qt.ItemDataRole.DisplayRole:
            return option.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (option.text, option.note) if part)
        return None


class ChoiceList(QListView):
    """Arrows and first letters choose, and a click does; Enter is left to what stands around it."""

    chosen_changed = Signal(str)

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, in_row: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._in_row = in_row
        self._options = OptionsModel(self)
        self._delegate = OptionDelegate(theme, self)
        self.setModel(self._options)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._take_measure)

    @property
    def chosen(self) -> str:
        """The key of the chosen option."""
        option = self.currentIndex().data(OPTION_ROLE)
        return option.key if isinstance(option, Option) else ""

    @property
    def needed_width(self) -> int:
        """The width in which no word of an option is cut."""
        return self._delegate.longest_word(self._options.options)

    def show_options(self, options: Sequence[Option], chosen: str) -> None:
        """Offer these options; where none has the chosen key, the first is chosen."""
        self.blockSignals(True)
        self._options.set_options(options)
        self.blockSignals(False)
        self._take_measure()
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Choose an option, without a word to those who listen."""
        keys = [option.key for option in self._options.options]
        place = keys.index(key) if key in keys else 0
        self.blockSignals(True)
        self.setCurrentIndex(self._options.index(place))
        self.blockSignals(False)
        self.viewport().update()

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen_changed.emit(self.chosen)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_measure()
        super().resizeEvent(event)

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        pass  # all options are in view; scrolling by a pixel would hide one

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._delegate.needed_width(self._options.options), self.minimumHeight())

    def _take_measure(self) -> None:
        """Put as many options into a line as their words leave room for."""
        options = self._options.options
        if not options:
            return
        columns = 1
        if self._in_row:
            needed = self._delegate.needed_width(options)
            columns = max(1, min(len(options), self.width() // needed))
            columns = -(-len(options) // -(-len(options) // columns))
        room = self.width() - 1  # Qt wraps what fills the whole line
        width = max(room // columns, 1)
        height = self._delegate.needed_height(options, width)
        self.setGridSize(QSize(width, height))
        self.doItemsLayout()
        self.setFixedHeight(height * -(-len(options) // columns))


class OptionDelegate(QStyledItemDelegate):
    """A frame with the words, and a tick in the chosen one."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def needed_width(self, options: Sequence[Option]) -> int:
        """Return the width in which no word is cut."""
        metrics = QFontMetrics(self._font())
        notes = QFontMetrics(self._note_font())
        words = [metrics.horizontalAdvance(option.text) for option in options]
        words += [notes.horizontalAdvance(option.note) for option in options]
        return max(words, default=0) + self._theme.measures.px(_BESIDE_WORDS + 6)

    def longest_word(self, options: Sequence[Option]) -> int:
        """Return the width of the longest word: where words may be wrapped, that one is whole."""
        metrics = QFontMetrics(self._font())
        words = [word for option in options for word in f"{option.text} {option.note}".split()]
        longest = max(map(metrics.horizontalAdvance, words), default=0)
        return longest + self._theme.measures.px(_BESIDE_WORDS)

    def needed_height(self, options: Sequence[Option], width: int) -> int:
        """Return the height of one option of this width, with the gap below it."""
        has_note = any(option.note for option in options)
        room = width - self._theme.measures.px(_BESIDE_WORDS)
        heights = [sum(self._heights(option, room)) for option in options]
        return max(heights, default=0) + self._theme.measures.px(18 if has_note else 20)

    def _heights(self, option: Option, room: int) -> list[int]:
        """Return how high the words and the note are in lines of this width."""
        lines = [(option.text, self._font()), (option.note, self._note_font())]
        wrap = int(Qt.TextFlag.TextWordWrap)
        return [
            QFontMetrics(font).boundingRect(QRect(0, 0, max(room, 1), 0), wrap, text).height()
            for text, font in lines
            if text
        ]

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize()

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = index.data(OPTION_ROLE)
        if not isinstance(shown, Option):
            return
        gap = self._theme.measures.px(3)
        rect = option.rect.adjusted(gap, gap, -gap, -gap)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)  # sentences of the window, not names
        self._paint_frame(painter, rect, option.state)
        self._paint_words(painter, rect, option, shown)
        if option.state & _State.State_Selected:
            self._paint_tick(painter, rect, option)
        painter.restore()

    def _paint_frame(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        tokens, radius = self._theme.tokens, self._theme.measures.px(8)
        is_chosen, is_focused = state & _State.State_Selected, state & _State.State_HasFocus
        ground = tokens.accent_soft if is_chosen else tokens.surface
        if state & _State.State_MouseOver and not is_chosen:
            ground = tokens.hover
        line = tokens.focus if is_chosen else tokens.strong_border
        width = 2 if is_chosen and is_focused else 1
        painter.setPen(QPen(QColor(line), width))
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, radius, radius)

    def _paint_words(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, shown: Option
    ) -> None:
        px, tokens = self._theme.measures.px, self._theme.tokens
        lines = [(shown.text, self._font(), tokens.text)]
        if shown.note:
            lines.append((shown.note, self._note_font(), tokens.second_text))
        room = option.rect.width() - px(_BESIDE_WORDS)
        heights = self._heights(shown, room)
        top = rect.y() + (rect.height() - sum(heights)) // 2
        for (text, font, colour), height in zip(lines, heights, strict=True):
            place = QRect(rect.x() + px(12), top, room, height)
            place = QStyle.visualRect(option.direction, rect, place)
            painter.setFont(font)
            painter.setPen(colour)
            flags = _leading(option) | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(flags | Qt.TextFlag.TextWordWrap), text)
            top += height

    def _paint_tick(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        px = self._theme.measures.px
        size = px(16)
        place = QRect(rect.right() - px(10) - size, rect.center().y() - size // 2, size, size)
        tick = self._theme.icons.pixmap("check", self._theme.tokens.accent_text, size)
        painter.drawPixmap(QStyle.visualRect(option.direction, rect, place), tick)

    def _font(self) -> QFont:
        return self._theme.measures.sized(self._theme.font, 1.0, QFont.Weight.Medium)

    def _note_font(self) -> QFont:
        return self._theme.measures.sized(self._theme.font, 0.88)


def _leading(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    mirrored = option.direction is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute
