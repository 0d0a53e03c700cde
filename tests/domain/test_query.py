"""Queries: words that name a country, an area or a group find it in any language."""

import datetime

import pytest

from stakeholders.app.query_values import QueryValues
from stakeholders.app.reference import Reference
from stakeholders.domain.narrowing import narrowed
from stakeholders.domain.query import read_query
from stakeholders.domain.query_terms import area_form


def values(reference: Reference) -> QueryValues:
    """Return what is known without a directory."""
    return QueryValues(reference, lambda: (), lambda: datetime.date(2026, 4, 15))


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("thailand", ["TH"]),
        ("Таиланд", ["TH"]),
        ("press viet nam", ["", "VN", "VN"]),
        ("lao people's democratic republic", ["LA"] * 4),
        ("guinea bissau press", ["GW", "GW", ""]),
        ("korea", [""]),
        ("th", [""]),
        ("泰国", ["TH"]),
        ("na", [""]),
        ("anna berg", ["", ""]),
    ],
)  # fmt: skip
def test_that_names_of_areas_are_told(reference: Reference, typed: str, codes: list[str]) -> None:
    assert [word.area for word in read_query(typed, values(reference)).words] == codes


def test_that_without_the_tables_no_word_is_an_area() -> None:
    (word,) = read_query("Thailand").words
    assert (word.area, word.forms[0]) == ("", "thailand")


def test_that_nobody_finds_the_word_of_an_area_by_typing() -> None:
    assert not read_query(area_form("TH")).words[:1] or area_form("TH") not in {
        form for word in read_query(area_form("TH")).words for form in word.forms
    }
    assert not area_form("THA").startswith(area_form("TH"))


@pytest.mark.parametrize(
    ("text", "more", "whole"),
    [
        ("ohchr sp", (), "ohchr sp"),
        ("", ("country:TH", "has:email"), "country:TH has:email"),
        ("a or b", ("country:TH",), "(a or b) country:TH"),
        ("(02) 288", ("has:email", ""), "((02) 288) has:email"),
    ],
)
def test_that_a_narrowed_query_means_both(text: str, more: tuple[str, ...], whole: str) -> None:
    assert narrowed(text, *more) == whole
    asked, both = read_query(text), read_query(whole)
    assert both.term.terms[: len(asked.term.terms)] == asked.term.terms
    assert len(both.term.terms) == len(asked.term.terms) + len([part for part in more if part])
