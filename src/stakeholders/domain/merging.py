"""Merging: what becomes of two entries that are one, field by field; nothing is dropped."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.visibility import Visibility

NAME: Final = "name"
"""The name by which the entry is shown and sorted; the other one stays among its names."""


class Choice(StrEnum):
    """How the value of a field was come by."""

    OURS = "ours"
    """The value of the entry that stays; the other one is remembered beside it."""
    THEIRS = "theirs"
    """The value of the entry that goes, by choice; the other one is remembered beside it."""
    ONLY = "only"
    """The only one of the two that had a value, or the one that keeps more back."""


@dataclass(frozen=True, slots=True)
class MergedField:
    """A field of which an entry has one value, what both have, and which of them it will be."""

    code: str
    ours: str
    theirs: str
    choice: Choice

    @property
    def is_open(self) -> bool:
        """Tell whether there is something to choose."""
        return self.choice is not Choice.ONLY


@dataclass(frozen=True, slots=True)
class Merge:
    """Two entries that were made one: `absorbed` went into `survivor`."""

    uid: Uid
    survivor: Uid
    survivor_name: str
    absorbed: Uid
    absorbed_name: str
    by: str = ""


FIELDS: Final = MappingProxyType(
    {
        EntryKind.PERSON: ("pronouns", "gender", "born", "died"),
        EntryKind.BODY: ("kind", "parent_id", "founded", "ended", "time_zone"),
        EntryKind.POST: ("rank", "several_seats", "from_date", "to_date"),
    }
)
"""The columns of each kind of which there is one value."""
COMMON_FIELDS: Final = (
    "place", "country", "visibility", "owner", "correspondence_language", "do_not_contact",
    "is_starred",
)  # fmt: skip
"""The columns of every entry of which there is one value."""


def choose(code: str, ours: object, theirs: object, wanted: Collection[str]) -> Choice | None:
    """Return whose value of a field stays; None where both have the same or theirs says nothing.

    What keeps more back wins, whatever is wanted: the narrower circle that may see an entry, and
    that somebody is not to be written to.
    """
    if ours == theirs or theirs in _SAYS_NOTHING:
        return None
    if ours in _SAYS_NOTHING:
        return Choice.ONLY
    if code == "visibility":
        narrower = Visibility(str(ours)).may_be_seen_by(Visibility(str(theirs)))
        return Choice.ONLY if narrower else None
    return Choice.THEIRS if code in wanted else Choice.OURS


_SAYS_NOTHING: Final = (None, "", False)
