"""The sidebar: where one can go, and how much is there."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from stakeholders.desktop.dragging import contacts_in
from stakeholders.desktop.help.topics import give_topic
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.places import PLACE_ROLE, Place, PlacesModel, Section
from stakeholders.desktop.widgets.row_painting import (
    Words,
    paint_heading,
    paint_row_ground,
    paint_words,
)
from stakeholders.i18n import translated

_RAIL: Final = 52
_NO_LIMIT: Final = 16_777_215  # QWIDGETSIZE_MAX
_State = QStyle.StateFlag


class SideBar(QListView):
    """One place is always chosen; arrows walk, Alt+1 to 9 jump.

    Where there is little room it is a rail of icons, whose titles are told to the pointer.
    `contacts_dropped` tells the place that contacts were dropped on, and who they are.
    """

    place_chosen = Signal(str)
    contacts_dropped = Signal(str, object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_topic(self, "find#places")
        self._theme = theme
        self._is_rail = False
        self._places = PlacesModel(self)
        self.setModel(self._places)
        self._delegate = PlaceDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        give_role(self, Role.BAR)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self._target = ""
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._report)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        theme.changed.connect(self._take_measure)
        self._take_measure()

    def show_sections(self, sections: tuple[Section, ...]) -> None:
        """Show other places; the chosen one stays chosen where it is still there."""
        chosen = self.chosen()
        with QSignalBlocker(self):
            self._places.set_sections(sections)
            if chosen:
                self.choose(chosen)
        self._take_measure()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show other numbers; places without any appear and hide as they say."""
        self.show_sections(self._places.with_counts(counts))

    def chosen(self) -> str | None:
        """Return the key of the chosen place."""
        place = self.currentIndex().data(PLACE_ROLE)
        return place.key if isinstance(place, Place) else None

    @property
    def is_rail(self) -> bool:
        """Whether icons stand for the titles."""
        return self._is_rail

    def be_rail(self, *, rail: bool) -> None:
        """Show icons alone, or titles and numbers again."""
        if rail != self._is_rail:
            self._is_rail = self._delegate.is_rail = rail
            self._take_measure()

    @property
    def needed_width(self) -> int:
        """The width in which no title of a place is cut, of lists that people name apart."""
        if self._is_rail:
            return self._theme.measures.px(_RAIL) + self._bar_beside_rail()
        titles = [place for place in self._places.places() if not place.is_named]
        bar = self.verticalScrollBar().sizeHint().width()
        return self._delegate.needed_width(titles) + bar

    def choose(self, key: str) -> None:
        """Go to a place; where it is not among those that are shown, none is chosen."""
        row = self._places.row_of(key)
        if row is not None:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._places.index(row), flag)
        else:
            self.selectionModel().clear()

    def places(self) -> tuple[Place, ...]:
        """Return the places that are shown, in order."""
        return self._places.places()

    def choose_nth(self, number: int) -> None:
        """Go to the place that stands at this number, from 1."""
        places = self._places.places()
        if 1 <= number <= len(places):
            self.choose(places[number - 1].key)

    @property
    def target(self) -> str:
        """The key of the place that something dragged would be dropped on now."""
        return self._target

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._aim(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._aim(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim_at("")

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        place, contacts = self._place_at(event), contacts_in(event.mimeData())
        self._aim_at("")
        if place is not None and contacts:
            event.acceptProposedAction()
            self.contacts_dropped.emit(place.key, contacts)

    def _aim(self, event: QDragMoveEvent) -> None:
        """Take contacts over a list only; a file or a text is for the window."""
        is_ours = bool(contacts_in(event.mimeData()))
        place = self._place_at(event) if is_ours else None
        self._aim_at(place.key if place is not None else "")
        if place is not None or (is_ours and event.type() is QEvent.Type.DragEnter):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _place_at(self, event: QDropEvent) -> Place | None:
        place = self.indexAt(event.position().toPoint()).data(PLACE_ROLE)
        return place if isinstance(place, Place) and place.takes_contacts else None

    def _aim_at(self, key: str) -> None:
        if key != self._target:
            self._target = key
            self.viewport().update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose nothing by the focus alone: Qt would go to the first place where none is shown."""
        has_none = not self.currentIndex().isValid()
        with QSignalBlocker(self):
            super().focusInEvent(event)
            if has_none:
                self.selectionModel().clear()

    def _bar_beside_rail(self) -> int:
        """Return the room that a scroll bar takes: it stands beside the icons, not over them."""
        bar = self.verticalScrollBar()
        return bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0

    def _make_room(self) -> None:
        if self._is_rail and self.needed_width != self.maximumWidth():
            self._take_measure()

    def _report(self, current: QModelIndex) -> None:
        place = current.data(PLACE_ROLE)
        if isinstance(place, Place):
            self.place_chosen.emit(place.key)

    def _take_measure(self) -> None:
        edge = self._theme.measures.px(6)
        self.setViewportMargins(0, edge, 0, edge)
        px = self._theme.measures.px
        needed = self.needed_width
        self.setMinimumWidth(needed if self._is_rail else max(px(190), needed))
        self.setMaximumWidth(needed if self._is_rail else _NO_LIMIT)
        self.doItemsLayout()


class PlaceDelegate(QStyledItemDelegate):
    """Draws headings, and places with icon, title and number."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.is_rail = False

    def needed_width(self, places: Sequence[Place]) -> int:
        """Return the width in which no title and no number of these is cut."""
        px = self._theme.measures.px
        titles = QFontMetrics(self._font(1.0, QFont.Weight.DemiBold))
        numbers = QFontMetrics(self._font(0.9, QFont.Weight.Normal))
        words = [
            titles.horizontalAdvance(place.title) + numbers.horizontalAdvance(_number(place))
            for place in places
        ]
        return max(words, default=0) + px(18 + 26 + 8 + 18 + 2)

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        is_place = isinstance(index.data(PLACE_ROLE), Place)
        first = index.row() == 0
        is_gap = not index.data(PLACE_ROLE)
        height = 32 if is_place else 16 if is_gap else 30 if first else 44
        if self.is_rail:
            height = 36 if is_place else 6 if first else 13
        return QSize(self._theme.measures.px(40), self._theme.measures.px(height))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(PLACE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if isinstance(row, Place):
            self._paint_place(painter, option, row)
        else:
            self._paint_heading(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, title: str) -> None:
        px = self._theme.measures.px
        if self.is_rail:
            return
        font = self._font(0.86, QFont.Weight.DemiBold)
        words = Words(title, font, self._theme.tokens.third_text)
        paint_heading(painter, option, (px(18), px(6)), words)

    def _paint_place(self, painter: QPainter, option: QStyleOptionViewItem, place: Place) -> None:
        px, tokens = self._theme.measures.px, self._theme.tokens
        selected = bool(option.state & _State.State_Selected)
        self._paint_ground(painter, option, is_target=self._is_target(place))
        inside = option.rect.adjusted(px(18), 0, -px(18), 0)
        ink = tokens.accent_text if selected else tokens.text
        self._paint_icon(painter, option, place, inside)
        if self.is_rail:
            return
        number = _number(place)
        painter.setFont(self._font(0.9, QFont.Weight.Normal))
        painter.setPen(tokens.accent_text if selected else tokens.third_text)
        width = painter.fontMetrics().horizontalAdvance(number)
        end = QRect(inside.right() - width + 1, inside.y(), width, inside.height())
        painter.drawText(self._visual(option, end), Qt.AlignmentFlag.AlignCenter, number)
        title = inside.adjusted(px(26), 0, -width - px(8), 0)
        self._paint_title(painter, option, place.title, title, ink)

    def _paint_title(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        title: str,
        rect: QRect,
        ink: str,
    ) -> None:
        selected = bool(option.state & _State.State_Selected)
        font = self._font(1.0, QFont.Weight.DemiBold if selected else QFont.Weight.Normal)
        paint_words(painter, self._visual(option, rect), Words(title, font, ink), option.direction)

    def _paint_icon(
        self, painter: QPainter, option: QStyleOptionViewItem, place: Place, inside: QRect
    ) -> None:
        tokens, size = self._theme.tokens, self._theme.measures.px(17)
        selected = bool(option.state & _State.State_Selected)
        plain = tokens.warn if place.warns else tokens.second_text
        colour = tokens.accent_text if selected else plain
        rect = QRect(inside.x(), inside.y() + (inside.height() - size) // 2, size, size)
        pixmap = self._theme.icons.pixmap(place.icon, colour, size)
        painter.drawPixmap(self._visual(option, rect), pixmap)

    def _is_target(self, place: Place) -> bool:
        view = self.parent()
        return isinstance(view, SideBar) and view.target == place.key

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_target: bool
    ) -> None:
        ring = self._theme.tokens.accent if is_target else ""
        paint_row_ground(painter, self._theme, option, radius=7, always=ring)

    def _font(self, factor: float, weight: QFont.Weight) -> QFont:
        return self._theme.measures.sized(self._theme.font, factor, weight)

    def _visual(self, option: QStyleOptionViewItem, rect: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, rect)


def _number(place: Place) -> str:
    if place.count is None:
        return ""
    number = QLocale().toString(place.count)
    return translated("{number}+", number=number) if place.is_more else number
