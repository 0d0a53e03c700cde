"""The sheets of a workbook that is written; imported with the library, when one is."""

from collections.abc import Iterable, Sequence
from typing import Final

from xlsxwriter.format import Format as Look
from xlsxwriter.worksheet import Worksheet

_NARROWEST: Final = 6
_WIDEST: Final = 48


def write_text(sheet: Worksheet, row: int, column: int, text: str, look: Look) -> None:
    """Write a cell as the text that it is.

    The library takes what begins with `<r>` and ends with `</r>` for markup of its own (3.3.1); in
    two pieces it is none.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(row, column, look, text[0], look, text[1:], look)
    else:
        sheet.write_string(row, column, text, look)


def write_pairs(
    sheet: Worksheet, pairs: Iterable[tuple[str, str]], strong: Look, text: Look
) -> None:
    """Write labels and what stands beside them."""
    for number, (label, value) in enumerate(pairs):
        write_text(sheet, number, 0, label, strong)
        write_text(sheet, number, 1, value, text)
    sheet.set_column(0, 0, _NARROWEST * 3)
    sheet.set_column(1, 1, _WIDEST * 2)


def finish(sheet: Worksheet, last: int, widths: Sequence[int], text: Look) -> None:
    """Keep the header in sight, offer filters, and make columns as wide as their texts."""
    if not widths:
        return
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(widths) - 1)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width, _NARROWEST), _WIDEST) + 2, text)


def width_of(cell: str) -> int:
    """Return about how wide a text is; letters of Chinese or Japanese are twice as wide."""
    first = cell.partition("\n")[0]
    return len(first) + sum(letter > "\u2e7f" for letter in first)
