"""The clipboard: contacts in all their forms at once, so that every program takes what it knows."""

from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.copying import Clip

VCARD_TYPE: Final = "text/vcard"
CSV_TYPE: Final = "text/csv"
MAILBOX_TYPE: Final = "text/x-moz-address"
"""What Thunderbird takes for a recipient when it is dropped on a mail."""

SECRET_MARKS: Final = MappingProxyType(
    {
        "x-kde-passwordManagerHint": b"secret",
        "application/x-nspasteboard-concealed-type": b"1",
        'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    }
)
"""By what programs that remember the clipboard know what they must not keep."""
SECRET_MS: Final = 60_000


class Plain(StrEnum):
    """What programs get that take nothing but text."""

    BLOCK = "block"
    VCARD = "vcard"


def put_on_clipboard(clip: "Clip", plain: Plain) -> None:
    """Let all programs paste contacts, each in the best form that it knows.

    What is for named staff only is marked as secret, so that no history of the clipboard keeps it,
    and goes after a minute, unless something else was copied meanwhile.
    """
    content = mime_of(clip, plain)
    if clip.is_secret:
        for kind, value in SECRET_MARKS.items():
            content.setData(kind, value)
        QTimer.singleShot(SECRET_MS, partial(clear_secret, content.text()))
    QGuiApplication.clipboard().setMimeData(content)


def clear_secret(text: str) -> None:
    """Take a secret off the clipboard, if it is still there."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == text and clipboard.mimeData().hasFormat(next(iter(SECRET_MARKS))):
        clipboard.clear()


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
