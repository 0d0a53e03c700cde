"""A full disk is one sentence: what was saved stays, nothing is half done, and it goes on later."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.store.database import Database, create_database
from stakeholders.store.errors import DiskFullError
from stakeholders.store.first_page import first_page
from stakeholders.store.integrity import check
from tests.store.directories import names, opened, person, saved, visible
from tests.store.disks import fill, resize, small_disk

LARGE = 16384
FREE = (0, 4, 8, 16, 32, 40, 64, 72, 96, 160, 300)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path, LARGE) as disk:
        yield disk


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return a closed directory of one person, on a large disk."""
    path = tmp_path / "kept.stakeholders"
    create_database(path)
    database = opened(path)
    saved(database, person("Ann Lee"))
    database.close()
    return path


def leave_room(disk: Path, kibibytes: int) -> None:
    usage = shutil.disk_usage(disk)
    resize(disk, usage.used // 1024 + kibibytes or 4)


def write_until_full(database: Database) -> int:
    """Save people until there is no room; return how many were saved."""
    for number in range(1000):
        before = names(database, "kim")
        note = "long " * 4000
        try:
            saved(database, person(f"Kim N{number}", notes=(note,)))
        except DiskFullError:
            assert names(database, "kim") == before
            return number
    pytest.fail("the disk was never full")


@pytest.mark.parametrize("free", FREE)
def test_that_a_full_disk_is_named_and_what_was_saved_stays(
    disk: Path, kept: Path, free: int
) -> None:
    path = disk / "test.stakeholders"
    shutil.copyfile(kept, path)
    leave_room(disk, free)
    assert first_page(path).total == 1
    try:
        database = opened(path)
    except DiskFullError:
        count = 0
    else:
        count = write_until_full(database)
        resize(disk, LARGE)
        saved(database, person("Bob Orr"))
        assert names(database, "bob") == ["Bob Orr"]
        database.close()
    resize(disk, LARGE)
    database = opened(path)
    saved(database, person("Cy Fox"))
    with database.reading() as connection:
        assert not check(connection)
    people = {record.name for record in visible(database)}
    assert people >= {"Ann Lee", "Cy Fox", *(f"Kim N{number}" for number in range(count))}
    assert f"Kim N{count}" not in people
    database.close()


def test_that_closing_on_a_full_disk_loses_nothing(disk: Path, kept: Path) -> None:
    path = disk / "test.stakeholders"
    shutil.copyfile(kept, path)
    database = opened(path)
    saved(database, *(person(f"Kim N{number}") for number in range(50)))
    filler = fill(disk)
    database.close()
    assert first_page(path).total == 51
    filler.unlink()
    database = opened(path)
    assert len(visible(database)) == 51
    database.close()


def test_that_a_directory_that_finds_no_room_leaves_nothing(disk: Path) -> None:
    filler = fill(disk)
    with pytest.raises(DiskFullError):
        create_database(disk / "new.stakeholders")
    assert list(disk.iterdir()) == [filler]
