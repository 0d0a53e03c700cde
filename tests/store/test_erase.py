"""Erasing: what events and versions tell of a person goes too, and what proves stays."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.database import Database, create_database
from stakeholders.store.entries import entry_id
from stakeholders.store.erase import erase
from stakeholders.store.event_tables import attendance, participation
from stakeholders.store.history import Writing
from stakeholders.store.list_tables import edition, edition_recipient, edition_row
from stakeholders.store.lists import make_list
from tests.store.directories import opened, person, saved

NOW = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "a.stakeholders"
    create_database(path)
    database = opened(path)
    yield database
    database.close()


def frozen(writing: Writing, member: Uid, name: str, of: int) -> int:
    """Freeze a line about a member."""
    connection = writing.connection
    return writing.insert(
        edition_row,
        edition_id=of,
        entry_id=entry_id(connection, member),
        member_uid=member,
        section="States",
        facts={"country": "TH"},
        personal={"name": name},
        salt=b"salt",
        digest=name.encode(),
    )


def row_of(database: Database, table: sa.Table, row_id: int) -> Any:  # noqa: ANN401
    with database.reading() as connection:
        return connection.execute(sa.select(table).where(table.c.id == row_id)).one()


def test_that_a_line_of_a_version_keeps_its_digest_and_loses_the_person(database: Database) -> None:
    ann, ben = saved(database, person("Ann Lee"), person("Ben Fox"))
    with database.writing("test.freeze") as writing:
        of = make_list(writing, "Press")
        number = writing.insert(
            edition, entry_id=entry_id(writing.connection, of), number=1, as_of=NOW, digest=b"all"
        )
        first, second = frozen(writing, ann, "Ann Lee", number), frozen(writing, ben, "Ben", number)
        sent = writing.insert(
            edition_recipient,
            edition_id=number,
            entry_id=entry_id(writing.connection, ann),
            name="Ann Lee",
        )
    with database.writing("contact.erased") as writing:
        erase(writing, ann)
    row = row_of(database, edition_row, first)
    assert (row.personal, row.salt, row.deleted_at) == (None, None, None)
    assert (row.digest, row.member_uid, row.facts) == (b"Ann Lee", ann, {"country": "TH"})
    assert row_of(database, edition_row, second).personal == {"name": "Ben"}
    assert row_of(database, edition_recipient, sent).name == ""
    with database.writing("contact.erased") as writing:
        erase(writing, of)
    row = row_of(database, edition_row, second)
    assert row.deleted_at is not None
    assert (row.personal, row.digest) == (None, b"")


def test_that_what_an_event_tells_of_a_person_goes_and_the_event_stays(database: Database) -> None:
    ann, ben = saved(database, person("Ann Lee"), person("Ben Fox"))
    with database.writing("test.event") as writing:
        uid = writing.new_uid()
        event = writing.new_id(schema.entry)
        writing.insert(
            schema.entry, id=event, uid=uid, kind="event", display="Workshop", sort_key=b"w",
            sort_version=1,
        )  # fmt: skip
        writing.insert(schema.event, id=event, uid=uid, venue="Hall")
        taken = [
            writing.insert(
                participation, event_id=event, name="X", person_id=entry_id(writing.connection, one)
            )
            for one in (ann, ben)
        ]
        days = [
            writing.insert(attendance, event_id=event, participation_id=one, state="present")
            for one in taken
        ]
    with database.writing("contact.erased") as writing:
        erase(writing, ann)
    assert [row_of(database, participation, one).name for one in taken] == ["", "X"]
    assert [row_of(database, attendance, one).state for one in days] == ["", "present"]
    assert row_of(database, schema.event, event).venue == "Hall"
