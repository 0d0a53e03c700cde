"""The file as scripts meet it: whatever happens to it is a sentence and a code, nothing is lost."""

import contextlib
import datetime
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from stakeholders.app.reference import Reference
from stakeholders.store.connection import connect
from stakeholders.store.file_lock import hold, lock_of
from stakeholders.store.machine import Machine
from tests.cli.running import Answer, Stakeholders, command_line
from tests.store.disks import allow_writing, resize, small_disk
from tests.store.test_files import bytes_of

LARGE = 16384
DIES = """
import os, sys
from pathlib import Path
from stakeholders import bootstrap
directory = bootstrap.open_directory(Path(sys.argv[1]), "cli")
directory.people.add("Ben Killed")
os._exit(9)
"""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path, LARGE) as disk:
        yield disk
        allow_writing(disk, allowed=True)


def made(reference: Reference, home: Path, file: Path) -> Stakeholders:
    """Return the command line on a new directory with one person."""
    ready = Stakeholders(command_line(reference, home), file)
    assert ready("new").code == 0
    assert ready("add", "person", "Anna Berg").code == 0
    return ready


def refused(answer: Answer, *words: str) -> bool:
    """Tell whether an answer is one line with these words, and the code for a file."""
    return (
        (answer.code, answer.out) == (3, b"")
        and answer.said.count("\n") == 1
        and all(word in answer.said for word in words)
    )


def killed(stakeholders: Stakeholders) -> None:
    """Let a process be killed that has written to the directory."""
    environment = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    command = [sys.executable, "-c", DIES, str(stakeholders.file)]
    subprocess.run(command, check=False, env=environment)
    assert lock_of(stakeholders.file).exists()


def test_that_a_read_only_place_is_for_looking_up(
    reference: Reference, home: Path, disk: Path
) -> None:
    stakeholders = made(reference, home, disk / "test.stakeholders")
    allow_writing(disk, allowed=False)
    before = bytes_of(disk)
    assert stakeholders.json("find", "berg")["total"] == 1
    assert stakeholders("show", stakeholders.uid("berg")).code == 0
    for command in (("add", "person", "Ben Orr"), ("undo",), ("list", "make", "a")):
        assert refused(stakeholders(*command), "cannot be written", "folder of your own")
    assert bytes_of(disk) == before


def test_that_a_full_disk_costs_nothing_but_the_step(
    reference: Reference, home: Path, disk: Path
) -> None:
    stakeholders = made(reference, home, disk / "test.stakeholders")
    resize(disk, shutil.disk_usage(disk).used // 1024)
    before = stakeholders.file.read_bytes()
    assert refused(stakeholders("add", "person", "Ben Orr"), "full", "Make room")
    assert stakeholders.file.read_bytes() == before
    resize(disk, LARGE)
    assert [step["number"] for step in stakeholders.json("history")["operations"]] == [1]
    assert stakeholders("add", "person", "Cy Fox").code == 0


def test_that_another_computer_is_named_and_looking_up_goes_on(stakeholders: Stakeholders) -> None:
    stakeholders("add", "person", "Anna Berg")
    there = Machine("there", "desk-2")
    lock = hold(
        stakeholders.file, "Ben", clock=lambda: datetime.datetime.now(datetime.UTC), machine=there
    )
    before = bytes_of(stakeholders.file.parent)
    assert stakeholders.json("find", "berg")["total"] == 1
    assert refused(stakeholders("add", "person", "Ben Orr"), "desk-2 by Ben since")
    after = bytes_of(stakeholders.file.parent)
    assert after[stakeholders.file.name] == before[stakeholders.file.name]
    lock.release()
    assert stakeholders("add", "person", "Ben Orr").code == 0


def test_that_a_file_that_another_program_is_writing_is_waited_for_and_then_named(
    stakeholders: Stakeholders,
) -> None:
    stakeholders("add", "person", "Anna Berg")
    with contextlib.closing(connect(stakeholders.file, writer=True)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert stakeholders.json("find", "berg")["total"] == 1
        assert refused(stakeholders("add", "person", "Ben Orr"), "another program", "Try again")
        other.execute("ROLLBACK")
    assert stakeholders("add", "person", "Ben Orr").code == 0


def test_that_work_goes_on_after_a_kill(stakeholders: Stakeholders) -> None:
    stakeholders("add", "person", "Anna Berg")
    killed(stakeholders)
    assert stakeholders.json("find", "killed")["total"] == 1
    assert lock_of(stakeholders.file).exists(), "looking up leaves the looking over to others"
    assert stakeholders("add", "person", "Ben Orr").code == 0
    assert not lock_of(stakeholders.file).exists()
    assert "file.damaged" not in stakeholders("--json", "check").codes


def test_that_a_file_found_damaged_after_a_kill_can_be_read_and_not_written(
    stakeholders: Stakeholders,
) -> None:
    stakeholders("add", "person", "Anna Berg")
    with contextlib.closing(connect(stakeholders.file, writer=False)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'draft'"
        (page,) = connection.execute(query).fetchone()
    killed(stakeholders)
    content = bytearray(stakeholders.file.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"Z" * 4096
    stakeholders.file.write_bytes(content)
    assert stakeholders.json("find", "berg")["total"] == 1
    for _ in range(2):
        assert refused(stakeholders("add", "person", "Ben Orr"), "is damaged", "Restore")
    assert refused(stakeholders("check", "--repair"), "is damaged", "Restore")
    assert "file.damaged" in stakeholders("--json", "check").codes
    assert stakeholders.file.read_bytes() == content


def test_that_a_damaged_index_mends_itself_when_something_is_looked_up(
    stakeholders: Stakeholders,
) -> None:
    stakeholders("add", "person", "Anna Berg")
    with contextlib.closing(connect(stakeholders.file, writer=True)) as connection:
        connection.execute("UPDATE search_text_data SET block = x'00' WHERE id > 10")
    assert stakeholders.json("find", "berg")["total"] == 1
    assert "file.damaged" not in stakeholders("--json", "check").codes


def test_that_a_folder_that_is_copied_elsewhere_is_warned_of(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    there = replace(stakeholders, file=folder / "a.stakeholders")
    assert there("new").code == 0
    answer = there("--json", "check")
    assert (answer.code, answer.codes) == (1, ["file.cloud"])
    assert "Dropbox" in there("check").said
