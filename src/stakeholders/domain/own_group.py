"""Own groups of areas, whose members come and go by date."""

import datetime
from dataclasses import dataclass

from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.tenure import holds_on


@dataclass(frozen=True, slots=True)
class GroupMember:
    """An area in a group, by its code, for a time; `note` says what the membership is worth."""

    area: str
    from_: PartialDate | None = None
    to: PartialDate | None = None
    note: str = ""
    uid: Uid | None = None


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """A group of areas of one's own."""

    name: str
    note: str = ""
    members: tuple[GroupMember, ...] = ()
    uid: Uid | None = None

    def members_on(self, day: datetime.date) -> tuple[str, ...]:
        """Return the codes of the areas that are members on a day, each once."""
        codes = (each.area for each in self.members if holds_on(each.from_, each.to, day))
        return tuple(dict.fromkeys(codes))
