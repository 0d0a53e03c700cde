"""Documents as plain text: letters and releases in .docx, .html, .eml and .txt.

Everything is read with limits, by the standard library; nothing that a document refers to is
fetched.
"""

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Final
from xml.etree import ElementTree as ET

from stakeholders.formats.encoding import decoded
from stakeholders.formats.html_text import html_text

LONGEST_DOCUMENT: Final = 20_000_000
"""The most bytes of a document, packed or unpacked, that are read."""

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT: Final = "word/document.xml"
_MARGIN: Final = re.compile(r"word/(?:header|footer)\d*\.xml")
_MOST_MARGINS: Final = 12
_DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body)", re.IGNORECASE
)
_HEAD: Final = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9\-]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3,}", re.ASCII
)
_FROM: Final = re.compile(
    rb"^(?:From|Return-Path|Received|MIME-Version|Message-ID):", re.IGNORECASE | re.MULTILINE
)
_HEADS: Final = ("From", "Date", "Subject")


class DocumentError(ValueError):
    """A document that is damaged, too large, or no document at all."""


def document_text(data: bytes, name: str = "") -> str:
    """Return what a document says as lines of text; `name` tells its kind where content does not.

    Raises:
        DocumentError: when it cannot be read.
    """
    if len(data) > LONGEST_DOCUMENT:
        raise DocumentError(name)
    if data.startswith(b"PK\x03\x04"):
        return _of_word(data, name)
    suffix = name.rpartition(".")[2].casefold()
    if suffix in {"html", "htm", "xhtml"} or _HTML.match(data[:4096]):
        return html_text(decoded(data).text)
    if suffix == "eml" or _is_mail(data):
        return _of_mail(data, name)
    return decoded(data).text


def document_rows(data: bytes, name: str = "") -> list[list[str]]:
    """Return the rows of all tables of a Word document, each cell as one text.

    Raises:
        DocumentError: when it cannot be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            root = ET.fromstring(_unpacked(packed, _DOCUMENT))  # noqa: S314 - as above
    except (
        zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError, ET.ParseError,
    ) as error:  # fmt: skip
        raise DocumentError(name) from error
    return [
        ["\n".join(filter(None, _blocks(cell))).strip() for cell in row.findall(f"{_WORD}tc")]
        for row in root.iter(f"{_WORD}tr")
    ]


def _is_mail(data: bytes) -> bool:
    head = _HEAD.match(data[:65536])
    return head is not None and len(_FROM.findall(head.group())) > 1


# Word


def _of_word(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            margins = [part for part in names if _MARGIN.fullmatch(part)][:_MOST_MARGINS]
            parts = [_unpacked(packed, part) for part in (_DOCUMENT, *sorted(margins))]
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError) as error:
        raise DocumentError(name) from error
    lines = (line for part in parts for line in (*_word_lines(part, name), ""))
    return "\n".join(lines)


def _unpacked(packed: zipfile.ZipFile, part: str) -> bytes:
    """Return a part, refused where it unpacks to more than a document may have."""
    with packed.open(part) as stream:
        content = stream.read(LONGEST_DOCUMENT + 1)
    if len(content) > LONGEST_DOCUMENT or _DECLARATION.search(content[:4096]):
        raise DocumentError(part)
    return content


def _word_lines(content: bytes, name: str) -> Iterator[str]:
    try:
        root = ET.fromstring(content)  # noqa: S314 - declarations are refused before
    except ET.ParseError as error:
        raise DocumentError(name) from error
    body = root.find(f"{_WORD}body")
    yield from _blocks(root if body is None else body)


def _blocks(parent: ET.Element) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_WORD}p":
            yield from _paragraph(child).split("\n")
        elif child.tag == f"{_WORD}tbl":
            for row in child.iter(f"{_WORD}tr"):
                yield from _row(row)
        elif child.tag == f"{_WORD}sdt":
            content = child.find(f"{_WORD}sdtContent")
            if content is not None:
                yield from _blocks(content)


def _row(row: ET.Element) -> Iterator[str]:
    """Yield a row on one line where each cell has one, else cell after cell."""
    cells = [[line for line in _blocks(cell) if line.strip()] for cell in row.findall(f"{_WORD}tc")]
    if all(len(lines) <= 1 for lines in cells):
        yield "\t".join(lines[0] if lines else "" for lines in cells)
        return
    for lines in cells:
        yield from lines
        yield ""


def _paragraph(paragraph: ET.Element) -> str:
    pieces = []
    for node in paragraph.iter():
        if node.tag == f"{_WORD}t":
            pieces.append(node.text or "")
        elif node.tag == f"{_WORD}tab":
            pieces.append("\t")
        elif node.tag in {f"{_WORD}br", f"{_WORD}cr"}:
            pieces.append("\n")
    return "".join(pieces)


# E-mail


def _of_mail(data: bytes, name: str) -> str:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        heads = [f"{head}: {_head(message, head)}" for head in _HEADS if message[head]]
        body = _body(message)
    except (LookupError, ValueError, AttributeError) as error:  # what the library's parser trips on
        raise DocumentError(name) from error
    return "\n".join([*heads, "", *_unquoted(body)])


def _head(message: EmailMessage, head: str) -> str:
    return " ".join(str(message[head]).split())


def _body(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    payload = body.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    text = decoded(raw, _known(body.get_content_charset())).text
    return html_text(text) if body.get_content_subtype() == "html" else text


def _known(charset: str | None) -> str | None:
    """Return the name of an encoding that Python has, else None, so that it is guessed."""
    try:
        return "".encode(charset).decode() or charset if charset else None
    except (LookupError, ValueError):
        return None


def _unquoted(text: str) -> Iterator[str]:
    """Yield the lines that the sender wrote, without those quoted from the letter before."""
    for line in text.splitlines():
        if not line.startswith(">"):
            yield line
