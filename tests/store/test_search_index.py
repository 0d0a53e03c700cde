"""The index keeps its order and its answers, whatever is added where."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
import sqlalchemy as sa

from stakeholders.domain.source import Source
from stakeholders.store import schema
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.integrity import check
from stakeholders.store.people import rename_body
from stakeholders.store.search_index import optimize, rebuild_index, refresh_index
from stakeholders.store.search_labels import HIGHEST, LOWEST, Place, labels_between, spread
from stakeholders.store.sources import all_sources, change_source, remove_source
from stakeholders.store.undo import undo
from tests.store.directories import ANNA, body, found, names, person, saved, spokesperson

if TYPE_CHECKING:
    from stakeholders.domain.ids import Uid


def labels(database: Database) -> list[tuple[bytes, int]]:
    table = schema.search_row.c
    with database.reading() as connection:
        rows = connection.execute(sa.select(table.sort_key, table.label).order_by(table.sort_key))
        return [(row.sort_key, row.label) for row in rows]


def assert_ordered(database: Database) -> None:
    every = [label for _, label in labels(database)]
    assert every == sorted(set(every))
    assert all(LOWEST < label < HIGHEST for label in every)
    with database.reading() as connection:
        assert not check(connection)


def narrow(database: Database, *numbers: int) -> None:
    """Give the entries of an index labels of our choice, in the order of the list."""
    with database.writing_local() as connection:
        rows = connection.execute(sa.select(schema.search_row.c.label).order_by(sa.text("1")))
        old = list(rows.scalars())
        assert len(old) == len(numbers)
        rebuilt = dict(zip(old, numbers, strict=True))
        texts = connection.exec_driver_sql(
            "SELECT label, name FROM search_row ORDER BY label"
        ).all()
        for name in schema.VIRTUAL_TABLES:
            connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608
        for table in ("search_row", "search_exact"):
            connection.exec_driver_sql(f"UPDATE {table} SET label = -label")  # noqa: S608
            for label, number in rebuilt.items():
                connection.exec_driver_sql(
                    f"UPDATE {table} SET label = ? WHERE label = ?",  # noqa: S608
                    (number, -label),
                )
        for label, name in texts:
            connection.exec_driver_sql(
                "INSERT INTO search_text (rowid, names) VALUES (?, ?)",
                (rebuilt[label], name.lower()),
            )


def test_that_a_closed_gap_opens_again(database: Database) -> None:
    """Each goes between the last and `zz`: the gap halves every time."""
    saved(database, body("aa"), body("zz"))
    for number in range(100):
        saved(database, body(f"b {number:05}"))
    assert_ordered(database)
    assert names(database, "b")[:3] == ["b 00000", "b 00001", "b 00002"]


def test_that_a_gap_between_neighbours_opens(database: Database) -> None:
    saved(database, body("aa"), body("bb"), body("cc"))
    narrow(database, 100, 101, 102)
    saved(database, body("ab"), body("ac"), body("bc"))
    assert_ordered(database)
    assert names(database, "") == ["aa", "ab", "ac", "bb", "bc", "cc"]


@pytest.mark.parametrize("ends", [(1, 2), (HIGHEST - 2, HIGHEST - 1), (1, HIGHEST - 1)])
def test_that_the_ends_of_the_labels_are_no_wall(database: Database, ends: tuple[int, int]) -> None:
    saved(database, body("bb"), body("cc"))
    narrow(database, *ends)
    saved(database, body("aa"), body("dd"), body("bc"))
    assert_ordered(database)
    assert names(database, "") == ["aa", "bb", "bc", "cc", "dd"]


def test_that_thousands_at_one_place_keep_their_order(database: Database) -> None:
    saved(database, body("aa"), body("zz"))
    for start in range(0, 3000, 600):
        saved(database, *(body(f"b {n:05}") for n in reversed(range(start, start + 600))))
    assert_ordered(database)
    assert found(database, "b", limit=0).total == 3000


def test_that_many_are_merged_into_many(database: Database) -> None:
    saved(database, *(body(f"n {n:05}") for n in range(0, 3000, 2)))
    saved(database, *(body(f"n {n:05}") for n in range(1, 3000, 2)))
    assert_ordered(database)
    everything = [row.name for row in found(database, "", limit=0).rows]
    assert everything == [f"n {n:05}" for n in range(3000)]


def test_that_equal_names_stand_in_the_order_they_came(database: Database) -> None:
    uids = saved(database, *(body("Same") for _ in range(5)))
    with database.writing("test.rename") as writing:
        rename_body(writing, uids[0], "Other")
    with database.writing("test.rename") as writing:
        rename_body(writing, uids[0], "Same")
    assert [row.uid for row in found(database, "same").rows] == uids


def test_that_an_index_made_anew_gives_the_same_answers(database: Database) -> None:
    saved(database, *(person(f"P {n}", spokesperson(f"B {n % 4}")) for n in range(40)))
    before = [found(database, q, limit=0).ids for q in ("", "p", "b 3", "spokesperson")]
    with database.writing_local() as connection:
        rebuild_index(connection)
    assert [found(database, q, limit=0).ids for q in ("", "p", "b 3", "spokesperson")] == before
    assert_ordered(database)


def test_that_who_shows_a_body_follows_its_name(database: Database) -> None:
    parent, _ = saved(
        database, body("Ministry"), body("Press Unit", parent="Ministry"),
    )  # fmt: skip
    saved(database, person("Ann Lee", spokesperson("Press Unit")))
    assert "Ann Lee" in names(database, "ministry")
    with database.writing("test.rename") as writing:
        rename_body(writing, parent, "Secretariat")
    assert names(database, "ministry") == []
    assert {"Ann Lee", "Press Unit"} <= set(names(database, "secretariat"))


def test_that_who_carries_a_tag_follows_its_name(database: Database) -> None:
    (uid,) = saved(database, body("Alpha"))
    with database.writing("test.tag") as writing:
        tag = writing.insert(schema.tag, name="press", folded="press")
        owner = entry_id(writing.connection, uid)
        writing.insert(schema.entry_tag, entry_id=owner, tag_id=tag)
    with database.writing("test.rename") as writing:
        writing.update(schema.tag, tag, name="media", folded="media")
    assert (names(database, "press"), names(database, "media")) == ([], ["Alpha"])


def test_that_who_cites_a_source_follows_its_title(database: Database) -> None:
    source = Source("Bulletin of tides")
    cited = replace(person("Ann Lee"), sources=(source,), quote="Ms. Lee of the lagoon")
    saved(database, cited, person("Bo Lim"))
    assert names(database, "bulletin") == names(database, "lagoon") == ["Ann Lee"]
    with database.writing("test.rename") as writing:
        (known,) = all_sources(writing.connection)
        change_source(writing, replace(known, title="Gazette of tides"))
    assert (names(database, "bulletin"), names(database, "gazette")) == ([], ["Ann Lee"])
    undo(database, ANNA.names)
    assert (names(database, "bulletin"), names(database, "gazette")) == (["Ann Lee"], [])
    with database.writing("test.remove") as writing:
        remove_source(writing, cast("Uid", known.uid))
    assert names(database, "bulletin") == names(database, "lagoon") == []


def test_that_forgotten_words_leave_the_file(database: Database) -> None:
    (uid,) = saved(database, person("Zyxwvut Qponmlk"))
    with database.writing("test.remove") as writing:
        writing.remove(schema.entry, entry_id(writing.connection, uid))
    with database.writing_local() as connection:
        optimize(connection)
        words = connection.exec_driver_sql("SELECT * FROM search_text_data").all()
    assert not any(b"zyxwvut" in row[1] for row in words)


def test_that_runs_of_labels_fill_a_gap_evenly() -> None:
    assert labels_between(Place(10, 20, 4)) == [12, 14, 16, 18]
    assert labels_between(Place(10, 12, 2)) is None
    assert labels_between(Place(None, 3, 3)) is None
    assert labels_between(Place(None, None, 2)) == spread(2)
    assert all(LOWEST < label < HIGHEST for label in spread(50_000_000)[::10_000_000])


def test_that_a_single_edit_never_merges_large_parts_of_the_index(database: Database) -> None:
    """Automatic merges took an edit in fifty to thirty times its time."""
    with database.reading() as connection:
        for name in (*schema.VIRTUAL_TABLES, schema.WORD_PARTS):
            query = f"SELECT v FROM {name}_config WHERE k = 'automerge'"  # noqa: S608
            assert connection.exec_driver_sql(query).scalar() == 0


def test_that_what_is_replaced_again_and_again_does_not_pile_up(database: Database) -> None:
    uids = saved(database, *(person(f"Anna Berg{number}") for number in range(8)))
    with database.reading() as connection:
        ids = [entry_id(connection, uid) for uid in uids]

    def size_after(edits: int) -> int:
        for number in range(edits):
            with database.writing_local() as connection:
                refresh_index(connection, frozenset({ids[number % len(ids)]}))
        with database.reading() as connection:
            query = "SELECT sum(length(block)) FROM search_text_data"
            return int(connection.exec_driver_sql(query).scalar_one())

    few = size_after(250)
    assert size_after(750) < 2 * few
    assert names(database, "berg3") == ["Anna Berg3"]
