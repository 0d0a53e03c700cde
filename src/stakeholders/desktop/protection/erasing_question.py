"""The question before an erasure, and the sentence after it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from stakeholders.desktop.ask import Ask
from stakeholders.domain.entry import EntryKind
from stakeholders.i18n import marked, translated

if TYPE_CHECKING:
    from stakeholders.domain.erasure import Certificate

WORD = marked("erase")
"""What has to be typed, in the language of the window."""


def ask_to_erase(ask: Ask, name: str, kind: EntryKind, answered: Callable[[], None]) -> None:
    """Ask for the word before a contact or list goes for good."""
    of_person = translated(
        "They go from the file, its history and search, and from every backup. Nothing brings "
        "them back, not even Undo. An import that names them again is told."
    )
    of_other = translated(
        "Nothing brings it back, not even Undo. Backups made before still hold it."
    )
    ask.to_type(
        translated("Erase {name} for good?", name=name),
        of_person if kind is EntryKind.PERSON else of_other,
        translated(WORD),
        translated("Erase for good"),
        answered,
    )


def sentence_on(certificate: "Certificate", name: str) -> str:
    """Return what came of an erasure."""
    if not certificate.is_checked:
        return translated("Erased {name}. Backups made before still hold it.", name=name)
    if certificate.left:
        return translated(
            "Erased {name}, but something may still stand in {files}. The certificate is in the "
            "audit log.",
            name=name,
            files=", ".join(certificate.left),
        )
    return translated(
        "Erased {name}: nothing of them was found in any file. The certificate is in the audit "
        "log.",
        name=name,
    )
