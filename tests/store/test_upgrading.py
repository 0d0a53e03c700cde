"""An upgrade leaves the old form or the new one, with a backup of the old in any case."""

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from stakeholders.domain.backups import Reason
from stakeholders.store.backup import BackupFolder
from stakeholders.store.connection import FILE_VERSION, connect
from stakeholders.store.database import Database
from stakeholders.store.encryption_errors import OpenElsewhereError
from stakeholders.store.errors import (
    DirectoryFileError,
    DiskFullError,
    ForeignFileError,
    UnsoundUpgradeError,
)
from stakeholders.store.migrations import Migration, released, upgrade
from stakeholders.store.upgrading import upgrade_file
from tests.store.directories import opened, person, saved, visible

NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
STEPS = (
    *released(),
    Migration(
        FILE_VERSION + 1,
        "ALTER TABLE tag ADD COLUMN colour TEXT NOT NULL DEFAULT '';\n"
        "CREATE TABLE shade (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;\n"
        "CREATE INDEX shade_name ON shade (name);\n",
    ),
    Migration(
        FILE_VERSION + 2,
        "INSERT INTO shade (name) SELECT full FROM person_name;\n"
        "CREATE TRIGGER shade_kept BEFORE DELETE ON shade BEGIN\n"
        "  SELECT RAISE (ABORT, 'kept');\nEND;\n"
        "ALTER TABLE tag RENAME COLUMN colour TO tint;\n",
    ),
)


def schema_of(path: Path) -> list[tuple[str, str]]:
    """Return the name and text of all that a file is made of."""
    connection = connect(path, writer=False)
    try:
        query = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
        return list(connection.execute(query))
    finally:
        connection.close()


def state_of(path: Path) -> tuple[int, list[str], int]:
    """Return the version of a file, the names in it, and how many shades; it must be sound."""
    connection = connect(path, writer=True)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        names = [row[0] for row in connection.execute("SELECT full FROM person_name ORDER BY full")]
        is_new = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'shade'")
        count = "SELECT count(*) FROM shade" if is_new.fetchone()[0] else "SELECT -1"
        return version, names, connection.execute(count).fetchone()[0]
    finally:
        connection.close()


OLD = (FILE_VERSION, ["Ann Lee", "Ben Orr"], -1)
NEW = (FILE_VERSION + 2, ["Ann Lee", "Ben Orr"], 2)


@pytest.fixture
def old(database: Database) -> Path:
    """Return a file of the present version with two people; the steps are to come."""
    saved(database, person("Ann Lee"), person("Ben Orr"))
    database.close()
    return database.path


def test_that_an_older_file_is_upgraded_with_a_backup_of_what_it_was(old: Path) -> None:
    backup = upgrade_file(old, NOON, steps=STEPS)
    assert state_of(old) == NEW
    assert backup is not None
    assert backup.reason is Reason.UPGRADE
    assert state_of(BackupFolder(old).place_of(backup)) == OLD


def test_that_a_file_of_the_newest_form_is_left_alone(old: Path) -> None:
    before = old.read_bytes()
    assert upgrade_file(old, NOON) is None
    assert old.read_bytes() == before
    assert not BackupFolder(old).path.exists()


@pytest.mark.parametrize("first", range(1, len(STEPS)))
def test_that_an_upgraded_file_is_as_a_fresh_one_text_by_text(tmp_path: Path, first: int) -> None:
    texts = []
    for steps in ((STEPS,), (STEPS[:first], STEPS)):
        path = tmp_path / f"{len(steps)}.stakeholders"
        path.touch()
        for some in steps:
            connection = connect(path, writer=True)
            upgrade(connection, some)
            connection.close()
        texts.append(schema_of(path))
    assert texts[0] == texts[1]
    assert len(texts[0]) > 50


UPGRADER = """
import datetime, os, sys
from pathlib import Path
from stakeholders.store.upgrading import upgrade_file
from tests.store.test_upgrading import STEPS
left = int(sys.argv[2])
def end(statement):
    global left
    left -= 1
    if not left:
        os._exit(9)
upgrade_file(Path(sys.argv[1]), datetime.datetime.now(datetime.UTC), steps=STEPS, hear=end)
"""


def test_that_a_kill_before_any_statement_leaves_the_old_form_and_the_next_try_the_new(
    old: Path,
) -> None:
    before = old.read_bytes()
    statement = 0
    while True:
        statement += 1
        old.write_bytes(before)
        child = subprocess.run(
            [sys.executable, "-c", UPGRADER, str(old), str(statement)],
            capture_output=True, text=True, check=False, env={"PYTHONPATH": ":".join(sys.path)},
        )  # fmt: skip
        if not child.returncode:
            break
        assert child.returncode == 9, child.stderr
        assert state_of(old) == OLD
        assert state_of(BackupFolder(old).place_of(BackupFolder(old).backups()[-1])) == OLD
        upgrade_file(old, NOON, steps=STEPS)
        assert state_of(old) == NEW
    assert statement == 8
    assert state_of(old) == NEW


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE person_name SET person_id = person_id + 4711;\n",
        "UPDATE search_text_data SET block = x'00' WHERE id > 10;\n",
    ],
)
def test_that_a_step_that_leaves_it_unsound_is_taken_back(old: Path, script: str) -> None:
    with pytest.raises(UnsoundUpgradeError):
        upgrade_file(old, NOON, steps=(*released(), Migration(FILE_VERSION + 1, script)))
    assert state_of(old) == OLD


def test_that_a_step_that_fails_is_taken_back(old: Path) -> None:
    steps = (*STEPS, Migration(FILE_VERSION + 3, "INSERT INTO shade (name) VALUES (x'00');\n"))
    with pytest.raises(Exception, match="TEXT"):
        upgrade_file(old, NOON, steps=steps)
    assert state_of(old) == OLD


def test_that_without_room_for_twice_the_file_nothing_is_written(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(DiskFullError):
        upgrade_file(old, NOON, steps=STEPS, free=lambda _: 2 * len(before) - 1)
    assert [file.name for file in old.parent.iterdir() if "-" not in file.name] == [old.name]
    assert state_of(old) == OLD


def test_that_a_disk_that_fills_up_leaves_the_old_form(database: Database) -> None:
    saved(database, person("Ann Lee"), person("Ben Orr"))
    connection = connect(database.path, writer=True)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 4}")
    fill = Migration(
        FILE_VERSION + 1,
        "CREATE TABLE big (content BLOB NOT NULL) STRICT;\n"
        "INSERT INTO big SELECT randomblob(4000) FROM change_batch, entry, person;\n",
    )
    with pytest.raises(Exception, match="full"):
        upgrade(connection, (*released(), fill))
    connection.close()
    database.close()
    assert state_of(database.path) == OLD


def test_that_a_file_that_somebody_has_open_is_not_upgraded(old: Path) -> None:
    reader = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(old)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert reader.stdout is not None
    assert reader.stdout.readline() == "open\n"
    with pytest.raises(OpenElsewhereError):
        upgrade_file(old, NOON, steps=STEPS)
    reader.communicate("\n")
    assert state_of(old) == OLD


HOLDER = """
import datetime, sys
from pathlib import Path
from stakeholders.store.file_lock import hold
lock = hold(Path(sys.argv[1]), "Ben", clock=lambda: datetime.datetime.now(datetime.UTC))
print("open", flush=True)
sys.stdin.readline()
lock.release()
"""


def test_that_what_is_no_directory_is_not_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "a.stakeholders"
    with pytest.raises(DirectoryFileError):
        upgrade_file(path, NOON, steps=STEPS)
    path.write_text("Dear Sir or Madam,\n" * 500)
    with pytest.raises(ForeignFileError):
        upgrade_file(path, NOON, steps=STEPS)


def test_that_what_people_see_is_the_same_after_an_upgrade(database: Database) -> None:
    saved(database, person("Ann Lee", phones=["+41441234567"]), person("Ben Orr"))
    before = visible(database)
    database.close()
    upgrade_file(database.path, NOON, steps=STEPS)
    again = opened(database.path)
    assert visible(again) == before
    again.close()
