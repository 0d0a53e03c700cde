"""Checking tells what is wrong; repairing makes anew what is derived, and touches nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from stakeholders.app.checking import Checking
from stakeholders.store import schema
from stakeholders.store.connection import connect
from stakeholders.store.database import Database, create_database
from tests.store.directories import body, names, opened, person, saved, spokesperson

SPOILING = (
    "UPDATE search_row SET sort_key = x'00' WHERE label = (SELECT max(label) FROM search_row)",
    "DELETE FROM search_row WHERE label = (SELECT max(label) FROM search_row)",
    "DELETE FROM search_text WHERE rowid = (SELECT max(label) FROM search_row)",
    "UPDATE search_row SET flags = ''",
    "UPDATE search_total SET total = total + 1",
    "UPDATE entry SET sort_key = x'00' WHERE kind = 'person'",
    "UPDATE entry SET sort_version = 0, sort_key = x'ff'",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.stakeholders"
    create_database(path)
    return path


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = opened(path)
    saved(database, person("Ann Lee", spokesperson("Alpha"), phones=["12"]), body("Beta"))
    saved(database, person("Zoe Orr"), person("Ben Fox"))
    yield database
    database.close()


def logged_rows(database: Database) -> dict[str, list[sa.Row[tuple[object, ...]]]]:
    """Return all that operations wrote, but for what is made anew."""
    with database.reading() as connection:
        return {
            table.name: list(connection.execute(sa.select(*_kept(table)).order_by(table.c.id)))
            for table in (*schema.LOGGED_TABLES, *schema.LOG_TABLES)
        }


def _kept(table: sa.Table) -> list[sa.Column[object]]:
    return [column for column in table.columns if column.name not in schema.DERIVED_COLUMNS]


@pytest.mark.parametrize("statement", SPOILING)
def test_that_a_repair_makes_anew_what_is_derived_and_nothing_else(
    database: Database, path: Path, statement: str
) -> None:
    sound = Checking(database).findings()
    rows, order = logged_rows(database), names(database, "")
    database.close()
    other = connect(path, writer=True)
    other.execute(statement)
    other.close()
    again = opened(path)
    checking = Checking(again)
    found = {finding.problem.code for finding in checking.findings()} - {
        finding.problem.code for finding in sound
    }
    assert found <= {"file.index", "file.order"}
    assert found
    checking.repair()
    assert checking.findings() == sound
    assert names(again, "") == order
    assert logged_rows(again) == rows
    again.close()


def test_that_values_judged_by_older_rules_are_told(database: Database, path: Path) -> None:
    other = connect(path, writer=True)
    other.execute("UPDATE channel SET rule_version = 0")
    other.close()
    codes = [finding.problem.code for finding in Checking(database).findings()]
    assert codes.count("channel.outdated") == 1


def test_that_a_repair_does_not_hide_what_it_cannot_mend(database: Database, path: Path) -> None:
    database.close()
    other = connect(path, writer=True)
    other.execute("PRAGMA foreign_keys = OFF")
    other.execute("UPDATE person_name SET person_id = person_id + 4711")
    other.close()
    again = opened(path)
    checking = Checking(again)
    checking.repair()
    assert "file.links" in {finding.problem.code for finding in checking.findings()}
    again.close()
