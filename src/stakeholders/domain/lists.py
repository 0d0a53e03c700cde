"""Lists: people, posts, bodies or areas chosen by hand, each with the reason it is there."""

from dataclasses import dataclass

from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record


@dataclass(frozen=True, slots=True)
class DirectoryList:
    """A list by name, and how many are on it; one with a `rule` is a search that was saved."""

    uid: Uid
    name: str
    purpose: str = ""
    members: int = 0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ListMember:
    """One member of a list; `left_out` members stay with the reason why."""

    record: Record
    left_out: bool = False
    reason: str = ""
    note: str = ""
