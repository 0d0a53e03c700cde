"""The index turned to another day is the index made anew on that day."""

import datetime
from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Absence
from stakeholders.domain.record import PostLine, Record
from stakeholders.store import schema
from stakeholders.store.database import Database
from stakeholders.store.index_day import changed_between, index_day, set_index_day
from stakeholders.store.search_index import rebuild_index, turn_index
from tests.store.directories import names, person, saved

MAY, JUNE = datetime.date(2026, 5, 1), datetime.date(2026, 6, 1)
NEAR = st.dates(datetime.date(2026, 4, 28), datetime.date(2026, 6, 3))


def line(from_: PartialDate | None, to: PartialDate | None) -> PostLine:
    return PostLine("Spokesperson", "Reef Watch", functions=("spokesperson",), from_=from_, to=to)


def rows(database: Database) -> list[tuple[object, ...]]:
    """Return what every row of the list shows and is counted by."""
    row = schema.search_row.c
    query = sa.select(row.entry_id, row.name, row.line1, row.line2, row.flags)
    with database.reading() as connection:
        return [tuple(found) for found in connection.execute(query.order_by(row.entry_id))]


def turn(database: Database, day: datetime.date) -> frozenset[int]:
    with database.writing_local() as connection:
        return turn_index(connection, day)


def test_that_who_begins_and_who_ends_changes_places(database: Database) -> None:
    day = PartialDate.of(MAY)
    saved(database, person("Anna Berg", line(None, day)), person("Ben Holm", line(day, None)))
    turn(database, MAY - datetime.timedelta(days=1))
    assert names(database, "", "function:spokesperson", "person") == ["Anna Berg"]
    assert turn(database, MAY)
    assert names(database, "", "function:spokesperson", "person") == ["Ben Holm"]
    assert not turn(database, MAY)


def test_that_only_what_changes_is_written_anew(database: Database) -> None:
    away = Absence(PartialDate(2026, 5, 10), PartialDate(2026, 6))
    saved(
        database,
        person("Anna Berg", line(None, PartialDate(2026, 5))),
        replace(person("Ben Holm"), parts=(away,)),
        person("Carl Dahl", line(None, PartialDate(2027))),
    )
    with database.reading() as connection:
        known = {row.id: row.display for row in connection.execute(sa.select(schema.entry))}

        def between(one: datetime.date, other: datetime.date) -> set[str]:
            return {known[entry_id] for entry_id in changed_between(connection, one, other)}

        before = MAY - datetime.timedelta(days=1)
        assert between(before, MAY) == between(MAY, before) == {"Anna Berg", "Spokesperson"}
        assert between(MAY, JUNE) == {"Ben Holm"}
        assert between(JUNE, JUNE) == set()


@pytest.mark.parametrize("day", [MAY, JUNE])
def test_that_a_day_that_was_never_said_means_all_dates(
    database: Database, day: datetime.date
) -> None:
    saved(database, person("Anna Berg", line(None, PartialDate.of(MAY))))
    with database.reading() as connection:
        assert index_day(connection) is None
    assert len(turn(database, day)) == 2
    with database.reading() as connection:
        assert index_day(connection) == day


DATES = st.none() | st.builds(
    lambda day, known: PartialDate(
        day.year, day.month if known > 1 else None, day.day if known > 2 else None
    ),
    NEAR,
    st.integers(1, 3),
)


@st.composite
def people(draw: st.DrawFn) -> list[Record]:
    """Return people who come, go and are away in the same few weeks."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        parts = (Absence(draw(DATES), draw(DATES)),)
        record = person(f"Anna {chr(97 + number)}", line(draw(DATES), draw(DATES)))
        found.append(replace(record, parts=parts))
    return found


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people(), st.lists(NEAR, min_size=2, max_size=4))
def test_that_a_turned_index_is_one_made_anew(
    database: Database, records: list[Record], days: list[datetime.date]
) -> None:
    """Whichever way the clock goes."""
    saved(database, *records)
    for day in days:
        turn(database, day)
    turned = rows(database)
    with database.writing_local() as connection:
        set_index_day(connection, days[-1])
        rebuild_index(connection)
    assert turned == rows(database)
