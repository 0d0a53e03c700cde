"""Plain search finds without any index, by parts of what is written."""

import pytest

from stakeholders.domain.query import Query, read_query
from stakeholders.domain.query_terms import All, Listed
from stakeholders.store.database import Database
from stakeholders.store.lists import add_members, leave_out, make_list
from stakeholders.store.people import set_star
from stakeholders.store.plain_search import PlainSearch
from tests.store.directories import body, person, saved, spokesperson


@pytest.fixture
def plain(database: Database) -> PlainSearch:
    """Return the plain search of a directory whose index is gone."""
    anna, *_ = saved(
        database,
        person("Anna Berg", spokesperson("Quay Trust"), phones=["+41790000142"]),
        person("Ben Lund", emails=["ben_l@reef.example"]),
        body("Reef 100% Office", acronym="RO", place="Bangkok"),
    )
    with database.writing("contact.starred") as writing:
        set_star(writing, anna, starred=True)
    with database.writing_local() as connection:
        for name in ("search_row", "search_exact", "search_total", "search_text", "search_digits"):
            connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608
    return PlainSearch(database)


def found(plain: PlainSearch, text: str, *flags: str) -> list[str]:
    """Return the names of what is found, having counted it in every way."""
    query = read_query(text)
    answer = plain.find(query, flags=flags)
    assert answer.total == len(answer.rows) == plain.total(query, flags=flags)
    assert sorted(plain.ids(query, flags=flags)) == sorted(answer.ids)
    return [row.name for row in answer.rows]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("berg", ["Anna Berg"]),
        ("erg ann", ["Anna Berg"]),
        ("berg lund", []),
        ("79 000", ["Anna Berg"]),
        ("ben_l", ["Ben Lund"]),
        ("ben%l", []),
        ("100%", ["Reef 100% Office"]),
        ("ro", ["Reef 100% Office"]),
        ("bangkok", ["Reef 100% Office"]),
        ("quay", ["Anna Berg", "Quay Trust", "Spokesperson, Quay Trust"]),
    ],
)
def test_that_every_word_is_a_part_of_something(
    plain: PlainSearch, text: str, names: list[str]
) -> None:
    assert sorted(found(plain, text)) == names


def test_that_kinds_and_stars_are_known_and_other_marks_find_nothing(plain: PlainSearch) -> None:
    assert found(plain, "", "person") == ["Anna Berg", "Ben Lund"]
    assert found(plain, "", "person", "starred") == ["Anna Berg"]
    assert found(plain, "", "person", "problem") == []
    assert (plain.count("person"), plain.count("body"), plain.count("vacant")) == (2, 2, 0)
    counts = {"person": 1, "body": 1, "post": 1, "event": 0}
    assert plain.flag_counts(read_query("quay")) == counts
    assert plain.flag_counts(Query(""), flags=("person",)) == {"person": 2}


def test_that_a_page_says_what_a_row_of_the_index_says(plain: PlainSearch) -> None:
    answer = plain.find(Query(""), flags=("person",), limit=1)
    assert (answer.total, answer.is_counted, len(answer.rows)) == (2, True, 1)
    (row,) = answer.rows
    assert (row.initials, row.line1, row.line2) == ("AB", "Spokesperson", "Quay Trust")
    assert "starred" in row.flags
    (second,) = plain.find(Query(""), flags=("person",), limit=1, offset=1, counted=False).rows
    assert second.name == "Ben Lund"
    assert not plain.find(Query(""), limit=1, counted=False).is_counted


def test_that_a_number_that_begins_so_is_known(plain: PlainSearch) -> None:
    assert [row.name for row in plain.with_number_from("4179", 3)] == ["Anna Berg"]
    assert plain.with_number_from("4180", 3) == ()


def test_that_lists_have_their_members_without_an_index(
    plain: PlainSearch, database: Database
) -> None:
    uids = {row.name: row.uid for row in plain.find(Query("")).rows}
    with database.writing("list.made") as writing:
        uid = make_list(writing, "Mixed", rule="berg")
        add_members(writing, uid, [uids["Ben Lund"], uids["Reef 100% Office"]])
        leave_out(writing, uid, uids["Reef 100% Office"], "no")
        by_hand = make_list(writing, "By hand")
        add_members(writing, by_hand, [uids["Ben Lund"]])
    for text, term in ((f'list:"{uid}"', Listed(uid, rule="berg")), ("", Listed(by_hand))):
        names = [row.name for row in plain.find(Query(text, All((term,)))).rows]
        assert names == (["Anna Berg", "Ben Lund"] if text else ["Ben Lund"])
    assert found(plain, "", f"list:{by_hand}") == ["Ben Lund"]
    assert found(plain, "ann", f"list:{by_hand}") == []
