"""Lists: making them, putting contacts on them, and leaving some out for a reason."""

from collections.abc import Sequence

from stakeholders.app.errors import (
    EmptyNameError,
    ExistingListError,
    FoundByRuleError,
    NothingDoneError,
    NotOnListError,
)
from stakeholders.app.list_members import ListMembers
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList, ListMember
from stakeholders.domain.text import clean
from stakeholders.store import lists
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.people import move_to_bin


class Lists:
    """The lists of a directory."""

    def __init__(self, database: Database, members: ListMembers) -> None:
        self._database = database
        self._members = members

    def every(self) -> tuple[DirectoryList, ...]:
        """Return all lists by name, with the number of their members."""
        with self._database.reading() as connection:
            return lists.all_lists(connection)

    def named(self, name: str) -> DirectoryList:
        """Return the list of this name or uid.

        Raises:
            UnknownListError: when there is none.
        """
        return self._members.named(name)

    def members(self, list_uid: Uid) -> tuple[ListMember, ...]:
        """Return who is on a list, and who is left out and why."""
        return self._members.of(list_uid)

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
        """Let a list always include contacts, for a reason if there is one.

        Returns how many it did not include so yet.

        Raises:
            UnknownListError: when there is no such list.
        """
        one = self.named(list_uid)
        with self._database.writing("list.added") as writing:
            count = lists.add_members(
                writing, list_uid, members, clean(reason), placed=not one.rule
            )
            writing.says(list=list_uid, count=count)
        return count

    def leave_out(self, list_uid: Uid, member: Uid, reason: str) -> None:
        """Leave a contact out of a list, for a reason that stays in view."""
        with self._database.writing("list.left_out") as writing:
            lists.leave_out(writing, list_uid, member, clean(reason))
            writing.says(list=list_uid, entry=member)

    def remove(self, list_uid: Uid, members: Sequence[Uid]) -> int:
        """Take contacts off a list, also those that it leaves out; return how many they were.

        Whom the rule of the list finds as well is on it by that.

        Raises:
            NotOnListError: when the list knows none of them.
            FoundByRuleError: when only its rule finds them.
            UnknownListError: when there is no such list.
        """
        one = self.named(list_uid)
        with self._database.writing("list.removed") as writing:
            count = lists.remove_members(writing, list_uid, members)
            if not count:
                raise self._not_removed(one, members)
            writing.says(list=list_uid, count=count)
        return count

    def set_note(self, list_uid: Uid, member: Uid, note: str) -> None:
        """Write a note on a member of a list, or none.

        Raises:
            NotOnListError: when the contact is not on the list.
            UnknownListError: when there is no such list.
        """
        one = self.named(list_uid)
        known = self._known(one, member)
        with self._database.writing("list.noted", list=list_uid, entry=member) as writing:
            if not known:
                raise NotOnListError(one.name)
            lists.set_note(writing, list_uid, member, clean(note))

    def move(self, list_uid: Uid, member: Uid, place: int) -> None:
        """Put a member in a place of a list, 0 being the first; behind the last is the last.

        Those whom a rule finds stand by name behind all that have a place of their own.

        Raises:
            NotOnListError: when the contact is not on the list.
            UnknownListError: when there is no such list.
        """
        one = self.named(list_uid)
        order = list(self._members.ids(one))
        with self._database.writing("list.ordered", list=list_uid, entry=member) as writing:
            moved = entry_id(writing.connection, member)
            if moved not in order:
                raise NotOnListError(one.name)
            order.remove(moved)
            order.insert(max(place, 0), moved)
            placed = {p.entry for p in lists.pins_of(writing.connection, list_uid) if p.is_placed}
            if one.rule:  # behind the last that has a place they stand by name
                placed.add(moved)
                order = order[: max(order.index(entry) for entry in placed & set(order)) + 1]
            lists.put_in_order(writing, list_uid, order)

    def _known(self, one: DirectoryList, member: Uid) -> bool:
        """Tell whether a contact is on a list, or left out of it."""
        with self._database.reading() as connection:
            found = entry_id(connection, member)
            pins = lists.pins_of(connection, one.uid)
        is_left_out = any(pin.entry == found and pin.left_out for pin in pins)
        return is_left_out or found in self._members.ids(one)

    def _not_removed(self, one: DirectoryList, members: Sequence[Uid]) -> NothingDoneError:
        by_rule = any(self._known(one, member) for member in members)
        return FoundByRuleError(one.name) if by_rule else NotOnListError(one.name)
