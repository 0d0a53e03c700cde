"""A backup is whole and checked before it has its name, and never replaces another file."""

import datetime
import json
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from stakeholders.domain.backups import Reason
from stakeholders.store.backup import (
    MANIFEST,
    BackupFolder,
    back_up,
    digest_of,
    newest_operation,
)
from stakeholders.store.database import Database
from stakeholders.store.errors import (
    DamagedFileError,
    DiskFullError,
    ExistingFileError,
    UnwritableFileError,
)
from stakeholders.store.key_file import key_file_of
from stakeholders.store.session_mark import mark_anew
from stakeholders.store.undo import undo
from tests.store.directories import body, names, opened, person, saved, visible


def test_that_a_backup_holds_everything_and_its_history(database: Database, tmp_path: Path) -> None:
    saved(database, person("Ann Lee", phones=["+41441234567"]), body("Alpha"))
    target = tmp_path / "backups" / "a.stakeholders"
    back_up(database.path, target)
    assert [file.name for file in target.parent.iterdir()] == [target.name]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    copy = opened(target)
    assert visible(copy) == visible(database)
    assert names(copy, "1234567") == ["Ann Lee"]
    undo(copy, {"Anna"})
    assert (names(copy, ""), names(database, "")) == ([], ["Alpha", "Ann Lee"])
    copy.close()


def test_that_a_backup_never_replaces_a_file(database: Database, tmp_path: Path) -> None:
    target = tmp_path / "a.stakeholders"
    target.write_text("mine")
    with pytest.raises(ExistingFileError):
        back_up(database.path, target)
    assert target.read_text() == "mine"


def test_that_a_backup_of_a_damaged_file_gets_no_name(database: Database, tmp_path: Path) -> None:
    saved(database, *(person(f"Ann Lee {n}") for n in range(300)))
    database.close()
    whole = bytearray(database.path.read_bytes())
    whole[-40960:] = bytes(40960)
    database.path.write_bytes(whole)
    again = opened(database.path)
    target = tmp_path / "backups" / "a.stakeholders"
    with pytest.raises(DamagedFileError):
        back_up(again.path, target)
    assert not list(target.parent.iterdir())
    again.close()


def test_that_damage_that_a_copy_would_mend_unseen_is_named(
    database: Database, tmp_path: Path
) -> None:
    """Every row can be read, and the list of free pages is wrong: only the check sees it."""
    saved(database, person("Ann Lee"))
    database.close()
    whole = bytearray(database.path.read_bytes())
    whole[36:40] = (7).to_bytes(4, "big")  # the number of free pages (SQLite file format, 1.3)
    database.path.write_bytes(whole)
    target = tmp_path / "backups" / "a.stakeholders"
    with pytest.raises(DamagedFileError):
        back_up(database.path, target)
    assert not list(target.parent.iterdir())


def test_that_a_disk_that_spoils_the_copy_gives_no_backup(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(database, *(person(f"Ann Lee {n}") for n in range(300)))
    there = tmp_path / "backups" / "old.stakeholders"
    back_up(database.path, there)
    before = there.read_bytes()

    def spoil(copy: driver.Connection) -> str:
        """Do the last that is done to the copy, and let the disk lose a part of it."""
        (_, _, name) = copy.execute("PRAGMA database_list").fetchone()
        mark = mark_anew(copy)
        copy.close()
        content = Path(name).read_bytes()
        Path(name).write_bytes(content[:-40960] + bytes(40960))
        return mark

    monkeypatch.setattr("stakeholders.store.backup.mark_anew", spoil)
    with pytest.raises(DamagedFileError):
        back_up(database.path, there.with_name("new.stakeholders"))
    assert [file.name for file in there.parent.iterdir()] == [there.name]
    assert there.read_bytes() == before


def test_that_a_place_that_cannot_be_written_is_named(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableFileError):
        back_up(database.path, tmp_path / "file" / "a.stakeholders")


def test_that_a_copy_can_be_made_while_others_read(database: Database, tmp_path: Path) -> None:
    saved(database, body("Alpha"))
    with database.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM entry").scalar()
        back_up(database.path, tmp_path / "a.stakeholders")


NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


def test_that_a_copy_holds_what_is_still_in_the_journal(database: Database, tmp_path: Path) -> None:
    saved(database, person("Bob Orr"))
    before = database.path.read_bytes()
    saved(database, person("Ann Lee"))
    assert database.path.read_bytes() == before
    back_up(database.path, tmp_path / "a.stakeholders")
    copy = opened(tmp_path / "a.stakeholders")
    assert names(copy, "") == ["Ann Lee", "Bob Orr"]
    copy.close()


def test_that_a_backup_takes_the_key_file_along(database: Database, tmp_path: Path) -> None:
    key_file_of(database.path).write_text("wrapped")
    folder = BackupFolder(database.path)
    backup = folder.add(Reason.HAND, NOON)
    copy = key_file_of(folder.place_of(backup))
    assert copy.read_text() == "wrapped"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    folder.remove((backup,))
    assert [file.name for file in folder.path.iterdir()] == [MANIFEST]


def test_that_backups_lie_beside_the_directory_for_their_owner_only(database: Database) -> None:
    folder = BackupFolder(database.path)
    first = folder.add(Reason.DAY, NOON)
    second = folder.add(Reason.IMPORT, NOON)
    assert folder.path == database.path.with_name("test.backups")
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.path.iterdir()} == {0o600}
    assert folder.backups() == (first, second)
    assert second.size > 100_000
    assert second.name == "test-0002-20261122T120000Z-import.stakeholders"


def test_that_numbers_go_on_when_the_clock_goes_back(database: Database) -> None:
    folder = BackupFolder(database.path)
    for days in (0, -400, 4000):
        folder.add(Reason.DAY, NOON + datetime.timedelta(days=days))
    assert [(b.number, b.at.year) for b in folder.backups()] == [(1, 2026), (2, 2025), (3, 2037)]


def test_that_the_manifest_tells_a_backup_that_was_changed(database: Database) -> None:
    folder = BackupFolder(database.path)
    file = folder.place_of(folder.add(Reason.DAY, NOON))
    noted = json.loads((folder.path / MANIFEST).read_text())["backups"][file.name]
    assert noted["sha256"] == digest_of(file)
    assert folder.is_as_noted(file)
    with file.open("ab") as stream:
        stream.write(b"x")
    assert not folder.is_as_noted(file)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"backups": 7}', '{"backups": {"a": 1}}'])
def test_that_a_lost_manifest_is_made_anew(database: Database, content: str) -> None:
    folder = BackupFolder(database.path)
    first = folder.add(Reason.DAY, NOON)
    (folder.path / MANIFEST).write_text(content)
    assert folder.is_as_noted(folder.place_of(first))
    second = folder.add(Reason.DAY, NOON)
    assert json.loads((folder.path / MANIFEST).read_text())["backups"].keys() == {second.name}
    assert len(folder.backups()) == 2


def test_that_the_folder_knows_when_nothing_was_done_since(database: Database) -> None:
    folder = BackupFolder(database.path)
    saved(database, body("Alpha"))
    assert not folder.holds(newest_operation(database.path))
    folder.add(Reason.DAY, NOON)
    assert folder.holds(newest_operation(database.path))
    saved(database, body("Beta"))
    assert not folder.holds(newest_operation(database.path))


def test_that_other_files_in_the_folder_are_no_backups(database: Database) -> None:
    folder = BackupFolder(database.path)
    folder.path.mkdir()
    (folder.path / "letter.txt").touch()
    (folder.path / "other-0007-20261122T120000Z-day.stakeholders").touch()
    assert folder.backups() == ()
    assert folder.add(Reason.DAY, NOON).number == 1


def test_that_a_disk_without_room_is_named_before_anything_is_written(database: Database) -> None:
    folder = BackupFolder(database.path, free=lambda _: 1000)
    with pytest.raises(DiskFullError):
        folder.add(Reason.DAY, NOON)
    assert not list(folder.path.iterdir())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of its own that is soon full."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_that_a_disk_that_fills_up_leaves_no_half_copy_and_the_old_one(
    database: Database, small_disk: Path
) -> None:
    saved(database, *(person(f"Ann Lee {n}") for n in range(100)))
    database.close()
    path = small_disk / "a.stakeholders"
    shutil.copyfile(database.path, path)
    path.chmod(0o600)
    rest = small_disk / "rest"
    folder = BackupFolder(path, free=lambda _: 1 << 40)
    folder.path.mkdir()
    rest.write_bytes(bytes(shutil.disk_usage(small_disk).free - 100_000))
    with pytest.raises(DiskFullError):
        folder.add(Reason.DAY, NOON)
    assert not list(folder.path.iterdir())
    again = opened(path)
    assert len(names(again, "")) == 50
    again.close()
