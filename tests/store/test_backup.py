"""A backup is whole and checked before it has its name, and never replaces another file."""

import stat
from pathlib import Path

import pytest

from stakeholders.store.backup import back_up
from stakeholders.store.database import Database
from stakeholders.store.errors import DirectoryFileError, ExistingFileError, UnwritableFileError
from stakeholders.store.undo import undo
from tests.store.directories import body, names, opened, person, saved, visible


def test_that_a_backup_holds_everything_and_its_history(database: Database, tmp_path: Path) -> None:
    saved(database, person("Ann Lee", phones=["+41441234567"]), body("Alpha"))
    target = tmp_path / "backups" / "a.stakeholders"
    back_up(database, target)
    assert [file.name for file in target.parent.iterdir()] == [target.name]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    copy = opened(target)
    assert visible(copy) == visible(database)
    assert names(copy, "1234567") == ["Ann Lee"]
    undo(copy, "Anna")
    assert (names(copy, ""), names(database, "")) == ([], ["Alpha", "Ann Lee"])
    copy.close()


def test_that_a_backup_never_replaces_a_file(database: Database, tmp_path: Path) -> None:
    target = tmp_path / "a.stakeholders"
    target.write_text("mine")
    with pytest.raises(ExistingFileError):
        back_up(database, target)
    assert target.read_text() == "mine"


def test_that_a_backup_of_a_damaged_file_gets_no_name(database: Database, tmp_path: Path) -> None:
    saved(database, *(person(f"Ann Lee {n}") for n in range(300)))
    database.close()
    whole = bytearray(database.path.read_bytes())
    whole[-40960:] = bytes(40960)
    database.path.write_bytes(whole)
    again = opened(database.path)
    target = tmp_path / "backups" / "a.stakeholders"
    with pytest.raises(DirectoryFileError):
        back_up(again, target)
    assert not list(target.parent.iterdir())
    again.close()


def test_that_a_place_that_cannot_be_written_is_named(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableFileError):
        back_up(database, tmp_path / "file" / "a.stakeholders")


def test_that_a_copy_can_be_made_while_others_read(database: Database, tmp_path: Path) -> None:
    saved(database, body("Alpha"))
    with database.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM entry").scalar()
        back_up(database, tmp_path / "a.stakeholders")
