"""What is done on a member of a list, each one step with Undo."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stakeholders.desktop.frame import Frame
from stakeholders.desktop.people.name_panel import NamePanel
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import ListMember
from stakeholders.i18n import marked, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory

_Answered = Callable[[Uid, ListMember, str], None]


class MemberSteps(QObject):
    """Writes what is said by hand of members and of versions, and tells it."""

    def __init__(self, frame: Frame, page: QObject) -> None:
        super().__init__(page)
        self._frame = frame
        self._directory: Directory | None = None
        self._panel = NamePanel(frame.theme, frame.window)

    def use(self, directory: "Directory") -> None:
        """Work with this directory from now on."""
        self._directory = directory

    def ask_to_include(self, uid: Uid | None, member: ListMember | None) -> None:
        """Ask why a member is always included, and do so."""
        self._ask(uid, member, marked("Always include {name}, because"), self._include)

    def ask_to_leave_out(self, uid: Uid | None, member: ListMember | None) -> None:
        """Ask why a member is left out, and do so."""
        self._ask(uid, member, marked("Leave {name} out, because"), self._leave_out)

    def ask_for_note(self, uid: Uid | None, member: ListMember | None) -> None:
        """Ask for the note on a member."""
        self._ask(uid, member, marked("Note on {name}"), self._note, member.note if member else "")

    def take_off(self, uid: Uid | None, member: ListMember | None) -> None:
        """Forget what was said by hand of a member and the list."""
        if self._directory is not None and uid is not None and member is not None:
            said = translated("Took {name} off the list.", name=member.record.name)
            self._write(partial(self._directory.lists.remove, uid, (_uid_of(member),)), said)

    def move(self, uid: Uid | None, member: ListMember | None, place: int) -> None:
        """Put a member at another place of the list."""
        if self._directory is not None and uid is not None and member is not None:
            said = translated("Moved {name}.", name=member.record.name)
            self._write(partial(self._directory.lists.move, uid, _uid_of(member), place), said)

    def ask_who_got(self, uid: Uid | None, number: int) -> None:
        """Ask who got a version, and note it."""
        if uid is not None:
            title = translated("Who got version {number}?", number=number)
            self._panel.ask(title, "", partial(self._note_sent, uid, number))

    def _ask(
        self,
        uid: Uid | None,
        member: ListMember | None,
        title: str,
        answered: _Answered,
        text: str = "",
    ) -> None:
        if uid is not None and member is not None:
            named = translated(title, name=member.record.name)
            self._panel.ask(named, text, partial(answered, uid, member))

    def _include(self, uid: Uid, member: ListMember, reason: str) -> None:
        if self._directory is not None:
            said = translated("{name} is always included.", name=member.record.name)
            work = partial(self._directory.lists.add, uid, (_uid_of(member),), reason)
            self._write(work, said)

    def _leave_out(self, uid: Uid, member: ListMember, reason: str) -> None:
        if self._directory is not None:
            said = translated("Left {name} out.", name=member.record.name)
            work = partial(self._directory.lists.leave_out, uid, _uid_of(member), reason)
            self._write(work, said)

    def _note(self, uid: Uid, member: ListMember, text: str) -> None:
        if self._directory is not None:
            said = translated("Noted that on {name}.", name=member.record.name)
            work = partial(self._directory.lists.set_note, uid, _uid_of(member), text)
            self._write(work, said)

    def _note_sent(self, uid: Uid, number: int, who: str) -> None:
        if self._directory is not None and who.strip():
            said = translated("{name} got version {number}.", name=who.strip(), number=number)
            self._write(partial(self._directory.editions.note_sent, uid, number, who), said)

    def _write(self, work: Callable[[], object], said: str) -> None:
        self._frame.runner.write(work, partial(self._tell, said), failed=self._refused)

    def _tell(self, said: str, _answer: object) -> None:
        self._frame.tell_done(said)

    def _refused(self, error: Exception) -> None:
        from stakeholders.app.errors import NothingDoneError

        if not isinstance(error, NothingDoneError):
            raise error
        self._frame.tell(str(error))


def _uid_of(member: ListMember) -> Uid:
    if member.record.uid is None:
        raise ValueError(member)
    return member.record.uid
