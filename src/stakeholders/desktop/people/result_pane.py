"""Results: the contacts of a place, narrowed by what is searched for, at the left of the card."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.facet_bar import FacetBar
from stakeholders.desktop.people.no_results import NoResults
from stakeholders.desktop.people.rows import result_row
from stakeholders.desktop.people.scopes import EVERYONE, Scope, flags_for
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.announcing import announce
from stakeholders.desktop.widgets.result_list import ResultList
from stakeholders.domain.ids import Uid
from stakeholders.domain.search_row import SearchRow
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.search import SearchResult

_PAGE_ROWS: Final = 50


class ResultPane(QWidget):
    """Asks for what is found, page by page, and shows it under its title and number.

    `row_chosen` tells the row to show the card of, or None; `opened` that its card is to be
    edited, `card_wanted` that the focus shall go there; `search_wanted` letters to search for,
    `create_wanted` the name of a new contact.
    """

    row_chosen = Signal(object)
    opened = Signal()
    card_wanted = Signal()
    search_wanted = Signal(str)
    create_wanted = Signal(str)

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self._directory: Directory | None = None
        self._scope = EVERYONE
        self._text = self._typed = ""
        self._shown_text = ""
        self._total = 0
        self._title = QLabel(self)
        self._count = QLabel(self)
        self._list = ResultList(frame.theme, translated("Results"), self)
        self._no_rows = NoResults(frame, self)
        self._stack = QStackedWidget(self)
        self.facets = FacetBar(frame.theme, self)
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
        """The views of the results."""
        return (self._list,)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def show_scope(self, scope: Scope) -> None:
        """Show the contacts of another place."""
        self._scope = scope
        self._retitle()

    def refresh(self) -> None:
        """Ask anew for what is shown."""
        self.search(self._text, self._typed)

    def search(self, text: str, typed: str | None = None) -> None:
        """Look for a query, of which this was typed; the answer comes when it is there."""
        self._text = text
        self._typed = text if typed is None else typed
        if self._directory is None:
            return
        find = self._directory.search.find
        flags = flags_for(self._scope, text)
        work = partial(find, text, flags=flags, limit=_PAGE_ROWS, similar=True, counted=False)
        show = partial(self._show_answer, from_top=text.strip() != self._shown_text.strip())
        self._frame.runner.read(work, show, lane="search")

    def show_first_page(self, rows: tuple[SearchRow, ...], total: int) -> None:
        """Show rows that were read before the directory is open for work."""
        if self._directory is None:
            self._show_rows(rows, total)

    def chosen(self) -> tuple[Uid, ...]:
        """Return the contacts that are chosen."""
        return tuple(row.uid for row in self._list.chosen())

    def choose(self, uid: Uid) -> None:
        """Choose a contact where it is among the results."""
        self._list.choose(uid)

    def take_focus(self) -> None:
        """Give the focus to the results."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose_first(self) -> None:
        """Choose the first row and give the focus to the results."""
        if self._list.rows.row(0) is not None:
            self._list.setCurrentIndex(self._list.rows.index(0))
        self.take_focus()

    # answers

    def _show_answer(self, result: "SearchResult", *, from_top: bool) -> None:
        self._shown_text = self._text
        is_new = from_top and bool(self._text.strip())
        self._show_rows(result.rows, result.total, from_top=is_new)
        if not result.is_counted and self._directory is not None:
            flags = flags_for(self._scope, self._text)
            work = partial(self._directory.search.total, self._text, flags=flags)
            self._frame.runner.read(work, partial(self._show_total, self._text), lane="count")

    def _show_total(self, text: str, total: int) -> None:
        """Show how many there are, which is counted after the first rows are there."""
        if text == self._text:
            self._total = total
            self._list.rows.grow(total)
            self._retitle()

    def _show_rows(
        self, rows: tuple[SearchRow, ...], total: int, *, from_top: bool = False
    ) -> None:
        self._total = total
        shown = tuple(result_row(row) for row in rows)
        self._list.show_rows(shown, total, from_top=from_top)
        self._retitle()
        self._stack.setCurrentWidget(self._list if rows else self._no_rows)
        if not rows:
            self._no_rows.say_why(self._typed or self._text)
        if from_top and rows:
            announce(self._list, self._count.text())

    def _read_page(self, first: int) -> None:
        if self._directory is None:
            return
        start = first - first % _PAGE_ROWS
        work = partial(
            self._directory.search.find,
            self._text,
            flags=flags_for(self._scope, self._text),
            limit=_PAGE_ROWS * 2,
            offset=start,
            similar=True,
            counted=False,
        )
        self._frame.runner.read(work, partial(self._show_page, self._text, start), lane="page")

    def _show_page(self, text: str, start: int, result: "SearchResult") -> None:
        if text == self._text:
            self._list.rows.set_page(start, tuple(result_row(row) for row in result.rows))

    def _retitle(self) -> None:
        self._title.setText(translated(self._scope.title))
        self._count.setText(plural("{count} contact", "{count} contacts", self._total))

    # how it is built

    def _lay_out(self) -> None:
        px = self._frame.theme.measures.px
        give_role(self, Role.PANE)
        give_role(self._title, Role.HEADING)
        give_role(self._count, Role.THIRD)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout()
        head.setContentsMargins(px(18), px(14), px(14), px(8))
        head.setSpacing(px(10))
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.facets)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._no_rows)

    def _connect(self) -> None:
        self._list.current_changed.connect(self.row_chosen)
        self._list.page_wanted.connect(self._read_page)
        self._list.opened.connect(self._open)
        self._list.card_wanted.connect(self.card_wanted)
        self._list.search_wanted.connect(self.search_wanted)
        self._no_rows.search_wanted.connect(self.search_wanted)
        self._no_rows.create_wanted.connect(self.create_wanted)

    def _open(self) -> None:
        self.opened.emit()
