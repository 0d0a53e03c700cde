"""A restore keeps what was there, can itself be undone, and a kill leaves the old or the new."""

import datetime
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stakeholders.domain.backups import Reason
from stakeholders.store.backup import BackupFolder, back_up
from stakeholders.store.connection import FILE_VERSION, check_file, connect, switching_note_of
from stakeholders.store.database import Database, create_database
from stakeholders.store.encryption_errors import OpenElsewhereError
from stakeholders.store.errors import (
    DamagedFileError,
    DirectoryFileError,
    DiskFullError,
    ForeignFileError,
    HeldElsewhereError,
    MissingFileError,
    NewerFileError,
)
from stakeholders.store.file_lock import hold, lock_of
from stakeholders.store.integrity import check
from stakeholders.store.key_file import key_file_of
from stakeholders.store.machine import Machine
from stakeholders.store.restoring import restore
from stakeholders.store.switching import finish_switch
from tests.store.directories import body, names, opened, person, saved

NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


def held_by(path: Path) -> list[str]:
    """Return the names in a sound directory."""
    check_file(path)
    database = opened(path)
    try:
        with database.reading() as connection:
            assert not check(connection)
        return names(database, "")
    finally:
        database.close()


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.fixture
def backup(database: Database, tmp_path: Path) -> Path:
    """Return a backup with Ann; the directory itself has Ben, too."""
    saved(database, person("Ann Lee"))
    target = tmp_path / "backups" / "ann.stakeholders"
    back_up(database.path, target)
    saved(database, person("Ben Orr"))
    database.close()
    return target


def with_stale_journal(path: Path) -> bytes:
    """Leave beside a directory the journal of a process that was killed; Cy is only in it."""
    aside = path.with_name("aside")
    aside.mkdir()
    database = opened(path)
    saved(database, *(person(f"Cy Fox {n}") for n in range(60)))
    for file in path.parent.glob(f"{path.name}*"):
        shutil.copy(file, aside)
    database.close()
    for file in aside.iterdir():
        shutil.copy(file, path.parent)
    shutil.rmtree(aside)
    return path.with_name(f"{path.name}-wal").read_bytes()


def test_that_a_backup_comes_back_and_what_was_there_is_kept(path: Path, backup: Path) -> None:
    kept = restore(path, backup, NOON)
    assert kept == path.with_name("test-kept-20261122T120000Z.stakeholders")
    assert held_by(path) == ["Ann Lee"]
    assert held_by(kept) == ["Ann Lee", "Ben Orr"]
    assert not list(path.parent.glob(".*"))


def test_that_a_restore_is_undone_by_restoring_what_was_kept(path: Path, backup: Path) -> None:
    kept = restore(path, backup, NOON)
    assert kept is not None
    again = restore(path, kept, NOON)
    assert again is not None
    assert again != kept
    assert held_by(path) == ["Ann Lee", "Ben Orr"]
    assert held_by(again) == ["Ann Lee"]


def test_that_a_stale_journal_is_never_replayed_into_what_is_restored(
    path: Path, backup: Path
) -> None:
    assert len(with_stale_journal(path)) > 100_000
    kept = restore(path, backup, NOON)
    assert kept is not None
    assert not list(path.parent.glob("test.stakeholders-[wsj]*"))
    assert held_by(path) == ["Ann Lee"]
    assert len(held_by(kept)) == 50  # as many rows as are shown at first, Cy's among them


def test_that_a_damaged_directory_is_kept_byte_for_byte_with_its_journal(
    path: Path, backup: Path
) -> None:
    with_stale_journal(path)
    path.write_bytes(b"\xff" * 4096 + path.read_bytes()[4096:])
    before = {name: content for name, content in bytes_of(path.parent).items() if "shm" not in name}
    kept = restore(path, backup, NOON)
    assert kept is not None
    assert kept.read_bytes() == before[path.name]
    wal = kept.with_name(f"{kept.name}-wal")
    assert wal.read_bytes() == before[f"{path.name}-wal"]
    assert held_by(path) == ["Ann Lee"]


def test_that_a_missing_directory_is_restored_beside_nothing(path: Path, backup: Path) -> None:
    path.unlink()
    path.with_name(f"{path.name}-wal").write_bytes(b"left over")
    assert restore(path, backup, NOON) is None
    assert held_by(path) == ["Ann Lee"]


def test_that_key_files_go_with_their_directories(path: Path, backup: Path) -> None:
    key_file_of(path).write_text("new")
    key_file_of(backup).write_text("old")
    kept = restore(path, backup, NOON)
    assert kept is not None
    assert (key_file_of(path).read_text(), key_file_of(kept).read_text()) == ("old", "new")
    key_file_of(backup).unlink()
    restore(path, backup, NOON)
    assert not key_file_of(path).exists()


def foreign(backup: Path) -> None:
    backup.write_text("Dear Sir or Madam")


def newer(backup: Path) -> None:
    connection = connect(backup, writer=True)
    connection.execute(f"PRAGMA user_version = {FILE_VERSION + 1}")
    connection.close()


def damaged(backup: Path) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[:8192] + bytes(len(whole) - 8192))


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (foreign, ForeignFileError),
        (newer, NewerFileError),
        (damaged, DamagedFileError),
        (Path.unlink, MissingFileError),
    ],
)
def test_that_a_backup_that_is_none_changes_nothing(
    path: Path, backup: Path, spoil: object, error: type[DirectoryFileError]
) -> None:
    assert callable(spoil)
    spoil(backup)
    before = bytes_of(path.parent)
    with pytest.raises(error):
        restore(path, backup, NOON)
    assert bytes_of(path.parent) == before


def test_that_a_backup_with_one_changed_byte_is_refused_by_the_manifest(path: Path) -> None:
    create_database(path)
    database = opened(path)
    saved(database, person("Ann Lee"))
    database.close()
    folder = BackupFolder(path)
    file = folder.place_of(folder.add(Reason.DAY, NOON))
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"Ann Lee", b"Ann Law"))
    before = bytes_of(path.parent)
    with pytest.raises(DamagedFileError):
        restore(path, file, NOON)
    assert bytes_of(path.parent) == before


def test_that_a_directory_that_is_open_is_not_replaced(path: Path, backup: Path) -> None:
    database = opened(path)
    with pytest.raises(OpenElsewhereError):
        restore(path, backup, NOON)
    assert [file.name for file in path.parent.glob("*.stakeholders")] == [path.name]
    saved(database, body("Alpha"))
    database.close()
    assert held_by(path) == ["Alpha", "Ann Lee", "Ben Orr"]


def test_that_a_directory_held_by_another_computer_is_not_replaced(
    path: Path, backup: Path
) -> None:
    lock = hold(path, "Anna", clock=lambda: NOON, machine=Machine("elsewhere", "far"))
    before = bytes_of(path.parent)
    with pytest.raises(HeldElsewhereError):
        restore(path, backup, NOON)
    assert bytes_of(path.parent) == before
    lock.release()


def test_that_a_directory_that_is_held_here_is_not_replaced(path: Path, backup: Path) -> None:
    lock = hold(path, "Anna", clock=lambda: NOON)
    with pytest.raises(OpenElsewhereError):
        restore(path, backup, NOON)
    lock.release()
    restore(path, backup, NOON)
    assert held_by(path) == ["Ann Lee"]
    assert not lock_of(path).exists()


def test_that_a_step_that_fails_leaves_the_old_and_nothing_half_made(
    path: Path, backup: Path
) -> None:
    def fail(step: str) -> None:
        if step == "keep ":
            raise OSError(28, "No space left on device")

    with pytest.raises(DiskFullError):
        restore(path, backup, NOON, step=fail)
    assert not switching_note_of(path).exists()
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]
    assert held_by(path) == ["Ann Lee", "Ben Orr"]


def test_that_on_a_disk_without_links_a_copy_is_kept(
    path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    before = path.read_bytes()
    kept = restore(path, backup, NOON)
    assert kept is not None
    assert kept.read_bytes() == before
    assert held_by(path) == ["Ann Lee"]


def test_that_an_interrupted_restore_that_cannot_keep_the_old_gives_way_to_it(
    path: Path, backup: Path
) -> None:
    def fail(step: str) -> None:
        if step.startswith("keep"):
            raise OSError(28, "No space left on device")

    assert restored_until(path, backup, 3) == "keep"
    assert switching_note_of(path).exists()
    finish_switch(path, fail)
    assert not switching_note_of(path).exists()
    assert held_by(path) == ["Ann Lee", "Ben Orr"]


RESTORER = """
import datetime, os, sys
from pathlib import Path
from stakeholders.store.machine import Machine
from stakeholders.store.restoring import restore
steps = int(sys.argv[3])
def end(step):
    global steps
    steps -= 1
    if not steps:
        print(step, flush=True)
        os._exit(9)
restore(Path(sys.argv[1]), Path(sys.argv[2]), datetime.datetime.now(datetime.UTC), step=end)
"""


def restored_until(path: Path, backup: Path, steps: int) -> str:
    """Let a child restore, ended before its n-th step; return that step, none when it was done."""
    answer = subprocess.run(
        [sys.executable, "-c", RESTORER, str(path), str(backup), str(steps)],
        capture_output=True, text=True, check=False, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert answer.returncode in {0, 9}, answer.stderr
    return answer.stdout.strip()


@pytest.mark.parametrize("is_damaged", [False, True])
def test_that_a_kill_between_any_two_steps_leaves_the_old_or_the_new(
    path: Path, backup: Path, is_damaged: bool
) -> None:
    key_file_of(path).write_text("new")
    key_file_of(backup).write_text("old")
    with_stale_journal(path)
    if is_damaged:
        path.write_bytes(b"\xff" * 4096 + path.read_bytes()[4096:])
    start = bytes_of(path.parent)
    seen: list[str] = []
    while True:
        for file in path.parent.iterdir():
            if file.is_file():
                file.unlink()
        for name, content in start.items():
            (path.parent / name).write_bytes(content)
        step = restored_until(path, backup, len(seen) + 1)
        if not step:
            break
        seen.append(step)
        if seen.count("note") and step != "note":
            assert (held_by(path), key_file_of(path).read_text()) == (["Ann Lee"], "old")
        else:
            assert key_file_of(path).read_text() == "new"
            if is_damaged:
                assert path.read_bytes() == start[path.name]
                wal = f"{path.name}-wal"
                assert (path.parent / wal).read_bytes() == start[wal]
            else:
                assert len(held_by(path)) == 50
            restore(path, backup, NOON)
            assert held_by(path) == ["Ann Lee"]
    assert seen[0] == "copy"
    assert seen[-1] == "forget the note"
    assert len(seen) >= 9
