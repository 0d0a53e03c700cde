"""Commands on searching: star, narrow, save a search, rename and remove lists."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.name_panel import NamePanel
from stakeholders.desktop.people.people_page import PeoplePage
from stakeholders.desktop.people.scopes import EVERYONE, list_of_place
from stakeholders.domain.ids import Uid
from stakeholders.i18n import plural, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory

_USES: Final = (
    "contact.copy_phone", "contact.copy_email", "contact.copy_block", "contact.copy_all",
    "contact.copy_vcard", "contact.write", "contact.call", "contact.edit",
)  # fmt: skip
"""What one does with a contact that one has looked for."""


class SearchCommands(QObject):
    """Runs the commands that begin with `search.`, and those on the list that is shown."""

    def __init__(self, frame: Frame, page: PeoplePage) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._page = page
        self._directory: Directory | None = None
        self._panel = NamePanel(frame.theme, frame.window)
        self._rule = ""
        connect = frame.actions.connect_to
        for key in _USES:
            frame.actions.qaction(key).triggered.connect(self._note_use)
        connect("contact.star", self._star)
        connect("search.narrow", page.narrow)
        connect("search.save", self._ask_to_save)
        connect("list.rename", self._ask_to_rename)
        connect("list.delete", self._delete)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def _note_use(self) -> None:
        """Let who was used come first the next time."""
        card = self._page.card
        if self._directory is not None and card is not None and card.record.uid:
            work = partial(self._directory.recent.use, card.record.uid)
            self._frame.runner.write(work, self._page.show_use, failed=self._not_noted)

    def _not_noted(self, error: Exception) -> None:
        """Go on where it cannot be kept who was used: that is no loss."""
        from stakeholders.app.errors import DirectoryFileError, UnknownUidError

        if not isinstance(error, DirectoryFileError | UnknownUidError):
            raise error

    def _star(self) -> None:
        card = self._page.card
        if self._directory is None or card is None or not card.record.uid:
            return
        chosen = self._page.chosen()
        uids = chosen if len(chosen) > 1 else (card.record.uid,)
        work = partial(self._directory.contacts.star, uids, starred=not card.is_starred)
        self._frame.runner.write(work, partial(self._tell_starred, len(uids), card.is_starred))

    def _tell_starred(self, count: int, was_starred: bool, _answer: object) -> None:  # noqa: FBT001
        if was_starred:
            said = plural(
                "Took the star from {count} contact.", "Took the star from {count} contacts.", count
            )
        else:
            said = plural("Starred {count} contact.", "Starred {count} contacts.", count)
        self._frame.tell_done(said)

    # searches and lists

    def _ask_to_save(self) -> None:
        if self._directory is None:
            return
        if not self._page.text:
            self._frame.tell(translated("Search for something first, or narrow the list."))
            return
        self._rule = self._page.text
        title = translated("Save this search as")
        self._panel.ask(title, self._rule, self._save)

    def _save(self, name: str) -> None:
        if self._directory is not None:
            work = partial(self._directory.lists.save_search, name, self._rule)
            done = partial(self._tell, translated("Saved the search {name}.", name=name))
            self._frame.runner.write(work, done, failed=self._refused)

    def _ask_to_rename(self) -> None:
        shown = self._shown()
        if shown is not None:
            name = self._page.scope.title
            self._panel.ask(translated("Rename the list"), name, partial(self._rename, shown))

    def _rename(self, uid: Uid, name: str) -> None:
        if self._directory is not None:
            work = partial(self._directory.lists.rename, uid, name)
            done = partial(self._tell, translated("Renamed the list to {name}.", name=name))
            self._frame.runner.write(work, done, failed=self._refused)

    def _delete(self) -> None:
        uid = self._shown()
        if uid is not None and self._directory is not None:
            said = translated("Moved the list {name} to the bin.", name=self._page.scope.title)
            work = partial(self._directory.lists.delete, uid)
            self._frame.runner.write(work, partial(self._tell_gone, said))

    def _shown(self) -> Uid | None:
        """Return the list that is shown, and say so where it is none."""
        uid = list_of_place(self._page.scope.place)
        if uid is None:
            self._frame.tell(translated("Go to a list or a saved search on the left first."))
        return uid

    def _tell(self, said: str, _answer: object) -> None:
        self._frame.tell_done(said)

    def _tell_gone(self, said: str, _answer: object) -> None:
        self._frame.go_to(EVERYONE.place)
        self._frame.tell_done(said)

    def _refused(self, error: Exception) -> None:
        """Ask again with what was typed, and say why it was not kept."""
        from stakeholders.app.errors import EmptyNameError, ExistingListError

        if not isinstance(error, EmptyNameError | ExistingListError):
            raise error
        self._panel.ask_again()
        self._frame.tell(str(error))
