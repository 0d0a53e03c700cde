"""Lists: making them, putting contacts on them, and leaving some out for a reason."""

from collections.abc import Sequence

from stakeholders.app.errors import EmptyNameError, ExistingListError, UnknownListError
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList, ListMember
from stakeholders.domain.text import clean
from stakeholders.store import lists
from stakeholders.store.database import Database


class Lists:
    """The lists of a directory."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def every(self) -> tuple[DirectoryList, ...]:
        """Return all lists by name, with the number of their members."""
        with self._database.reading() as connection:
            return lists.all_lists(connection)

    def named(self, name: str) -> DirectoryList:
        """Return the list of this name or uid.

        Raises:
            UnknownListError: when there is none.
        """
        with self._database.reading() as connection:
            found = lists.list_named(connection, name)
        if found is None:
            raise UnknownListError(name)
        return found

    def members(self, list_uid: Uid) -> tuple[ListMember, ...]:
        """Return who is on a list, and who is left out and why."""
        with self._database.reading() as connection:
            return lists.members_of(connection, list_uid, self._database.today())

    def make(self, name: str, members: Sequence[Uid] = (), purpose: str = "") -> Uid:
        """Make a list with these members in this order; return its uid.

        Raises:
            EmptyNameError: when there is no name.
            ExistingListError: when there is one of this name.
            UnknownUidError: when a member is not in the directory.
        """
        if not clean(name):
            raise EmptyNameError
        with self._database.writing("list.made") as writing:
            if lists.list_named(writing.connection, name) is not None:
                raise ExistingListError(name)
            uid = lists.make_list(writing, name, purpose)
            count = lists.add_members(writing, uid, members)
            writing.says(list=uid, count=count)
        return uid

    def add(self, list_uid: Uid, members: Sequence[Uid]) -> int:
        """Put contacts on a list; return how many were not on it yet."""
        with self._database.writing("list.added") as writing:
            count = lists.add_members(writing, list_uid, members)
            writing.says(list=list_uid, count=count)
        return count

    def leave_out(self, list_uid: Uid, member: Uid, reason: str) -> None:
        """Leave a contact out of a list, for a reason that stays in view."""
        with self._database.writing("list.left_out") as writing:
            lists.leave_out(writing, list_uid, member, reason)
            writing.says(list=list_uid, entry=member)
