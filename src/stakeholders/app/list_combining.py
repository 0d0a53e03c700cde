"""Combining lists: who is on either, on one and not the other, or on both."""

from stakeholders.app.errors import EmptyNameError, ExistingListError
from stakeholders.app.list_members import ListMembers
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import Combination, ListMember, combined
from stakeholders.domain.text import clean
from stakeholders.store import lists as stored
from stakeholders.store.database import Database


class ListCombining:
    """Makes one list out of two; a saved search counts with what it finds now."""

    def __init__(self, database: Database, members: ListMembers) -> None:
        self._database = database
        self._members = members

    def preview(self, first: str, how: Combination, second: str) -> tuple[ListMember, ...]:
        """Return who would be on the list that two lists make; nothing is written.

        Raises:
            UnknownListError: when one of them is not there.
        """
        return combined(self._members.of(first), how, self._members.of(second))

    def make(self, name: str, first: str, how: Combination, second: str) -> Uid:
        """Make a list out of two, with their reasons and notes, as one step; return its uid.

        Raises:
            EmptyNameError: when there is no name.
            ExistingListError: when there is one of this name.
            UnknownListError: when one of the two is not there.
        """
        if not clean(name):
            raise EmptyNameError
        members = self.preview(first, how, second)
        with self._database.writing("list.made") as writing:
            if stored.list_named(writing.connection, name) is not None:
                raise ExistingListError(name)
            uid = stored.make_list(writing, clean(name))
            stored.put_members(writing, uid, members)
            writing.says(list=uid, count=len(members))
        return uid
