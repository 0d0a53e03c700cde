"""Rescue: out of a damaged file into a fresh one goes what can still be read, table by table.

A contact is known by its entry, by what it is (person, body, post), by its name and by its line in
the search index: as long as one of them can be read, it is put together again.
"""

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from stakeholders.domain.ids import UidFactory, uid_to_bytes
from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.store import schema
from stakeholders.store.connection import connect, errors_in_words, open_file
from stakeholders.store.errors import MissingFileError
from stakeholders.store.locked_file import why_not_opened
from stakeholders.store.migrations import later_tables
from stakeholders.store.rescue_header import with_new_first_page
from stakeholders.store.rescue_reading import Gap, TableReader

_NOT_TAKEN: Final = frozenset(
    {"search_exact", "search_total", "search_vocabulary", "setting", "draft"}
)
_OF_ENTRY: Final = "id, uid, created_op, updated_op, updated_at, kind, display, sort_key"
_KINDS: Final = (
    ("person", "SELECT full FROM person_name n WHERE n.person_id = {id} ORDER BY is_primary DESC"),
    ("body", "SELECT text FROM body_name n WHERE n.body_id = {id} ORDER BY type = 'acronym'"),
    ("post", "SELECT title FROM post n WHERE n.id = {id}"),
)
_NAMELESS: Final = (("person", "person_name", "person_id"), ("body", "body_name", "body_id"))


@dataclass(frozen=True, slots=True)
class Lost:
    """A contact of which nothing but a name, if that, can be read."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Salvage:
    """What a file gave: ids of the contacts to read, those that are lost, and unread rows.

    `pieced` are ids that had to be put together; `in_bin` is how many the bin held.
    """

    ids: tuple[int, ...]
    pieced: frozenset[int]
    lost: tuple[Lost, ...]
    gaps: tuple[Gap, ...]
    in_bin: int


def salvage(path: Path, fresh: Path, key: DirectoryKey | None = None) -> Salvage:
    """Copy what can be read of a damaged file into a fresh, empty directory; return what came.

    The file itself is read once, byte by byte, and not touched: all is done on a copy beside the
    fresh one.

    Raises:
        MissingFileError: when there is no file.
        ForeignFileError: when nothing in it is a directory's.
        LockedFileError: when it is encrypted, and this key does not open it.
        DiskFullError, UnwritableFileError: when there is no room for it.
    """
    if not path.is_file():
        raise MissingFileError(path)
    copy = _copied(path, fresh.parent, key)
    reading = partial(_open, copy, key)
    with contextlib.closing(connect(fresh, writer=True)) as target, errors_in_words(fresh):
        target.execute("PRAGMA foreign_keys = OFF").close()
        target.execute("PRAGMA synchronous = OFF").close()
        target.execute("BEGIN").close()
        gaps = [gap for table in _tables(reading) for gap in _take(reading, target, table)]
        if not target.execute("SELECT 1 FROM entry UNION ALL SELECT 1 FROM search_row").fetchone():
            raise why_not_opened(path, key)
        pieced = _piece_together(target)
        _unlink(target)
        found = Salvage(_ids(target), frozenset(pieced), _lost(target), tuple(gaps), _bin(target))
        target.execute("COMMIT").close()
    return found


def display_of(connection: sa.Connection, entry_id: int) -> str:
    """Return the name of an entry of which nothing more can be made."""
    entry = schema.entry
    return str(connection.scalar(sa.select(entry.c.display).where(entry.c.id == entry_id)))


def _tables(reading: partial[driver.Connection]) -> Iterator[sa.Table]:
    """Yield the tables that the file may have; what its form did not know yet is not missed."""
    there: set[str] = set()
    with contextlib.closing(reading()) as connection, contextlib.suppress(driver.DatabaseError):
        query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
        there.update(row[0] for row in connection.execute(query))
    unknown = {name for step in later_tables() if not step & there for name in step}
    for table in schema.metadata.sorted_tables:
        if table.name not in _NOT_TAKEN | unknown:
            yield table


def _copied(path: Path, folder: Path, key: DirectoryKey | None) -> Path:
    """Return a copy with its journal taken in, and a first page that can be read."""
    copy = folder / "damaged.stakeholders"
    wal = path.with_name(f"{path.name}-wal")
    for source in (path, wal) if wal.exists() else (path,):
        shutil.copyfile(source, copy.with_name(source.name.replace(path.name, copy.name)))
    if key is None and not _is_readable(copy):
        copy.with_name(f"{copy.name}-wal").unlink(missing_ok=True)
        content = with_new_first_page(copy.read_bytes())
        if content is not None:
            copy.write_bytes(content)
    return copy


def _is_readable(copy: Path) -> bool:
    try:
        with contextlib.closing(_open(copy, None)) as connection:
            query = "SELECT count(*) FROM sqlite_schema WHERE name = 'entry'"
            return bool(connection.execute(query).fetchone()[0])
    except driver.DatabaseError:
        return False


def _open(copy: Path, key: DirectoryKey | None) -> driver.Connection:
    connection = open_file(copy, "mode=rw", key)
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    for statement in ("cell_size_check = ON", "trusted_schema = OFF", "writable_schema = ON"):
        with contextlib.suppress(driver.DatabaseError):
            connection.execute(f"PRAGMA {statement}").close()
    return connection


def _take(
    reading: partial[driver.Connection], target: driver.Connection, table: sa.Table
) -> tuple[Gap, ...]:
    wanted = [column.name for column in table.columns]
    key = next(column.name for column in table.primary_key)
    reader = TableReader(reading, table.name, wanted, key)
    if not reader.columns:
        return (Gap(table.name, 0, None),)
    columns, marks = ", ".join(reader.columns), ", ".join("?" * len(reader.columns))
    insert = f"INSERT OR IGNORE INTO {table.name} ({columns}) VALUES ({marks})"  # noqa: S608
    for row in reader.rows():
        with contextlib.suppress(driver.DatabaseError):  # a row of rubbish: it fits no column
            target.execute(insert, row).close()
    return reader.gaps


def _piece_together(target: driver.Connection) -> set[int]:
    """Make the entries and the rows of people and bodies that are lost, from what is left."""
    uids = UidFactory()
    target.create_function("new_uid", 0, lambda: uid_to_bytes(uids()))
    pieced: set[int] = set()
    for kind, table, column in _NAMELESS:
        known = (
            f"SELECT DISTINCT {column} AS id, created_op AS op, updated_at AS at FROM {table} "  # noqa: S608
            f"GROUP BY {column} UNION SELECT entry_id, 0, 0 FROM search_row WHERE kind = '{kind}' "
            f"UNION SELECT id, created_op, updated_at FROM entry WHERE kind = '{kind}'"
        )
        pieced |= _made(
            target,
            kind,
            f"INSERT INTO {kind} (id, uid, created_op, updated_op, updated_at) SELECT k.id, "  # noqa: S608
            f"coalesce((SELECT uid FROM entry e WHERE e.id = k.id), new_uid()), k.op, k.op, k.at "
            f"FROM ({known}) k WHERE k.id NOT IN (SELECT id FROM {kind}) GROUP BY k.id",
        )
    for kind, name in _KINDS:
        own = name.format(id="t.id")
        pieced |= _made(
            target,
            "entry",
            f"INSERT INTO entry ({_OF_ENTRY}, sort_version, visibility, deleted_at) SELECT t.id, "  # noqa: S608
            f"t.uid, t.created_op, t.updated_op, t.updated_at, '{kind}', coalesce(({own}), "
            "(SELECT s.name FROM search_row s WHERE s.entry_id = t.id), '?'), x'', 0, 'named', "
            f"t.deleted_at FROM {kind} t WHERE t.id NOT IN (SELECT id FROM entry)",
        )
    return pieced


def _made(target: driver.Connection, table: str, insert: str) -> set[int]:
    before = {row[0] for row in target.execute(f"SELECT id FROM {table}")}  # noqa: S608
    target.execute(insert).close()
    return {row[0] for row in target.execute(f"SELECT id FROM {table}")} - before  # noqa: S608


def _unlink(target: driver.Connection) -> None:
    """Forget links to what is lost; rows that are nothing without it go."""
    while broken := [row for row in target.execute("PRAGMA foreign_key_check") if _counts(row)]:
        for table, row_id, _parent, number in broken:
            column = _column(target, table, number)
            row = schema.metadata.tables[table].c[column]
            if row.nullable and not row.primary_key:
                target.execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", (row_id,))  # noqa: S608
            else:
                target.execute(f"DELETE FROM {table} WHERE rowid = ?", (row_id,))  # noqa: S608


def _counts(row: Sequence[object]) -> bool:
    return row[2] != "operation" and row[0] not in {"search_row", "change", "change_batch"}


def _column(target: driver.Connection, table: str, number: int) -> str:
    keys = target.execute(f"PRAGMA foreign_key_list ({table})").fetchall()
    return str(next(key[3] for key in keys if key[0] == number))


def _ids(target: driver.Connection) -> tuple[int, ...]:
    query = (
        "SELECT id FROM entry e WHERE deleted_at IS NULL AND (kind IN ('person', 'body') "
        "OR kind = 'post' AND id IN (SELECT id FROM post)) ORDER BY id"
    )
    return tuple(row[0] for row in target.execute(query))


def _lost(target: driver.Connection) -> tuple[Lost, ...]:
    query = (
        "SELECT kind, display FROM entry WHERE deleted_at IS NULL AND kind = 'post' "
        "AND id NOT IN (SELECT id FROM post) UNION ALL SELECT kind, name FROM search_row "
        "WHERE entry_id NOT IN (SELECT id FROM entry)"
    )
    return tuple(Lost(*row) for row in target.execute(query))


def _bin(target: driver.Connection) -> int:
    query = "SELECT count(*) FROM entry WHERE deleted_at IS NOT NULL AND kind <> 'list'"
    return int(target.execute(query).fetchone()[0])
