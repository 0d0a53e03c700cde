"""The clock may jump: what was done last is told by counters, never by the time."""

import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.ids import UidFactory
from stakeholders.store import schema
from stakeholders.store.database import Database, create_database
from stakeholders.store.search_index import refresh_index
from stakeholders.store.undo import undo
from tests.store import guard
from tests.store.directories import ANNA, names, person, saved

NOON = datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC)
JUMPS = (0, 3600, -86400 * 4000, 5, -1, 86400 * 20000, 1)


class Clock:
    """Shows another time at each look, as it jumps."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime.datetime:
        """Return the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(path: Path, clock: Clock) -> Database:
    """Return a directory to which one person is added after every jump of the clock."""
    create_database(path)
    database = Database(
        path, ANNA, refresh=refresh_index, clock=clock, prepare_writer=guard.install
    )
    for number, seconds in enumerate(JUMPS):
        clock.now = NOON + datetime.timedelta(seconds=seconds)
        saved(database, person(f"Kim N{number}"))
    return database


def test_that_operations_are_counted_whatever_the_time(database: Database) -> None:
    operation = schema.operation.c
    with database.reading() as connection:
        rows = connection.execute(sa.select(operation.counter, operation.uid).order_by("id")).all()
    assert [row.counter for row in rows] == [*range(1, len(JUMPS) + 1)]
    assert [row.uid for row in rows] == sorted(row.uid for row in rows)
    database.close()


def test_that_what_was_done_last_is_taken_back_first(database: Database, clock: Clock) -> None:
    for number in reversed(range(len(JUMPS))):
        clock.now -= datetime.timedelta(days=1000)
        undo(database, ANNA.names)
        assert sorted(names(database, "kim")) == [f"Kim N{n}" for n in range(number)]
    database.close()


@given(jumps=st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=30))
def test_that_uids_never_go_back(jumps: list[int]) -> None:
    times = iter([1_790_000_000 + jump for jump in jumps])
    factory = UidFactory(lambda: next(times))
    uids = [factory() for _ in jumps]
    assert uids == sorted(set(uids))
