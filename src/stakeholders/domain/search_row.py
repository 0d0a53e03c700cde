"""Search rows: one line of a list of results, ready to be shown."""

from dataclasses import dataclass
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.frozen import quickly_made
from stakeholders.domain.ids import Uid, uid_from_bytes

COUNTED: Final = 10_000
"""Of more contacts it is first said that they are more, and numbers that narrow are not exact."""
SIMILAR: Final = "similar"
"""The flag of a row that is only similar to what was asked for."""


@quickly_made
@dataclass(frozen=True, slots=True)
class SearchRow:
    """One row of a list of results: what it says, without another query."""

    uid: Uid
    kind: EntryKind
    name: str
    initials: str
    line1: str
    line2: str
    country: str
    flags: tuple[str, ...] = ()


def read_search_row(
    uid: bytes,
    kind: str,
    name: str,
    initials: str,
    line1: str,
    line2: str,
    country: str,
    flags: str,
) -> SearchRow:
    """Return the row of what the store keeps of it: bytes of the uid, flags parted by blanks."""
    return SearchRow(
        uid=uid_from_bytes(uid),
        kind=EntryKind(kind),
        name=name,
        initials=initials,
        line1=line1,
        line2=line2,
        country=country,
        flags=tuple(flags.split()),
    )
