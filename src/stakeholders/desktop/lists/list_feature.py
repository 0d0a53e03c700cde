"""Lists in the window: the commands that show a list with its reasons, versions and gaps."""

from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from stakeholders.desktop.ask import FileKind
from stakeholders.desktop.feature import PageFeature
from stakeholders.desktop.lists.mail_opening import MailOpening
from stakeholders.desktop.people.scopes import list_of_place
from stakeholders.domain.ids import Uid
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # the page is imported when it is shown, the store after the first paint
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.editions import Comparison
    from stakeholders.app.verify_queue import VerifyScope
    from stakeholders.desktop.lists.combine_commands import CombineCommands
    from stakeholders.desktop.lists.edition_panel import EditionPanel
    from stakeholders.desktop.lists.list_page import ListPage
    from stakeholders.domain.editions import Edition

_FORMATS: Final = ("docx", "html", "txt")
_EVENT: Final = "event:"
_OF_EVENT: Final = MappingProxyType(
    {"members": "event.invited", "check": "event.check", "versions": "event.versions"}
)
"""What the commands on lists show of an event."""


class ListFeature(PageFeature["ListPage"]):
    """Leads from the list that the sidebar shows to its page, and saves and mails it."""

    place = "lists"

    @override
    def connect_commands(self) -> None:
        connect = self.frame.actions.connect_to
        self._panel: EditionPanel | None = None
        self._combining: CombineCommands | None = None
        self._mails = MailOpening(self.frame, self)
        connect("list.show", partial(self._show_view, "members"))
        connect("list.check", partial(self._show_view, "check"))
        connect("list.versions", partial(self._show_view, "versions"))
        connect("list.save_version", self._ask_how_to_save)
        connect("list.mail", self._begin_mail)
        connect("list.combine", self._ask_to_combine)
        connect("list.include", self._include)
        connect("list.leave_out", self._leave_out)
        connect("list.take_off", self._take_off)
        connect("list.note", self._note)

    @override
    def build(self) -> "ListPage":
        from stakeholders.desktop.lists.list_page import ListPage

        page = ListPage(self.frame)
        page.left.connect(partial(self.frame.actions.run, "go.back"))
        page.contact_wanted.connect(self.contact_wanted)
        page.document_wanted.connect(self._ask_for_document)
        return page

    @override
    def to_check(self) -> "tuple[VerifyScope, str] | None":
        from stakeholders.app.verify_queue import VerifyScope

        page = self.built
        if page is None or page.uid is None:
            return None
        return page.to_check or VerifyScope(list_name=page.uid), page.name

    def _include(self) -> None:
        self.page.include()

    def _leave_out(self) -> None:
        self.page.leave_out()

    def _take_off(self) -> None:
        self.page.take_off()

    def _note(self) -> None:
        self.page.note()

    def _meant(self) -> Uid | None:
        """Return the list that is shown, and say so where there is none."""
        if self.built is not None and self.built.isVisible():
            return self.built.uid
        uid = list_of_place(self.workplace.people.scope.place)
        if uid is None:
            self.frame.tell(translated("Go to a list or a saved search on the left first."))
        return uid

    def _show_view(self, view: str) -> None:
        from stakeholders.desktop.lists.view_words import View

        if self._meeting() is not None:
            self.frame.actions.run(_OF_EVENT[view])
            return
        uid = self._meant()
        if uid is not None:
            self.page.show_list(uid, View(view))
            if self.frame.place() != self.place:
                self.go()

    def _ask_to_combine(self) -> None:
        from stakeholders.desktop.lists.combine_commands import CombineCommands

        uid = self._meant()
        if uid is not None and self.directory is not None:
            self._combining = self._combining or CombineCommands(self.frame)
            self._combining.ask(self.directory, uid)

    # saving a version

    def _ask_how_to_save(self) -> None:
        from stakeholders.desktop.lists.edition_panel import EditionPanel

        meeting = self._meeting()
        uid = meeting or self._meant()
        if uid is not None and self.directory is not None:
            if self._panel is None:
                self._panel = EditionPanel(self.frame.theme, self.frame.window)
                self._panel.wanted.connect(self._save)
            self._saved, self._saves_meeting = uid, meeting is not None
            self.frame.runner.read(partial(_called, self.directory, uid, meeting), self._open_panel)

    def _meeting(self) -> Uid | None:
        """Return the event that is shown, whose list of participants is saved then."""
        place = self.frame.place()
        return Uid(place.removeprefix(_EVENT)) if place.startswith(_EVENT) else None

    def _open_panel(self, name: str) -> None:
        if self._panel is not None:
            self._panel.open(name)

    def _save(self, kind: str, title: str) -> None:
        from stakeholders.domain.editions import EditionKind

        if self.directory is not None:
            lists, meetings = self.directory.editions, self.directory.participant_lists
            save = meetings.save if self._saves_meeting else lists.save
            work = partial(save, self._saved, EditionKind(kind), title)
            self.frame.runner.write(work, self._tell_saved)

    def _tell_saved(self, made: "Edition") -> None:
        said = plural(
            "Saved {count} line as version {number}.",
            "Saved {count} lines as version {number}.",
            made.count,
            number=made.number,
        )
        self.frame.tell_done(said)

    # a comparison as a document

    def _ask_for_document(self, comparison: "Comparison") -> None:
        from stakeholders.domain.file_name import safe_file_name

        name = safe_file_name(comparison.title, ".docx")
        kinds = tuple(FileKind(suffix.upper(), (f"*.{suffix}",)) for suffix in _FORMATS)
        title, suggested = translated("Save what has changed"), self.workplace.documents() / name
        answered = partial(self._write, comparison)
        self.frame.ask.for_file_to_save(title, suggested, kinds, answered)

    def _write(self, comparison: "Comparison", path: Path) -> None:
        if self.directory is not None:
            work = partial(_written, self.directory, comparison, path)
            said = translated("Saved what has changed as {file}.", file=path.name)
            self.frame.runner.write(work, partial(self._tell, said))

    def _tell(self, said: str, _answer: object) -> None:
        self.frame.tell(said)

    # mail

    def _begin_mail(self) -> None:
        if self._meeting() is not None:
            self.frame.actions.run("event.mail")
            return
        uid = self._meant()
        if uid is not None and self.directory is not None:
            note = partial(self.directory.mailings.note, uid)
            shown = partial(self._mails.open, note, "")
            self.frame.runner.read(partial(self.directory.mailings.of, uid), shown)


def _called(directory: "Directory", uid: Uid, meeting: Uid | None) -> str:
    """Return what a list or the list of a meeting is called; called in a worker."""
    return directory.events.read(uid).title if meeting else directory.lists.named(uid).name


def _written(directory: "Directory", comparison: "Comparison", path: Path) -> None:
    """Write a comparison as a document; called in a worker."""
    from stakeholders.app.document_files import document_format

    prepared = directory.editions.prepare(comparison)
    directory.documents.write(prepared, str(path), document_format(None, str(path)) or "docx")
