"""What edits leave to be put in order is done while nobody waits, and changes no answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.app.resting import Resting
from stakeholders.store.database import Database, create_database
from stakeholders.store.integrity import check
from stakeholders.store.people import set_entry
from tests.store.directories import names, opened, person, saved

PEOPLE = 30


@pytest.fixture
def edited(tmp_path: Path) -> Iterator[Database]:
    """Give a directory in which each contact was changed by itself."""
    path = tmp_path / "test.stakeholders"
    create_database(path)
    database = opened(path)
    uids = saved(database, *(person(f"Anna Berg{number}") for number in range(PEOPLE)))
    for number in range(PEOPLE):
        with database.writing("test.place") as writing:
            set_entry(writing, uids[number], place=f"Town {number}")
    yield database
    database.close()


def journal_size(database: Database) -> int:
    return Path(f"{database.path}-wal").stat().st_size


def parts_of_index(database: Database) -> int:
    with database.reading() as connection:
        query = "SELECT count(DISTINCT id >> 37) FROM search_text_data WHERE id > 10"
        return int(connection.exec_driver_sql(query).scalar_one())


def test_that_resting_brings_the_journal_into_the_file(edited: Database) -> None:
    resting = Resting(edited)
    saved(edited, person("Bo Lim"))
    assert journal_size(edited)
    resting.rest()
    assert journal_size(edited) == 0
    assert names(edited, "lim") == ["Bo Lim"]


def test_that_resting_puts_small_parts_of_the_index_together(edited: Database) -> None:
    resting = Resting(edited)
    saved(edited, person("Bo Lim"))
    before = parts_of_index(edited)
    while resting.rest():
        pass
    assert parts_of_index(edited) < before
    assert names(edited, "berg29 town") == ["Anna Berg29"]
    assert names(edited, "lim") == ["Bo Lim"]
    with edited.reading() as connection:
        assert not check(connection)


def test_that_nothing_is_written_where_nothing_was_edited(edited: Database) -> None:
    resting = Resting(edited)
    before = journal_size(edited)
    assert not resting.rest()
    assert journal_size(edited) == before
