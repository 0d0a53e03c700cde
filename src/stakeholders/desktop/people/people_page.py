"""People, organisations and posts: the results, and the card of the chosen one."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from stakeholders.desktop.actions.action import Needs
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.page import Page
from stakeholders.desktop.people.card_pane import CardPane
from stakeholders.desktop.people.corrections import Corrections
from stakeholders.desktop.people.pane_splitter import PaneSplitter
from stakeholders.desktop.people.place_list import PlaceList
from stakeholders.desktop.people.result_pane import ResultPane
from stakeholders.desktop.people.scopes import EVERYONE, Scope, flags_for
from stakeholders.desktop.runner import Wanted
from stakeholders.desktop.widgets.rows_model import ResultRow, RowKind
from stakeholders.desktop.widgets.splitting import tell_in_order
from stakeholders.domain.changes import Changes
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.narrowing import narrowed
from stakeholders.domain.search_row import SearchRow
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.contact_card import ContactCard
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.facets import Facet
    from stakeholders.desktop.people.contact_view import ContactView

_FACETS: Final = "facets"
_BOTH: Final = 700
"""So wide is a page that has room for list and card beside each other."""


class PeoplePage(Page):
    """The results on the left, the card on the right.

    `sections_changed` tells that the sidebar has other places or counts; `search_wanted` letters
    to search for, `create_wanted` the name of a new contact, `event_wanted` the uid of an event
    that was opened in the list, `card_shown` that there is another card now, or none.
    """

    sections_changed = Signal()
    search_wanted = Signal(str)
    create_wanted = Signal(str)
    event_wanted = Signal(str)
    card_shown = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._directory: Directory | None = None
        self._typed = ""
        self._event: Uid | None = None
        self._places = PlaceList(frame.runner, self)
        self._results = ResultPane(frame, self)
        self._card = CardPane(frame, self)
        self._splitter = PaneSplitter(frame.theme, self)
        self._is_on_card = False
        self._lay_out()
        self._connect()

    # what the window asks

    @override
    def use(self, directory: "Directory") -> None:
        self._directory = directory
        self._card.use(directory)
        self._results.use(directory)
        self._narrow()
        self._places.use(directory)

    @property
    def places(self) -> PlaceList:
        """The places that show contacts."""
        return self._places

    def shows(self, place: str) -> bool:
        """Tell whether a place leads here."""
        return self._places.has(place)

    @override
    def show_place(self, place: str) -> None:
        scope = self._places.scope(place)
        if scope.place != self._results.scope.place:
            self._results.facets.clear()
        self._results.show_scope(scope)
        self._narrow()

    @override
    def refresh(self, changes: Changes) -> None:
        self._places.refresh()
        self._card.refresh(changes)
        self._results.read_columns()
        self._narrow()

    @property
    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self._results, self._card)

    @property
    def scope(self) -> Scope:
        """The place that is shown."""
        return self._results.scope

    @property
    def text(self) -> str:
        """What is searched for: the words that were typed, and what narrows."""
        return self._results.text

    @property
    def total(self) -> int:
        """How many contacts are shown."""
        return self._results.total

    @property
    def results(self) -> ResultPane:
        """What was found, as a list or as a table."""
        return self._results

    @property
    def splitter(self) -> PaneSplitter:
        """What parts the results from the card."""
        return self._splitter

    @property
    def view(self) -> "ContactView":
        """The card as it is drawn; built by whoever asks first."""
        return self._card.view

    @property
    def corrections(self) -> Corrections:
        """What judges and writes what is typed on a card."""
        return self._card.corrections

    @property
    def card(self) -> "ContactCard | None":
        """The card that is shown, None while there is none."""
        return self._card.card

    def chosen(self) -> tuple[Uid, ...]:
        """Return the contacts that are chosen in the list, of those whose rows have come."""
        return self._results.chosen()

    def name_of(self, place: str) -> str:
        """Return what a place is called."""
        return translated(self._places.scope(place).title)

    def show_first_page(self, rows: tuple[SearchRow, ...], total: int) -> None:
        """Show rows that were read before the directory is open for work."""
        self._results.show_first_page(rows, total)

    def search(self, text: str) -> None:
        """Look for what was typed, among what is shown; the answer comes when it is there."""
        self._turn_to(card=False)
        self._typed = text
        self._narrow()

    def _search_everywhere(self) -> None:
        """Look for the same among everyone, with nothing that narrows."""
        self._results.facets.clear()
        self.frame.go_to(EVERYONE.place)
        self._narrow()
        self.go_to_list()

    def show_use(self, is_new: bool) -> None:  # noqa: FBT001
        """Count the places anew when somebody is among the recent ones who was not."""
        if is_new:
            self._places.refresh()

    def narrow(self) -> None:
        """Open all ways to narrow what is shown."""
        self._results.facets.open_menu()

    def _narrow(self) -> None:
        scope, facets = self._results.scope, self._results.facets
        only_people = (f"kind:{EntryKind.PERSON}",) if scope is EVERYONE else ()
        rest = () if self._typed.strip() or not facets.queries else only_people
        text = narrowed(self._typed, scope.rule and f"({scope.rule})", *facets.queries, *rest)
        self.frame.runner.forget(_FACETS)
        self._results.search(text, self._typed)

    def _read_facets(self) -> None:
        """Count what narrows the rows that are shown, until something else is asked for."""
        text = self._results.text
        if self._directory is not None:
            work = partial(_looked_over, self._directory, text, flags_for(self.scope, text))
            self.frame.runner.read_while_wanted(work, self._show_facets, lane=_FACETS)

    def _show_facets(self, found: "tuple[tuple[Facet, ...], tuple[str, ...]]") -> None:
        self._results.facets.offer(*found)

    def show_contact(self, uid: Uid) -> None:
        """Show the card of a contact, and choose it where it is in the list."""
        self._results.choose(uid)
        self._card.read(uid)

    def go_to_list(self) -> None:
        """Give the focus to the list."""
        self._turn_to(card=False)
        self._results.take_focus()

    def go_to_first(self) -> None:
        """Choose the first row and give the focus to the list."""
        self._turn_to(card=False)
        self._results.choose_first()

    def edit(self) -> None:
        """Open the first field of the card."""
        self._turn_to(card=True)
        self._card.edit()

    def _open(self) -> None:
        if self._event is not None:
            self.event_wanted.emit(self._event)
        else:
            self.edit()

    def _go_to_card(self) -> None:
        """Give the focus to the card."""
        self._turn_to(card=True)
        self._card.take_focus()

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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn_to(card=self._is_on_card)

    def _turn_to(self, *, card: bool) -> None:
        """Mean the list or the card; where both have no room beside each other, only it is seen."""
        self._is_on_card = card
        has_room = self.width() >= self.frame.theme.measures.px(_BOTH)
        self._results.setVisible(has_room or not card)
        self._card.setVisible(has_room or card)

    # the card

    def _show_row(self, row: ResultRow | None) -> None:
        self._event = row.uid if row is not None and row.kind is RowKind.EVENT else None
        if row is None:
            self._card.show_nothing()
        else:
            self._card.read(row.uid)

    def _say_whether_chosen(self) -> None:
        """Let no command reach a contact behind another page."""
        chosen = self.card is not None and self.isVisible()
        for need in (Needs.CONTACT, Needs.TERM):
            self.frame.actions.hold(need, holds=chosen)

    # how it is built

    def _lay_out(self) -> None:
        self._splitter.hold(self._results, self._card)
        tell_in_order(self._splitter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _connect(self) -> None:
        self._card.shown.connect(self.card_shown)
        self._places.changed.connect(self.sections_changed)
        self._results.facets.changed.connect(self._narrow)
        self._results.answered.connect(self._read_facets)
        self._results.row_chosen.connect(self._show_row)
        self._results.opened.connect(self._open)
        self._results.card_wanted.connect(self._go_to_card)
        self._results.search_wanted.connect(self.search_wanted)
        self._results.create_wanted.connect(self.create_wanted)
        self._results.everywhere_wanted.connect(self._search_everywhere)
        self._card.shown.connect(self._say_whether_chosen)
        self._card.contact_wanted.connect(self.show_contact)
        self._results.switched.connect(self._splitter.show_table)


def _looked_over(
    directory: "Directory", text: str, flags: tuple[str, ...], wanted: Wanted
) -> "tuple[tuple[Facet, ...], tuple[str, ...]]":
    """Return what narrows a query, and what in it makes no sense; called in a worker."""
    remarks = tuple(each.problem.message for each in directory.search.read(text).problems)
    return directory.facets.of(text, flags, wanted), remarks
