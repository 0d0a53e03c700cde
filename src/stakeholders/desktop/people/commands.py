"""Commands on contacts: new, edit, put on a list, move to the bin."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from stakeholders.desktop.drafts.typed_draft import LATER, Typed, TypedDraft, new_name, shortly
from stakeholders.desktop.frame import Frame
from stakeholders.desktop.lists.list_picker import ListPicker
from stakeholders.desktop.people.new_contact import NewContact
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.domain.matching import Match

_SEVERAL: Final = 2


class ContactCommands(QObject):
    """Runs the commands that begin with `contact.` and `list.` on what the page has chosen."""

    def __init__(self, frame: Frame, page: PeoplePage) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._page = page
        self._directory: Directory | None = None
        self._chosen: tuple[Uid, ...] = ()
        rules = page.corrections
        self._new = NewContact(
            frame.theme, frame.window, rules.judge, rules.country_name, rules.latin_spelling
        )
        self._picker = ListPicker(frame.theme, frame.window)
        self._new.kept.connect(self._add)
        self._draft = TypedDraft("new_contact", frame.runner, self._offer_found, self)
        self._form = new_name()
        self._new.typed.connect(self._keep_draft)
        self._new.typed.connect(self._look_for_known)
        self._new.known_wanted.connect(page.show_contact)
        self._new.set_aside.connect(self._set_aside)
        self._picker.chosen.connect(self._put_on)
        self._picker.named.connect(self._make_list)
        page.create_wanted.connect(self._new.open)
        connect = frame.actions.connect_to
        connect("contact.new", partial(self._new.open, ""))
        connect("contact.edit", page.edit)
        connect("contact.delete", self._delete)
        connect("list.add", self._choose_list)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory
        self._draft.use(directory)

    def _keep_draft(self, lines: Typed) -> None:
        self._draft.keep(lines, self._form)

    def _look_for_known(self, typed: dict[str, str]) -> None:
        """Look whether whom somebody types is here already; the matcher is that of an import."""
        if self._directory is not None:
            alike = self._directory.known_people.alike
            told = (typed.get(key, "") for key in ("name", "phone", "email"))
            self._frame.runner.read(partial(alike, *told), self._show_known, lane="known")

    def _show_known(self, found: "tuple[Match, ...]") -> None:
        entry = found[0].entry if found else None
        if entry is None or entry.uid is None:
            self._new.show_known(Uid(""), "")
            return
        reasons = ", ".join(translated(reason) for reason in found[0].reasons)
        said = translated("{name} is here already? {reasons}", name=entry.name, reasons=reasons)
        self._new.show_known(entry.uid, said)

    def _set_aside(self, lines: Typed, given_up: bool) -> None:  # noqa: FBT001
        """Let another contact be typed; the one before can be gone on with."""
        if given_up:
            self._draft.drop(self._form)
        self._offer_draft(self._form, lines)
        self._form = new_name()

    def _offer_found(self, form: str, lines: Typed) -> None:
        if form != self._form:  # which stands in the lines
            self._offer_draft(form, lines)

    def _offer_draft(self, form: str, lines: Typed) -> None:
        name = shortly(", ".join(text for key, text in lines.items() if key != LATER))
        said = (
            translated(
                "A new contact was typed while the directory was not free: {name}.", name=name
            )
            if LATER in lines
            else translated("A new contact was not kept: {name}.", name=name)
        )
        self._frame.offer(said, translated("Go on with it"), partial(self._go_on, form, lines))

    def _go_on(self, form: str, lines: Typed) -> None:
        self._new.open_with(lines)
        self._form = form
        self._keep_draft(lines)

    def _add(self, lines: Typed) -> None:
        if self._directory is None:
            return
        if self._frame.is_kept_for_later():
            self._draft.keep({**lines, LATER: LATER}, self._form)
            self._form = new_name()
        else:
            name, form, self._form = lines["name"], self._form, new_name()
            add = self._directory.people.add
            rest = (lines["position"], lines["phone"], lines["email"])
            work = partial(add, name, *rest, latin=lines.get("latin", ""))
            added = partial(self._show_added, name, form)
            self._frame.runner.write(work, added, failed=partial(self._not_added, form, lines))

    def _not_added(self, form: str, lines: Typed, error: Exception) -> None:
        """Show again what was typed, with why it was not kept."""
        from stakeholders.app.errors import DirectoryFileError

        if not isinstance(error, DirectoryFileError):
            raise error
        self._go_on(form, lines)
        self._frame.tell(str(error))

    def _show_added(self, name: str, form: str, uid: Uid) -> None:
        self._draft.drop(form)
        self._page.show_contact(uid)
        self._frame.tell_done(translated("Added {name}.", name=name))

    def _delete(self) -> None:
        self._page.results.with_all_chosen(self._delete_these)

    def _delete_these(self, chosen: tuple[Uid, ...]) -> None:
        """Delete who is on the card, with all who are chosen together with it."""
        uids = self._meant(chosen)
        if self._directory is None or len(uids) < _SEVERAL:
            self._delete_one()
            return
        progress = self._page.results.progress
        job = progress.start(translated("Moving to the bin…"))
        work = partial(self._directory.bulk.delete, uids, job)
        self._frame.runner.write(work, self._tell_deleted, failed=self._tell_kept)

    def _tell_deleted(self, count: int) -> None:
        self._page.results.progress.finish()
        said = plural(
            "Moved {count} contact to the bin.", "Moved {count} contacts to the bin.", count
        )
        self._frame.tell_done(said)

    def _tell_kept(self, error: Exception) -> None:
        from stakeholders.app.errors import DirectoryFileError, NothingDoneError

        self._page.results.progress.finish()
        if not isinstance(error, NothingDoneError | DirectoryFileError):
            raise error
        self._frame.tell(str(error))

    def _delete_one(self) -> None:
        card = self._page.card
        if self._directory is not None and card is not None and card.record.uid:
            work = partial(self._directory.contacts.delete, card.record.uid)
            said = translated("Moved {name} to the bin.", name=card.record.name)
            self._frame.runner.write(work, partial(self._tell_done, said))

    def _choose_list(self) -> None:
        self._page.results.with_all_chosen(self._choose_list_for)

    def _choose_list_for(self, chosen: tuple[Uid, ...]) -> None:
        self._chosen = self._meant(chosen)
        if self._directory is not None and self._chosen:
            self._frame.runner.read(self._directory.lists.every, self._show_lists)

    def _show_lists(self, every: tuple[DirectoryList, ...]) -> None:
        self._picker.open(every, len(self._chosen))

    def _put_on(self, uid: str) -> None:
        if self._directory is not None:
            work = partial(self._directory.lists.add, Uid(uid), self._chosen)
            self._frame.runner.write(work, self._tell_put)

    def _make_list(self, name: str) -> None:
        if self._directory is not None:
            work = partial(self._directory.lists.make, name, self._chosen)
            said = translated("Made the list {name}.", name=name)
            self._frame.runner.write(work, partial(self._tell_done, said))

    def _meant(self, chosen: tuple[Uid, ...]) -> tuple[Uid, ...]:
        """Return who is chosen; where the card shows somebody else, only them."""
        card = self._page.card
        shown = card.record.uid if card is not None else None
        return chosen if shown is None or shown in chosen else (shown,)

    def _tell_put(self, count: int) -> None:
        said = plural(
            "Put {count} contact on the list.", "Put {count} contacts on the list.", count
        )
        self._frame.tell_done(said)

    def _tell_done(self, said: str, _answer: object) -> None:
        self._frame.tell_done(said)
