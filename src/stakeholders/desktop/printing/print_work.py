"""Printing away from the window: laying out, painting pages, PDF and paper."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QImage

from stakeholders.domain.visibility import Visibility

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from PySide6.QtPrintSupport import QPrinter

    from stakeholders.app.directory_file import Directory
    from stakeholders.app.documents import Document, DocumentOrder, Prepared
    from stakeholders.app.meeting_documents import MeetingOrder
    from stakeholders.app.progress import Job
    from stakeholders.printing.painted import PaintedSheets
    from stakeholders.printing.paper import Paper

PREVIEWED_ROWS: Final = 300
"""How many contacts of a long list are laid out to be looked at."""


def pdf_file_of(printer: "QPrinter") -> Path | None:
    """Return the file that a printer stands for, where it writes PDF itself, and not as well."""
    from PySide6.QtPrintSupport import QPrinter

    is_pdf = printer.outputFormat() is QPrinter.OutputFormat.PdfFormat
    return Path(printer.outputFileName()) if is_pdf and printer.outputFileName() else None


@dataclass(frozen=True, slots=True)
class Preview:
    """A document, its first pages, and whether these are all."""

    prepared: "Prepared"
    sheets: "PaintedSheets[Any]"
    is_whole: bool


class PrintWork:
    """Called in worker threads, which take turns: letters of one thread may be drawn by another."""

    def __init__(self, directory: "Directory") -> None:
        self._directory = directory
        self._turn = threading.Lock()

    def lay_out(
        self,
        order: "DocumentOrder | MeetingOrder",
        audience: Visibility,
        paper: "Paper",
        job: "Job",
    ) -> Preview:
        """Return a document as it will look."""
        from stakeholders.app.documents import beginning_of
        from stakeholders.app.meeting_documents import MeetingOrder
        from stakeholders.printing.laying_out import laid_out

        if isinstance(order, MeetingOrder):
            prepared = self._directory.meeting_documents.prepare(order, audience)
        else:
            prepared = self._directory.long_work.document(order, audience, job)
        beginning = beginning_of(prepared.document, PREVIEWED_ROWS)
        with self._turn:
            sheets = laid_out(beginning, paper, job)
        return Preview(prepared, sheets, is_whole=beginning == prepared.document)

    def picture(self, sheets: "PaintedSheets[Any]", number: int, width: int) -> QImage:
        """Return a page as it is seen at a width in dots."""
        with self._turn:
            return sheets.picture(number, width)

    def save_pdf(self, prepared: "Prepared", paper: "Paper", target: str, job: "Job") -> None:
        """Write a PDF; a long one is made in a process of its own."""
        self._directory.documents.write(prepared, target, "pdf", job, self._pdf_maker(paper))

    def save_word(self, prepared: "Prepared", _paper: "Paper", target: str, job: "Job") -> None:
        """Write a file of Word, which has a paper of its own."""
        self._directory.documents.write(prepared, target, "docx", job)

    def put_on_paper(
        self, prepared: "Prepared", paper: "Paper", printer: "QPrinter", job: "Job"
    ) -> None:
        """Print all pages."""
        from stakeholders.printing.laying_out import laid_out

        def paint(document: "Document") -> None:
            with self._turn:
                laid_out(document, paper, job).paint_on(printer)

        self._directory.documents.put_on_paper(prepared, paint)

    def _pdf_maker(self, paper: "Paper") -> "Callable[[Document, Job], bytes]":
        from stakeholders.app.documents import beginning_of
        from stakeholders.printing.pdf import pdf_of
        from stakeholders.printing.pdf_work import pdf_in_child

        def make(document: "Document", job: "Job") -> bytes:
            if beginning_of(document, PREVIEWED_ROWS) != document:
                return pdf_in_child(document, job, paper)
            with self._turn:
                return pdf_of(document, paper, job)

        return make
