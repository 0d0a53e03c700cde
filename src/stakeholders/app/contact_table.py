"""The table of contacts: the columns that can be chosen, and the pages of rows that fill them."""

import threading
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from stakeholders.app.search import Search
from stakeholders.app.wording import Wording
from stakeholders.domain.arrangement import AS_FOUND, Arrangement
from stakeholders.domain.fields import FIELDS, FieldType
from stakeholders.domain.ids import Uid
from stakeholders.domain.own_field import OwnField
from stakeholders.domain.search_row import SearchRow
from stakeholders.i18n import current_language, left_to_right, translated
from stakeholders.reports.document import Cell
from stakeholders.reports.list_columns import LIST_COLUMNS, ListColumn, gap_text, own_column
from stakeholders.store.arranging import (
    BY_NAME,
    KIND,
    can_arrange,
    ids_in_order,
    newest_operation,
    rows_of,
    uids_of,
)
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_ids
from stakeholders.store.own_fields import all_own_fields
from stakeholders.store.records import read_records
from stakeholders.store.search import SearchBackend

_REMEMBERED: Final = 6
_WIDTH: Final = 18
_USUAL: Final = frozenset({"name", "position", "organisation", "country", "phone", "email"})
_BY_NAME: Final = Arrangement(BY_NAME)
_Ids = Sequence[int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is shown: what was typed, within which place, in which order."""

    text: str = ""
    flags: tuple[str, ...] = ()
    arrangement: Arrangement = AS_FOUND


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column to choose: its code, its title, and how wide it usually is.

    Those that are usual are shown where nobody has chosen any.
    """

    code: str
    title: str
    width: int
    is_usual: bool


@dataclass(frozen=True, slots=True)
class TablePage:
    """Rows from an offset on, with the text of each chosen column, and how many there are."""

    rows: tuple[SearchRow, ...]
    cells: tuple[tuple[str, ...], ...]
    total: int
    is_counted: bool = True


class ContactTable:
    """Reads pages of contacts in any order; any thread may ask.

    The order of all is remembered until something is written, so that a page further down does not
    sort them again.
    """

    def __init__(
        self, database: Database, search: Search, backend: SearchBackend, words: Wording
    ) -> None:
        self._database = database
        self._search = search
        self._backend = backend
        self._words = words
        self._lock = threading.Lock()
        self._orders: dict[object, _Ids] = {}

    def columns(self) -> tuple[TableColumn, ...]:
        """Return every column that can be chosen, those of one's own fields last."""
        return tuple(
            TableColumn(one.code, translated(one.title), one.weight * _WIDTH, one.code in _USUAL)
            for one in self._every_column()
        )

    def page(
        self, asked: Asked, columns: Sequence[str] = (), limit: int = 50, offset: int = 0
    ) -> TablePage:
        """Return a page of what is asked for; columns that are not known stay empty.

        Raises:
            DirectoryFileError: when the file cannot be read.
        """
        if not asked.arrangement.column or not can_arrange(asked.arrangement.column):
            find = partial(self._search.find, asked.text, flags=asked.flags, counted=False)
            found = find(limit=limit, offset=offset)
            cells = self._cells(found.ids, columns)
            return TablePage(found.rows, cells, found.total, found.is_counted)
        every = self._ids(asked)
        ids = tuple(every[offset : offset + limit])
        with self._database.reading() as connection:
            rows = rows_of(connection, ids)
        return TablePage(rows, self._cells(ids, columns), len(every))

    def uids(self, asked: Asked, spans: Sequence[tuple[int, int]]) -> tuple[Uid, ...]:
        """Return who stands between these places, first and last included."""
        if asked.text.strip() and not asked.arrangement.column:
            find = partial(self._search.find, asked.text, flags=asked.flags)
            pages = [find(offset=first, limit=last - first + 1) for first, last in spans]
            return tuple(row.uid for page in pages for row in page.rows)
        every = self._ids(_in_some_order(asked))
        ids = [one for first, last in spans for one in every[first : last + 1]]
        with self._database.reading() as connection:
            return uids_of(connection, ids)

    def place_of(self, asked: Asked, uid: Uid) -> int | None:
        """Return where a contact stands, None where it is not among those asked for."""
        with self._database.reading() as connection:
            found = entry_ids(connection, (uid,)).get(uid)
        ids = self._ids(_in_some_order(asked))
        return ids.index(found) if found in ids else None

    def _ids(self, asked: Asked) -> _Ids:
        """Return the ids of all that is asked for in their order."""
        return self._remembered(asked, partial(self._arranged, asked))

    def _arranged(self, asked: Asked) -> _Ids:
        among = set(self._remembered((asked.text, asked.flags), partial(self._among, asked)))
        order = array("q", filter(among.__contains__, self._order(asked.arrangement.column)))
        if asked.arrangement.descending:
            order.reverse()
        if len(order) < len(among):
            among.difference_update(order)
            order.extend(filter(among.__contains__, self._order(BY_NAME)))
        return order

    def _among(self, asked: Asked) -> _Ids:
        """Return all that is asked for, in no order: another order asks for the same."""
        return array("q", self._backend.ids(self._search.read(asked.text), flags=asked.flags))

    def _order(self, column: str) -> _Ids:
        """Return all who have something in a column, in its order."""
        return self._remembered(column, partial(self._sorted, column))

    def _sorted(self, column: str) -> _Ids:
        told, day = self._told(column), self._database.today()
        with self._database.reading() as connection:
            return ids_in_order(connection, column, day, told)

    def _remembered(self, asked: object, find: Callable[[], _Ids]) -> _Ids:
        """Return what was found before, where nothing was written since and it is the same day."""
        with self._database.reading() as connection:
            written = newest_operation(connection)
        key = (asked, written, self._database.today(), current_language())
        with self._lock:
            known = self._orders.get(key)
        if known is not None:
            return known
        found = find()
        with self._lock:
            kept = list(self._orders.items())[1 - _REMEMBERED :]
            self._orders = {**dict(kept), key: found}
        return found

    def _cells(self, ids: _Ids, columns: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        if not columns:
            return ()
        known = {column.code: column for column in self._every_column()}
        chosen = [known.get(code) for code in columns]
        day = self._database.today()
        with self._database.reading() as connection:
            records = tuple(read_records(connection, ids, day))
        return tuple(
            tuple(_text_of(one.cell(record, day, self._words)) if one else "" for one in chosen)
            for record in records
        )

    def _every_column(self) -> tuple[ListColumn, ...]:
        with self._database.reading() as connection:
            own: tuple[OwnField, ...] = all_own_fields(connection)
        return (*LIST_COLUMNS, *(own_column(field) for field in own))

    def _told(self, column: str) -> Callable[[str], str]:
        """Return what gives the words by which a column is sorted, for what the file keeps."""
        by_words: dict[str, Callable[[str], str]] = {
            "country": self._words.country,
            "position": self._title,
            "languages": self._languages,
            "missing": _gaps,
            "visibility": _as_it_is,
        }
        return by_words.get(column) or self._fact_words(column)

    def _fact_words(self, column: str) -> Callable[[str], str]:
        type_ = next((field.type for field in FIELDS if field.code == column), FieldType.TEXT)
        named = {FieldType.LANGUAGE: self._words.language, FieldType.COUNTRY: self._words.country}
        return named.get(type_, _as_it_is)

    def _title(self, text: str) -> str:
        is_kind = text.startswith(KIND)
        return self._words.kind(text.removeprefix(KIND)) if is_kind else text

    def _languages(self, codes: str) -> str:
        return ", ".join(self._words.language(code) for code in codes.split(","))


def _in_some_order(asked: Asked) -> Asked:
    """Return what is asked for by name, where it has no order of its own."""
    arrangement = asked.arrangement if asked.arrangement.column else _BY_NAME
    return Asked(asked.text, asked.flags, arrangement)


def _as_it_is(text: str) -> str:
    return text


def _gaps(flags: str) -> str:
    gaps = (flag.removeprefix("missing:") for flag in flags.split() if flag.startswith("missing:"))
    return ", ".join(gap_text(gap) for gap in gaps)


def _text_of(cell: Cell) -> str:
    """Return the lines of a cell as one, each phone and address kept from left to right."""
    return ", ".join(left_to_right(line.text) if line.code else line.text for line in cell)
