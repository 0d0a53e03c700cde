"""A document becomes a file of the kind that was asked for."""

import io
import zipfile

import pytest

from stakeholders.app.document_files import (
    DOCUMENT_FORMATS,
    content_of,
    document_format,
    no_pdf,
)
from stakeholders.app.errors import UnknownFormatError
from stakeholders.app.progress import Job
from stakeholders.reports.document import Document, Heading

DOCUMENT = Document("Title", (Heading("Title", 1),))


def test_that_formats_are_known_by_name_or_ending() -> None:
    assert document_format("pdf", "-") == "pdf"
    assert document_format(None, "List.PDF") == "pdf"
    assert document_format(None, "list.htm") == "html"
    assert document_format(None, "list.docx") == "docx"
    assert document_format("vcard", "list.txt") is None
    assert document_format(None, "list.vcf") is None


def test_that_every_format_holds_the_document() -> None:
    def pdf(document: Document, _job: Job) -> bytes:
        return f"%PDF {document.title}".encode()

    contents = {name: content_of(DOCUMENT, name, pdf, Job()) for name in DOCUMENT_FORMATS}
    with zipfile.ZipFile(io.BytesIO(contents.pop("docx"))) as packed:
        assert b"Title" in packed.read("word/document.xml")
    assert [name for name, content in contents.items() if b"Title" not in content] == []


@pytest.mark.parametrize("name", ["pdf", "odt"])
def test_that_what_cannot_be_made_is_refused(name: str) -> None:
    with pytest.raises(UnknownFormatError):
        content_of(DOCUMENT, name, no_pdf, Job())
