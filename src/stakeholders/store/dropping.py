"""Dropping: questions that nobody waits for any more stop in the middle."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Final

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

Wanted = Callable[[], bool]
"""Tells whether an answer is still waited for; called in the thread that looks for it."""

_STEPS: Final = 2000
"""After so many steps of SQLite it is asked once more: some tens of microseconds."""


class DroppedError(Exception):
    """Nobody waits for the answer any more."""


@contextlib.contextmanager
def while_wanted(connection: sa.Connection, wanted: Wanted | None) -> Iterator[None]:
    """Let questions on a connection stop as soon as their answer is not wanted any more.

    Raises:
        DroppedError: where it stopped.
    """
    raw = connection.connection.driver_connection
    if wanted is None or raw is None:
        yield
        return
    if not wanted():
        raise DroppedError
    raw.set_progress_handler(lambda: not wanted(), _STEPS)
    try:
        yield
    except (sa.exc.DBAPIError, driver.DatabaseError) as error:
        cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
        if getattr(cause, "sqlite_errorcode", driver.SQLITE_OK) == driver.SQLITE_INTERRUPT:
            raise DroppedError from None
        raise
    finally:
        raw.set_progress_handler(None, 0)
