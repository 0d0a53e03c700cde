"""Index rows: what the index holds of each entry, written where it differs and nowhere else.

Words and digits cannot be read back; a mark of each tells whether they are still the same.
"""

import functools
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

import sqlalchemy as sa

from stakeholders.domain.query_terms import ALL_COLUMNS, code_form
from stakeholders.store import schema
from stakeholders.store.plain_cursor import ask, write_each
from stakeholders.store.search_documents import RECENT, STARRED, Document
from stakeholders.store.search_words import learn_words


class IndexRow(NamedTuple):
    """What the index shows of an entry, and the marks of the words and digits it is found by."""

    label: int
    sort_key: bytes
    entry_id: int
    kind: str
    name: str
    initials: str
    line1: str
    line2: str
    country: str
    flags: str
    text_mark: int
    digits_mark: int


_GIVEN: Final = "IN (SELECT value FROM json_each(?))"
_COLUMNS: Final = ", ".join(IndexRow._fields)
_PLACES: Final = (
    f"SELECT entry_id, label, sort_key FROM search_row WHERE entry_id {_GIVEN} ORDER BY label"  # noqa: S608
)
_ROWS: Final = f"SELECT {_COLUMNS} FROM search_row WHERE entry_id {_GIVEN} ORDER BY label"  # noqa: S608
_INSERT: Final = (
    f"INSERT INTO search_row ({_COLUMNS}) VALUES ({', '.join('?' * len(IndexRow._fields))})"  # noqa: S608
)
_CHANGED: Final = IndexRow._fields[3:]
_UPDATE: Final = (
    f"UPDATE search_row SET {', '.join(f'{name} = ?' for name in _CHANGED)} WHERE label = ?"  # noqa: S608
)
_TEXT_COLUMNS: Final = ("rowid", *ALL_COLUMNS, "flags")
_TEXTS: Final = (
    f"INSERT INTO {{table}} ({', '.join(_TEXT_COLUMNS)}) "  # noqa: S608
    f"VALUES ({', '.join('?' * len(_TEXT_COLUMNS))})"
)
_DIGITS: Final = "INSERT INTO search_digits (rowid, digits) VALUES (?, ?)"
_EXACT_OF: Final = f"SELECT folded, label FROM search_exact WHERE label {_GIVEN}"  # noqa: S608
_EXACT: Final = "INSERT OR IGNORE INTO search_exact (folded, label) VALUES (?, ?)"
_NOT_EXACT: Final = "DELETE FROM search_exact WHERE folded = ? AND label = ?"
_TOTALS: Final = (
    "INSERT INTO search_total (flag, total) VALUES (?, ?) "
    "ON CONFLICT (flag) DO UPDATE SET total = total + excluded.total"
)
_NEAR: Final = frozenset({STARRED, RECENT})


def labels_of(connection: sa.Connection, entry_ids: Iterable[int]) -> dict[int, tuple[int, bytes]]:
    """Return label and key of those of some entries that are in the index, in their order."""
    rows = ask(connection, _PLACES, (json.dumps(list(entry_ids)),))
    return {row[0]: (row[1], row[2]) for row in rows}


def rows_of(connection: sa.Connection, entry_ids: Iterable[int]) -> dict[int, IndexRow]:
    """Return the rows of those of some entries that are in the index, in their order."""
    rows = map(IndexRow._make, ask(connection, _ROWS, (json.dumps(list(entry_ids)),)))
    return {row.entry_id: row for row in rows}


def forget_rows(connection: sa.Connection, rows: Iterable[IndexRow]) -> None:
    """Take entries out of the index."""
    going = list(rows)
    if not going:
        return
    lost = Counter(flag for row in going for flag in row.flags.split())
    _add_totals(connection, {flag: -count for flag, count in lost.items()})
    labels = [(row.label,) for row in going]
    for name in schema.VIRTUAL_TABLES:
        write_each(connection, f"DELETE FROM {name} WHERE rowid = ?", labels)  # noqa: S608
    for name in ("search_exact", "search_row"):
        write_each(connection, f"DELETE FROM {name} WHERE label = ?", labels)  # noqa: S608


def write_rows(
    connection: sa.Connection,
    places: Mapping[int, tuple[int, bytes]],
    documents: Iterable[Document],
    known: Mapping[int, IndexRow],
) -> int:
    """Write what entries are found by, and tell of how many the words are others than before.

    `places` are label and key by entry; `known` the rows of those whose place stays the same.
    """
    step = _Step(known)
    for document in documents:
        step.add(document, *places[document.entry_id])
    step.write(connection)
    return len(step.texts)


class _Step:
    """The rows of a few hundred entries, and what of them differs from what is there."""

    def __init__(self, known: Mapping[int, IndexRow]) -> None:
        self._known = known
        self.texts: list[tuple[int | str, ...]] = []
        self._near: list[tuple[int | str, ...]] = []
        self._stale_texts: list[tuple[int]] = []
        self._digits: list[tuple[int, str]] = []
        self._stale_digits: list[tuple[int]] = []
        self._new: list[IndexRow] = []
        self._changed: list[IndexRow] = []
        self._exact: set[tuple[str, int]] = set()
        self._kept: list[int] = []
        self._totals: Counter[str] = Counter()

    def add(self, document: Document, label: int, key: bytes) -> None:
        """Compare an entry with what the index holds of it."""
        text = text_of(document)
        old = self._known.get(document.entry_id)
        row = row_of(document, label, key, text)
        self._exact.update([(folded, label) for folded in document.exact])
        if old is None:
            self._new.append(row)
            self._totals.update(document.flags)
        else:
            self._kept.append(label)
            if row != old:
                self._changed.append(row)
            if row.flags != old.flags:
                self._totals.update(document.flags)
                self._totals.subtract(old.flags.split())
        if old is None or row.text_mark != old.text_mark:
            self._add_text((label, *text), document, is_new=old is None)
        if old is None or row.digits_mark != old.digits_mark:
            self._add_digits(label, document.digits, is_new=old is None)

    def _add_text(self, text: tuple[int | str, ...], document: Document, *, is_new: bool) -> None:
        self.texts.append(text)
        if not is_new:
            self._stale_texts.append((int(text[0]),))
        if not _NEAR.isdisjoint(document.flags):
            self._near.append(text)

    def _add_digits(self, label: int, digits: str, *, is_new: bool) -> None:
        if digits:
            self._digits.append((label, digits))
        if not is_new:
            self._stale_digits.append((label,))

    def write(self, connection: sa.Connection) -> None:
        """Write all that differs."""
        gone = self._gone_names(connection)
        for sql, values in (
            ("DELETE FROM search_text WHERE rowid = ?", self._stale_texts),
            ("DELETE FROM search_near WHERE rowid = ?", self._stale_texts),
            ("DELETE FROM search_digits WHERE rowid = ?", self._stale_digits),
            (_NOT_EXACT, gone),
            (_INSERT, self._new),
            (_UPDATE, [(*row[3:], row.label) for row in self._changed]),
            (_TEXTS.format(table="search_text"), self.texts),
            (_TEXTS.format(table="search_near"), self._near),
            (_DIGITS, self._digits),
            (_EXACT, list(self._exact)),
        ):
            write_each(connection, sql, values)
        words = set[str]()
        for text in self.texts:
            words.update(_words(text))
        learn_words(connection, words)
        _add_totals(connection, self._totals)

    def _gone_names(self, connection: sa.Connection) -> list[tuple[str, int]]:
        """Return the names that no longer are; those that stay need not be written."""
        if not self._kept:
            return []
        there = {(row[0], row[1]) for row in ask(connection, _EXACT_OF, (json.dumps(self._kept),))}
        gone = list(there - self._exact)
        self._exact -= there
        return gone


def row_of(document: Document, label: int, key: bytes, text: tuple[str, ...]) -> IndexRow:
    """Return what the index holds of an entry at a place."""
    return IndexRow(
        label,
        key,
        document.entry_id,
        document.kind,
        document.name,
        document.initials,
        document.line1,
        document.line2,
        document.country,
        " ".join(document.flags),
        _mark("\n".join(text)),
        _mark(document.digits),
    )


def text_of(document: Document) -> tuple[str, ...]:
    """Return the words by which an entry is found, by column, and the words of its flags."""
    return (*document.columns, " ".join(map(_flag_word, document.flags)))


@functools.lru_cache(maxsize=16384)
def _flag_word(flag: str) -> str:
    """Return the word of a flag; most are carried by thousands."""
    return code_form(flag)


def _mark(text: str) -> int:
    """Return a number that tells a text from any other; 0 is of none."""
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True) or 1


def _words(text: tuple[int | str, ...]) -> list[str]:
    """Return the words of the columns of a text, without label and flags."""
    return " ".join(map(str, text[1:-1])).split()


def _add_totals(connection: sa.Connection, counts: Mapping[str, int]) -> None:
    changed = [(flag, count) for flag, count in counts.items() if count]
    write_each(connection, _TOTALS, changed)
    if any(count < 0 for _, count in changed):
        write_each(connection, "DELETE FROM search_total WHERE total = ?", [(0,)])
