"""Lists: making them, putting contacts on them, and leaving some out for a reason."""

from collections.abc import Sequence

from stakeholders.app.errors import (
    EmptyNameError,
    ExistingListError,
    NotOnListError,
    SavedSearchError,
    UnknownListError,
)
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList, ListMember
from stakeholders.domain.text import clean
from stakeholders.store import lists
from stakeholders.store.database import Database
from stakeholders.store.history import Writing
from stakeholders.store.people import move_to_bin


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

    def save_search(self, name: str, rule: str) -> Uid:
        """Keep a search under a name: a list whose members are found anew each time.

        Raises:
            EmptyNameError: when there is no name, or nothing is searched for.
            ExistingListError: when there is a list of this name.
        """
        if not (clean(name) and clean(rule)):
            raise EmptyNameError
        with self._database.writing("list.search_saved") as writing:
            if lists.list_named(writing.connection, name) is not None:
                raise ExistingListError(name)
            uid = lists.make_list(writing, clean(name), rule=clean(rule))
            writing.says(list=uid)
        return uid

    def rename(self, list_uid: Uid, name: str) -> None:
        """Give a list or saved search another name.

        Raises:
            EmptyNameError: when there is no name.
            ExistingListError: when another list has it.
        """
        if not clean(name):
            raise EmptyNameError
        with self._database.writing("list.renamed", list=list_uid) as writing:
            other = lists.list_named(writing.connection, name)
            if other is not None and other.uid != list_uid:
                raise ExistingListError(name)
            lists.rename_list(writing, list_uid, clean(name))

    def change_search(self, list_uid: Uid, rule: str) -> None:
        """Let a saved search find something else.

        Raises:
            EmptyNameError: when nothing is searched for.
        """
        if not clean(rule):
            raise EmptyNameError
        with self._database.writing("list.search_changed", list=list_uid) as writing:
            lists.set_rule(writing, list_uid, clean(rule))

    def delete(self, list_uid: Uid) -> None:
        """Put a list or saved search into the bin; who is on it stays in the directory."""
        with self._database.writing("list.deleted", list=list_uid) as writing:
            move_to_bin(writing, list_uid)

    def add(self, list_uid: Uid, members: Sequence[Uid], reason: str = "") -> int:
        """Put contacts on a list, for a reason if there is one; return how many are new on it.

        Raises:
            SavedSearchError: when the members are found by a search.
        """
        with self._database.writing("list.added") as writing:
            self._by_hand(writing, list_uid)
            count = lists.add_members(writing, list_uid, members, clean(reason))
            writing.says(list=list_uid, count=count)
        return count

    def leave_out(self, list_uid: Uid, member: Uid, reason: str) -> None:
        """Leave a contact out of a list, for a reason that stays in view.

        Raises:
            SavedSearchError: when the members are found by a search.
        """
        with self._database.writing("list.left_out") as writing:
            self._by_hand(writing, list_uid)
            lists.leave_out(writing, list_uid, member, reason)
            writing.says(list=list_uid, entry=member)

    def remove(self, list_uid: Uid, members: Sequence[Uid]) -> int:
        """Take contacts off a list, also those that it leaves out; return how many they were.

        Raises:
            NotOnListError: when the list knows none of them.
            SavedSearchError: when the members are found by a search.
        """
        with self._database.writing("list.removed") as writing:
            name = self._by_hand(writing, list_uid)
            count = lists.remove_members(writing, list_uid, members)
            if not count:
                raise NotOnListError(name)
            writing.says(list=list_uid, count=count)
        return count

    def set_note(self, list_uid: Uid, member: Uid, note: str) -> None:
        """Write a note on a member of a list, or none.

        Raises:
            NotOnListError: when the contact is not on the list.
            SavedSearchError: when the members are found by a search.
        """
        with self._database.writing("list.noted", list=list_uid, entry=member) as writing:
            name = self._by_hand(writing, list_uid)
            if not lists.set_note(writing, list_uid, member, clean(note)):
                raise NotOnListError(name)

    def move(self, list_uid: Uid, member: Uid, place: int) -> None:
        """Put a member in a place of a list, 0 being the first; behind the last is the last.

        Raises:
            NotOnListError: when the contact is not on the list.
            SavedSearchError: when the members are found by a search.
        """
        with self._database.writing("list.ordered", list=list_uid, entry=member) as writing:
            name = self._by_hand(writing, list_uid)
            if not lists.move_member(writing, list_uid, member, max(place, 0)):
                raise NotOnListError(name)

    def _by_hand(self, writing: Writing, list_uid: Uid) -> str:
        """Return the name of a list, unless its members are found by a search."""
        one = lists.list_named(writing.connection, list_uid)
        if one is None:
            raise UnknownListError(list_uid)
        if one.rule:
            raise SavedSearchError(one.name)
        return one.name
