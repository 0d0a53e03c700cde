"""A code is read back by another program as the text that was given."""

import re

import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholders.reports.as_html import as_html
from stakeholders.reports.document import Document, Line, QrCode
from stakeholders.reports.qr_code import QUIET, Squares, path_of, picture_of, squares_of

TEXT = "BEGIN:VCARD\r\nFN:สมชาย ใจดี\r\nTEL:+66 2 288 2623\r\nEND:VCARD\r\n"


def scanned(squares: Squares, dots: int = 4) -> str:
    """Return the text that a scanner sees in the squares, with light ones around them."""
    side = (len(squares) + 2 * QUIET) * dots
    image = bytearray(b"\xff" * side * side)
    for y, row in enumerate(squares, QUIET):
        for x, is_dark in enumerate(row, QUIET):
            for line in range(y * dots, (y + 1) * dots) if is_dark else ():
                image[line * side + x * dots : line * side + (x + 1) * dots] = bytes(dots)
    found = zxingcpp.read_barcode(memoryview(bytes(image)).cast("B", (side, side)))
    assert found is not None
    return str(found.text)


def test_that_a_card_in_any_script_is_scanned_as_it_was_written() -> None:
    assert scanned(squares_of(TEXT)) == TEXT


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF), min_size=1, max_size=150))
def test_that_every_text_is_scanned_as_it_was_written(text: str) -> None:
    assert scanned(squares_of(text)) == text


def test_that_the_path_draws_the_same_squares() -> None:
    squares = squares_of(TEXT)
    drawn = set()
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", path_of(squares)):
        drawn |= {(int(x) + step, int(y)) for step in range(int(width))}
    dark = {
        (x + QUIET, y + QUIET)
        for y, row in enumerate(squares)
        for x, is_dark in enumerate(row)
        if is_dark
    }
    assert drawn == dark


def test_that_the_picture_has_light_around_it() -> None:
    content = picture_of(TEXT, 1)
    width = int.from_bytes(content[16:20])
    assert content.startswith(b"\x89PNG")
    assert width == len(squares_of(TEXT)) + 2 * QUIET


def test_that_a_page_holds_the_code_as_a_drawing_and_loads_nothing() -> None:
    page = as_html(Document("T", (QrCode(TEXT, (Line("Scan"),)),)))
    assert path_of(squares_of(TEXT)) in page
    assert "src=" not in page
    assert "Scan" in page
