"""What a query finds, and in which order."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.query import read_query
from stakeholders.domain.record import PostLine
from stakeholders.store import schema
from stakeholders.store.database import Database, create_database
from stakeholders.store.entries import entry_id
from stakeholders.store.search import SqliteSearch
from tests.store.directories import body, found, names, opened, person, saved, spokesperson


@pytest.fixture
def office(database: Database) -> Database:
    saved(
        database,
        body("Office of the High Commissioner for Human Rights", "OHCHR", place="Geneva"),
        person("José Díaz", spokesperson("Office of the High Commissioner for Human Rights"),
               phones=["+41792173009"], emails=["press@example.org"]),
        person("Olivia Inciong", PostLine("", "UN Centre"), phones=["+6622882623"]),
        person("Olga Ohchrova"),
        person("Мария Иванова", notes=("knows OHCHR well",)),
        person("สมชาย ใจดี"),
    )  # fmt: skip
    return database


@pytest.mark.parametrize(
    "query", ["inciong", "INCIONG", "oli inc", "inc oli", "olivia inciong", "centre oli", "incióng"]
)
def test_that_beginnings_of_words_are_found_in_any_order(office: Database, query: str) -> None:
    assert names(office, query) == ["Olivia Inciong"]


@pytest.mark.parametrize(
    "query",
    ["2882623", "+66 2 288 2623", "02 288 2623", "(02) 288-2623", "0066 2 288 26 23", "88262",
     "+66 (0) 2 288 2623", "66.2.288.2623"],
)  # fmt: skip
def test_that_a_number_is_found_in_any_spelling_and_by_any_part(
    office: Database, query: str
) -> None:
    assert names(office, query) == ["Olivia Inciong"]


def test_that_exact_acronyms_come_first_then_names_then_posts_then_the_rest(
    office: Database,
) -> None:
    assert names(office, "ohchr") == [
        "Office of the High Commissioner for Human Rights",
        "Olga Ohchrova",
        "Spokesperson, OHCHR",
        "José Díaz",
        "Мария Иванова",
    ]


def test_that_a_post_is_found_by_acronym_and_function(office: Database) -> None:
    assert names(office, "ohchr sp") == ["Spokesperson, OHCHR", "José Díaz"]


@pytest.mark.parametrize(
    "query", ["мария", "mariya", "maria", "mariia", "МАРИЯ иванова", "ivanova"]
)
def test_that_a_name_is_found_in_its_script_and_in_latin(office: Database, query: str) -> None:
    assert "Мария Иванова" in names(office, query)


@pytest.mark.parametrize("query", ["ольга", "Ольга Охчрова"])
def test_that_a_latin_name_is_found_in_cyrillic(database: Database, query: str) -> None:
    saved(database, person("Olga Ohchrova"))
    assert names(database, query) == ["Olga Ohchrova"]


def test_that_thai_is_found_with_its_vowel_signs(office: Database) -> None:
    assert names(office, "สมชาย") == ["สมชาย ใจดี"]
    assert names(office, "ใจ") == ["สมชาย ใจดี"]


def test_that_parts_of_an_email_are_found(office: Database) -> None:
    for query in ("press", "press@example.org", "example"):
        assert "José Díaz" in names(office, query)


def test_that_nothing_typed_means_everything_in_the_order_of_the_list(office: Database) -> None:
    answer = found(office, "")
    assert answer.total == len(answer.rows) == 8
    with office.reading() as connection:
        keys = connection.execute(
            schema.search_row.select().order_by(schema.search_row.c.label)
        ).mappings()
        ordered = [row["sort_key"] for row in keys]
    assert ordered == sorted(ordered)


def test_that_kinds_are_one_of_several_and_flags_all(office: Database) -> None:
    assert names(office, "o", "body") == ["Office of the High Commissioner for Human Rights"]
    assert len(names(office, "", "person", "body")) == 7
    assert names(office, "", "person", "function:spokesperson") == ["José Díaz"]
    assert names(office, "j", "function:spokesperson", "body") == []
    assert names(office, "2882623", "person") == ["Olivia Inciong"]
    assert names(office, "ohchr", "person", "post")[0] == "Olga Ohchrova"


def test_that_flags_are_counted(office: Database) -> None:
    search = SqliteSearch(office)
    assert [search.count(f) for f in ("person", "body", "post", "function:spokesperson", "x")] == [
        5, 2, 1, 2, 0,
    ]  # fmt: skip


def test_that_the_total_is_exact_beyond_the_rows_shown(database: Database) -> None:
    saved(database, *(person(f"Ann Lee {n}") for n in range(120)), body("Annex"))
    for query, total in (("", 121), ("ann", 121), ("lee", 120), ("ann lee", 120)):
        assert found(database, query, limit=7).total == total
    assert found(database, "ann", "person", limit=7).total == 120
    assert found(database, "", "person", "body", limit=7).total == 121


def test_that_pages_continue_each_other(database: Database) -> None:
    saved(database, *(person(f"Ann Lee {n}") for n in range(25)), body("Ann"))
    search, query = SqliteSearch(database), read_query("ann")
    pages = [search.find(query, limit=10, offset=start).ids for start in (0, 10, 20)]
    everything = search.find(query, limit=0).ids
    assert sum(pages, ()) == everything
    assert len(set(everything)) == 26


def test_that_what_is_in_the_bin_is_not_found(office: Database) -> None:
    uid = found(office, "inciong").rows[0].uid
    with office.writing("test.remove") as writing:
        writing.remove(schema.entry, entry_id(writing.connection, uid))
    for query in ("inciong", "2882623", "olivia"):
        assert not names(office, query)
    assert found(office, "").total == 7


def test_that_numbers_in_names_are_found(database: Database) -> None:
    saved(database, body("Committee 1267"))
    assert names(database, "1267") == ["Committee 1267"]
    assert names(database, "committee 1267") == ["Committee 1267"]


STRANGE = [
    '"', '""', "'", "*", "a*", "(", ")", "a OR", "NOT", "AND AND", "NEAR(a b)", "names:",
    "{names}:", "a\0b", "\0", "-", "^a", "+", "😀", "👩‍👩‍👧", "ิ", "เ", "ใ", "\ud800", "ı", "ß", "ﬁ",
    "a" * 10_000, "a " * 5_000, "1" * 10_000, "12 " * 3_000, "123 " * 2_500,
    " ".join(f"w{n}" for n in range(3_000)), "٣٤٥", "%", "_", ";DROP TABLE entry", "ａｂｃ",
    "+41 (0)", "a@b", "@", "1@2", "½", "①②③",
]  # fmt: skip


@pytest.mark.parametrize("query", STRANGE, ids=range(len(STRANGE)))
def test_that_no_query_is_refused(office: Database, query: str) -> None:
    for flags in ((), ("person",), ("problem", "body")):
        answer = found(office, query, *flags)
        assert answer.total >= len(answer.rows)


@given(query=st.text(max_size=30))
def test_that_any_text_is_a_query(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.stakeholders"
    if not path.exists():
        create_database(path)
    database = opened(path)
    found(database, query)
    database.close()


@given(name=st.text(min_size=1, max_size=20))
def test_that_any_name_is_found_by_itself(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    assume(not (set(name) & set('-–!|()"“”„«»:') or {"or", "and", "not"} & set(name.split())))
    path = tmp_path_factory.getbasetemp() / "names.stakeholders"
    if not path.exists():
        create_database(path)
    database = opened(path)
    uid = saved(database, person(name))[0]
    assert uid in {row.uid for row in found(database, name, limit=0).rows}
    database.close()


def test_that_several_words_are_ranked_and_counted_whether_few_or_many_are_found(
    database: Database,
) -> None:
    saved(database, *(body(f"Reef Council {n}") for n in range(1100)))
    saved(database, person("Aba Member", notes=("reef council",)), body("Reef Council"))
    many = found(database, "reef coun")
    assert (len(many.rows), many.total) == (50, 1102)
    few = found(database, "council reef", "person")
    assert [row.name for row in few.rows] == ["Aba Member"]
    last = found(database, "reef council", limit=0)
    assert (last.rows[0].name, last.rows[-1].name) == ("Reef Council", "Aba Member")
    first = found(database, "reef council", limit=2)
    assert (first.rows[0].name, first.rows[1].name, first.total) == (
        "Reef Council",
        "Reef Council 0",
        1102,
    )


def test_that_the_row_of_a_post_names_only_the_first_of_many_holders(database: Database) -> None:
    desk = spokesperson("Quay Office")
    saved(database, *(person(f"Olga Sample {number}", desk) for number in range(1, 6)))
    rows = found(database, "spokesperson quay").rows
    row = next(row for row in rows if row.kind is EntryKind.POST)
    assert row.line1 == "Olga Sample 1, Olga Sample 2, Olga Sample 3 …"
