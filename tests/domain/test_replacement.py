"""Replacements: what is found, and what is put."""

import re

import pytest

from stakeholders.domain.replacement import ReplaceField, Replacement


def replaced(wanted: Replacement, text: str) -> str:
    return wanted.applied(text, wanted.compiled())


@pytest.mark.parametrize(
    ("wanted", "text", "after"),
    [
        (Replacement("dept.", "Department"), "Dept. of Deptx", "Department of Deptx"),
        (Replacement("dept", "D", exact=True), "Dept", "Dept"),
        (Replacement("min", "Ministry", whole=True), "Min of Mining", "Ministry of Mining"),
        (Replacement(r"(\w+), (\w+)", r"\2 \1", pattern=True), "Fox, Anna", "Anna Fox"),
        (Replacement("a", r"\1"), "a", r"\1"),
    ],
)
def test_that_a_text_is_put_for_another(wanted: Replacement, text: str, after: str) -> None:
    assert replaced(wanted, text) == after


def test_that_a_wrong_pattern_is_none() -> None:
    with pytest.raises(re.error):
        Replacement("(", "", pattern=True).compiled()
    assert len({field.word for field in ReplaceField}) == len(ReplaceField)
