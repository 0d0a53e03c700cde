"""PDF: a document as a file that any reader shows, its text selectable."""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from stakeholders.app.progress import Job
from stakeholders.printing.laying_out import laid_out
from stakeholders.printing.painted import DOTS
from stakeholders.printing.paper import Paper
from stakeholders.printing.pdf_text import with_legible_text
from stakeholders.reports.document import Document


def pdf_of(document: Document, paper: Paper, job: Job | None = None) -> bytes:
    """Return a document as PDF; any thread may ask, once there is an application of Qt.

    Raises:
        StoppedError: when the job was stopped.
    """
    sheets = laid_out(document, paper, job)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setTitle(document.title)
    writer.setCreator("Stakeholders")
    sheets.paint_on(writer)
    del writer  # it writes the end of the file
    return with_legible_text(bytes(buffer.data().data()))
