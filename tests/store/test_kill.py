"""What was said to be saved is there after the process was killed, and whole."""

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
