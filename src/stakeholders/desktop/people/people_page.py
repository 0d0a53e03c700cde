"""People, organisations and posts: the list of what was found, and the card of the chosen one."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.action import Needs
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.page import Page
from stakeholders.desktop.people.contact_view import ContactView
from stakeholders.desktop.people.corrections import Corrections
from stakeholders.desktop.people.detail_edits import DetailEdits
from stakeholders.desktop.people.rows import result_row
from stakeholders.desktop.people.scopes import (
    DIRECTORY_SCOPES,
    EVERYONE,
    TO_DO_SCOPES,
    Scope,
    flags_for,
    scope_of_list,
)
from stakeholders.desktop.style.roles import Role, give_role
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.desktop.widgets.places import Place, Section
from stakeholders.desktop.widgets.result_list import ResultList
from stakeholders.desktop.widgets.rows_model import ResultRow
from stakeholders.domain.changes import Changes
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.search_row import SearchRow
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.contact_card import ContactCard
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.search import SearchResult

_PAGE_ROWS: Final = 50
_ON_A_BUTTON: Final = 20


class PeoplePage(Page):
    """The list on the left, the card on the right.

    `sections_changed` tells that the sidebar has other places or counts; `scope_changed` that
    another place is shown, with its title; `list_wanted` the uid of a list.
    """

    sections_changed = Signal()
    search_wanted = Signal(str)
    create_wanted = Signal(str)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._scope = EVERYONE
        self._text = ""
        self._shown_text = ""
        self._total = 0
        self._lists: tuple[DirectoryList, ...] = ()
        self._counts: dict[str, int] = {}
        self._title = QLabel(self)
        self._count = QLabel(self)
        self._list = ResultList(frame.theme, translated("Results"), self)
        self.corrections = Corrections(frame, self)
        judge, country_name = self.corrections.judge, self.corrections.country_name
        self._view = ContactView(frame.theme, frame.actions, judge, country_name, self)
        self._edits = DetailEdits(frame, self._view, self)
        self._no_rows = EmptyState(frame.theme, self, stacked=True)
        self._no_card = EmptyState(frame.theme, self)
        self._left, self._right = QStackedWidget(self), QStackedWidget(self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._lay_out()
        self._connect()
        self._retitle()

    # what the window asks

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        self.corrections.use(directory)
        self._edits.use(directory)
        self.search(self._text)
        self._read_places()

    @override
    def sections(self) -> tuple[Section, ...]:
        lists = [self.scope_of(one) for one in self._lists]
        return (
            Section(translated("Directory"), self._places(DIRECTORY_SCOPES)),
            Section(translated("Lists"), self._places(lists)),
            Section(translated("To look at"), self._places(TO_DO_SCOPES)),
        )

    @override
    def shows(self, place: str) -> bool:
        return any(scope.place == place for scope in self._scopes())

    @override
    def show_place(self, place: str) -> None:
        self._scope = next((s for s in self._scopes() if s.place == place), EVERYONE)
        self._retitle()
        self.search(self._text)

    @override
    def refresh(self, changes: Changes) -> None:
        self._read_places()
        self._edits.refresh()
        self.search(self._text)
        card = self._view.card
        if card is not None and card.record.uid and changes.touches(card.record.uid):
            self._read_card(card.record.uid)

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
    def view(self) -> ContactView:
        """The card as it is drawn."""
        return self._view

    @property
    def card(self) -> "ContactCard | None":
        """The card that is shown, None while there is none."""
        return self._view.card if self._right.currentWidget() is self._view else None

    def chosen(self) -> tuple[Uid, ...]:
        """Return the contacts that are chosen in the list."""
        return tuple(row.uid for row in self._list.chosen())

    def show_first_page(self, rows: tuple[SearchRow, ...], total: int) -> None:
        """Show rows that were read before the directory is open for work."""
        if self._directory is None:
            self._show_rows(rows, total)

    def search(self, text: str) -> None:
        """Look for what was typed; the answer comes when it is there."""
        self._text = text
        if self._directory is None:
            return
        find = self._directory.search.find
        work = partial(find, text, flags=flags_for(self._scope, text), limit=_PAGE_ROWS)
        show = partial(self._show_answer, from_top=text.strip() != self._shown_text.strip())
        self.frame.runner.read(work, show, lane="search")

    def show_contact(self, uid: Uid) -> None:
        """Show the card of a contact, and choose it where it is in the list."""
        self._list.choose(uid)
        self._read_card(uid)

    def go_to_list(self) -> None:
        """Give the focus to the list."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_first(self) -> None:
        """Choose the first row and give the focus to the list."""
        if self._list.rows.row(0) is not None:
            self._list.setCurrentIndex(self._list.rows.index(0))
        self.go_to_list()

    def edit(self) -> None:
        """Open the first field of the card."""
        self._view.edit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_to_list()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say_whether_chosen()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._say_whether_chosen()

    # answers

    def _show_answer(self, result: "SearchResult", *, from_top: bool) -> None:
        self._shown_text = self._text
        is_new = from_top and bool(self._text.strip())
        self._show_rows(result.rows, result.total, from_top=is_new)

    def _show_rows(
        self, rows: tuple[SearchRow, ...], total: int, *, from_top: bool = False
    ) -> None:
        self._total = total
        shown = tuple(result_row(row) for row in rows)
        self._list.show_rows(shown, total, from_top=from_top)
        self._retitle()
        if rows:
            self._left.setCurrentWidget(self._list)
        else:
            self._say_nothing_found()

    def _say_nothing_found(self) -> None:
        if self._text:
            self._no_rows.say(
                "search",
                translated("Nothing found"),
                translated("Nothing here matches “{text}”.", text=self._text),
                ("x", translated("Clear the search")),
                ("user-plus", translated("New contact “{text}”", text=_shortened(self._text))),
            )
        else:
            self._no_rows.say(
                "users",
                translated("Nobody here yet"),
                translated("Add contacts from a text, a file, or by hand."),
                ("scan-text", translated("Add from text")),
                ("download", translated("Import")),
                ("plus", translated("New contact")),
            )
        self._left.setCurrentWidget(self._no_rows)
        self._show_no_card()

    def _choose_way_out(self, number: int) -> None:
        if self._text:
            (self.search_wanted, self.create_wanted)[number].emit("" if number == 0 else self._text)
        else:
            self.frame.actions.run(("capture.paste", "importing.open", "contact.new")[number])

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
        )
        self.frame.runner.read(work, partial(self._show_page, self._text, start), lane="page")

    def _show_page(self, text: str, start: int, result: "SearchResult") -> None:
        if text == self._text:
            self._list.rows.set_page(start, tuple(result_row(row) for row in result.rows))

    def _show_row(self, row: ResultRow | None) -> None:
        if row is None:
            self._show_no_card()
        else:
            self._read_card(row.uid)

    def _read_card(self, uid: Uid) -> None:
        if self._directory is not None:
            read = partial(self._directory.cards.read, uid)
            self.frame.runner.read(read, self._show_card, lane="card", failed=self._show_gone)

    def _show_card(self, card: "ContactCard") -> None:
        self._view.show_card(card)
        self._right.setCurrentWidget(self._view)
        self._say_whether_chosen()

    def _show_gone(self, _error: Exception) -> None:
        self._show_no_card()

    def _show_no_card(self) -> None:
        self._no_card.say(
            "id-card",
            translated("No contact chosen"),
            translated("Type anywhere to search. Ctrl+K shows everything you can do."),
        )
        self._right.setCurrentWidget(self._no_card)
        self._say_whether_chosen()

    def _say_whether_chosen(self) -> None:
        """Let no command reach a contact behind another page."""
        chosen = self.card is not None and self.isVisible()
        self.frame.actions.hold(Needs.CONTACT, holds=chosen)

    def _retitle(self) -> None:
        self._title.setText(translated(self._scope.title))
        self._count.setText(plural("{count} contact", "{count} contacts", self._total))

    # the sidebar

    def scope_of(self, one: DirectoryList) -> Scope:
        """Return the place of a list."""
        return scope_of_list(one.uid, one.name)

    def _scopes(self) -> tuple[Scope, ...]:
        lists = tuple(self.scope_of(one) for one in self._lists)
        return (*DIRECTORY_SCOPES, *lists, *TO_DO_SCOPES)

    def _places(self, scopes: tuple[Scope, ...] | list[Scope]) -> tuple[Place, ...]:
        return tuple(
            Place(
                scope.place,
                translated(scope.title),
                scope.icon,
                self._counts.get(scope.place, 0),
                scope.hides_empty,
                scope.warns,
            )
            for scope in scopes
        )

    def _read_places(self) -> None:
        if self._directory is not None:
            work = partial(_counted, self._directory)
            self.frame.runner.read(work, self._show_places, lane="places")

    def _show_places(self, found: tuple[tuple[DirectoryList, ...], dict[str, int]]) -> None:
        if found != (self._lists, self._counts):
            self._lists, self._counts = found
            self.sections_changed.emit()

    # how it is built

    def _add_channel(self, kind: str, text: str) -> None:
        if self._view.card is not None:
            self.corrections.add_channel(self._view.card.record, kind, text)

    def _change_field(self, field: str, text: str) -> None:
        card = self._view.card
        if card is not None and not self.corrections.change_field(card.record, field, text):
            self._view.show_card(card)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.frame.tell(translated("Copied."))

    def _lay_out(self) -> None:
        px = self.frame.theme.measures.px
        give_role(self._title, Role.HEADING)
        give_role(self._count, Role.THIRD)
        left = QWidget(self)
        give_role(left, Role.PANE)
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout()
        head.setContentsMargins(px(18), px(14), px(14), px(8))
        head.setSpacing(px(10))
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._left, 1)
        self._left.addWidget(self._list)
        self._left.addWidget(self._no_rows)
        self._right.addWidget(self._no_card)
        self._right.addWidget(self._view)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self._right)
        self._splitter.setStretchFactor(0, 2)
        self._splitter.setStretchFactor(1, 4)
        self._splitter.setSizes([px(400), px(780)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)
        self._show_no_card()

    def _connect(self) -> None:
        self._list.current_changed.connect(self._show_row)
        self._list.page_wanted.connect(self._read_page)
        self._list.opened.connect(self._edit_opened)
        self._list.card_wanted.connect(self._view.take_focus)
        self._list.search_wanted.connect(self.search_wanted)
        self._no_rows.chosen.connect(self._choose_way_out)
        self._view.channel_changed.connect(self.corrections.change_channel)
        self._view.channel_added.connect(self._add_channel)
        self._view.field_changed.connect(self._change_field)
        self._view.copy_wanted.connect(self._copy)
        self._view.contact_wanted.connect(self.show_contact)
        self._view.list_wanted.connect(self._go_to_list)
        self._view.run_wanted.connect(self.frame.actions.run)

    def _go_to_list(self, uid: str) -> None:
        self.frame.go_to(scope_of_list(Uid(uid), "").place)

    def _edit_opened(self) -> None:
        self._view.edit()


def _shortened(text: str) -> str:
    """Return a text that fits on a button."""
    return text if len(text) <= _ON_A_BUTTON else f"{text[:_ON_A_BUTTON].rstrip()}…"


def _counted(directory: "Directory") -> tuple[tuple[DirectoryList, ...], dict[str, int]]:
    """Return all lists, and how many contacts each place shows; called in a worker."""
    lists = directory.lists.every()
    scopes = (*DIRECTORY_SCOPES, *TO_DO_SCOPES, *(scope_of_list(a.uid, a.name) for a in lists))
    return lists, {scope.place: directory.search.count(scope.flags[0]) for scope in scopes}
