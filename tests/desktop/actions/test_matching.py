import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.desktop.actions.matching import match
from stakeholders.desktop.actions.palette_rows import PaletteEntry, ranked


@pytest.mark.parametrize(
    ("typed", "text", "places"),
    [
        ("exp", "Export…", (0, 1, 2)),
        ("EXP", "Export…", (0, 1, 2)),
        ("phone copy", "Copy the phone number", (0, 1, 2, 3, 9, 10, 11, 12, 13)),
        ("jose", "José Díaz", (0, 1, 2, 3)),
        ("cpn", "Copy phone number", (0, 5, 11)),
        ("afr", "Add from text", (0, 4, 5)),
        ("copn", "Copy phone number", (0, 1, 2, 11)),
        ("adm", "Add from text", None),
        ("zz", "Export", None),
        ("", "Export", ()),
    ],
)
def test_that_letters_are_found_where_one_expects(
    typed: str, text: str, places: tuple[int, ...] | None
) -> None:
    found = match(typed, text)
    assert (found.places if found else None) == places


def test_that_the_start_of_a_text_is_worth_most() -> None:
    entries = [PaletteEntry(title, title) for title in ("Reimport", "Do import", "Import")]
    rows = ranked("imp", entries, ())
    assert [row.entry.title for row in rows] == ["Import", "Do import", "Reimport"]


def test_that_of_equals_the_one_used_last_comes_first() -> None:
    entries = [PaletteEntry(key, "Copy it") for key in ("a", "b", "c")]
    rows = ranked("copy", entries, ("c", "b"))
    assert [row.entry.key for row in rows] == ["c", "b", "a"]


@given(st.text(max_size=20), st.text(max_size=40))
def test_that_matched_places_are_in_the_text(typed: str, text: str) -> None:
    found = match(typed, text)
    if found:
        assert all(0 <= place < len(text) for place in found.places)
        assert list(found.places) == sorted(set(found.places))


@given(st.text(min_size=1, max_size=40))
def test_that_a_text_matches_itself(text: str) -> None:
    assert match(text, text) is not None
