"""Dragging: what contacts are while they are on their way, within the window and out of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QUrl

from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.i18n import plural

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.copying import Clip

UIDS_TYPE: Final = "application/x-stakeholders-uids"
"""Who is dragged: understood by this program alone, and no word about them."""
_CARD_TYPES: Final = ("text/vcard", "text/x-vcard", "text/directory")


def drag_content(uids: Sequence[Uid], clip: "Clip", card: Path | None) -> QMimeData:
    """Return contacts as lists, mail programs, file managers and texts take them.

    Without a card nothing of them may be seen by everyone: they can be put on lists only.
    """
    from stakeholders.desktop.clipboard import Plain, mime_of

    content = mime_of(clip, Plain.BLOCK) if card is not None else QMimeData()
    if card is not None:
        content.setUrls([QUrl.fromLocalFile(str(card))])
    content.setData(UIDS_TYPE, "\n".join(uids).encode("ascii"))
    return content


def contacts_in(content: QMimeData) -> tuple[Uid, ...]:
    """Return who is dragged, nobody where it is something else."""
    if not content.hasFormat(UIDS_TYPE):
        return ()
    lines = bytes(content.data(UIDS_TYPE).data()).decode("ascii", "replace").splitlines()
    found = (uid_from_text(line) for line in lines)
    return tuple(uid for uid in found if uid is not None)


def files_in(content: QMimeData) -> list[str]:
    """Return the paths of files on this computer that something holds."""
    return [url.toLocalFile() for url in content.urls() if url.isLocalFile()]


def text_in(content: QMimeData) -> str:
    """Return the text that something holds: cards of an address book before other words."""
    for kind in _CARD_TYPES:
        if content.hasFormat(kind):
            return bytes(content.data(kind).data()).decode("utf-8", "replace")
    is_text = content.hasText() and not content.hasUrls()
    return content.text() if is_text else ""


def is_card(text: str) -> bool:
    """Tell whether a text is a vCard."""
    return text[:200].lstrip("\ufeff \r\n").upper().startswith("BEGIN:VCARD")


def only_first_read(files: Sequence[str]) -> str:
    """Return that of several files one is read."""
    return plural(
        "Only {file} is read, of {count} file. Drop the others one by one.",
        "Only {file} is read, of {count} files. Drop the others one by one.",
        len(files),
        file=Path(files[0]).name,
    )
