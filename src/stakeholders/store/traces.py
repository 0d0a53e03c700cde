"""Traces in the file: by which words an entry could still be found, and taking them out of texts.

What hangs on an entry is blanked by `store.erase`; this is for what others tell of it: notes, texts
of documents, names of exported files, rules of lists.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import TEXT

from stakeholders.domain.text import fold
from stakeholders.domain.traces import Traces
from stakeholders.store import schema
from stakeholders.store.columns import JsonText, microseconds
from stakeholders.store.history import Writing
from stakeholders.store.keys import entry_columns

_NAMES_OF_OTHERS: Final = frozenset(
    {"entry", "person_name", "body_name", "post", "post_title", "tag", "channel"}
)
"""Tables whose texts name other contacts, who keep their names; of channels only some texts go."""
_TEXTS_OF_CHANNELS: Final = ("label", "state_reason", "quote")
_SEVERAL: Final = 100
_PAST: Final = MappingProxyType(
    {
        "entry": ("display",),
        "person_name": ("full",),
        "channel": ("raw", "normalised"),
    }
)
"""Which columns of the log tell what an entry was called, and how it was reached."""


def traces_of(connection: sa.Connection, entry_ids: Sequence[int]) -> Traces:
    """Return by which words entries could be found, now or before, that are nobody else's."""
    told = [_told_of(connection, entry_id) for entry_id in entry_ids]
    names = {name for named, _ in told for name in named if name}
    reached = {text for _, channels in told for text in channels if text}
    return Traces(
        tuple(sorted(_own_names(connection, entry_ids, names))),
        tuple(sorted(_own_channels(connection, entry_ids, reached))),
    )


def _told_of(connection: sa.Connection, entry_id: int) -> tuple[set[str], set[str]]:
    """Return the names of an entry, and how it is or was reached."""
    name, channel = schema.person_name.c, schema.channel.c
    names = {_display(connection, entry_id)}
    names.update(connection.scalars(sa.select(name.full).where(name.person_id == entry_id)))
    pairs = connection.execute(sa.select(name.given, name.family).where(name.person_id == entry_id))
    names.update(" ".join(filter(None, pair)) for pair in pairs)
    reached = set[str]()
    query = sa.select(channel.raw, channel.normalised, channel.display)
    for row in connection.execute(query.where(channel.owner_id == entry_id)):
        reached.update(text for text in row if text)
    for table, text in _past(connection, entry_id):
        (reached if table == "channel" else names).add(text)
    return names, reached


def _display(connection: sa.Connection, entry_id: int) -> str:
    entry = schema.entry.c
    return str(connection.scalar(sa.select(entry.display).where(entry.id == entry_id)) or "")


def _past(connection: sa.Connection, entry_id: int) -> Iterator[tuple[str, str]]:
    """Yield what the log remembers of an entry's names and channels."""
    entry, change = schema.entry.c, schema.change.c
    uid = connection.scalar(sa.select(entry.uid).where(entry.id == entry_id))
    query = sa.select(change.table_name, change.before, change.after).where(
        change.entry_uid == uid, change.table_name.in_(_PAST)
    )
    for row in connection.execute(query):
        for values in (_parsed(row.before), _parsed(row.after)):
            for column in _PAST[row.table_name]:
                if values.get(column):
                    yield row.table_name, str(values[column])


def _parsed(values: Any) -> dict[str, Any]:  # noqa: ANN401
    return json.loads(values) if isinstance(values, str) else dict(values or {})


def _own_names(
    connection: sa.Connection, own: Sequence[int], names: Iterable[str]
) -> Iterator[str]:
    """Yield the names that no other live entry bears."""
    exact, entry, row = schema.search_exact.c, schema.entry.c, schema.search_row.c
    for name in names:
        namesake = (
            sa.select(entry.id)
            .join(schema.search_row, row.entry_id == entry.id)
            .join(schema.search_exact, exact.label == row.label)
            .where(exact.folded == fold(name), entry.id.not_in(own), entry.deleted_at.is_(None))
        )
        if connection.scalar(namesake.limit(1)) is None:
            yield name


def _own_channels(
    connection: sa.Connection, own: Sequence[int], texts: Iterable[str]
) -> Iterator[str]:
    """Yield how nobody else is reached."""
    channel, entry = schema.channel.c, schema.entry.c
    for text in texts:
        others = (
            sa.select(channel.id)
            .join(schema.entry, entry.id == channel.owner_id)
            .where(sa.or_(channel.normalised == text, channel.raw == text, channel.display == text))
            .where(entry.id.not_in(own), entry.deleted_at.is_(None), channel.deleted_at.is_(None))
        )
        if connection.scalar(others.limit(1)) is None:
            yield text


def strike_traces(writing: Writing, traces: Traces) -> int:
    """Take traces out of every text of the file; return how many texts that were."""
    if not traces:
        return 0
    count = sum(_strike_in(writing, table, traces) for table in schema.LOGGED_TABLES)
    return count + _strike_in_log(writing, traces) + _drop_drafts(writing.connection, traces)


def _strike_in(writing: Writing, table: sa.Table, traces: Traces) -> int:
    columns = _texts_of(table)
    found = _rows_with(writing.connection, table.name, columns, traces) if columns else ()
    count = 0
    for row_id, *texts in found:
        struck = {
            column: traces.struck(text)
            for column, text in zip(columns, texts, strict=True)
            if text and traces.stand_in(text)
        }
        if struck:
            _write(writing, table, row_id, struck)
            count += len(struck)
    return count


def _texts_of(table: sa.Table) -> tuple[str, ...]:
    if table.name == "channel":
        return _TEXTS_OF_CHANNELS
    if table.name in _NAMES_OF_OTHERS:
        return ()
    return tuple(c.name for c in table.columns if isinstance(c.type, TEXT | JsonText))


def _rows_with(
    connection: sa.Connection, table: str, columns: Iterable[str], traces: Traces
) -> list[tuple[Any, ...]]:
    """Return the rows whose texts may have a trace in them."""
    patterns = traces.patterns()
    told = " || char(10) || ".join(f"coalesce({column}, '')" for column in columns)
    found: dict[int, tuple[Any, ...]] = {}
    for start in range(0, len(patterns), _SEVERAL):
        some = patterns[start : start + _SEVERAL]
        fits = " OR ".join(r"told LIKE ? ESCAPE '\'" for _ in some)
        query = (
            f"SELECT id, {', '.join(columns)} FROM "  # noqa: S608
            f"(SELECT *, {told} AS told FROM {table}) WHERE {fits}"
        )
        rows = connection.exec_driver_sql(query, some)
        found.update((row[0], tuple(row)) for row in rows)
    return list(found.values())


def _write(writing: Writing, table: sa.Table, row_id: int, texts: dict[str, str]) -> None:
    changes = ", ".join(f"{column} = ?" for column in texts)
    writing.connection.exec_driver_sql(
        f"UPDATE {table.name} SET {changes}, version = version + 1, updated_op = ?, "  # noqa: S608
        "updated_at = ? WHERE id = ?",
        (*texts.values(), writing.op, microseconds(writing.now), row_id),
    )
    owners = entry_columns(table)
    if owners:
        query = f"SELECT {', '.join(owners)} FROM {table.name} WHERE id = ?"  # noqa: S608
        row = writing.connection.exec_driver_sql(query, (row_id,)).one()
        writing.touch(int(owner) for owner in row if owner is not None)


def _strike_in_log(writing: Writing, traces: Traces) -> int:
    """Blank steps whose values hold a trace, and strike it from what their sentences name."""
    connection, count = writing.connection, 0
    for row_id, before, after in _rows_with(connection, "change", ("before", "after"), traces):
        if traces.stand_in(before) or traces.stand_in(after):
            blank = "UPDATE change SET before = '{}', after = '{}' WHERE id = ?"
            connection.exec_driver_sql(blank, (row_id,))
            count += 1
    for row_id, arguments in _rows_with(connection, "operation", ("arguments",), traces):
        if traces.stand_in(arguments):
            update = "UPDATE operation SET arguments = ? WHERE id = ?"
            connection.exec_driver_sql(update, (traces.struck(arguments), row_id))
            count += 1
    return count


def _drop_drafts(connection: sa.Connection, traces: Traces) -> int:
    drafts = connection.exec_driver_sql("SELECT name, content FROM draft").all()
    told = [name for name, content in drafts if traces.stand_in(name) or traces.stand_in(content)]
    for name in told:
        connection.exec_driver_sql("DELETE FROM draft WHERE name = ?", (name,))
    return len(told)
