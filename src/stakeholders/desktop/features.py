"""Features: the pages' commands and signals, tied together where one leads to another."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication

from stakeholders.app.first_page import FirstPage
from stakeholders.app.settings import SettingsFile
from stakeholders.desktop.actions.palette_rows import PaletteEntry
from stakeholders.desktop.bin.bin_page import BinPage
from stakeholders.desktop.bodies.bodies_page import BodiesPage
from stakeholders.desktop.capture.capture_page import CapturePage
from stakeholders.desktop.exporting.export_panel import ExportPanel, ExportScope
from stakeholders.desktop.history.history_page import HistoryPage
from stakeholders.desktop.history.past_page import PastPage
from stakeholders.desktop.importing.import_page import ImportPage
from stakeholders.desktop.main_window import MainWindow
from stakeholders.desktop.page import Page
from stakeholders.desktop.people.attachment_commands import AttachmentCommands
from stakeholders.desktop.people.commands import ContactCommands
from stakeholders.desktop.people.note_commands import NoteCommands
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.desktop.people.scopes import EVERYONE, flags_for, list_of_place
from stakeholders.desktop.people.term_commands import TermCommands
from stakeholders.desktop.printing.print_command import PrintCommand
from stakeholders.desktop.printing.print_page import PrintPage
from stakeholders.desktop.settings.settings_page import SettingsPage
from stakeholders.desktop.to_do.to_do_page import ToDoPage
from stakeholders.desktop.welcome.welcome_page import WelcomePage
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.contact_card import ContactCard
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.search import SearchResult

_PALETTE_HITS: Final = 8
_BEFORE_OPEN: Final = frozenset({"welcome", "unlocking"})
_CONTACT_FILES: Final = frozenset({".vcf", ".vcard", ".csv", ".tsv", ".jsonl", ".ndjson"})
_ICONS: Final = ((EntryKind.PERSON, "user"), (EntryKind.BODY, "building-2"))
_Kind = TypeVar("_Kind", bound=Page)

MakeDirectory = Callable[[Path | None, bool, Callable[[], None]], None]
"""Makes a directory, the user's own without a path, with the sample or not, then calls back."""


class Features(QObject):
    """Made once the window stands; nothing here belongs to one page alone.

    `language_changed` tells the choice of another language.
    """

    language_changed = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        settings: SettingsFile,
        open_file: Callable[[Path], None],
        make: MakeDirectory,
        restore: Callable[[Path], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._open_file = open_file
        self._make = make
        self._directory: Directory | None = None
        self._people = self._page(PeoplePage)
        self._bodies = self._page(BodiesPage)
        self._capture = self._page(CapturePage)
        self._import = self._page(ImportPage)
        self._history = self._page(HistoryPage)
        self._past = self._page(PastPage)
        self._to_do = self._page(ToDoPage)
        self._bin = self._page(BinPage)
        self._welcome = self._page(WelcomePage)
        self._settings = self._page(SettingsPage)
        self._when_open: Callable[[], None] | None = None
        self._commands = ContactCommands(window.frame, self._people)
        self._terms = TermCommands(window.frame, self._people, self._bodies)
        self._notes = NoteCommands(window.frame, self._people)
        self._attachments = AttachmentCommands(window.frame, self._people)
        self._export = ExportPanel(window.frame, settings, _documents())
        self._print = self._page(PrintPage)
        self._print.left.connect(self._leave)
        self._printing = PrintCommand(
            window.frame, self._people, self._print, settings, _documents()
        )
        self._connect_search()
        self._connect_capture()
        self._connect_import()
        self._connect_history()
        self._connect_welcome()
        self._connect_to_do()
        self._connect_chart()
        window.actions_.connect_to("exporting.open", self._open_export)
        self._connect_settings(settings, restore)
        window.let_palette_find(self._find_for_palette)
        window.palette_.found_chosen.connect(self._go_to_found)
        window.go_to(EVERYONE.place)

    def take_focus(self) -> None:
        """Give the focus to the search, where everything begins."""
        if self._window.place not in _BEFORE_OPEN:
            self._window.search_box.begin()

    def show_first_page(self, page: FirstPage) -> None:
        """Show rows that were read before the directory is open for work."""
        self._people.show_first_page(page.rows, page.total)
        if self._window.place in _BEFORE_OPEN:
            self._window.go_to(EVERYONE.place)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory
        self._commands.use(directory)
        self._terms.use(directory)
        self._notes.use(directory)
        self._attachments.use(directory)
        self._export.use(directory)
        self._printing.use(directory)
        if self._window.place in _BEFORE_OPEN:
            self._window.go_to(EVERYONE.place)
        if self._when_open is not None:
            then, self._when_open = self._when_open, None
            then()

    def when_open(self, then: Callable[[], None]) -> None:
        """Do this once the directory that is being opened is there."""
        self._when_open = then

    def show_welcome(self, problem: str) -> None:
        """Show the first-run page, or why the file cannot be opened."""
        if problem:
            self._welcome.show_problem(problem)
        self._window.go_to("welcome")

    def _page(self, kind: type[_Kind]) -> _Kind:
        page = self._window.page(kind)
        if not isinstance(page, kind):
            raise TypeError(kind)
        return page

    # search

    def _connect_search(self) -> None:
        box = self._window.search_box
        box.textEdited.connect(self._search)
        box.list_wanted.connect(self._people.go_to_list)
        box.first_wanted.connect(self._people.go_to_first)
        self._people.search_wanted.connect(self._begin_search)
        self._people.sections_changed.connect(self._window.show_sections)

    def _search(self, text: str) -> None:
        if not self._people.isVisible():
            self._window.go_to(self._people.scope.place)
        self._people.search(text)

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
        icons = dict(_ICONS)
        entries = tuple(
            PaletteEntry(str(row.uid), row.name, icons.get(row.kind, "briefcase"), note=row.line1)
            for row in result.rows
        )
        self._window.palette_.show_found(typed, entries)

    def _go_to_found(self, uid: str) -> None:
        self._show_contact(Uid(uid))

    def _show_contact(self, uid: Uid) -> None:
        box = self._window.search_box
        if box.text():
            box.clear()
        self._people.search("")
        self._window.go_to(EVERYONE.place)
        self._people.show_contact(uid)
        self._people.go_to_list()

    # capture and import

    def _connect_capture(self) -> None:
        self._window.actions_.connect_to("capture.paste", self._paste)
        self._capture.kept.connect(self._show_kept)
        self._capture.left.connect(self._leave)
        self._window.text_dropped.connect(self._read_text)

    def _paste(self) -> None:
        self._read_text(QGuiApplication.clipboard().text())

    def _read_text(self, text: str) -> None:
        self._window.go_to("capture")
        self._capture.show_text(text)

    def _show_kept(self, uids: tuple[Uid, ...]) -> None:
        if uids:
            self._show_contact(uids[0])

    def _leave(self) -> None:
        self._window.go_to(self._people.scope.place)
        self._people.go_to_list()

    def _connect_import(self) -> None:
        self._window.actions_.connect_to("importing.open", self._import.choose_file)
        self._import.imported.connect(self._show_imported)
        self._import.left.connect(self._leave)
        self._window.file_dropped.connect(self._take_file)

    def _show_imported(self, _count: int) -> None:
        self._window.go_to(EVERYONE.place)

    def _take_file(self, name: str) -> None:
        path = Path(name)
        if path.suffix.lower() in _CONTACT_FILES:
            self._import.show_file(path)
        else:
            self._window.go_to("capture")
            self._capture.show_file(path)

    # history

    def _connect_history(self) -> None:
        connect = self._window.actions_.connect_to
        connect("history.show", partial(self._window.go_to, "history"))
        connect("contact.history", self._show_history)
        connect("contact.as_of", self._show_past_of_card)
        connect("history.as_of", self._history.show_past)
        self._history.past_wanted.connect(self._show_past)
        self._past.left.connect(partial(self._window.actions_.run, "go.back"))
        connect("history.undo", self._undo)
        connect("history.redo", self._redo)

    def _show_history(self) -> None:
        card = self._people.card
        if card is not None and card.record.uid is not None:
            self._window.go_to(self._history.place_of(card.record.uid, card.record.name))

    def _show_past_of_card(self) -> None:
        card = self._people.card
        if card is not None and card.record.uid is not None:
            self._past.show_contact(card.record.uid)
            self._window.go_to("past")

    def _show_past(self, uid: str, step: str) -> None:
        self._past.show_contact(Uid(uid), step)
        self._window.go_to("past")

    def _undo(self) -> None:
        if self._directory is not None:
            undo = self._directory.history.undo
            self._window.frame.runner.write(undo, self._window.tell)

    def _redo(self) -> None:
        if self._directory is not None:
            redo = self._directory.history.redo
            self._window.frame.runner.write(redo, self._window.tell)

    # to do and the bin

    def _connect_to_do(self) -> None:
        for page in (self._to_do, self._bin):
            page.sections_changed.connect(self._window.show_sections)
        self._to_do.contact_wanted.connect(self._go_to_found)

    # settings

    def _connect_settings(self, settings: SettingsFile, restore: Callable[[Path], None]) -> None:
        for place in ("settings", "encryption"):
            go = partial(self._window.go_to, place)
            self._window.actions_.connect_to(f"{place}.open", go)
        self._settings.use_settings(settings)
        self._settings.language_changed.connect(self.language_changed)
        self._settings.restore_wanted.connect(restore)

    # the organisation chart

    def _connect_chart(self) -> None:
        self._bodies.contact_wanted.connect(self._go_to_found)
        self._window.actions_.connect_to("bodies.show", self._show_chart)

    def _show_chart(self) -> None:
        """Show the chart, at the organisation that the card is about where one is shown."""
        body = _body_of(self._people.card) if self._people.isVisible() else None
        if body is not None:
            self._bodies.show_body(body)
        self._window.go_to("bodies")

    # first run

    def _connect_welcome(self) -> None:
        make, choose = self._make, self._import.choose_file
        self._welcome.sample_wanted.connect(partial(make, None, True, self._leave))
        self._welcome.empty_wanted.connect(partial(make, None, False, self._leave))
        self._welcome.import_wanted.connect(partial(make, None, False, choose))
        self._welcome.new_file_chosen.connect(self._make_at)
        self._welcome.file_chosen.connect(self._open_file)

    def _make_at(self, path: Path) -> None:
        self._make(path, False, self._leave)

    # export

    def _open_export(self) -> None:
        if self._directory is None:
            return
        from stakeholders.app.exporting import Scope

        scope, text = self._people.scope, self._people.text
        title = translated(scope.title)
        if list_of_place(scope.place) and not text:
            contacts = Scope(list_name=scope.title)
        else:
            contacts = Scope(text, tuple(flags_for(scope, text)))
        shown = plural(
            "{name}, {count} contact", "{name}, {count} contacts", self._people.total, name=title
        )
        self._export.open(ExportScope(scope.place, shown, title, contacts))


def _body_of(card: "ContactCard | None") -> Uid | None:
    """Return the organisation that a card is about: it, or where the post or the person is."""
    if card is None:
        return None
    if card.record.kind is EntryKind.BODY:
        return card.record.uid
    return next((line.body_uid for line in card.record.present_posts if line.body_uid), None)


def _documents() -> Path:
    """Return the folder of documents, or the home where there is no such folder."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place) or Path.home())
    return documents if documents.is_dir() else Path.home()
