"""What is wrong with a file is seen, whatever it is."""

from pathlib import Path

import pytest

from stakeholders.store import schema
from stakeholders.store.connection import connect
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.integrity import check
from stakeholders.store.search_index import rebuild_index
from tests.store.directories import body, opened, person, saved, spokesperson


def codes(database: Database) -> list[str]:
    with database.reading() as connection:
        return [problem.code for problem in check(connection)]


def spoil(path: Path, *statements: str) -> None:
    """Write past everything that guards a file."""
    connection = connect(path, writer=True)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_that_nothing_is_wrong_with_a_sound_file(database: Database) -> None:
    assert codes(database) == []
    saved(database, person("Ann Lee", spokesperson("Alpha")), body("Beta"))
    assert codes(database) == []


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE search_row SET sort_key = x'00' WHERE label = (SELECT max(label) FROM search_row)",
         "file.index"),
        ("DELETE FROM search_row WHERE label = (SELECT max(label) FROM search_row)", "file.index"),
        ("INSERT INTO search_text (rowid, names, titles, bodies) VALUES (7, 'a', 'b', 'c')",
         "file.index"),
        ("UPDATE search_total SET total = total + 1", "file.index"),
        ("DELETE FROM search_total WHERE flag = 'person'", "file.index"),
        ("INSERT INTO search_total VALUES ('nothing', 7)", "file.index"),
        ("UPDATE entry SET sort_key = x'00' WHERE kind = 'person'", "file.order"),
        ("UPDATE entry SET sort_version = 0", "file.order"),
        ("UPDATE person_name SET person_id = 4711", "file.links"),
        ("DELETE FROM body WHERE id = (SELECT min(id) FROM body)", "file.halves"),
        ("UPDATE search_text_data SET block = x'00' WHERE id > 10", "file.damaged"),
    ],
)  # fmt: skip
def test_that_damage_is_seen(database: Database, statement: str, code: str) -> None:
    saved(database, person("Ann Lee", spokesperson("Alpha")), body("Beta"))
    database.close()
    spoil(database.path, statement)
    again = opened(database.path)
    assert code in codes(again)
    again.close()


def test_that_an_index_made_anew_is_no_damage(database: Database) -> None:
    saved(database, person("Ann Lee", spokesperson("Alpha")), body("Beta"))
    assert codes(database) == []
    with database.writing_local() as connection:
        rebuild_index(connection)
    assert codes(database) == []


def test_that_a_body_above_itself_is_seen(database: Database) -> None:
    uids = saved(database, body("Alpha"), body("Beta"), body("Gamma"))
    with database.writing("test.parents") as writing:
        a, b, c = (entry_id(writing.connection, uid) for uid in uids)
        for child, parent in ((a, b), (b, a), (c, a)):
            writing.update(schema.body, child, parent_id=parent)
    with database.reading() as connection:
        problems = check(connection)
    assert sorted(p.message for p in problems) == [
        "Alpha stands above itself. Choose another parent.",
        "Beta stands above itself. Choose another parent.",
    ]
