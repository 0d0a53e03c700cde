"""Backups make themselves, once when they are needed, and never stand in the way of the work."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.app.backups import Backups, Reason, needs_key, restore_backup
from stakeholders.app.errors import DamagedFileError, DiskFullError, ExistingFileError
from stakeholders.store.database import Database, create_database
from stakeholders.store.key_file import key_file_of
from tests.store.directories import body, names, opened, person, saved

NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "a.stakeholders"
    create_database(path)
    database = opened(path)
    saved(database, person("Ann Lee"))
    yield database
    database.close()


def reasons(backups: Backups) -> list[Reason]:
    return [backup.reason for backup in backups.backups()]


def test_that_one_backup_is_made_a_day(database: Database, clock: Clock) -> None:
    backups = Backups(database.path, clock=clock)
    assert backups.make_if_due() is not None
    assert backups.make_if_due() is None
    clock.now += DAY
    assert backups.make_if_due() is not None
    assert reasons(backups) == [Reason.DAY, Reason.DAY]


def test_that_nothing_is_backed_up_where_nothing_was_ever_written(
    tmp_path: Path, clock: Clock
) -> None:
    create_database(tmp_path / "b.stakeholders")
    backups = Backups(tmp_path / "b.stakeholders", clock=clock)
    assert backups.make_if_due() is None
    assert backups.make_before(Reason.IMPORT) is None
    assert not backups.folder.exists()


def test_that_a_large_step_has_a_backup_of_what_was_before_it(
    database: Database, clock: Clock
) -> None:
    backups = Backups(database.path, clock=clock)
    assert backups.make_before(Reason.IMPORT) is not None
    assert backups.make_before(Reason.MERGE) is None  # nothing was done in between
    saved(database, body("Alpha"))
    made = backups.make_before(Reason.ERASE)
    assert made is not None
    copy = opened(made.file)
    assert names(copy, "") == ["Alpha", "Ann Lee"]
    copy.close()
    assert reasons(backups) == [Reason.IMPORT, Reason.ERASE]


def test_that_old_backups_go_when_a_new_one_is_there(database: Database, clock: Clock) -> None:
    backups = Backups(database.path, clock=clock)
    for _ in range(40):
        backups.make()
        clock.now += DAY
    kept = backups.backups()
    assert 3 + 12 < len(kept) < 3 + 12 + 10
    assert kept[-1].number == 40
    assert {file.name for file in backups.folder.glob("*.stakeholders")} == {b.name for b in kept}


def test_that_backups_take_no_more_room_than_they_are_given(
    database: Database, clock: Clock
) -> None:
    size = database.path.stat().st_size
    backups = Backups(database.path, clock=clock, room=lambda: 5 * size)
    removed = [backup.number for _ in range(8) for backup in backups.make().removed]
    assert removed[:1] == [1]
    assert sum(backup.size for backup in backups.backups()) <= 5 * size


def test_that_a_clock_that_leaps_costs_no_backup(database: Database, clock: Clock) -> None:
    backups = Backups(database.path, clock=clock, room=lambda: 1)
    for _ in range(3):
        backups.make()
    for leap in (20 * 365 * DAY, -40 * 365 * DAY):
        clock.now += leap
        assert backups.make().removed == ()
    assert len(backups.backups()) == 5


def spoil(database: Database) -> None:
    """Damage pages of a closed directory."""
    saved(database, *(person(f"Ben Orr {n}") for n in range(300)))
    database.close()
    content = bytearray(database.path.read_bytes())
    content[-40960:] = bytes(40960)
    database.path.write_bytes(content)


def test_that_a_damaged_directory_pushes_no_good_backup_out(
    database: Database, clock: Clock
) -> None:
    backups = Backups(database.path, clock=clock, room=lambda: 1)
    for _ in range(3):
        backups.make()
    before = {file.name: file.read_bytes() for file in backups.folder.iterdir()}
    spoil(database)
    clock.now += DAY
    with pytest.raises(DamagedFileError):
        backups.make()
    assert backups.make_if_due() is None
    assert {file.name: file.read_bytes() for file in backups.folder.iterdir()} == before
    (problem,) = backups.take_failures()
    assert "damaged" in problem.message


def test_that_a_full_disk_is_told_once_and_stops_no_work(database: Database, clock: Clock) -> None:
    backups = Backups(database.path, clock=clock, free=lambda _: 0)
    assert backups.make_before(Reason.IMPORT) is None
    saved(database, body("Alpha"))
    assert backups.make_if_due() is None
    (problem,) = backups.take_failures()
    assert problem.message.startswith("No backup was made. The disk")
    assert backups.take_failures() == ()
    with pytest.raises(DiskFullError):
        backups.make()


def test_that_a_folder_that_cannot_be_made_is_told_and_stops_no_work(
    database: Database, clock: Clock
) -> None:
    database.path.with_name("a.backups").write_text("mine")
    backups = Backups(database.path, clock=clock)
    assert backups.make_if_due() is None
    assert len(backups.take_failures()) == 1
    assert database.path.with_name("a.backups").read_text() == "mine"


def test_that_a_copy_goes_to_a_name_or_into_a_folder(database: Database, tmp_path: Path) -> None:
    backups = Backups(database.path)
    (tmp_path / "stick").mkdir()
    assert backups.copy_to(tmp_path / "stick") == tmp_path / "stick" / "a.stakeholders"
    assert backups.copy_to(tmp_path / "b.stakeholders").is_file()
    with pytest.raises(ExistingFileError):
        backups.copy_to(tmp_path / "stick")


def test_that_a_backup_is_restored_and_that_is_undone(database: Database, clock: Clock) -> None:
    backups = Backups(database.path, clock=clock)
    made = backups.make()
    saved(database, body("Alpha"))
    database.close()
    done = restore_backup(database.path, made.file, clock=clock)
    assert done.kept is not None
    again = opened(database.path)
    assert names(again, "") == ["Ann Lee"]
    again.close()
    restore_backup(database.path, done.kept, clock=clock)
    again = opened(database.path)
    assert names(again, "") == ["Alpha", "Ann Lee"]
    again.close()


def test_that_a_file_with_its_key_beside_it_needs_one(database: Database) -> None:
    assert not needs_key(database.path)
    key_file_of(database.path).touch()
    assert needs_key(database.path)
