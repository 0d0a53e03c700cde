"""Document files: what a document becomes outside the program, by name or ending of its file."""

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Final

from stakeholders.app.errors import UnknownFormatError
from stakeholders.app.progress import Job
from stakeholders.reports.as_docx import as_docx
from stakeholders.reports.as_html import as_html
from stakeholders.reports.as_text import as_text
from stakeholders.reports.document import Document

PdfMaker = Callable[[Document, Job], bytes]
"""Returns a document as PDF; given by who may use Qt."""

_SUFFIXES: Final = MappingProxyType(
    {".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".txt": "txt"}
)
DOCUMENT_FORMATS: Final = tuple(dict.fromkeys(_SUFFIXES.values()))
"""The names of all formats of documents."""


def document_format(name: str | None, target: str) -> str | None:
    """Return the format of a document by its name, else by the file's; None for other formats."""
    if name:
        return name if name in DOCUMENT_FORMATS else None
    return _SUFFIXES.get(Path(target).suffix.lower())


def content_of(document: Document, format_name: str, pdf: PdfMaker, job: Job) -> bytes:
    """Return what is in the file of a document.

    Raises:
        UnknownFormatError: when documents have no such format.
        StoppedError: when the job was stopped.
    """
    match format_name:
        case "pdf":
            return pdf(document, job)
        case "docx":
            return as_docx(document)
        case "html":
            return as_html(document).encode()
        case "txt":
            return as_text(document).encode()
    raise UnknownFormatError(format_name)


def no_pdf(_document: Document, _job: Job) -> bytes:
    """Make no PDF: there is nobody here who can.

    Raises:
        UnknownFormatError: always.
    """
    raise UnknownFormatError("pdf")
