"""Features: the jobs of the window tied together; what one alone needs stands beside its page."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, Signal

from stakeholders.app.first_page import FirstPage
from stakeholders.app.settings import SettingsFile
from stakeholders.app.window_state import WindowState, WindowStateFile
from stakeholders.desktop.bodies.bodies_feature import BodiesFeature
from stakeholders.desktop.corrections.corrections_feature import CorrectionsFeature
from stakeholders.desktop.events.event_feature import EventFeature
from stakeholders.desktop.feature import Feature, WholeFile, Workplace
from stakeholders.desktop.help.help_feature import HelpFeature
from stakeholders.desktop.history.history_feature import HistoryFeature
from stakeholders.desktop.history.past_feature import PastFeature
from stakeholders.desktop.letters.letters_feature import LettersFeature
from stakeholders.desktop.main_window import MainWindow
from stakeholders.desktop.people.people_feature import PeopleFeature
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.desktop.people.remembering import noted
from stakeholders.desktop.people.scopes import EVERYONE
from stakeholders.desktop.settings.settings_feature import SettingsFeature
from stakeholders.desktop.to_do.to_do_feature import ToDoFeature
from stakeholders.desktop.tour.tour_feature import TourFeature
from stakeholders.desktop.verify.verify_feature import VerifyFeature
from stakeholders.desktop.welcome.welcome_feature import WelcomeFeature
from stakeholders.desktop.widgets.search_completion import SearchCompletion
from stakeholders.domain.changes import Changes
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.search import SearchResult
    from stakeholders.app.verify_queue import VerifyScope

_PALETTE_HITS: Final = 8
_BEFORE_OPEN: Final = frozenset({"welcome", "unlocking"})
_ICONS: Final = (
    (EntryKind.PERSON, "user"),
    (EntryKind.BODY, "building-2"),
    (EntryKind.EVENT, "calendar"),
)
Kind = TypeVar("Kind", bound=Feature)


class Features(QObject):
    """Makes every feature once the window stands, and leads from each back to list and card.

    `language_changed` tells the choice of another language.
    """

    language_changed = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        kinds: tuple[type[Feature], ...],
        settings: SettingsFile,
        state: WindowStateFile,
        file: WholeFile,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._directory: Directory | None = None
        self._is_complete = False
        self._when_open: Callable[[], None] | None = None
        self._left_at = state.current.place
        self._left_with = state.current.contact
        frame = window.frame
        self._people = PeoplePage(frame)
        speak = self.language_changed.emit
        workplace = Workplace(self._people, settings, state, _documents, file, speak)
        self._all = tuple(kind(frame, workplace) for kind in kinds)
        window.furnish(self._all)
        for feature in self._all:
            feature.left.connect(self._leave)
            feature.contact_wanted.connect(self._show_contact)
        window.file_dropped.connect(self._take_file)
        window.text_dropped.connect(self._take_text)
        window.side_bar.contacts_dropped.connect(self.one(PeopleFeature).put_on_list)
        window.undo_wanted.connect(self.one(HistoryFeature).take_back)
        self._connect_search()
        self.one(PeopleFeature).look_at(self.one(BodiesFeature))
        self.one(HistoryFeature).past_wanted.connect(self.one(PastFeature).show_after)
        self.one(HelpFeature).setting_wanted.connect(self.one(SettingsFeature).show_setting)
        self.one(CorrectionsFeature).passed_on.connect(self._take_file)
        self.one(ToDoFeature).gather(self._all)
        self.one(VerifyFeature).let_ask(self._to_check)
        self.one(LettersFeature).let_ask(self.one(EventFeature).chosen)
        self.one(TourFeature).text_brought.connect(self._take_text)
        self.one(WelcomeFeature).sample_made.connect(self.one(TourFeature).begin)
        window.let_palette_find(self._find_for_palette)
        window.found_chosen.connect(self._show_contact)
        first = self._left_at if self._people.shows(self._left_at) else EVERYONE.place
        window.go_to(first)
        self._people.sections_changed.connect(self._go_where_it_was_left)

    @property
    def first_flag(self) -> str:
        """The flag of those who are shown first."""
        return next(iter(self._people.scope.flags), EVERYONE.flags[0])

    def noted(self, state: WindowState) -> WindowState:
        """Return the state with what is shown now."""
        return noted(self._people, state)

    def one(self, kind: type[Kind]) -> Kind:
        """Return the feature of a kind."""
        return next(one for one in self._all if isinstance(one, kind))

    def take_focus(self) -> None:
        """Give the focus to the search, where everything begins."""
        if self._window.place not in _BEFORE_OPEN:
            self._window.search_box.begin()

    def show_first_page(self, page: FirstPage) -> None:
        """Show rows that were read before the directory is open for work."""
        self._people.show_first_page(page.rows, page.total)
        if self._window.place in _BEFORE_OPEN:
            self._window.go_to(EVERYONE.place)

    def complete(self) -> None:
        """Make what may wait until the first rows are painted."""
        if not self._is_complete:
            self._is_complete = True
            for feature in self._all:
                feature.complete()

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self.complete()
        self._directory = directory
        for feature in self._all:
            feature.use(directory)
        if self._window.place in _BEFORE_OPEN:
            self._window.go_to(EVERYONE.place)
        if self._left_with:
            self._people.results.find_again(Uid(self._left_with))
            self._left_with = ""
        if self._when_open is not None:
            then, self._when_open = self._when_open, None
            then()

    def refresh(self, changes: Changes) -> None:
        """Show anew what an operation touched."""
        for feature in self._all:
            feature.refresh(changes)

    def when_open(self, then: Callable[[], None]) -> None:
        """Do this once the directory that is being opened is there."""
        self._when_open = then

    def _to_check(self) -> "tuple[VerifyScope, str] | None":
        """Return whose old facts are checked from the place that is shown."""
        shown = (one.to_check() for one in self._all if one.shows(self._window.place))
        return next((scope for scope in shown if scope), None)

    # search

    def _connect_search(self) -> None:
        box = self._window.search_box
        box.textEdited.connect(self._search)
        self._completion = SearchCompletion(self._window.frame.theme, box)
        self._completion.wanted.connect(self._complete)
        box.list_wanted.connect(self._people.go_to_list)
        box.first_wanted.connect(self._people.go_to_first)
        self._people.search_wanted.connect(self._begin_search)

    def _search(self, text: str) -> None:
        if not self._people.isVisible():
            self._window.go_to(self._people.scope.place)
        self._people.search(text)

    def _complete(self, text: str, cursor: int, fields: bool) -> None:  # noqa: FBT001
        if self._directory is not None:
            work = partial(self._directory.completions.of, text, cursor, fields=fields)
            show = partial(self._completion.offer, text)
            self._window.frame.runner.read(work, show, lane="complete")

    def _begin_search(self, letters: str) -> None:
        box = self._window.search_box
        if not letters:
            box.clear()
            self._people.search("")
        box.begin(letters)

    def _find_for_palette(self, typed: str) -> None:
        if self._directory is not None:
            work = partial(self._directory.search.find, typed, limit=_PALETTE_HITS)
            show = partial(self._show_in_palette, typed)
            self._window.frame.runner.read(work, show, lane="palette")

    def _show_in_palette(self, typed: str, result: "SearchResult") -> None:
        from stakeholders.desktop.actions.palette_rows import PaletteEntry

        icons = dict(_ICONS)
        entries = tuple(
            PaletteEntry(str(row.uid), row.name, icons.get(row.kind, "briefcase"), note=row.line1)
            for row in result.rows
        )
        self._window.palette_.show_found(typed, entries)

    # where it was left

    def _go_where_it_was_left(self) -> None:
        """Go to a place that is known only now, unless somebody went elsewhere meanwhile."""
        place, self._left_at = self._left_at, ""
        sections = [section for feature in self._all for section in feature.sections()]
        known = {one.key for section in sections for one in section.places}
        known |= {one.place.key for feature in self._all for one in feature.waiting()}
        if place in known and self._window.place == EVERYONE.place != place:
            self._window.go_to(place)

    # back to the list and the card

    def _show_contact(self, uid: str) -> None:
        box = self._window.search_box
        if box.text():
            box.clear()
        self._people.search("")
        self._window.go_to(EVERYONE.place)
        self._people.show_contact(Uid(uid))
        self._people.go_to_list()

    def _leave(self) -> None:
        self._window.go_to(self._people.scope.place)
        self._people.go_to_list()

    # what is dropped

    def _take_file(self, name: str) -> None:
        path = Path(name)
        if self._directory is None:
            self._window.tell(translated("Open or make a directory first, then drop it again."))
        elif not any(feature.take_file(path) for feature in self._all):
            self._window.tell(
                translated(
                    "{file} is neither a file of contacts nor a text. Nothing was read from it.",
                    file=path.name,
                )
            )

    def _take_text(self, text: str) -> None:
        any(feature.take_text(text) for feature in self._all)


def _documents() -> Path:
    """Return the folder of documents, or the home where there is no such folder."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place) or Path.home())
    return documents if documents.is_dir() else Path.home()
