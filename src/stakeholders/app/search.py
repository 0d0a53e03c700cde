"""Searching: what was typed, to ranked rows and to records."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from stakeholders.domain.ids import Uid
from stakeholders.domain.query import Query, read_query
from stakeholders.domain.query_fields import KnownValues
from stakeholders.domain.record import Record
from stakeholders.store.database import Database
from stakeholders.store.dropping import Wanted
from stakeholders.store.entries import entry_id, entry_ids
from stakeholders.store.errors import DamagedFileError
from stakeholders.store.records import read_records
from stakeholders.store.search import SearchBackend, SearchResult, SearchRow

__all__ = ["Search", "SearchResult", "SearchRow"]

_Answer = TypeVar("_Answer")


class Search:
    """Finds contacts; any thread may ask.

    `known` tells what the values of a query mean; the `plain` search answers while the index of
    the other cannot. Who `mends` makes an index that is damaged anew as soon as it turns out.
    """

    def __init__(
        self,
        database: Database,
        backend: SearchBackend,
        known: KnownValues,
        plain: SearchBackend | None = None,
        *,
        mends: bool = True,
    ) -> None:
        self._database = database
        self._indexed = backend
        self._known = known
        self._plain = plain
        self._mends = mends

    @property
    def _backend(self) -> SearchBackend:
        if self._plain is None or self._database.has_index:
            return self._indexed
        return self._plain

    def read(self, text: str) -> Query:
        """Return what a text means as a query, and what in it makes no sense."""
        return read_query(text, self._known)

    def find(
        self,
        text: str,
        *,
        flags: Sequence[str] = (),
        limit: int = 50,
        offset: int = 0,
        similar: bool = False,
        counted: bool = True,
    ) -> SearchResult:
        """Return the first rows for what was typed; nothing typed means everything.

        With `similar`, what is only spelt or sounds alike follows where little is found; without
        `counted`, the total is left open where it would take long. An index that turns out to be
        damaged is made anew, which takes a while, and asked again, or left to the plain search.
        """
        find = partial(
            self._find, self.read(text),
            flags=flags, limit=limit, offset=offset, similar=similar, counted=counted,
        )  # fmt: skip
        return self._mended(find)

    def in_order(self, text: str, *, flags: Sequence[str] = ()) -> Sequence[int]:
        """Return the ids of all that was typed finds, in the order of their rows."""
        query = self.read(text)
        return self._mended(lambda: self._backend.in_order(query, flags=flags))

    def _mended(self, find: Callable[[], _Answer]) -> _Answer:
        """Return what an index answers, of a damaged one once it is made anew or passed by."""
        try:
            return find()
        except DamagedFileError:
            if not self._database.has_index:
                raise
            if self._mends:
                self._database.look_over(mend_index=True)
            else:
                self._database.doubt_index()
            return find()

    def _find(self, query: Query, **asked: Any) -> SearchResult:  # noqa: ANN401
        return self._backend.find(query, **asked)

    def total(
        self,
        text: str,
        *,
        flags: Sequence[str] = (),
        most: int = 0,
        wanted: Wanted | None = None,
    ) -> int:
        """Return how many a text finds; above `most`, unless 0, any larger number will do.

        Raises:
            DroppedError: when it is not `wanted` any more.
        """
        return self._backend.total(self.read(text), flags=flags, most=most, wanted=wanted)

    def with_number_from(self, digits: str, limit: int) -> tuple[SearchRow, ...]:
        """Return the first contacts with a phone that begins with these digits."""
        return self._backend.with_number_from(digits, limit)

    def flag_counts(
        self, text: str, *, flags: Sequence[str] = (), wanted: Wanted | None = None
    ) -> Mapping[str, int]:
        """Return how many of what a text finds carry each flag; of very many, the usual ones.

        Raises:
            DroppedError: when it is not `wanted` any more.
        """
        return self._backend.flag_counts(self.read(text), flags=flags, wanted=wanted)

    def count(self, flag: str) -> int:
        """Return how many contacts carry a flag, such as `person` or `function:spokesperson`."""
        return self._backend.count(flag)

    def records(self, result: SearchResult) -> Iterator[Record]:
        """Yield the records of an answer, in its order."""
        return self.records_at(result.ids)

    def records_at(self, ids: Sequence[int]) -> Iterator[Record]:
        """Yield the contacts with these ids that an answer gave, in this order."""
        with self._database.reading() as connection:
            yield from read_records(connection, ids, self._database.today())

    def record(self, uid: Uid) -> Record:
        """Return one contact.

        Raises:
            UnknownUidError: when there is none, or it is in the bin.
        """
        with self._database.reading() as connection:
            found = entry_id(connection, uid)
            return next(read_records(connection, (found,), self._database.today()))

    def records_of(self, uids: Iterable[Uid]) -> dict[Uid, Record]:
        """Return these contacts by their uids, without those that are not there or in the bin."""
        with self._database.reading() as connection:
            ids = entry_ids(connection, uids).values()
            found = read_records(connection, ids, self._database.today())
            return {record.uid: record for record in found if record.uid}
