"""Migrations: how a directory file came to its present form, step by step, forward only.

A step is a file `NNNN_what_it_does.sql`; its number is the version it leaves in `user_version`.
Released steps are never edited. A fresh file is made by running all of them.
"""

from collections.abc import Iterator
from importlib import resources
from typing import Final

import sqlcipher3.dbapi2 as driver

from stakeholders.store.connection import FILE_APPLICATION_ID, FILE_VERSION

_SUFFIX: Final = ".sql"


def upgrade(connection: driver.Connection, version: int) -> None:
    """Bring a file of this version to the newest one, in one transaction, the version last."""
    connection.execute("PRAGMA foreign_keys = OFF").close()
    connection.execute("BEGIN IMMEDIATE").close()
    try:
        for statement in _statements_after(version):
            connection.execute(statement).close()
        connection.execute(f"PRAGMA application_id = {FILE_APPLICATION_ID}").close()
        connection.execute(f"PRAGMA user_version = {FILE_VERSION}").close()
        connection.execute("COMMIT").close()
    except BaseException:
        connection.execute("ROLLBACK").close()
        raise
    connection.execute("PRAGMA foreign_keys = ON").close()


def _statements_after(version: int) -> Iterator[str]:
    folder = resources.files(__name__)
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(_SUFFIX) and int(file.name.partition("_")[0]) > version:
            yield from _split(file.read_text(encoding="utf-8"))


def _split(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if driver.complete_statement(statement):
            yield statement
            statement = ""
