"""What is seen before printing is what is printed."""

import io
import threading
from pathlib import Path

import pypdf
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter

from stakeholders.printing.paper import Paper
from stakeholders.printing.pdf import pdf_of
from stakeholders.printing.sheets import Sheets
from stakeholders.reports.document import Document, Line, Paragraph
from tests.printing.test_pdf import long_list


def ink_of(picture: QImage, *, left: float, right: float) -> int:
    """Return how many dots of a part of the width are not white."""
    columns = range(int(picture.width() * left), int(picture.width() * right))
    lines = range(picture.height() // 4)
    white = QColor("white").rgb()
    return sum(picture.pixel(x, y) != white for x in columns for y in lines)


def test_that_every_page_can_be_seen_at_any_width() -> None:
    sheets = Sheets(long_list(60), Paper.A4)
    assert sheets.count > 1
    for number in range(sheets.count):
        assert sheets.picture(number, 300).width() == 300
    assert sheets.picture(0, 300) != sheets.picture(1, 300)


def test_that_a_document_from_right_to_left_begins_at_the_right() -> None:
    text = Paragraph((Line("مرحبا"),))
    mirrored = Sheets(Document("T", (text,), right_to_left=True), Paper.A4).picture(0, 300)
    plain = Sheets(Document("T", (text,)), Paper.A4).picture(0, 300)
    assert ink_of(mirrored, left=0.5, right=1) > 0 == ink_of(mirrored, left=0, right=0.5)
    assert ink_of(plain, left=0, right=0.5) > 0 == ink_of(plain, left=0.5, right=1)


def test_that_any_thread_may_lay_out_and_paint() -> None:
    pictures: list[QImage] = []

    def work() -> None:
        pictures.append(Sheets(long_list(5), Paper.A4).picture(0, 200))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert pictures == [Sheets(long_list(5), Paper.A4).picture(0, 200)]


def test_that_a_very_long_list_has_the_same_pages_though_they_are_not_kept() -> None:
    count = 1001
    pages = pypdf.PdfReader(io.BytesIO(pdf_of(long_list(count), Paper.A4))).pages
    last, sheets = pages[-1].extract_text(), Sheets(long_list(count), Paper.A4)
    assert (len(pages), f"Page {len(pages)} of {len(pages)}" in last) == (sheets.count, True)
    assert f"Person {count - 1:04}" in last
    short = Sheets(long_list(60), Paper.A4).picture(1, 100)
    assert sheets.picture(1, 100).size() == short.size()


def test_that_a_printer_gets_as_many_pages_as_were_seen(tmp_path: Path) -> None:
    sheets = Sheets(long_list(60), Paper.LETTER)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    sheets.paint_on(printer)
    pages = pypdf.PdfReader(tmp_path / "a.pdf").pages
    assert len(pages) == sheets.count
    assert round(pages[0].mediabox.width) == 612
