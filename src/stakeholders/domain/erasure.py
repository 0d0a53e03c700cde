"""Erasure: what is known for ever of somebody who was erased, which is not who it was."""

import datetime
import hashlib
from dataclasses import dataclass
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid

_SIGNS: Final = 16


@dataclass(frozen=True, slots=True)
class Certificate:
    """The proof of an erasure: when, by whom, how much, and where it stands in the audit log.

    `texts` named them and do so no more, `copies` are the backups from which they went too; `left`
    are files that still hold something, or could not be changed. `is_checked` tells that all files
    were looked through afterwards.
    """

    uid: Uid
    kind: EntryKind | None
    at: datetime.datetime
    by: str
    line: int
    digest: str
    rows: int = 0
    texts: int = 0
    marks: int = 0
    copies: int = 0
    files: int = 0
    left: tuple[str, ...] = ()
    is_checked: bool = False

    @property
    def reference(self) -> str:
        """A sign for who it was: whoever has the number of the contact can compare it."""
        return reference_of(self.uid)


def reference_of(uid: Uid) -> str:
    """Return the sign that a certificate has in the place of a name."""
    return hashlib.sha256(str(uid).encode()).hexdigest()[:_SIGNS]
