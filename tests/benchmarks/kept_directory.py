"""A kept directory: made once for a size and a form of the file, copied for each measurement.

It lies in the user's cache; one that other rules made is left there, and made anew. Rows come in by
the road of an import, in steps of some thousands, and a step for each fiftieth contact lies behind
them in the log; the index is made at the end, as where the search is made anew.
"""

import contextlib
import gc
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

import platformdirs
import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from stakeholders.domain.ids import Uid
from stakeholders.store import migrations, schema
from stakeholders.store.connection import FILE_VERSION
from stakeholders.store.database import Database, create_database
from stakeholders.store.history import Author
from stakeholders.store.index_form import INDEX_FORM
from stakeholders.store.people import set_entry
from stakeholders.store.saving import Saver
from stakeholders.store.search_index import rebuild_index, refresh_index
from tests.benchmarks.directory_records import directory_records

AUTHOR: Final = Author("benchmark", "import")
_SMALL: Final = 10_000
"""So few are made faster than they are looked for."""
_STEP: Final = 20_000
_LOG_SHARE: Final = 50
_PEOPLE: Final = 400
_STORE: Final = Path(migrations.__file__).parents[1]
_SAVED_BY: Final = ("saving", "saving_parts", "search_index", "index_rows", "search_documents")
_INVENTED_BY: Final = (
    "contacts", "bodies", "names", "numbers", "mailboxes", "dice", "records", "directory_records",
    "kept_directory",
)  # fmt: skip


@contextlib.contextmanager
def filled_directory(folder: Path, size: int) -> Iterator[Database]:
    """Give an open directory of so many contacts, in this folder."""
    database = Database(copied_directory(folder, size), AUTHOR, refresh=refresh_index)
    try:
        yield database
    finally:
        database.close()


def sample_people(database: Database) -> list[Uid]:
    """Return some hundred people from all over a directory."""
    entry = schema.entry.c
    with database.reading() as connection:
        every = connection.scalars(sa.select(entry.uid).where(entry.kind == "person")).all()
    return list(every[:: max(1, len(every) // _PEOPLE)])[:_PEOPLE]


def last_import(size: int) -> int:
    """Return the number of the step after which all contacts were there."""
    return -(-size // _STEP)


def copied_directory(folder: Path, size: int) -> Path:
    """Return a directory file of so many contacts, copied into this folder."""
    path = Path(tempfile.mkdtemp(dir=folder)) / "directory.stakeholders"
    if size < _SMALL:
        make_directory(path, size)
    else:
        shutil.copyfile(_kept(size), path)
    return path


def make_directory(path: Path, size: int) -> None:
    """Make a directory file of so many contacts."""
    create_database(path)
    gc.disable()
    try:
        _fill(path, size)
    finally:
        gc.enable()


def _fill(path: Path, size: int) -> None:
    database = Database(
        path, AUTHOR, refresh=lambda _connection, _touched: None, prepare_writer=_without_haste
    )
    records = directory_records(size, 1)
    while part := list(islice(records, _STEP)):
        with database.writing("import") as writing:
            Saver(writing, lambda _name: None).save_all(part)
    _lengthen_log(database, size // _LOG_SHARE)
    with database.writing_local() as connection:
        rebuild_index(connection)
    database.close()


def _lengthen_log(database: Database, steps: int) -> None:
    people = sample_people(database)
    for step in range(steps):
        with database.writing("contact.place_changed") as writing:
            set_entry(writing, people[step % len(people)], place=f"Street {step}")


def _without_haste(connection: driver.Connection) -> None:
    """Let the disk take its time: what is not finished is never named, so that nothing is lost."""
    connection.execute("PRAGMA synchronous = OFF").close()


def _kept(size: int) -> Path:
    """Return the kept directory of a size, made where there is none that today's rules made."""
    folder = platformdirs.user_cache_path("stakeholders-benchmarks")
    path = folder / f"contacts-{size}-{_rules()}.stakeholders"
    if not path.exists():
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        make_directory(unfinished, size)
        unfinished.rename(path)
    return path


def _rules() -> str:
    """Return what tells by which rules a directory was made: its form, and who invented it."""
    digest = hashlib.sha256(f"{FILE_VERSION} {INDEX_FORM}".encode())
    here = Path(__file__).parent
    files = [here / f"{name}.py" for name in _INVENTED_BY]
    files += [_STORE / f"{name}.py" for name in _SAVED_BY]
    for file in (*files, *sorted((here / "data").iterdir())):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
