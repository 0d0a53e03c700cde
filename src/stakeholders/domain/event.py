"""Events: meetings, their dates as people write them, who makes them, and their own words."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.visibility import Visibility


class EventStatus(StrEnum):
    """How certain it is that a meeting takes place."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class EventBodyRole(StrEnum):
    """What a body, a State or an area does for a meeting, in the order in which it is told."""

    HOST = "host"
    ORGANISER = "organiser"
    CO_ORGANISER = "co_organiser"
    COLLABORATOR = "collaborator"
    SPONSOR = "sponsor"
    VENUE = "venue"


class ChainStep(StrEnum):
    """A place through which a State is written to, the one that is usually tried first first."""

    ACCREDITED_MISSION = "accredited_mission"
    VENUE_MISSION = "venue_mission"
    FOREIGN_MINISTRY = "foreign_ministry"
    FOCAL_POINT = "focal_point"


USUAL_CHAIN: Final = (
    ChainStep.ACCREDITED_MISSION,
    ChainStep.VENUE_MISSION,
    ChainStep.FOREIGN_MINISTRY,
)
"""The order in which a State's addressees are tried where an event says none; a focal point that
is not a step of its own gets a copy."""


RECENT: Final = datetime.timedelta(days=60)
"""So long after its last day a meeting is still worked on: thanks, corrections, payments."""


class ColumnType(StrEnum):
    """What a value in a column of an event is."""

    TEXT = "text"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class EventDates:
    """When a meeting is: as far as it is known, and as it was written.

    Without a year there is no `start`; the days are in the text.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    as_given: str = ""


@dataclass(frozen=True, slots=True)
class EventBody:
    """Who hosts, organises, collaborates or pays, or where it is: an entry, or words alone.

    `name` is that of the entry; `kind` is what it is.
    """

    role: EventBodyRole
    name: str
    entry: Uid | None = None
    kind: EntryKind | None = None
    uid: Uid | None = None


@dataclass(frozen=True, slots=True)
class EventCategory:
    """A category of delegations and participants, such as Member States, and where it is listed."""

    code: str
    name: str
    section: str = ""
    quota: int | None = None
    uid: Uid | None = None


@dataclass(frozen=True, slots=True)
class EventRole:
    """A part that people take at a meeting; the smaller the `weight`, the earlier they stand.

    Roles that are wanted are columns of the coverage matrix; `quota` are the places that a
    delegation has for one.
    """

    code: str
    name: str
    weight: int = 0
    quota: int | None = None
    is_head: bool = False
    is_wanted: bool = False
    uid: Uid | None = None


@dataclass(frozen=True, slots=True)
class EventSection:
    """A section of the list of participants; a hidden one is not printed."""

    code: str
    name: str
    is_hidden: bool = False
    uid: Uid | None = None


@dataclass(frozen=True, slots=True)
class EventColumn:
    """A column of the event's own in the table of participants, such as hotel or visa."""

    name: str
    type: ColumnType = ColumnType.TEXT
    choices: tuple[str, ...] = ()
    currency: str = ""
    visibility: Visibility = Visibility.NAMED
    uid: Uid | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting; nothing but the title need be known.

    `country` is an ISO 3166 alpha-2 code, `time_zone` an IANA name, `from_time` and `to_time` are
    such as `09:30`. `expected` people and `expected_areas` stand beside the words they were given
    in. `chain` is the order in which a State's addressees are tried, `protocol` what the list of
    participants is ordered by, as codes with values (`states_in`, `fr`). `like` is the event it
    was made after.
    """

    title: str
    uid: Uid | None = None
    short: str = ""
    symbol: str = ""
    series: str = ""
    ordinal: int | None = None
    dates: EventDates = EventDates()
    from_time: str = ""
    to_time: str = ""
    time_zone: str = ""
    city: str = ""
    country: str = ""
    venue: str = ""
    languages: tuple[str, ...] = ()
    expected: int | None = None
    expected_areas: int | None = None
    expected_as_given: str = ""
    status: EventStatus = EventStatus.PLANNED
    answer_by: PartialDate | None = None
    nominate_by: PartialDate | None = None
    reference_form: str = ""
    chain: tuple[ChainStep, ...] = USUAL_CHAIN
    protocol: tuple[tuple[str, str], ...] = ()
    parent: Uid | None = None
    like: Uid | None = None
    visibility: Visibility = Visibility.OFFICE
    bodies: tuple[EventBody, ...] = ()
    categories: tuple[EventCategory, ...] = ()
    roles: tuple[EventRole, ...] = ()
    sections: tuple[EventSection, ...] = ()
    columns: tuple[EventColumn, ...] = ()

    def bodies_as(self, *roles: EventBodyRole) -> tuple[EventBody, ...]:
        """Return who does one of these things for the meeting, in their order."""
        return tuple(body for body in self.bodies if body.role in roles)

    def is_current(self, day: datetime.date) -> bool:
        """Tell whether a meeting is planned on a day, or was over not long before."""
        end = self.dates.end or self.dates.start
        if self.status is EventStatus.CANCELLED:
            return False
        if end is None:
            return self.status is not EventStatus.HELD
        return end.last_day >= day - RECENT

    def role(self, code: str) -> EventRole | None:
        """Return the role of a code."""
        return next((role for role in self.roles if role.code == code), None)

    def section_of(self, category: str) -> str:
        """Return the code of the section in which a category is listed, empty where none is."""
        return next((one.section for one in self.categories if one.code == category), "")

    @property
    def wanted_roles(self) -> tuple[EventRole, ...]:
        """The roles that every delegation should fill."""
        return tuple(role for role in self.roles if role.is_wanted)
