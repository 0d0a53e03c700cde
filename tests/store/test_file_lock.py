"""One computer holds a file, all its processes together; a dead one is known, another is told."""

import datetime
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from stakeholders.store.errors import HeldElsewhereError
from stakeholders.store.file_lock import FileLock, hold, is_held_here, lock_of, read_holder
from stakeholders.store.machine import Machine, this_machine

HERE = Machine("here", "desk-1")
THERE = Machine("there", "desk-2")
NOON = datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC)

DIES = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from stakeholders.store.file_lock import hold
from stakeholders.store.machine import Machine
hold(Path(sys.argv[1]), "Ben", clock=lambda: datetime.now(UTC), machine=Machine("here", "desk-1"))
os._exit(9)
"""


class Clock:
    """Shows the time it is set to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime.datetime:
        """Return the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(path: Path) -> Path:
    """Return a file that its owner and her group may use."""
    path.touch()
    path.chmod(0o660)
    return path


def held(file: Path, clock: Clock, machine: Machine = HERE, *, take_over: bool = False) -> FileLock:
    """Hold a file; what the file system says of the time is that of the clock."""
    lock = hold(file, "Anna", clock=clock, machine=machine, take_over=take_over)
    set_back(file, clock)
    return lock


def set_back(file: Path, clock: Clock) -> None:
    os.utime(lock_of(file), (clock.now.timestamp(),) * 2)


def test_that_a_lock_says_who_has_the_file_and_goes_with_the_last_one(
    file: Path, clock: Clock
) -> None:
    first, second = held(file, clock), held(file, clock)
    holder = read_holder(file)
    assert holder is not None
    assert (holder.host, holder.user, holder.process) == ("desk-1", "Anna", os.getpid())
    assert holder.since == NOON
    assert is_held_here(file)
    first.release()
    assert is_held_here(file)
    second.release()
    second.release()
    assert not is_held_here(file)
    assert not lock_of(file).exists()


def test_that_a_lock_is_for_those_who_may_use_the_file(file: Path, clock: Clock) -> None:
    lock = held(file, clock)
    assert stat.S_IMODE(lock_of(file).stat().st_mode) & ~0o660 == 0
    lock.release()


def test_that_another_computer_is_told_who_has_the_file(file: Path, clock: Clock) -> None:
    lock = held(file, clock, THERE)
    content = lock_of(file).read_bytes()
    clock.now += datetime.timedelta(minutes=5)
    with pytest.raises(HeldElsewhereError, match="desk-2 by Anna since 2026-05-04") as told:
        held(file, clock)
    assert not told.value.is_lost
    assert lock_of(file).read_bytes() == content
    lock.release()
    held(file, clock).release()


def test_that_a_computer_without_a_sign_of_life_can_be_put_out(file: Path, clock: Clock) -> None:
    there = held(file, clock, THERE)
    clock.now += datetime.timedelta(minutes=11)
    with pytest.raises(HeldElsewhereError, match="no sign of life") as told:
        held(file, clock)
    assert told.value.is_lost
    here = held(file, clock, take_over=True)
    assert here.is_unchecked
    with pytest.raises(HeldElsewhereError, match="desk-1"):
        there.confirm()
    there.give_sign()
    there.release()
    here.confirm()
    here.note(unchecked=False)
    here.release()
    assert not lock_of(file).exists()


def test_that_signs_of_life_keep_a_file(file: Path, clock: Clock) -> None:
    there = held(file, clock, THERE)
    for _ in range(3):
        clock.now += datetime.timedelta(minutes=9)
        there.give_sign()
        set_back(file, clock)
    with pytest.raises(HeldElsewhereError) as told:
        held(file, clock)
    assert not told.value.is_lost
    there.release()


def test_that_a_clock_that_went_back_loses_nobody(file: Path, clock: Clock) -> None:
    there = held(file, clock, THERE)
    clock.now -= datetime.timedelta(days=4000)
    with pytest.raises(HeldElsewhereError) as told:
        held(file, clock)
    assert not told.value.is_lost
    there.release()


def test_that_the_lock_of_a_dead_process_is_taken_over_and_known(file: Path, clock: Clock) -> None:
    environment = {"PYTHONPATH": ":".join(sys.path)}
    subprocess.run([sys.executable, "-c", DIES, str(file)], check=False, env=environment)
    assert read_holder(file) is not None
    assert not is_held_here(file)
    lock = held(file, clock)
    assert lock.is_unchecked
    lock.release()
    assert lock_of(file).exists(), "nobody has looked the file over"
    again = held(file, clock)
    assert again.is_unchecked
    again.note(unchecked=False)
    again.release()
    assert not lock_of(file).exists()


def test_that_whoever_comes_meanwhile_knows_that_the_file_is_unchecked(
    file: Path, clock: Clock
) -> None:
    first = held(file, clock)
    first.note(unchecked=True, session="s")
    second = held(file, clock)
    before, session = second.is_unchecked, second.holder and second.holder.session
    first.note(unchecked=False)
    assert (before, session, second.is_unchecked) == (True, "s", False)
    first.release()
    second.release()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"7", b'{"machine": "there"}', b"\xff" * 99])
def test_that_a_lock_that_makes_no_sense_holds_nobody_up(
    file: Path, clock: Clock, content: bytes
) -> None:
    lock_of(file).write_bytes(content)
    assert read_holder(file) is None
    held(file, clock).release()
    assert not lock_of(file).exists()


def test_that_a_lock_where_there_is_no_room_still_holds(file: Path, clock: Clock) -> None:
    lock = held(file, clock)
    os.truncate(lock_of(file), 0)
    lock.note(unchecked=True)
    lock.confirm()
    assert lock.holder is None
    assert is_held_here(file)
    lock.release()


def test_that_this_computer_is_itself() -> None:
    assert this_machine() == this_machine()
    assert this_machine().host
    assert this_machine().host not in this_machine().uid
