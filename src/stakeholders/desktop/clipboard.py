"""The clipboard: contacts in all their forms at once, so that every program takes what it knows."""

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.copying import Clip

VCARD_TYPE: Final = "text/vcard"
CSV_TYPE: Final = "text/csv"
MAILBOX_TYPE: Final = "text/x-moz-address"
"""What Thunderbird takes for a recipient when it is dropped on a mail."""


class Plain(StrEnum):
    """What programs get that take nothing but text."""

    BLOCK = "block"
    VCARD = "vcard"


def put_on_clipboard(clip: "Clip", plain: Plain) -> None:
    """Let all programs paste contacts, each in the best form that it knows."""
    QGuiApplication.clipboard().setMimeData(mime_of(clip, plain))


def mime_of(clip: "Clip", plain: Plain) -> QMimeData:
    """Return contacts as text, HTML, vCard, CSV and recipients, in those forms that a clip has."""
    content = QMimeData()
    content.setText(clip.text if plain is Plain.BLOCK else clip.vcard)
    content.setHtml(clip.html)
    others = {VCARD_TYPE: clip.vcard, CSV_TYPE: clip.csv, MAILBOX_TYPE: clip.recipients}
    for kind, text in others.items():
        if text:
            content.setData(kind, text.encode("utf-8"))
    return content
