"""What was said to be saved is there after a loss of power, whole, wherever it struck."""

import random
from pathlib import Path

import pytest

from stakeholders.store.database import create_database
from stakeholders.store.integrity import check
from tests.store.directories import opened, visible
from tests.store.power_loss import Disk, Event, traced, written

WRITER = """
import os, sys
from pathlib import Path
from tests.store.directories import opened, person, saved
database = opened(Path(sys.argv[1]))
for number in range(1, 26):
    saved(database, *(person(f"Kim {number} {part}", notes=("long " * 2500,)) for part in range(5)))
    os.write(1, b"%d" % number)
database.close()
"""
STATES = 20


def replayed(events: list[Event], start: dict[str, bytes], cut: int) -> tuple[Disk, int]:
    """Return the disk after so many events, and the last operation that was acknowledged."""
    disk, said = Disk(dict(start)), 0
    for event in events[:cut]:
        if event.kind == "say":
            said = int(event.data)
        else:
            disk.hear(event)
    return disk, said


@pytest.mark.parametrize("place", ["here", "Nextcloud"])
def test_that_every_acknowledged_operation_outlives_a_loss_of_power(
    tmp_path: Path, place: str
) -> None:
    folder, after = tmp_path / place, tmp_path / place / "after"
    folder.mkdir()
    path = folder / "test.stakeholders"
    create_database(path)
    start = {path.name: path.read_bytes()}
    events = traced(folder, WRITER, str(path))
    assert sum(event.kind == "say" for event in events) == 25
    assert sum(event.kind == "sync" for event in events) >= 25
    chance = random.Random(7)  # noqa: S311 - the same on every machine
    cuts = [*sorted(chance.sample(range(len(events)), STATES - 1)), len(events)]
    said_at_last = 0
    for cut in cuts:
        disk, said = replayed(events, start, cut)
        written(after, disk.after_loss(chance))
        said_at_last = said
        database = opened(after / path.name)
        database.look_over()
        with database.reading() as connection:
            assert not check(connection), (cut, said)
        names = [record.name for record in visible(database)]
        database.close()
        assert len(names) % 5 == 0, (cut, said)
        assert len(names) >= 5 * said, (cut, said, len(names))
    assert said_at_last == 25
