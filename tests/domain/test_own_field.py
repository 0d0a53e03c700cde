"""Fields of one's own: which values fit, and what is said of those that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.own_field import OwnField, OwnFieldType

CHOICES = ("Geneva", "New York")


def field(kind: OwnFieldType) -> OwnField:
    return OwnField("Duty", kind, choices=CHOICES)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (OwnFieldType.TEXT, "  two   words ", "two words"),
        (OwnFieldType.LONG_TEXT, "one\n  two", "one\n  two"),
        (OwnFieldType.DATE, "2007-10", "2007-10"),
        (OwnFieldType.DATE, "2 October 2007", "2007-10-02"),
        (OwnFieldType.NUMBER, "+12 500.50", "12500.50"),
        (OwnFieldType.NUMBER, "-3", "-3"),
        (OwnFieldType.YES_NO, "Yes", "yes"),
        (OwnFieldType.YES_NO, "non", "no"),
        (OwnFieldType.CHOICE, "new york", "New York"),
    ],
)
def test_that_a_value_has_one_text_form(kind: OwnFieldType, typed: str, kept: str) -> None:
    assert field(kind).read(typed) == kept
    assert field(kind).problem_of(kept) is None


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (OwnFieldType.DATE, "next week"),
        (OwnFieldType.NUMBER, "about 12"),
        (OwnFieldType.NUMBER, "1."),
        (OwnFieldType.YES_NO, "perhaps"),
        (OwnFieldType.CHOICE, "Vienna"),
    ],
)
def test_that_a_value_that_does_not_fit_is_told_in_a_sentence(
    kind: OwnFieldType, typed: str
) -> None:
    assert field(kind).read(typed) is None
    problem = field(kind).problem_of(typed)
    assert problem
    assert typed in problem.message
    assert "{" not in problem.message


@given(st.sampled_from(OwnFieldType), st.text(max_size=20))
def test_that_a_kept_value_reads_as_itself(kind: OwnFieldType, typed: str) -> None:
    kept = field(kind).read(typed)
    if kept is not None:
        assert field(kind).read(kept) == kept


def test_that_a_field_may_be_for_some_contacts_only() -> None:
    assert OwnField("Duty").is_for(EntryKind.BODY)
    assert not OwnField("Duty", kinds=(EntryKind.PERSON,)).is_for(EntryKind.BODY)
