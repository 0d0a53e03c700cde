"""A text reaches the paper: one sheet that has something on it."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from stakeholders.printing.text_sheet import print_text


def sheet(text: str, target: Path) -> bytes:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    print_text(text, printer)
    return target.read_bytes()


def test_that_a_text_is_printed_on_one_sheet(qapp: QApplication, tmp_path: Path) -> None:
    printed = sheet(" 1: ABCD\n" * 14, tmp_path / "a.pdf")
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") == 1
    assert len(printed) > len(sheet("", tmp_path / "b.pdf"))
