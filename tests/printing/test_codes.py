"""A code on paper and on the screen is read by a scanner."""

import zxingcpp

from stakeholders.printing.codes import code_side
from stakeholders.printing.paper import Paper
from stakeholders.printing.sheets import Sheets
from stakeholders.reports.document import Document, Heading, Line, QrCode
from stakeholders.reports.qr_code import QUIET, squares_of

TEXT = "BEGIN:VCARD\r\nFN:Anna Berg\r\nTEL:+41 79 555 01 23\r\nEND:VCARD\r\n"


def test_that_a_printed_code_is_read_by_a_scanner() -> None:
    for right_to_left in (False, True):
        blocks = (Heading("Anna"), QrCode(TEXT, (Line("Scan"),)))
        document = Document("Anna", blocks, right_to_left=right_to_left)
        page = Sheets(document, Paper.A4).picture(0, 1000)
        found = zxingcpp.read_barcode(page)
        assert found is not None
        assert found.text == TEXT


def test_that_the_squares_are_whole_dots() -> None:
    squares = squares_of(TEXT)
    count = len(squares) + 2 * QUIET
    assert code_side(squares, 320) % count == 0
    assert 320 - count < code_side(squares, 320) <= 320
    assert code_side(squares, 1) == count
