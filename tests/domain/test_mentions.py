"""Known names in text: the longest ones are found where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.mentions import NameFinder, NameSpan

NAMES = {"new york", "york", "new york city", "泰国"}


def finder() -> NameFinder:
    return NameFinder(NAMES, ["New York", "泰国"], lambda name: not name[0].islower())


def test_that_the_longest_name_is_found_where_it_stands() -> None:
    assert finder().spans("in New-York City, York") == (
        NameSpan("new york city", 3, 16),
        NameSpan("york", 18, 22),
    )


def test_that_a_name_that_is_not_accepted_gives_way_to_a_shorter_one() -> None:
    strict = NameFinder(NAMES, (), lambda name: name != "New York")
    assert strict.spans("New York") == (NameSpan("york", 4, 8),)


def test_that_names_are_found_where_words_are_not_parted() -> None:
    assert finder().spans("在泰国和泰国") == (NameSpan("泰国", 1, 3), NameSpan("泰国", 4, 6))


@given(text=st.text(alphabet="newyorkNYC 泰国-,.", max_size=40))
def test_that_spans_lie_in_the_text_and_never_overlap(text: str) -> None:
    end = 0
    for span in finder().spans(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end
