"""Keys: which columns of the directory's tables point to entries."""

import functools
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import sqlalchemy as sa

ENTRY_TABLES: Final = frozenset(
    {"entry", "person", "body", "post", "area", "directory_list", "event"}
)
"""Tables whose ids are those of entries."""

_CHUNK: Final = 500


@functools.cache
def entry_columns(table: sa.Table) -> tuple[str, ...]:
    """Return the columns of a table that hold ids of entries, the owner first."""
    if table.name in ENTRY_TABLES:
        return ("id",)
    return tuple(column.name for column in table.columns if is_entry_key(column))


@functools.cache
def entry_links(table: sa.Table) -> tuple[str, ...]:
    """Return the columns by which a person, body or post points to other entries."""
    if table.name not in ENTRY_TABLES:
        return ()
    return tuple(c.name for c in table.columns if c.name != "id" and is_entry_key(c))


def is_entry_key(column: sa.Column[object]) -> bool:
    """Tell whether a column points to an entry."""
    return any(key.column.table.name in ENTRY_TABLES for key in column.foreign_keys)


def these(ids: Sequence[int]) -> sa.Select[int]:
    """Return the ids as a set for `in_`: one parameter, so that the statement stays the same."""
    given = sa.func.json_each(json.dumps(list(ids))).table_valued("value")
    return sa.select(sa.type_coerce(given.c.value, sa.INTEGER))


def chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    """Yield the ids in order, as many at a time as one statement takes well."""
    every = sorted(ids)
    for start in range(0, len(every), _CHUNK):
        yield every[start : start + _CHUNK]
