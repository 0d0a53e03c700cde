"""Migrations: how a directory file came to its present form, step by step, forward only.

A step is a file `NNNN_what_it_does.sql`; its number is the version it leaves in `user_version`.
Released steps are never edited. A fresh file is made by running all of them, an older one by those
it lacks, so that both are the same. A file of every released form is kept with the tests; that of
the newest is made by `python -m tests.store.released`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Final

import sqlcipher3.dbapi2 as driver

from stakeholders.store.connection import FILE_APPLICATION_ID
from stakeholders.store.errors import UnsoundUpgradeError

_SUFFIX: Final = ".sql"
_TABLE: Final = re.compile(r"^CREATE TABLE (\w+)", re.MULTILINE)
_OF_INDEX: Final = re.compile(r"\s*(?:--.*\n\s*)*(?:CREATE|ALTER|DROP|INSERT)\b[^(;]*?\bsearch_\w+")

Hear = Callable[[str], None]
"""Hears of each statement before it is run; a test ends the process there."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step, and the version that a file has after it."""

    version: int
    script: str


def released() -> tuple[Migration, ...]:
    """Return all steps of this program, in order."""
    files = sorted(resources.files(__name__).iterdir(), key=lambda file: file.name)
    return tuple(
        Migration(int(file.name.partition("_")[0]), file.read_text(encoding="utf-8"))
        for file in files
        if file.name.endswith(_SUFFIX)
    )


def upgrade(
    connection: driver.Connection,
    steps: Sequence[Migration],
    hear: Hear = lambda _: None,
) -> None:
    """Run the steps that a file lacks, in one transaction, the version last.

    Raises:
        UnsoundUpgradeError: when the file would not be sound after it; it stays as it was.
    """
    connection.execute("PRAGMA foreign_keys = OFF").close()
    connection.execute("BEGIN IMMEDIATE").close()
    try:
        _run(connection, steps, hear)
        connection.execute("COMMIT").close()
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK").close()
        raise
    connection.execute("PRAGMA foreign_keys = ON").close()


def index_statements() -> Iterator[str]:
    """Yield what makes the search index, which is made anew where it is damaged."""
    for step in released():
        yield from filter(_OF_INDEX.match, _split(step.script))


def later_tables() -> tuple[frozenset[str], ...]:
    """Return the tables that each step but the first made: older files have none of them."""
    made = (frozenset(_TABLE.findall(step.script)) for step in released()[1:])
    return tuple(tables for tables in made if tables)


def version_of(connection: driver.Connection) -> int:
    """Return the version of a file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _run(connection: driver.Connection, steps: Sequence[Migration], hear: Hear) -> None:
    before = version_of(connection)
    missing = [step for step in steps if step.version > before]
    for step in missing:
        for statement in _split(step.script):
            hear(statement)
            connection.execute(statement).close()
    if before:
        _check(connection)
    for step in missing[-1:]:
        connection.execute(f"PRAGMA application_id = {FILE_APPLICATION_ID}").close()
        connection.execute(f"PRAGMA user_version = {step.version}").close()
    hear("COMMIT")


def _check(connection: driver.Connection) -> None:
    """Find nothing wrong with a file that is being upgraded, while it can still be taken back."""
    lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    said = connection.execute("PRAGMA integrity_check (1)").fetchone()[0]
    if lost or said != "ok":
        raise UnsoundUpgradeError


def _split(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if driver.complete_statement(statement):
            yield statement
            statement = ""
