"""A journal that a killed process left is replayed into its own file, and into no other."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stakeholders.store.backup import back_up
from stakeholders.store.connection import check_file
from stakeholders.store.database import create_database
from stakeholders.store.first_page import first_page
from stakeholders.store.integrity import check
from tests.store.directories import opened, person, saved, visible

DIES = """
import os, sys
from pathlib import Path
from tests.store.directories import opened, person, saved
database = opened(Path(sys.argv[1]))
for number in range(60):
    saved(database, person(f"New {number}", notes=("long " * 500,)))
os._exit(9)
"""
Steps = Callable[[Path, Path], None]


def filled(path: Path, name: str) -> Path:
    """Return a closed directory of some people of one name."""
    create_database(path)
    database = opened(path)
    for number in range(5):
        saved(database, person(f"{name} {number}"))
    database.close()
    return path


def killed_at_work(path: Path) -> Path:
    """Let a process be killed that has saved sixty people, and its last journal be there."""
    environment = {"PYTHONPATH": ":".join(sys.path)}
    subprocess.run([sys.executable, "-c", DIES, str(path)], check=False, env=environment)
    assert path.with_name(f"{path.name}-wal").stat().st_size > 100_000
    return path


def names(path: Path) -> set[str]:
    """Open a directory as the program does; return who is in it, once it was found sound."""
    check_file(path)
    database = opened(path)
    database.look_over()
    with database.reading() as connection:
        assert not check(connection)
    found = {record.name.partition(" ")[0] for record in visible(database)}
    database.close()
    return found


def copy_by_hand(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)


def copy_as_backup(source: Path, target: Path) -> None:
    target.unlink()
    back_up(source, target.with_name("backup"))
    shutil.move(target.with_name("backup"), target)


@pytest.mark.parametrize("take", [copy_by_hand, copy_as_backup])
def test_that_a_journal_is_not_replayed_into_a_file_that_was_put_in_its_place(
    path: Path, tmp_path: Path, take: Steps
) -> None:
    older = tmp_path / "older"
    shutil.copyfile(filled(path, "Old"), older)
    killed_at_work(path)
    take(older, path)
    assert {row.name.partition(" ")[0] for row in first_page(path).rows} == {"Old"}
    assert names(path) == {"Old"}
    (aside,) = path.parent.glob("*-of-another-file-*")
    assert aside.stat().st_size > 100_000


def test_that_a_backup_of_the_same_day_is_another_file(path: Path, tmp_path: Path) -> None:
    filled(path, "Old")
    database = opened(path)
    saved(database, person("Old more"))
    back_up(path, tmp_path / "backup")
    aside = tmp_path / "aside"
    aside.mkdir()
    saved(database, person("New one"))
    for file in path.parent.glob(f"{path.name}*"):
        shutil.copy(file, aside)  # what a kill leaves
    database.close()
    shutil.copyfile(tmp_path / "backup", aside / path.name)
    assert names(aside / path.name) == {"Old"}


def test_that_a_journal_of_a_wholly_other_directory_is_not_replayed(
    path: Path, tmp_path: Path
) -> None:
    killed_at_work(filled(path, "Old"))
    shutil.move(filled(tmp_path / "other", "Other"), path)
    assert names(path) == {"Other"}


def test_that_its_own_journal_is_replayed_wherever_all_of_it_was_copied(
    path: Path, tmp_path: Path
) -> None:
    killed_at_work(filled(path, "Old"))
    folder = tmp_path / "copy"
    folder.mkdir()
    for file in path.parent.glob(f"{path.name}*"):
        shutil.copyfile(file, folder / file.name)
    for copy in (folder / path.name, path):
        assert names(copy) == {"Old", "New"}
        assert not list(copy.parent.glob("*-of-another-file-*"))


def test_that_its_own_journal_is_replayed_after_one_kill_upon_another(path: Path) -> None:
    filled(path, "Old")
    for _ in range(3):
        killed_at_work(path)
    assert names(path) == {"Old", "New"}
