"""Erasing: nothing of an entry stays in the file, but that there was one.

Its rows stay as blank tombstones with their uids: numbers of rows are never used again, and an
exchange between offices knows that it was erased. The log forgets their values too.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid, uid_to_bytes
from stakeholders.store import schema
from stakeholders.store.columns import JsonText, UidColumn, Utc, microseconds
from stakeholders.store.entries import entry_ids
from stakeholders.store.errors import StillNeededError, UnknownUidError
from stakeholders.store.history import Writing
from stakeholders.store.keys import entry_columns, is_entry_key, these
from stakeholders.store.people import move_to_bin
from stakeholders.store.search_index import optimize

_KEPT: Final = frozenset(
    {"id", "uid", "version", "created_op", "updated_op", "updated_at", "deleted_at", "kind"}
)
_UID_LENGTH: Final = 16
_NEEDED_BY: Final = (
    ("post", "body_id", "id"),
    ("body", "parent_id", "id"),
    ("affiliation", "body_id", "person_id"),
    ("affiliation", "post_id", "person_id"),
)
"""Which rows keep a body or post from being erased, and whose they are."""
_OWNERS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "absence": ("person_id",),
        "affiliation": ("person_id",),
        "edition_row": ("entry_id",),
        "export_preset": ("list_id",),
        "hand_over": ("recipient_id",),
        "invitation": ("event_id", "addressee_id"),
        "participation": ("event_id", "person_id"),
    }
)
"""Which entries a row is nothing without, where it also points to others: those it outlives."""
_PROOF: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "edition_row": frozenset({"digest", "member_uid", "section", "facts", "position"}),
        "hand_over_row": frozenset({"digest", "member_uid", "position"}),
    }
)
"""Rows that stay in their place when the one they tell of is erased, and what stays of them."""


def erase(writing: Writing, uid: Uid) -> int:
    """Blank an entry, everything that hangs on it, and what the log knows of both.

    Returns how many rows were blanked. The journal of the file still has to be emptied.

    Raises:
        UnknownUidError: when there is no such entry, or it was erased already.
        StillNeededError: when live contacts belong to it.
    """
    connection = writing.connection
    found = entry_ids(connection, (uid,), with_deleted=True).get(uid)
    if found is None or _is_erased(connection, found):
        raise UnknownUidError(uid)
    _check_needed(connection, found)
    if uid in entry_ids(connection, (uid,)):
        move_to_bin(writing, uid)
    count = 0
    uids: list[bytes] = [uid_to_bytes(uid)]
    sources = _linked(connection, schema.citation.c.source_id, found)
    tags = _linked(connection, schema.entry_tag.c.tag_id, found)
    blanked: dict[str, list[int]] = {}
    for table in schema.LOGGED_TABLES:
        own, lost = _rows_of(connection, table, found), _rows_below(connection, table, blanked)
        blanked[table.name] = [row_id for row_id, _ in (*own, *lost)]
        _blank(writing, table, [row_id for row_id, _ in own], _PROOF.get(table.name))
        _blank(writing, table, [row_id for row_id, _ in lost])
        uids += [row_uid for _, row_uid in (*own, *lost)]
        count += len(blanked[table.name])
    connection.execute(
        sa.update(schema.entry).where(schema.entry.c.id == found).values(is_erased=True)
    )
    _unlink(writing, found)
    count += _blank_unused_files(writing)
    alone = _unlinked(connection, schema.citation.c.source_id, sources)
    uids += _uids_of(connection, schema.source, alone)
    count += _blank_sources(writing, sources, alone)
    alone = _unlinked(connection, schema.entry_tag.c.tag_id, tags)
    uids += _uids_of(connection, schema.tag, alone)
    _blank(writing, schema.tag, alone)
    _forget_in_log(connection, uids)
    _forget_local(connection, uid, found)
    optimize(connection)
    writing.keep()
    return count


def _is_erased(connection: sa.Connection, entry_id: int) -> bool:
    entry = schema.entry.c
    query = sa.select(entry.is_erased).where(entry.id == entry_id)
    return bool(connection.execute(query).scalar_one())


def _check_needed(connection: sa.Connection, entry_id: int) -> None:
    for name, column, owner in _NEEDED_BY:
        table, entry = schema.metadata.tables[name], schema.entry
        query = (
            sa.select(entry.c.display)
            .join(table, table.c[owner] == entry.c.id)
            .where(table.c[column] == entry_id, table.c[owner] != entry_id)
            .where(table.c.deleted_at.is_(None), entry.c.deleted_at.is_(None))
        )
        needing = connection.scalars(query.limit(1)).one_or_none()
        if needing is not None:
            raise StillNeededError(needing)


def _rows_of(connection: sa.Connection, table: sa.Table, entry_id: int) -> list[tuple[int, bytes]]:
    """Return id and uid of the rows that are, or hang on, an entry, those in the bin included."""
    columns = _OWNERS.get(table.name) or entry_columns(table)
    if not columns:
        return []
    where = " OR ".join(f"{column} = ?" for column in columns)
    rows = connection.exec_driver_sql(
        f"SELECT id, uid FROM {table.name} WHERE {where}",  # noqa: S608
        (entry_id,) * len(columns),
    )
    return [(int(row.id), bytes(row.uid)) for row in rows]


def _rows_below(
    connection: sa.Connection, table: sa.Table, blanked: Mapping[str, list[int]]
) -> list[tuple[int, bytes]]:
    """Return id and uid of the rows that are a part of rows that were blanked."""
    found: dict[int, bytes] = {}
    for column in table.columns:
        for key in column.foreign_keys:
            parents = blanked.get(key.column.table.name)
            if parents and not column.nullable and not is_entry_key(column):
                query = sa.select(table.c.id, table.c.uid).where(column.in_(these(parents)))
                rows = connection.execute(query)
                found.update((row.id, uid_to_bytes(row.uid)) for row in rows)
    return list(found.items())


def _blank(
    writing: Writing, table: sa.Table, ids: list[int], proof: frozenset[str] | None = None
) -> None:
    """Empty every column of rows that says anything, and leave them in the bin.

    Those with a `proof` stay in their place, with these columns.
    """
    told = [c for c in table.columns if _says_something(c) and c.name not in (proof or ())]
    values = {column.name: _nothing(column) for column in told}
    now = microseconds(writing.now)
    if proof is None:
        values["deleted_at"] = now
    changes = [f"{name} = ?" for name in values if name != "deleted_at"]
    changes += ["deleted_at = coalesce(deleted_at, ?)"] if proof is None else []
    changes += ["version = version + 1", "updated_op = ?", "updated_at = ?"]
    if ids:
        writing.connection.exec_driver_sql(
            f"UPDATE {table.name} SET {', '.join(changes)} WHERE id = ?",  # noqa: S608
            [(*values.values(), writing.op, now, row_id) for row_id in ids],
        )


def _says_something(column: sa.Column[Any]) -> bool:
    is_bare = column.name in _KEPT and not (column.name == "kind" and column.table.name != "entry")
    return not is_bare and not column.foreign_keys


def _nothing(column: sa.Column[Any]) -> object:
    if column.nullable:
        return None
    if isinstance(column.default, sa.ColumnDefault) and column.default.is_scalar:
        default = column.default.arg
        if isinstance(default, str | int):
            return int(default) if isinstance(default, bool) else default
    if isinstance(column.type, UidColumn):
        return bytes(_UID_LENGTH)
    if isinstance(column.type, JsonText):
        return "[]"
    if isinstance(column.type, sa.BLOB):
        return b""
    return 0 if isinstance(column.type, sa.INTEGER | Utc) else ""


def _unlink(writing: Writing, entry_id: int) -> None:
    """Let no other row point to an erased entry where it need not."""
    now = microseconds(writing.now)
    for table in schema.LOGGED_TABLES:
        for column in table.columns:
            if not (column.nullable and is_entry_key(column)) or column.primary_key:
                continue
            writing.connection.exec_driver_sql(
                f"UPDATE {table.name} SET {column.name} = NULL, updated_op = ?, "  # noqa: S608
                f"version = version + 1, updated_at = ? WHERE {column.name} = ?",
                (writing.op, now, entry_id),
            )


def _blank_unused_files(writing: Writing) -> int:
    file, attachment = schema.stored_file, schema.attachment
    used = sa.exists().where(attachment.c.file_id == file.c.id, attachment.c.file_name != "")
    query = sa.select(file.c.id).where(sa.not_(used), file.c.digest != "")
    ids = list(writing.connection.scalars(query))
    _blank(writing, file, ids)
    return len(ids)


def _linked(connection: sa.Connection, link: sa.Column[Any], entry_id: int) -> list[int]:
    """Return the sources or tags that an entry has."""
    return list(
        connection.scalars(sa.select(link).distinct().where(link.table.c.entry_id == entry_id))
    )


def _unlinked(connection: sa.Connection, link: sa.Column[Any], ids: list[int]) -> list[int]:
    """Return those sources or tags that no other entry has."""
    live = sa.select(link).where(link.in_(ids), link.table.c.deleted_at.is_(None))
    used = set(connection.scalars(live))
    return [one for one in ids if one not in used]


def _uids_of(connection: sa.Connection, table: sa.Table, ids: list[int]) -> list[bytes]:
    found = connection.scalars(sa.select(table.c.uid).where(table.c.id.in_(ids)))
    return [uid_to_bytes(uid) for uid in found]


def _blank_sources(writing: Writing, ids: list[int], alone: list[int]) -> int:
    """Forget the text of sources that told of an entry, and the whole of those of it alone."""
    source = schema.source
    _blank(writing, source, alone)
    for one in ids:
        if one not in alone:
            writing.connection.execute(
                sa.update(source)
                .where(source.c.id == one)
                .values(text="", text_hash=None, updated_op=writing.op, updated_at=writing.now)
            )
    return len(ids)


def _forget_in_log(connection: sa.Connection, uids: list[bytes]) -> None:
    """Blank what the log says of rows; that they changed, and when, stays."""
    for column in ("row_uid", "entry_uid"):
        connection.exec_driver_sql(
            f"UPDATE change SET before = '{{}}', after = '{{}}' WHERE {column} = ?",  # noqa: S608
            [(uid,) for uid in uids],
        )


def _forget_local(connection: sa.Connection, uid: Uid, entry_id: int) -> None:
    connection.execute(sa.delete(schema.recent).where(schema.recent.c.entry_id == entry_id))
    draft = schema.draft
    connection.execute(
        sa.delete(draft).where(sa.or_(draft.c.name.contains(uid), draft.c.content.contains(uid)))
    )
