"""The log of what leaves: nothing leaves that it does not name."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from stakeholders.app.errors import UnwritableTargetError
from stakeholders.store.database import Database


@contextlib.contextmanager
def file_in_log(database: Database, target: str, count: int) -> Iterator[None]:
    """Let a file be written, with so many contacts in it.

    Raises:
        UnwritableTargetError: when it cannot be; the log says nothing of it then.
    """
    with database.writing("export", file=Path(target).name, count=count) as writing:
        try:
            yield
        except OSError as error:
            raise UnwritableTargetError(target, error.strerror or str(error)) from error
        writing.keep()


@contextlib.contextmanager
def paper_in_log(database: Database, count: int) -> Iterator[None]:
    """Let so many contacts be printed."""
    with database.writing("print", count=count) as writing:
        yield
        writing.keep()
