"""Where nothing can be written a directory opens for looking things up, and says why no more."""

import datetime
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.store.connection import connect
from stakeholders.store.database import Database, create_database
from stakeholders.store.errors import (
    HeldElsewhereError,
    UnreadableJournalError,
    UnwritableFileError,
)
from stakeholders.store.file_lock import FileLock, hold, lock_of
from stakeholders.store.first_page import first_page
from stakeholders.store.machine import Machine
from stakeholders.store.search_index import refresh_index
from tests.store.directories import ANNA, body, found, names, opened, person, saved
from tests.store.disks import allow_writing, small_disk
from tests.store.test_files import bytes_of

DIES = """
import os, sys
from pathlib import Path
from tests.store.directories import opened, person, saved
database = opened(Path(sys.argv[1]))
saved(database, person("Ann Lee"))
os._exit(9)
"""
THERE = Machine("there", "desk-2")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path, 8192) as disk:
        yield disk
        allow_writing(disk, allowed=True)


def filled(folder: Path) -> Path:
    """Return a closed directory with one person."""
    path = folder / "test.stakeholders"
    create_database(path)
    database = opened(path)
    saved(database, person("Ann Lee"))
    database.close()
    return path


def assert_can_only_be_read(path: Path, error: type[Exception]) -> None:
    before = bytes_of(path.parent)
    assert [row.name for row in first_page(path).rows] == ["Ann Lee"]
    database = opened(path)
    assert isinstance(database.refusal, error)
    assert names(database, "ann") == ["Ann Lee"]
    version = database.data_version()
    for _ in range(2):
        with pytest.raises(error):
            saved(database, body("Alpha"))
    with pytest.raises(error), database.writing_local():
        pass
    assert database.data_version() == version
    database.close()
    assert bytes_of(path.parent) == before


def test_that_a_directory_on_a_read_only_disk_can_be_read(disk: Path) -> None:
    path = filled(disk)
    allow_writing(disk, allowed=False)
    assert_can_only_be_read(path, UnwritableFileError)


def test_that_a_journal_on_a_read_only_disk_is_read_or_named(disk: Path) -> None:
    path = filled(disk)
    environment = {"PYTHONPATH": ":".join(sys.path)}
    subprocess.run([sys.executable, "-c", DIES, str(path)], check=False, env=environment)
    allow_writing(disk, allowed=False)
    assert first_page(path).total == 2
    allow_writing(disk, allowed=True)
    path.with_name(f"{path.name}-shm").unlink()
    allow_writing(disk, allowed=False)
    for _ in range(2):
        with pytest.raises(UnreadableJournalError, match="journal"):
            first_page(path)


def there(path: Path, user: str = "Ben") -> FileLock:
    """Let another computer open a directory."""
    return hold(path, user, clock=lambda: datetime.datetime.now(datetime.UTC), machine=THERE)


def noted_anew(path: Path, **values: str) -> None:
    """Change what stands in the lock of a directory, two days ago."""
    lock = lock_of(path)
    lock.write_text(json.dumps({**json.loads(lock.read_text()), **values}))
    before = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=2)
    os.utime(lock, (before.timestamp(),) * 2)


def test_that_what_another_computer_has_open_can_be_read_and_is_named(path: Path) -> None:
    lock = there(filled(path.parent))
    database = opened(path)
    assert "desk-2 by Ben" in str(database.refusal)
    with pytest.raises(HeldElsewhereError):
        saved(database, body("Alpha"))
    assert names(database, "ann") == ["Ann Lee"]
    database.close()
    lock.release()
    again = opened(path)
    saved(again, body("Alpha"))
    again.close()


def test_that_a_lost_computer_can_be_put_out_and_knows_it_when_it_comes_back(path: Path) -> None:
    first = opened(filled(path.parent))
    noted_anew(path, machine=THERE.uid, sign="2026-05-04T12:00:00+00:00")
    refused = opened(path)
    assert isinstance(refused.refusal, HeldElsewhereError)
    assert refused.refusal.is_lost
    refused.close()
    second = Database(path, ANNA, refresh=refresh_index, take_over=True)
    assert second.is_unchecked
    saved(second, body("Alpha"))
    assert second.refusal is None
    noted_anew(path, machine=THERE.uid)
    for database in (first, second):
        with pytest.raises(HeldElsewhereError):
            saved(database, body("Beta"))
        database.close()
    assert lock_of(path).exists()


SHARED = "Nextcloud"


def test_that_no_memory_is_shared_in_a_folder_that_others_write(tmp_path: Path) -> None:
    folder = tmp_path / SHARED
    folder.mkdir()
    path = filled(folder)
    assert path.read_bytes()[18:20] == b"\1\1"
    database = opened(path)
    saved(database, body("Alpha"))
    beside = {file.name.removeprefix(path.name) for file in folder.iterdir()}
    assert beside == {"", "-lock", "-journal"}
    with database.writing_local() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "truncate"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
    database.close()
    assert [file.name for file in folder.iterdir()] == [path.name]


def test_that_a_file_that_was_moved_changes_its_journal(tmp_path: Path) -> None:
    folder = tmp_path / SHARED
    folder.mkdir()
    path = filled(tmp_path)
    moved = folder / path.name
    for source, target, header in ((path, moved, b"\1\1"), (moved, path, b"\2\2")):
        shutil.move(source, target)
        database = opened(target)
        saved(database, body("Alpha"))
        database.close()
        assert target.read_bytes()[18:20] == header
    database = opened(path)
    assert found(database, "alpha").total == 2
    database.close()


def test_that_a_hot_journal_is_rolled_back_before_anything_is_shown(tmp_path: Path) -> None:
    folder = tmp_path / SHARED
    folder.mkdir()
    path = filled(folder)
    aside = tmp_path / "aside"
    aside.mkdir()
    connection = connect(path, writer=True, shared=True)
    connection.execute("PRAGMA cache_size = 2")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE person_name SET full = 'Never kept'")
    connection.execute("UPDATE search_row SET name = 'Never kept'")
    connection.execute("CREATE TABLE much AS SELECT zeroblob(1 << 20)")
    for file in folder.iterdir():
        shutil.copy(file, aside)
    connection.execute("ROLLBACK")
    connection.close()
    copy = aside / path.name
    assert copy.with_name(f"{path.name}-journal").stat().st_size > 0
    assert [row.name for row in first_page(copy).rows] == ["Ann Lee"]
