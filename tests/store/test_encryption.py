"""Switched on or off, and killed meanwhile at any moment: the directory is there, whole."""

import contextlib
import datetime
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from stakeholders.domain.recovery_key import new_data_key
from stakeholders.store.backup import back_up
from stakeholders.store.connection import check_file, connect, open_file
from stakeholders.store.database import create_database
from stakeholders.store.encryption import convert, remove_leftovers
from stakeholders.store.encryption_errors import (
    LockedFileError,
    OpenElsewhereError,
    StoppedConversionError,
    UnequalCopyError,
)
from stakeholders.store.errors import DamagedFileError, DiskFullError, HeldElsewhereError
from stakeholders.store.file_lock import hold
from stakeholders.store.first_page import first_page
from stakeholders.store.integrity import check
from stakeholders.store.key_file import key_file_of, read_key_file
from stakeholders.store.machine import Machine
from stakeholders.store.undo import undo
from tests.store.directories import body, names, opened, person, saved, visible
from tests.store.encrypted import encrypt, key_file_for, key_of, opened_with, places_of

NAME = b"Quillfeather"
PEOPLE = 5


@pytest.fixture
def filled(path: Path) -> Path:
    """Return a plain directory with people of a name that is found nowhere else."""
    create_database(path)
    database = opened(path)
    saved(
        database, *(person(f"Ann Quillfeather {n}", phones=["+41441234567"]) for n in range(PEOPLE))
    )
    database.close()
    return path


def listed(folder: Path) -> set[str]:
    """Return what lies in a folder, but for the lock and what a killed process had just begun."""
    passing = (".unfinished", "-lock")
    return {file.name for file in folder.iterdir() if not file.name.endswith(passing)}


def pages_of(path: Path) -> bytes:
    """Return all but the header, which says too how the last connection kept its journal."""
    return path.read_bytes()[100:]


def test_that_everything_is_there_in_the_encrypted_file(filled: Path) -> None:
    plain = opened(filled)
    before = visible(plain)
    plain.close()
    key = encrypt(filled)
    database = opened_with(filled, key)
    assert visible(database) == before
    assert len(names(database, "quillfeather")) == PEOPLE
    with database.reading() as connection:
        assert not check(connection)
    undo(database, {"Anna"})
    assert not names(database, "")
    database.close()


def test_that_no_name_can_be_read_in_any_file(filled: Path) -> None:
    assert places_of(NAME, filled.parent)
    key = encrypt(filled)
    database = opened_with(filled, key)
    saved(database, person("Bob Quillfeather"), body("Quillfeather Trust"))
    names(database, "quillfeather")
    assert f"{filled.name}-wal" in listed(filled.parent)
    assert not places_of(NAME, filled.parent)
    copy = filled.with_name("copy.stakeholders")
    back_up(filled, copy, key=key)
    database.close()
    assert check_file(copy, key_of(copy))
    assert not places_of(NAME, filled.parent)


def test_that_the_old_file_goes_and_is_overwritten(filled: Path) -> None:
    with filled.open("rb") as old:  # holds it, as a program that recovers deleted files does
        encrypt(filled)
        old.seek(0)
        assert NAME not in old.read()
    assert listed(filled.parent) == {filled.name, key_file_of(filled).name}
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in filled.parent.iterdir())


def test_that_switching_off_gives_the_plain_file_back(filled: Path) -> None:
    key = encrypt(filled)
    convert(filled, key, None, None)
    assert listed(filled.parent) == {filled.name}
    assert first_page(filled).total == PEOPLE
    assert check_file(filled)


def test_that_a_file_can_be_given_another_key(filled: Path) -> None:
    old, new = encrypt(filled), new_data_key()
    convert(filled, old, new, None)
    assert first_page(filled, new).total == PEOPLE
    with pytest.raises(LockedFileError):
        first_page(filled, old)


@pytest.mark.parametrize("kept_open", ["reading", "writing"])
def test_that_a_directory_that_is_open_is_left_alone(filled: Path, kept_open: str) -> None:
    other = connect(filled, writer=kept_open == "writing")
    other.execute("SELECT count(*) FROM entry").fetchall()
    with pytest.raises(OpenElsewhereError, match="open in another window"):
        encrypt(filled)
    other.close()
    assert first_page(filled).total == PEOPLE
    assert not [name for name in listed(filled.parent) if name.startswith(".")]


def test_that_a_directory_that_another_computer_has_is_left_alone(filled: Path) -> None:
    now = datetime.datetime.now(datetime.UTC)
    other = Machine("another", "desk-7")
    lock = hold(filled, "Ben", clock=lambda: now, machine=other)
    with pytest.raises(HeldElsewhereError, match="desk-7"):
        encrypt(filled)
    assert first_page(filled).total == PEOPLE
    lock.release()
    encrypt(filled)


def test_that_nobody_can_read_or_write_while_it_is_copied(filled: Path) -> None:
    refused: list[str] = []

    def look(at: str) -> None:
        if at in {"copy", "compare", "place"}:
            connection = open_file(filled, "mode=ro")
            connection.execute("PRAGMA busy_timeout = 0").close()
            with pytest.raises(driver.OperationalError, match="locked"):
                connection.execute("SELECT count(*) FROM entry")
            connection.close()
            refused.append(at)

    encrypt(filled, look)
    assert refused == ["copy", "compare", "place"]


SPOILING = {
    "a row less": "DELETE FROM channel WHERE id = 1",
    "a row more": "INSERT INTO setting (name, value) VALUES ('more', 'more')",
    "a value": "UPDATE entry SET display = 'Ann Quillfeathers' WHERE id = 3",
    "the schema": "CREATE TABLE another (a TEXT) STRICT",
}


@pytest.mark.parametrize("kind", ["a row less", "a row more", "a value", "the schema", "a byte"])
def test_that_a_copy_that_differs_is_thrown_away(filled: Path, kind: str) -> None:
    key, before = new_data_key(), pages_of(filled)

    def spoil(at: str) -> None:
        copy = filled.with_name(f".{filled.name}.converted")
        if at == "compare" and kind == "a byte":
            content = bytearray(copy.read_bytes())
            content[len(content) // 2] ^= 1
            copy.write_bytes(content)
        elif at == "compare":
            with contextlib.closing(open_file(copy, "mode=rw", key)) as connection:
                connection.execute(SPOILING[kind])

    with pytest.raises(UnequalCopyError, match="Nothing was changed"):
        convert(filled, None, key, key_file_for(filled, key), step=spoil)
    assert listed(filled.parent) == {filled.name}
    assert pages_of(filled) == before


class Stopped(Exception):  # noqa: N818 - it is no error
    pass


STEPS_BEFORE = ["copy", "compare", "place", "note"]


@pytest.mark.parametrize("at", STEPS_BEFORE)
@pytest.mark.parametrize(
    "error", [Stopped(), OSError(errno.ENOSPC, "no room")], ids=["stop", "full"]
)
def test_that_what_fails_before_the_note_changes_nothing(
    filled: Path, at: str, error: Exception
) -> None:
    before = pages_of(filled)

    def fail(step: str) -> None:
        if step == at:
            raise error

    with pytest.raises((Stopped, DiskFullError)):
        encrypt(filled, fail)
    assert listed(filled.parent) == {filled.name}
    assert pages_of(filled) == before


def test_that_it_can_be_stopped_in_the_middle_of_a_table(filled: Path) -> None:
    database = opened(filled)
    saved(database, *(person(f"Bea Lee {n}", phones=[f"+4144123{n:04}"]) for n in range(400)))
    database.close()
    before, key = pages_of(filled), new_data_key()
    asked: list[bool] = []

    def is_stopped() -> bool:
        asked.append(True)
        return True

    with pytest.raises(StoppedConversionError):
        convert(filled, None, key, key_file_for(filled, key), is_stopped=is_stopped)
    assert asked
    assert listed(filled.parent) == {filled.name}
    assert pages_of(filled) == before


def test_that_a_damaged_directory_is_not_encrypted(filled: Path) -> None:
    content = bytearray(filled.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    filled.write_bytes(content)
    before = pages_of(filled)
    with pytest.raises(DamagedFileError):
        encrypt(filled)
    assert pages_of(filled) == before
    assert not [name for name in listed(filled.parent) if name.startswith(".")]


# In a process of its own: for every change of the folder and every step, a copy of the whole folder
# whose conversion is killed just before it.
KILLED = """
import os, shutil, sys
from pathlib import Path
from stakeholders.store.encryption import convert
from tests.store.encrypted import key_file_for, key_of
from stakeholders.domain.recovery_key import new_data_key
template, folder = Path(sys.argv[1]), Path(sys.argv[2])
CHANGES = {"os.rename", "os.link", "os.remove", "os.truncate"}
seen = 0

WRITING = os.O_WRONLY | os.O_RDWR
def count(event, arguments):
    is_open = event == "open" and isinstance(arguments[2], int)
    if left is not None and (event in CHANGES or is_open and arguments[2] & WRITING):
        tick()

def tick(_step=""):
    global left
    left -= 1
    if left < 0:
        os._exit(9)

left = None
sys.addaudithook(count)
number, code = 0, 9
while code == 9:
    number += 1
    place = folder / f"{number:03}"
    shutil.copytree(template, place)
    path = next(place.glob("*.stakeholders"))
    key = key_of(path) if sys.argv[3] == "off" else None
    new = None if key else new_data_key()
    key_file = key_file_for(path, new) if new else None
    child = os.fork()
    if child == 0:
        left = number - 1
        convert(path, key, new, key_file, step=tick)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(number, code)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the test kills copies of a process")
@pytest.mark.parametrize("which", ["on", "off"])
def test_that_a_kill_at_any_moment_leaves_the_directory_whole(
    filled: Path, tmp_path_factory: pytest.TempPathFactory, which: str
) -> None:
    if which == "off":
        encrypt(filled)
    folder = tmp_path_factory.mktemp("killed")
    answer = subprocess.run(
        [sys.executable, "-c", KILLED, str(filled.parent), str(folder), which],
        capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    places = sorted(folder.iterdir())
    assert answer.stdout == f"{len(places)} 0\n"
    assert len(places) > 20
    ended = [state_after_opening(place / filled.name) for place in places]
    before, after = ("plain", "encrypted") if which == "on" else ("encrypted", "plain")
    turn = ended.index(after)
    assert ended == [before] * turn + [after] * (len(places) - turn)


def state_after_opening(path: Path) -> str:
    """Open what a killed process left, whole, as users do; say whether it is encrypted."""
    try:
        check_file(path)
        key = None
    except LockedFileError:
        key = key_of(path)
        check_file(path, key)
    remove_leftovers(path)
    database = opened_with(path, key)
    assert len(names(database, "quillfeather")) == PEOPLE
    with database.reading() as connection:
        assert not check(connection)
    database.close()
    again = key or new_data_key()  # nothing that was left stands in the way of the next time
    convert(path, key, again, read_key_file(path) if key else key_file_for(path, again))
    assert first_page(path, key_of(path)).total == PEOPLE
    assert listed(path.parent) == {path.name, key_file_of(path).name}
    assert not places_of(NAME, path.parent)
    return "encrypted" if key else "plain"
