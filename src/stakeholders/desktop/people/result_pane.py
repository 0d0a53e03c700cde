"""Results: the contacts of a place, narrowed by what is searched for, at the left of the card."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from stakeholders.app.window_state import PlaceLayout
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.facet_bar import FacetBar
from stakeholders.desktop.people.no_results import MOST_COUNTED, NoResults
from stakeholders.desktop.people.result_count import ResultCount
from stakeholders.desktop.people.result_head import ResultHead
from stakeholders.desktop.people.result_layout import ResultLayout
from stakeholders.desktop.people.rows import result_rows
from stakeholders.desktop.people.scopes import EVERYONE, Scope, flags_for, list_of_place
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.announcing import announce
from stakeholders.desktop.widgets.late_progress import LateProgress
from stakeholders.desktop.widgets.result_list import ResultList
from stakeholders.domain.arrangement import Arrangement
from stakeholders.domain.ids import Uid
from stakeholders.domain.search_row import SearchRow
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.contact_table import Asked, TableColumn
    from stakeholders.app.directory_file import Directory
    from stakeholders.desktop.widgets.result_table import ResultTable

_PAGE_ROWS: Final = 50


class Found(Protocol):
    """An answer, of a search or of a page of the table."""

    @property
    def rows(self) -> tuple[SearchRow, ...]:
        """The rows."""

    @property
    def total(self) -> int:
        """How many there are in all."""

    @property
    def is_counted(self) -> bool:
        """Whether there are no more than that."""


class ResultPane(QWidget):
    """Asks for what is found, page by page, and shows it as a list or as a table.

    `row_chosen` tells the row to show the card of, or None; `opened` that its card is to be
    edited, `card_wanted` that the focus shall go there; `search_wanted` letters to search for,
    `create_wanted` the name of a new contact, `everywhere_wanted` that all places are to be
    searched; `layout_changed` how the place is shown from now on,
    `switched` whether that is a table; `answered` that the first rows are there.
    """

    row_chosen = Signal(object)
    opened = Signal()
    card_wanted = Signal()
    search_wanted = Signal(str)
    create_wanted = Signal(str)
    everywhere_wanted = Signal()
    layout_changed = Signal(str, object)
    switched = Signal(bool)
    answered = Signal()

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self._directory: Directory | None = None
        self._scope = EVERYONE
        self._layout = ResultLayout(EVERYONE.place, self)
        self._text = self._typed = ""
        self._shown_text = ""
        self._total = 0
        self._is_counted = True
        self._counting = ResultCount(frame.runner, self)
        self._head = ResultHead(frame, self)
        self._list = ResultList(frame.theme, translated("Results"), self)
        self._no_rows = NoResults(frame, self)
        self.facets = FacetBar(frame.theme, self)
        self._stack = QStackedWidget(self)
        self.progress = LateProgress(frame.theme, self)
        self._lay_out()
        self._connect()
        self._retitle()

    @property
    def scope(self) -> Scope:
        """The place that is shown."""
        return self._scope

    @property
    def text(self) -> str:
        """What is searched for."""
        return self._text

    @property
    def total(self) -> int:
        """How many contacts are shown."""
        return self._total

    @property
    def views(self) -> tuple[QAbstractItemView, ...]:
        """The list, and the table, which is built by who asks first."""
        return (self._list, self._table)

    @property
    def head(self) -> ResultHead:
        """What stands above the results."""
        return self._head

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory
        self._no_rows.use(directory.unknown_numbers)
        self.read_columns()

    def use_layouts(self, layout_of: Callable[[str], PlaceLayout]) -> None:
        """Show each place as this says."""
        if self._layout.use(layout_of):
            self._show_layout()

    def show_scope(self, scope: Scope) -> None:
        """Show the contacts of another place."""
        self._layout.show_place(scope.place)
        self._scope = scope
        self._head.show_list(is_list=list_of_place(scope.place) is not None)
        self._show_layout()
        self._retitle()

    def search(self, text: str, typed: str | None = None) -> None:
        """Look for a query, of which this was typed; the answer comes when it is there."""
        self._text = text
        self._typed = text if typed is None else typed
        self._counting.drop()
        if self._directory is not None:
            show = partial(self._show_answer, from_top=text.strip() != self._shown_text.strip())
            self._frame.runner.read(self._work(_PAGE_ROWS, 0), show, lane="search")

    def show_first_page(self, rows: tuple[SearchRow, ...], total: int) -> None:
        """Show rows that were read before the directory is open for work."""
        if self._directory is None:
            self._show_rows(rows, (), total)

    def chosen(self) -> tuple[Uid, ...]:
        """Return the contacts that are chosen, of those whose rows have come."""
        return tuple(row.uid for row in self._list.chosen())

    def with_all_chosen(self, then: Callable[[tuple[Uid, ...]], None]) -> None:
        """Call back with everybody who is chosen, read where their rows have not come."""
        chosen = self.chosen()
        if self._directory is None or len(chosen) == self._list.number_chosen():
            then(chosen)
            return
        work = partial(self._directory.table.uids, self._asked(), self._list.spans())
        self._frame.runner.read(work, then, lane="chosen")

    def choose(self, uid: Uid) -> None:
        """Choose a contact where it is among the results."""
        self._list.choose(uid)

    def find_again(self, uid: Uid) -> None:
        """Choose a contact wherever it stands in what is shown."""
        if self._directory is not None:
            work = partial(self._directory.table.place_of, self._asked(), uid)
            self._frame.runner.read(work, self._choose_at, lane="again")

    def _choose_at(self, place: int | None) -> None:
        if place is not None and place < self._list.rows.rowCount():
            self._list.setCurrentIndex(self._list.rows.at(place))

    def take_focus(self) -> None:
        """Give the focus to the results."""
        view = self._table if self._layout.is_table else self._list
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose_first(self) -> None:
        """Choose the first row and give the focus to the results."""
        if self._list.rows.row(0) is not None:
            self._list.setCurrentIndex(self._list.rows.at(0))
        self.take_focus()

    # list or table, columns, order

    def switch(self) -> None:
        """Show a table in place of the list, or the list again."""
        had_focus = self._list.hasFocus() or (self._layout.is_table and self._table.hasFocus())
        self._layout.switch()
        self._show_layout()
        self._ask_again()
        if had_focus:
            self.take_focus()

    def ask_for_order(self) -> None:
        """Let an order be chosen, by any column."""
        self._head.open_orders(self._layout.known, self._layout.arrangement)

    def ask_for_columns(self) -> None:
        """Let the columns of the table be chosen; where there is a list it becomes a table."""
        if not self._layout.is_table:
            self.switch()
        self._head.open_columns(self._layout.known, self._layout.codes)

    def _arrange_by(self, column: str) -> None:
        self._arrange(self._layout.arrangement.turned(column))

    def _arrange(self, arrangement: Arrangement) -> None:
        self._layout.arrange(arrangement)
        self._show_order()
        self._ask_again()

    def _show_column(self, code: str, is_shown: bool) -> None:  # noqa: FBT001
        others = [column for column in self._table.columns() if column.code != code]
        added = [column for column in self._layout.known if column.code == code and is_shown]
        if others or added:
            self._layout.keep_columns([*others, *added])
            self._show_layout()
            self._ask_again()

    def _keep_moved(self) -> None:
        if self._layout.is_table:
            self._layout.keep_columns(self._table.columns())

    def _ask_again(self) -> None:
        self.search(self._text, self._typed)

    def read_columns(self) -> None:
        """Learn which columns there are; a field of one's own may be one more or less."""
        if self._directory is not None:
            columns = self._directory.table.columns
            self._frame.runner.read(columns, self._take_columns, lane="columns")

    def _take_columns(self, every: "Sequence[TableColumn]") -> None:
        if self._layout.learn(every):
            self._show_layout()
            if self._layout.is_table:
                self._ask_again()

    def _show_layout(self) -> None:
        """Show list or table, as the place is shown; the rows are asked for anew."""
        self._head.show_table(is_table=self._layout.is_table)
        self.switched.emit(self._layout.is_table)
        if self._layout.is_table:
            wanted = self._layout.columns
            if self._table.columns() != wanted or self._list.rows.columnCount() != len(wanted):
                self._table.show_columns(wanted)
        elif self._list.rows.columnCount() > 1:
            self._list.set_columns(())
        self._show_order()
        if self._stack.currentWidget() is not self._no_rows:
            self._stack.setCurrentWidget(self._table if self._layout.is_table else self._list)

    def _show_order(self) -> None:
        if self._layout.is_table:
            order = self._layout.arrangement
            self._table.show_order(order.column, descending=order.descending)

    # questions and answers

    def _asked(self) -> "Asked":
        from stakeholders.app.contact_table import Asked

        return Asked(self._text, flags_for(self._scope, self._text), self._layout.arrangement)

    def _work(self, limit: int, offset: int) -> Callable[[], Found]:
        """Return the work that reads a page."""
        if self._directory is None:
            raise ValueError(limit)
        asked, codes = self._asked(), self._layout.codes
        if codes or asked.arrangement.column:
            return partial(self._directory.table.page, asked, codes, limit, offset)
        find = self._directory.search.find
        near = partial(find, asked.text, flags=asked.flags, similar=True, counted=False)
        return partial(near, limit=limit, offset=offset)

    def _show_answer(self, result: Found, *, from_top: bool) -> None:
        self._shown_text = self._text
        is_new = from_top and bool(self._text.strip())
        self._is_counted = result.is_counted
        self._show_rows(result.rows, _cells(result), result.total, from_top=is_new)
        if not result.is_counted and self._directory is not None:
            asked = self._asked()
            total = self._directory.search.total
            self._counting.count(partial(total, asked.text, flags=asked.flags))
        self.answered.emit()

    def _show_total(self, total: int, is_exact: bool) -> None:  # noqa: FBT001
        """Show how many there are, which is counted after the first rows are there."""
        self._total, self._is_counted = total, is_exact
        self._list.rows.grow(total)
        self._retitle()
        announce(self._list, self._head.number)

    def _show_rows(
        self,
        rows: tuple[SearchRow, ...],
        cells: tuple[tuple[str, ...], ...],
        total: int,
        *,
        from_top: bool = False,
    ) -> None:
        self._total = total
        if rows:
            self._stack.setCurrentWidget(self._table if self._layout.is_table else self._list)
        self._list.show_rows(result_rows(rows, cells), total, from_top=from_top)
        if self._layout.is_table:
            self._table.ask_for_missing()
        self._retitle()
        if not rows:
            self._stack.setCurrentWidget(self._no_rows)  # what is seen is announced
            self._say_why_none()
        elif from_top and self._is_counted:
            announce(self._list, self._head.number)

    def _say_why_none(self) -> None:
        """Say why nobody is shown, and offer who would be found in another place."""
        self._no_rows.say_why(self._typed or self._text)
        is_narrow = self._scope is not EVERYONE or bool(self.facets.queries)
        if self._directory is not None and self._typed.strip() and is_narrow:
            work = partial(self._directory.search.total, self._typed, most=MOST_COUNTED)
            show = partial(self._no_rows.offer_elsewhere, self._typed)
            self._frame.runner.read(work, show, lane="elsewhere")

    def _read_page(self, first: int) -> None:
        if self._directory is not None:
            start = first - first % _PAGE_ROWS
            show = partial(self._show_page, (self._asked(), self._layout.codes), start)
            self._frame.runner.read(self._work(_PAGE_ROWS * 2, start), show, lane="page")

    def _show_page(self, asked: object, start: int, result: Found) -> None:
        if asked == (self._asked(), self._layout.codes):
            self._list.rows.set_page(start, result_rows(result.rows, _cells(result)))

    def _retitle(self) -> None:
        chosen = self._list.number_chosen()
        title = translated(self._scope.title)
        found = bool(self._typed.strip())
        self._head.say(title, self._total, chosen, is_exact=self._is_counted, is_found=found)

    # how it is built

    def _lay_out(self) -> None:
        give_role(self, Role.PANE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.facets)
        column.addWidget(self._stack, 1)
        column.addWidget(self.progress)
        for view in (self._list, self._no_rows):
            self._stack.addWidget(view)
        self._head.show_table(is_table=False)

    @cached_property
    def _table(self) -> "ResultTable":
        """The table, built when it is shown for the first time."""
        from stakeholders.desktop.widgets.result_table import ResultTable

        table = ResultTable(self._frame.theme, translated("Results"), self._list, self)
        table.order_wanted.connect(self._arrange_by)
        table.columns_changed.connect(self._keep_moved)
        table.columns_wanted.connect(self.ask_for_columns)
        self._stack.addWidget(table)
        return table

    def _connect(self) -> None:
        self._layout.changed.connect(self.layout_changed)
        self._counting.counted.connect(self._show_total)
        self._list.current_changed.connect(self.row_chosen)
        self._list.selection_changed.connect(self._retitle)
        self._list.page_wanted.connect(self._read_page)
        self._list.opened.connect(self._open)
        self._list.card_wanted.connect(self.card_wanted)
        self._list.search_wanted.connect(self.search_wanted)
        self._no_rows.search_wanted.connect(self.search_wanted)
        self._no_rows.create_wanted.connect(self.create_wanted)
        self._no_rows.everywhere_wanted.connect(self.everywhere_wanted)
        self._head.arrangement_chosen.connect(self._arrange)
        self._head.column_chosen.connect(self._show_column)

    def _open(self) -> None:
        self.opened.emit()


def _cells(result: Found) -> tuple[tuple[str, ...], ...]:
    cells: tuple[tuple[str, ...], ...] = getattr(result, "cells", ())
    return cells
