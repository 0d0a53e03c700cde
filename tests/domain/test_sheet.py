import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.sheet import (
    CellEdit,
    Sheet,
    SheetColumn,
    SheetRow,
    block_as_text,
    block_from_text,
)
from stakeholders.domain.visibility import Visibility

CELL = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=8).map(str.strip)


def sheet(*, is_open: bool = True) -> Sheet:
    """Return a table of two people, three columns of which the last can only be read."""
    columns = tuple(SheetColumn(key, key.upper(), is_written=key != "c") for key in "abc")
    rows = (SheetRow("1", ("Ana", "x", "r")), SheetRow("2", ("Bo", "", "s")))
    return Sheet(columns, (*rows, SheetRow("+0", ("", "", ""))) if is_open else rows)


def test_that_a_block_goes_from_the_upper_corner_on_and_leaves_out_what_is_only_read() -> None:
    edits = sheet().pasted([(1, 0)], (("Cy", "y", "no"), ("Di", "z", "no"), ("Ed",)))
    assert edits == (
        CellEdit("2", "a", "Cy"),
        CellEdit("2", "b", "y"),
        CellEdit("+0", "a", "Di"),
        CellEdit("+0", "b", "z"),
        CellEdit("+1", "a", "Ed"),
    )


def test_that_nothing_lies_below_a_sheet_that_ends_in_no_new_row() -> None:
    edits = sheet(is_open=False).pasted([(1, 1)], (("y", "", "beyond"), ("z",)))
    assert edits == (CellEdit("2", "b", "y"),)
    assert sheet().pasted([], (("y",),)) == ()
    assert Sheet((), ()).pasted([(0, 0)], (("y",),)) == ()


def test_that_one_text_goes_into_every_marked_cell() -> None:
    marked = [(0, 1), (1, 1), (1, 2)]
    assert sheet().pasted(marked, (("y",),)) == (CellEdit("1", "b", "y"), CellEdit("2", "b", "y"))


def test_that_the_uppermost_marked_cell_is_filled_down() -> None:
    assert sheet().filled_down([(0, 1), (1, 1), (2, 1)]) == (CellEdit("2", "b", "x"),)
    assert sheet().filled_down([(1, 1)]) == (CellEdit("2", "b", "x"),)
    assert sheet().filled_down([(0, 1)]) == ()
    assert sheet().filled_down([]) == ()


def test_that_a_block_is_read_as_spreadsheets_copy_it() -> None:
    text = 'Ana\t"two\nlines"\r\n\tx \r\n'
    assert block_from_text(text) == (("Ana", "two\nlines"), ("", "x"))
    block, kept_back = sheet().block([(0, 1), (1, 0)], Visibility.ANYONE)
    assert (block, kept_back) == ((("Ana", "x"), ("Bo", "")), 0)


def test_that_a_copied_block_holds_what_its_audience_may_see_and_counts_the_rest() -> None:
    columns = (SheetColumn("a", "A"), SheetColumn("b", "B", visibility=Visibility.NAMED))
    rows = (
        SheetRow("1", ("Ana", "x")),
        SheetRow("2", ("Bo", "")),
        SheetRow("3", ("Cy", "y"), visibility=Visibility.OFFICE),
    )
    cells, whole = [(0, 0), (2, 1)], Sheet(columns, rows)
    assert whole.block(cells, Visibility.PARTICIPANTS) == ((("Ana", ""), ("Bo", ""), ("", "")), 3)
    assert whole.block(cells, Visibility.NAMED)[1] == 0


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.tuples(*[CELL] * n), min_size=1)))
def test_that_a_copied_block_is_pasted_the_same(block: list[tuple[str, ...]]) -> None:
    if any("".join(row) for row in block[-1:]):
        assert block_from_text(block_as_text(tuple(block))) == tuple(block)


@pytest.mark.parametrize("text", ["", "\n", "\r\n"])
def test_that_an_empty_text_is_no_block(text: str) -> None:
    assert block_from_text(text) == ()
