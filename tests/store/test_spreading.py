"""Whoever shows something is found anew when it changes, and nobody else is looked at."""

import contextlib
import datetime
from dataclasses import replace
from typing import Any, Final

import pytest
import sqlalchemy as sa

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import PostLine
from stakeholders.domain.source import Source
from stakeholders.store import schema
from stakeholders.store.columns import Codes, DateColumn, Flag, JsonText, UidColumn, Utc
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.index_day import indexed_day
from stakeholders.store.index_rows import row_of, rows_of, text_of
from stakeholders.store.keys import ENTRY_TABLES
from stakeholders.store.lists import add_members, make_list
from stakeholders.store.people import add_channel
from stakeholders.store.search_documents import read_documents
from stakeholders.store.spreading import SHOWN, who_shows
from stakeholders.store.undo import undo
from tests.store.any_rows import free_columns
from tests.store.directories import ANNA, body, person, saved, spokesperson

CODES: Final = ("changed zz", "email", "former", "named", "bounced", "mobile", "romanised")
"""Texts to be tried in turn: some columns take but a few."""
OTHERS: Final[tuple[tuple[type, tuple[Any, ...]], ...]] = (
    (Flag, (True, False)),
    (DateColumn, (PartialDate(2020), PartialDate(2026, 5, 1))),
    (Codes, (("focal_point",), ())),
    (JsonText, ([["k", "v"]], [])),
    (UidColumn, (Uid("01890000-0000-7000-8000-000000000001"),)),
    (Utc, (datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC),)),
    (sa.BLOB, (b"\x01\x02", b"\x03")),
    (sa.INTEGER, (2, 3)),
    (sa.TEXT, CODES),
)


@pytest.fixture
def staffed(database: Database) -> Database:
    """Return a directory in which everything is shown by something else."""
    line = spokesperson("Press Unit")
    phone = Channel(ChannelType.PHONE, raw="+41 22 917 0000", normalised="+41229170000")
    holder = replace(
        person("Ann Lee", line, phones=["+41791112233"], notes=("Call before ten",)),
        tags=("press",), languages=("fr",), place="Geneva", quote="the one",
        sources=(Source("Bulletin", date=PartialDate(2026, 1, 2)),),
    )  # fmt: skip
    registrar = PostLine("Registrar", "Ministry", functions=("registry",))
    uids = saved(
        database, body("Ministry", "MIN"), body("Press Unit", parent="Ministry"), holder,
        person("Bo Lim", registrar), person("Cy Ono", PostLine("Adviser", "Press Unit")),
        person("Di Roe", PostLine("Adviser", "Ministry")),
    )  # fmt: skip
    with database.writing("test.list") as writing:
        members = make_list(writing, "Friends")
        add_members(writing, members, [uids[2]])
        link = schema.affiliation.c
        bo = entry_id(writing.connection, uids[3])
        held = writing.connection.scalar(sa.select(link.id).where(link.person_id == bo))
        writing.update(schema.affiliation, held or 0, title="")
    with database.reading() as connection:
        post = schema.post.c
        (of_post,) = connection.scalars(sa.select(post.uid).where(post.title == "Registrar"))
    with database.writing("test.phones") as writing:
        for owner in (uids[0], uids[1], of_post):
            add_channel(writing, owner, phone)
    return database


def assert_in_step(database: Database, what: str) -> None:
    """Compare all that the index holds with what it would hold if it were made anew."""
    with database.reading() as connection:
        live = list(connection.scalars(sa.select(schema.entry.c.id)))
        held = rows_of(connection, live)
        documents = list(read_documents(connection, live, indexed_day(connection)))
    found = {
        document.entry_id: row_of(document, 0, b"", text_of(document)) for document in documents
    }
    for entry, row in held.items():
        assert row[3:] == found[entry][3:], what
    assert held.keys() == found.keys(), what


def rows_in(database: Database, table: sa.Table) -> list[int]:
    """Return a row of a table, two where others show it, one made for it where there is none."""
    with database.reading() as connection:
        there = list(connection.scalars(sa.select(table.c.id).order_by(table.c.id)))
    first, last = there[:1], there[-1:] if who_shows(table.name) else []
    return sorted({*first, *last}) if there else made_row(database, table)


def made_row(database: Database, table: sa.Table) -> list[int]:
    """Make a row that points to the first of what it can point to; none where that is nothing."""
    free = [table.c[name] for name in free_columns(table)]
    values = {c.name: values_of(database, c)[-1:] for c in free if c.foreign_keys}
    if not values or not all(values.values()):
        return []
    given = {name: found[0] for name, found in values.items()}
    plain = {c.name: others(c)[0] for c in free if not c.foreign_keys and not c.nullable}
    with database.writing("test.make") as writing:
        return [writing.insert(table, **given, **plain)]


def others(column: sa.Column[Any]) -> tuple[Any, ...]:
    """Return values of the type of a column; it may refuse some of them."""
    return next(values for kind, values in OTHERS if isinstance(column.type, kind))


def values_of(database: Database, column: sa.Column[Any]) -> tuple[Any, ...]:
    """Return what a column may hold; one that points somewhere, each row that it may point to."""
    for key in column.foreign_keys:
        target = key.column
        with database.reading() as connection:
            return tuple(connection.scalars(sa.select(target).order_by(target.desc())))
    return others(column)


def changed(database: Database, table: sa.Table, row: int, name: str) -> bool:
    """Write another value into a column of a row, the first that it takes."""
    for value in values_of(database, table.c[name]):
        refused = (sa.exc.IntegrityError, ValueError)
        with contextlib.suppress(*refused), database.writing("test.change") as writing:
            if writing.update(table, row, **{name: value}):
                return True
    return False


def test_that_the_index_follows_every_column_of_every_table(staffed: Database) -> None:
    tried = 0
    for table in schema.LOGGED_TABLES:
        for row in rows_in(staffed, table):
            for name in free_columns(table):
                if changed(staffed, table, row, name):
                    assert_in_step(staffed, f"{table.name}.{name}")
                    undo(staffed, ANNA.names)
                    tried += 1
    assert tried > 250


def test_that_the_index_follows_what_comes_and_goes(staffed: Database) -> None:
    for table in schema.LOGGED_TABLES:
        for row in rows_in(staffed, table):
            if table is schema.entry or table.name not in ENTRY_TABLES:
                for away in (True, False):
                    with staffed.writing("test.move") as writing:
                        (writing.remove if away else writing.restore)(table, row)
                    assert_in_step(staffed, f"{table.name} {away}")


def test_that_whoever_shows_an_entry_is_found_by_an_index_of_what_is_given(
    staffed: Database,
) -> None:
    """The index of posts holds everybody without one: a hundred thousand for each edit."""
    with staffed.reading() as connection:
        for who, sql in SHOWN.items():
            asked = sql.format(given="(SELECT value FROM json_each('[1]'))")
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}")
            told = [row[3] for row in plan if "json_each" not in row[3]]
            assert not [step for step in told if step.startswith("SCAN")], who
            assert not [step for step in told if "post_id=?" in step and who != "holders"], who
