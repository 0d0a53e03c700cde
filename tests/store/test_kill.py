"""What was said to be saved is there after the process was killed, and whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from stakeholders.store import schema
from stakeholders.store.database import create_database
from stakeholders.store.integrity import check
from tests.store.directories import found, opened, visible

WRITER = """
import sys
from pathlib import Path
from stakeholders.domain.record import PostLine
from tests.store.directories import opened, person, saved
database = opened(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 100000):
    saved(database, *(person(f"Kim {number} {part}", PostLine("Clerk", "Alpha"),
          phones=[f"+41{number:05}{part:04}"]) for part in range(3)))
    print(number, flush=True)
"""

KILLED = """
import os, random, signal, sys
from pathlib import Path
from tests.store.directories import opened, person, saved
chance = random.Random(11)
for kill in range(int(sys.argv[2])):
    moment = chance.uniform(0.0001, 0.03)
    if os.fork():
        os.wait()
        continue
    database = opened(Path(sys.argv[1]))
    for number in range(100000):
        saved(database, *(person(f"Kim {kill} {number} {part}") for part in range(3)))
        os.write(1, b"%d %d\\n" % (kill, number))
        if number == 0:
            signal.setitimer(signal.ITIMER_REAL, moment)  # nobody hears it, so that it kills
"""


def write_until_killed(path: Path, start: int, lines: int) -> list[int]:
    """Let a child write operations; kill it after some were acknowledged; return those."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(start)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    ) as child:
        assert child.stdout is not None
        said = [int(child.stdout.readline()) for _ in range(lines)]
        child.kill()
        rest = child.stdout.read().splitlines(keepends=True)
    return said + [int(line) for line in rest if line.endswith("\n")]


@pytest.mark.parametrize("lines", [1, 4, 9])
def test_that_every_acknowledged_operation_is_there_whole_after_a_kill(
    path: Path, lines: int
) -> None:
    create_database(path)
    acknowledged: list[int] = []
    for _ in range(2):
        start = acknowledged[-1] + 2 if acknowledged else 0
        acknowledged += write_until_killed(path, start, lines)
        database = opened(path)
        with database.reading() as connection:
            assert not check(connection)
            operations = connection.scalar(sa.select(sa.func.count()).select_from(schema.operation))
        people = [record for record in visible(database) if record.kind == "person"]
        assert len(people) == 3 * (operations or 0)
        for number in acknowledged:
            assert found(database, f"kim {number}").total >= 3
            assert found(database, f"41{number:05}0002").total == 1
        database.close()


@pytest.mark.skipif(os.name == "nt", reason="only POSIX has timers that kill")
def test_that_kills_at_any_moment_lose_nothing_that_was_acknowledged(path: Path) -> None:
    create_database(path)
    kills = 20
    answer = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(kills)],
        stdout=subprocess.PIPE, check=True, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    acknowledged = answer.stdout.decode().splitlines()
    assert len({line.partition(" ")[0] for line in acknowledged}) == kills
    database = opened(path)
    assert database.is_unchecked
    database.look_over()
    with database.reading() as connection:
        assert not check(connection)
    names = {record.name for record in visible(database)}
    assert len(names) % 3 == 0
    assert not [line for line in acknowledged if f"Kim {line} 2" not in names]
    database.close()
