"""Pages far down come from the remembered order, which is the one of the first pages."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from stakeholders.domain.query import read_query
from stakeholders.domain.record import PostLine, Record
from stakeholders.store import search
from stakeholders.store.database import Database
from stakeholders.store.people import set_star
from stakeholders.store.search import SqliteSearch
from stakeholders.store.search_answer import Answer
from stakeholders.store.search_orders import SearchOrders
from tests.store.directories import body, person, saved

QUERIES = ("mar", "mar ost", "mar or ost", "country:fj", "mar -country:fj", "mar 288", "", "ost")


def crowd() -> Iterator[Record]:
    """Yield more than two pages of people, in whom words stand in different places."""
    yield body("Mar Institute", "MAR")
    for number in range(70):
        yield replace(person(f"Mara Ost {number}"), country="FJ" if number % 3 else "TO")
        yield person(f"Lena Rell {number}", PostLine("Marine officer", "Ost Office"))
        yield replace(person(f"Ina Sol {number}", phones=["+66 2 288 2623"]), notes=("mar ost",))
    yield person("Mar")


@pytest.fixture
def filled(database: Database) -> Database:
    uids = saved(database, *crowd())
    with database.writing("test.star") as writing:
        for uid in (uids[5], uids[-2]):
            set_star(writing, uid, starred=True)
    return database


@pytest.mark.parametrize("text", QUERIES)
def test_that_the_whole_order_is_that_of_the_pages(filled: Database, text: str) -> None:
    with filled.reading() as connection, connection.begin():
        answer = Answer(connection, read_query(text), (), similar=True)
        assert list(answer.order()) == answer.labels(0, 0)


@pytest.mark.parametrize("text", QUERIES)
def test_that_pages_far_down_go_on_where_the_first_ones_end(
    filled: Database, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, query = SqliteSearch(filled), read_query(text)
    every = [row.uid for row in found.find(query, limit=0).rows]
    monkeypatch.setattr(search, "FAR_DOWN", 50)
    pages = [found.find(query, limit=50, offset=at) for at in range(0, len(every), 50)]
    assert [row.uid for page in pages for row in page.rows] == every


def test_that_an_order_is_forgotten_once_something_is_written(filled: Database) -> None:
    orders, query = SearchOrders(), read_query("mar")

    def order() -> list[int]:
        with filled.reading() as connection, connection.begin():
            return list(orders.of(connection, Answer(connection, query, (), similar=False)))

    before = order()
    assert order() == before
    saved(filled, person("Mara Newcomer"))
    assert len(order()) == len(before) + 1
