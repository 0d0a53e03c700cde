"""Long lists are looked at by their beginning, and printed whole."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from stakeholders.app.directory_file import Directory
from stakeholders.app.documents import DocumentKind, DocumentOrder, Prepared
from stakeholders.app.exporting import scope_of_query
from stakeholders.app.progress import Job
from stakeholders.desktop.printing.print_work import PREVIEWED_ROWS, PrintWork, pdf_file_of
from stakeholders.domain.visibility import Visibility
from stakeholders.printing.paper import Paper
from tests.desktop.stage import directory_of_invented_people
from tests.printing.test_pdf import long_list

ORDER = DocumentOrder(DocumentKind.LIST, "Everyone", scope_of_query(""))


@pytest.fixture
def directory(qapp: QApplication, tmp_path: Path) -> Iterator[Directory]:
    with directory_of_invented_people(tmp_path) as directory:
        yield directory


@pytest.fixture
def work(directory: Directory) -> PrintWork:
    return PrintWork(directory)


def people_in(file: Path) -> int:
    return sum(page.extract_text().count("a.berg@") for page in pypdf.PdfReader(file).pages)


def test_that_a_short_list_is_seen_whole(work: PrintWork) -> None:
    preview = work.lay_out(ORDER, Visibility.OFFICE, Paper.A4, Job())
    assert preview.is_whole
    assert preview.sheets.count == 1
    assert work.picture(preview.sheets, 0, 200).width() == 200


def test_that_a_long_pdf_holds_all_of_them(work: PrintWork, tmp_path: Path) -> None:
    count = PREVIEWED_ROWS + 1
    prepared = Prepared(long_list(count), Visibility.OFFICE, count)
    work.save_pdf(prepared, Paper.A4, str(tmp_path / "a.pdf"), Job())
    assert people_in(tmp_path / "a.pdf") == count


def test_that_a_file_of_word_holds_the_list(work: PrintWork, tmp_path: Path) -> None:
    preview = work.lay_out(ORDER, Visibility.OFFICE, Paper.A4, Job())
    work.save_word(preview.prepared, Paper.A4, str(tmp_path / "a.docx"), Job())
    (table,) = docx.Document(str(tmp_path / "a.docx")).tables
    assert len(table.rows) == preview.prepared.count + 1


def test_that_a_printer_gets_the_paper_that_was_chosen_and_the_log_says_so(
    work: PrintWork, directory: Directory, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    prepared = Prepared(long_list(3), Visibility.OFFICE, 3)
    work.put_on_paper(prepared, Paper.LETTER, printer, Job())
    assert people_in(tmp_path / "a.pdf") == 3
    assert round(pypdf.PdfReader(tmp_path / "a.pdf").pages[0].mediabox.width) == 612
    assert directory.history.steps()[0].sentence == "Printed 3 contacts"


def test_that_a_printer_that_writes_pdf_is_known_by_its_file(
    qapp: QApplication, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    assert pdf_file_of(printer) is None
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    assert pdf_file_of(printer) == tmp_path / "a.pdf"


def test_that_what_nobody_may_see_is_not_laid_out(work: PrintWork) -> None:
    few = work.lay_out(ORDER, Visibility.ANYONE, Paper.A4, Job()).prepared
    all_of_them = work.lay_out(ORDER, Visibility.NAMED, Paper.A4, Job()).prepared
    assert few.count < all_of_them.count
    assert replace(few, document=all_of_them.document) != few
