"""Soundness: whether a file may be written after an unclean end, and the index made anew if not.

The search index can be made from the rest at any time, so that damage there costs no data; damage
anywhere else is final, and writing would only make it worse.
"""

import contextlib
from collections.abc import Iterator
from enum import StrEnum

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from stakeholders.store import schema
from stakeholders.store.index_form import SETTING
from stakeholders.store.integrity import fits_index, forget_old_index
from stakeholders.store.migrations import index_statements


class Verdict(StrEnum):
    """What is to be done with a file."""

    SOUND = "sound"
    INDEX = "index"
    DAMAGED = "damaged"


def judge(connection: sa.Connection) -> Verdict:
    """Read every page of a file and say what is damaged, if anything.

    Takes as long as reading the file; twice that where something is.
    """
    forget_old_index(connection)
    if _is_whole(connection, ""):
        return Verdict.SOUND if _fits(connection) else Verdict.INDEX
    derived = {table.name for table in schema.DERIVED_TABLES}
    kept = ("sqlite_schema", *(name for name in schema.metadata.tables if name not in derived))
    is_kept = all(_is_whole(connection, f'("{name}")') for name in kept)
    return Verdict.INDEX if is_kept else Verdict.DAMAGED


def _is_whole(connection: sa.Connection, which: str) -> bool:
    try:
        said = connection.exec_driver_sql(f"PRAGMA integrity_check {which}").scalars().all()
    except sa.exc.DBAPIError:
        return False
    return said == ["ok"]


def _fits(connection: sa.Connection) -> bool:
    try:
        return fits_index(connection)
    except sa.exc.DBAPIError:
        return False


def replace_index(connection: driver.Connection) -> None:
    """Take the index out of a file, whatever state its pages are in, and put an empty one there.

    Its pages are not given back one by one, which damaged ones do not allow: the file is written
    anew without them.
    """
    connection.execute("PRAGMA writable_schema = ON").close()
    with _transaction(connection):
        connection.execute("DELETE FROM sqlite_schema WHERE tbl_name GLOB 'search_*'").close()
    connection.execute("PRAGMA writable_schema = RESET").close()
    connection.execute("VACUUM").close()
    with _transaction(connection):
        for statement in index_statements():
            connection.execute(statement).close()
        connection.execute("DELETE FROM setting WHERE name = ?", (SETTING,)).close()


@contextlib.contextmanager
def _transaction(connection: driver.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE").close()
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK").close()
        raise
    connection.execute("COMMIT").close()
