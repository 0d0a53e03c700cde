"""The log of what leaves: nothing leaves that it does not name."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from stakeholders.app.errors import UnwritableTargetError
from stakeholders.domain.ids import Uid
from stakeholders.domain.visibility import Visibility
from stakeholders.store.database import Database
from stakeholders.store.export_presets import ExportPreset, keep_preset
from stakeholders.store.history import Writing


@contextlib.contextmanager
def file_in_log(
    database: Database,
    target: str,
    count: int,
    audience: Visibility | None = None,
    preset: tuple[Uid, ExportPreset] | None = None,
) -> Iterator[None]:
    """Let a file be written for an audience, with so many contacts in it.

    The form in which a list leaves is remembered with it as a `preset`.

    Raises:
        UnwritableTargetError: when it cannot be; the log says nothing of it then.
    """
    with database.writing("export", file=Path(target).name, count=count) as writing:
        say_for_whom(writing, audience)
        with in_words(target):
            yield
        if preset is not None:
            keep_preset(writing, *preset)
        writing.keep()


@contextlib.contextmanager
def in_words(target: str) -> Iterator[None]:
    """Say of a file what the system says of it.

    Raises:
        UnwritableTargetError: when it cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise UnwritableTargetError(target, error.strerror or str(error)) from error


@contextlib.contextmanager
def paper_in_log(
    database: Database, count: int, audience: Visibility | None = None
) -> Iterator[None]:
    """Let so many contacts be printed for an audience."""
    with database.writing("print", count=count) as writing:
        say_for_whom(writing, audience)
        yield
        writing.keep()


def say_for_whom(writing: Writing, audience: Visibility | None) -> None:
    """Let the audit log say who may see what leaves."""
    if audience is not None:
        writing.says_to_audit(f"for:{audience.value}")
