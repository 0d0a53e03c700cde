"""The contacts that were used last: local, a few, and known to the search index."""

import time
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.entries import entry_id
from stakeholders.store.plain_cursor import ask
from stakeholders.store.search_index import refresh_index

MOST: Final = 50
_USED: Final = "INSERT OR REPLACE INTO recent (entry_id, at) VALUES (?, ?)"
_OLD: Final = "SELECT entry_id FROM recent ORDER BY at DESC, entry_id LIMIT -1 OFFSET ?"


def use(connection: sa.Connection, uid: Uid) -> bool:
    """Put an entry before all others; tell whether it was not among them."""
    used = entry_id(connection, uid)
    table = schema.recent
    is_new = connection.scalar(sa.select(table.c.at).where(table.c.entry_id == used)) is None
    now = time.time_ns() // 1_000_000
    connection.exec_driver_sql(_USED, (used, now))
    old = [row[0] for row in ask(connection, _OLD, (MOST,))]
    if old:
        connection.execute(sa.delete(table).where(table.c.entry_id.in_(old)))
    if is_new:
        refresh_index(connection, frozenset({used, *old}))
    return is_new
