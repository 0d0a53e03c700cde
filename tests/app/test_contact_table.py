"""The table of contacts: any column can be chosen, and any order is that of what it says."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from stakeholders.app.contact_table import Asked, ContactTable
from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.app.reference import Reference
from stakeholders.domain.arrangement import Arrangement
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.own_field import OwnField, OwnFieldType
from stakeholders.domain.text import sort_key
from stakeholders.i18n import use_language
from stakeholders.reports.list_columns import LIST_COLUMNS
from stakeholders.store.arranging import can_arrange
from tests.app.conftest import ANNA

PEOPLE = (EntryKind.PERSON.value,)
CODES = {column.code for column in LIST_COLUMNS}
AS_WRITTEN = {"phone", "email", "web", "as_of"}
"""These sort by what is dialled or written to."""
BY_PART = {"name", "place", "address", "born", "died", "rank", "several_seats"}
"""These show more, or other words, than they sort by."""


@pytest.fixture
def sample(file: Path, reference: Reference) -> Iterator[Directory]:
    """Open a directory with the sample of invented people."""
    new_directory(file, reference, ANNA, sample=True)
    opened = open_directory(file, reference, ANNA)
    yield opened
    opened.close()


def column_of(table: ContactTable, column: str, *, descending: bool = False) -> list[str]:
    """Return what stands in a column, in its own order."""
    asked = Asked("", (), Arrangement(column, descending))
    return [cells[0] for cells in table.page(asked, (column,), limit=1000).cells]


def plain(text: str) -> str:
    """Return the first of several texts, without the signs that keep it from left to right."""
    return text.partition(", ")[0].strip("\u2066\u2069").replace(" ", "").lower()


@pytest.mark.parametrize("column", sorted(CODES - BY_PART - AS_WRITTEN))
def test_that_a_column_sorts_by_what_it_says(sample: Directory, column: str) -> None:
    said = [text for text in column_of(sample.table, column) if text]
    keys = [sort_key(text.partition(", ")[0]) for text in said]
    assert keys == sorted(keys) or said == sorted(said, key=sort_key)


@pytest.mark.parametrize("column", ["phone", "email"])
def test_that_phones_and_addresses_sort_as_they_are_dialled(sample: Directory, column: str) -> None:
    said = [plain(text) for text in column_of(sample.table, column) if text]
    assert len(said) > 3
    assert said == sorted(said)


@pytest.mark.parametrize("column", sorted(CODES))
def test_that_who_has_nothing_to_say_comes_last_both_ways(sample: Directory, column: str) -> None:
    assert can_arrange(column)
    for descending in (False, True):
        said = [bool(text) for text in column_of(sample.table, column, descending=descending)]
        assert not any(not first and second for first, second in pairwise(said))


def test_that_countries_sort_by_their_names_in_the_language_that_is_read(
    directory: Directory,
) -> None:
    for name, country in (("Anna", "CH"), ("Berta", "AT"), ("Carla", "DE")):
        uid = directory.people.add(name)
        directory.contacts.set_country(uid, country)
    assert column_of(directory.table, "country") == ["Austria", "Germany", "Switzerland"]
    use_language("fr")
    try:
        assert column_of(directory.table, "country")[0] == "Allemagne"
    finally:
        use_language("en")


def test_that_turning_an_order_round_turns_its_names(sample: Directory) -> None:
    up, down = (Asked("", PEOPLE, Arrangement("name", d)) for d in (False, True))
    names = [row.name for row in sample.table.page(up, limit=1000).rows]
    assert [row.name for row in sample.table.page(down, limit=1000).rows] == names[::-1]


def test_that_a_search_is_sorted_too(sample: Directory) -> None:
    asked = Asked("ohchr", (), Arrangement("country"))
    page = sample.table.page(asked, ("country",), limit=1000)
    assert page.total == sample.search.find("ohchr").total
    assert {row.uid for row in page.rows} == {
        row.uid for row in sample.search.find("ohchr", limit=0).rows
    }


def test_that_pages_join_without_a_gap(sample: Directory) -> None:
    asked = Asked("", (), Arrangement("organisation"))
    whole = sample.table.page(asked, limit=1000).rows
    parts = [
        row
        for start in range(0, len(whole), 5)
        for row in sample.table.page(asked, (), 5, start).rows
    ]
    assert parts == list(whole)


@pytest.mark.parametrize("column", ["", "name", "position"])
@pytest.mark.parametrize("text", ["", "office"])
def test_that_places_tell_who_stands_there(sample: Directory, column: str, text: str) -> None:
    asked = Asked(text, (), Arrangement(column))
    rows = sample.table.page(asked, limit=1000).rows
    assert sample.table.uids(asked, [(0, 1), (3, 3)]) == tuple(rows[n].uid for n in (0, 1, 3))


def test_that_an_order_is_made_anew_after_a_change(directory: Directory) -> None:
    anna, berta = directory.people.add("Anna"), directory.people.add("Berta")
    directory.contacts.set_country(anna, "DE")
    directory.contacts.set_country(berta, "FR")
    assert column_of(directory.table, "country") == ["France", "Germany"]
    directory.contacts.set_country(berta, "TH")
    assert column_of(directory.table, "country") == ["Germany", "Thailand"]


def test_that_an_own_field_is_a_column_that_sorts(directory: Directory) -> None:
    field = directory.own_fields.add(OwnField("Badge", OwnFieldType.NUMBER))
    for name, value in (("Anna", "10"), ("Berta", "9"), ("Carla", "")):
        directory.own_fields.set(directory.people.add(name), field, value)
    column = directory.table.columns()[-1]
    assert column.title == "Badge"
    assert column_of(directory.table, column.code) == ["9", "10", ""]


def test_that_a_column_that_is_gone_is_empty_and_sorts_as_found(directory: Directory) -> None:
    directory.people.add("Anna")
    asked = Asked("", (), Arrangement("colour"))
    assert directory.table.page(asked, ("name", "colour")).cells == (("Anna", ""),)
