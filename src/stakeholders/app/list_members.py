"""List members: whom a rule finds, whom somebody always includes, and who is left out."""

from dataclasses import replace

from stakeholders.app.errors import UnknownListError
from stakeholders.app.search import Search
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList, ListMember, on_list
from stakeholders.domain.suppression import suppressed
from stakeholders.store import lists
from stakeholders.store.database import Database
from stakeholders.store.records import read_records
from stakeholders.store.suppressions import perhaps_suppressed


class ListMembers:
    """Tells who is on a list: the one place that knows, for the window, exports and counts."""

    def __init__(self, database: Database, search: Search) -> None:
        self._database = database
        self._search = search

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

    def of(self, name: str) -> tuple[ListMember, ...]:
        """Return who is on a list, in its order, then who is left out and why.

        Raises:
            UnknownListError: when there is no such list.
        """
        one = self.named(name)
        found, day = self._found(one), self._database.today()
        with self._database.reading() as connection:
            members = lists.members_of(connection, one.uid, day, found, has_rule=bool(one.rule))
        return tuple(replace(one, suppressed=suppressed(one.record, day)) for one in members)

    def ids(self, one: DirectoryList) -> tuple[int, ...]:
        """Return the ids of those who are on a list, in its order."""
        found = self._found(one)
        with self._database.reading() as connection:
            return on_list(found, lists.pins_of(connection, one.uid))

    def count(self, name: Uid | str, most: int = 0) -> int:
        """Return how many are on a list; above `most`, unless 0, any larger number will do.

        Raises:
            UnknownListError: when there is no such list.
        """
        return self.count_of(self.named(name), most)

    def count_of(self, one: DirectoryList, most: int = 0) -> int:
        """Return how many are on a list that is known already."""
        if not one.rule:
            return one.members
        return self._search.total(one.query, most=most) + one.others

    def reached(self, one: DirectoryList, most: int) -> int:
        """Return how many something goes to; above `most` any larger number will do."""
        count = self.count_of(one, most)
        if count > most:
            return count
        day, ids = self._database.today(), self.ids(one)
        with self._database.reading() as connection:
            records = tuple(read_records(connection, perhaps_suppressed(connection, ids), day))
        return count - sum(suppressed(record, day) is not None for record in records)

    def _found(self, one: DirectoryList) -> tuple[int, ...]:
        """Return the ids of all that the list's own query finds."""
        return self._search.find(one.query, limit=0).ids if one.rule else ()
