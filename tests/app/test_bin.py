"""The bin: everything comes back from it, and what is erased leaves no byte in the file."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.app.errors import NothingToUndoError, StillNeededError, UnknownUidError
from stakeholders.app.reference import Reference
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.store.history import Author

ANNA = Author("Anna", "window")
WORD = "Quetzalina"


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        self.now += datetime.timedelta(seconds=1)
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += datetime.timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timed(file: Path, reference: Reference, clock: Clock) -> Iterator[Directory]:
    """Open a directory whose time tests set."""
    new_directory(file, reference, ANNA, sample=False)
    opened = open_directory(file, reference, ANNA, clock=clock)
    yield opened
    opened.close()


def erasable(directory: Directory) -> Uid:
    """Add a person of whom much is known under one word."""
    position = f"Spokesperson, Office of {WORD}"
    uid = directory.people.add(f"{WORD} Example", position, "+41 79 555 01 42", "")
    directory.channels.add(uid, ChannelType.EMAIL, f"{WORD}@office.example")
    directory.notes.add(uid, f"{WORD} calls at night")
    directory.contacts.rename(uid, f"{WORD} Sample")
    directory.tags.put((uid,), f"of {WORD}")
    return uid


def test_that_what_was_deleted_comes_back_whole(directory: Directory) -> None:
    uid = directory.people.add("Ana Example", "Spokesperson, OHCHR", "+41 79 555 01 42", "")
    directory.lists.make("Press", (uid,))
    before = directory.search.record(uid)
    directory.contacts.delete(uid)
    (deleted,) = directory.bin.entries()
    assert (deleted.uid, deleted.name, deleted.deleted_by, deleted.may_go) == (
        uid, "Ana Example", "Anna", False,
    )  # fmt: skip
    assert deleted.purge_day > deleted.deleted_at.date()
    directory.bin.restore(uid)
    assert directory.search.record(uid) == before
    assert [m.record.uid for m in directory.lists.members(directory.lists.named("Press").uid)] == [
        uid
    ]
    assert directory.bin.entries() == ()
    with pytest.raises(UnknownUidError):
        directory.bin.restore(uid)


def test_that_no_byte_of_an_erased_person_stays_in_the_file(
    directory: Directory, file: Path, reference: Reference
) -> None:
    kept = directory.people.add("Ben Sample", "", "+41 79 555 01 43", "")
    uid = erasable(directory)
    directory.close()
    assert WORD.encode() in file.read_bytes()
    again = open_directory(file, reference, ANNA)
    post = next(iter(again.search.record(uid).posts))
    again.bin.erase(uid)
    assert again.bin.entries() == ()
    with pytest.raises(UnknownUidError):
        again.search.record(uid)
    names = [row.name for row in again.search.find("", limit=0).rows]
    assert again.search.record(kept).name == "Ben Sample"
    assert post.uid
    again.contacts.delete(post.uid)
    again.bin.erase(post.uid)
    if post.body_uid:
        again.contacts.delete(post.body_uid)
        again.bin.erase(post.body_uid)

    again.close()
    left = [
        path.name
        for path in file.parent.iterdir()
        if path.is_file() and WORD.encode() in path.read_bytes()
    ]
    assert left == []
    assert "Ben Sample" in names


def test_that_what_others_need_is_not_erased(directory: Directory) -> None:
    uid = directory.people.add("Ana Example", "Spokesperson, Sample Centre", "", "")
    line = directory.search.record(uid).posts[0]
    assert line.body_uid
    assert line.uid
    for needed in (line.body_uid, line.uid):
        with pytest.raises(StillNeededError):
            directory.bin.erase(needed)
    assert directory.search.record(uid).posts[0].body == "Sample Centre"


def test_that_an_erasure_cannot_be_undone_and_is_done_once(directory: Directory) -> None:
    uid = directory.people.add("Ana Example")
    directory.bin.erase(uid)
    with pytest.raises(UnknownUidError):
        directory.bin.erase(uid)
    directory.history.undo()
    with pytest.raises(NothingToUndoError):
        directory.history.undo()
    with pytest.raises(UnknownUidError):
        directory.search.record(uid)
    assert directory.bin.entries() == ()


def test_that_undo_goes_on_behind_an_erasure(directory: Directory) -> None:
    ben = directory.people.add("Ben Sample")
    uid = directory.people.add("Ana Example")
    directory.contacts.rename(uid, "Ana Sample")
    directory.bin.erase(uid)
    for _ in range(3):
        directory.history.undo()
    assert directory.search.find("").total == 0
    for _ in range(3):
        directory.history.redo()
    assert [row.uid for row in directory.search.find("").rows] == [ben]


def test_that_an_erased_uid_is_not_brought_back_by_an_import(
    directory: Directory, tmp_path: Path
) -> None:
    uid = directory.people.add("Ana Example", "", "+41 79 555 01 42", "")
    file = tmp_path / "all.jsonl"
    directory.exporting.export([directory.search.record(uid)], str(file))
    directory.bin.erase(uid)
    directory.importing.apply(directory.importing.plan(file, keep_erased=True))
    (row,) = directory.search.find("").rows
    assert (row.name, row.uid == uid) == ("Ana Example", False)


def test_that_only_time_and_work_together_empty_the_bin(timed: Directory, clock: Clock) -> None:
    uid = timed.people.add("Ana Example")
    timed.contacts.delete(uid)
    clock.pass_days(4000)  # a clock that jumps, and nobody who worked meanwhile
    assert timed.bin.purge() == 0
    assert [one.may_go for one in timed.bin.entries()] == [False]
    for _ in range(5):
        timed.people.add("Ben Sample")
        clock.pass_days(1)
    assert timed.bin.purge() == 1
    assert timed.bin.entries() == ()


def test_that_a_clock_that_runs_back_empties_nothing(timed: Directory, clock: Clock) -> None:
    uid = timed.people.add("Ana Example")
    timed.contacts.delete(uid)
    for _ in range(10):
        clock.pass_days(-30)
        timed.people.add("Ben Sample")
    assert timed.bin.purge() == 0
    assert [one.uid for one in timed.bin.entries()] == [uid]


def test_that_a_purge_makes_one_backup(timed: Directory, clock: Clock) -> None:
    for name in ("Ana Example", "Cy Example", "Di Example"):
        timed.contacts.delete(timed.people.add(name))
    for _ in range(6):
        clock.pass_days(30)
        timed.people.add("Ben Sample")
    assert timed.bin.count() == 3
    assert timed.bin.purge() == 3
    assert timed.bin.count() == 0
    assert len(timed.backups.backups()) == 1
