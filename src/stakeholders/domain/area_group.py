"""Groups of areas with the dates of their members: regions, regional groups, organizations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NotRequired, TypedDict

from stakeholders.domain.ids import Uid, fixed_uid


class MembershipTerms(StrEnum):
    """What a membership with a note is worth."""

    FULL = "full"
    ELECTIONS = "elections"
    TAKES_PART = "takes_part"
    OBSERVER = "observer"
    ASSOCIATE = "associate"
    DISPUTED = "disputed"
    SCHEDULED = "scheduled"


class _MembershipRow(TypedDict, total=False):
    area: str
    since: str
    until: str
    terms: str
    note: str


class GroupRow(TypedDict):
    """A group as its file holds it."""

    key: str
    scheme: str
    parent: str | None
    as_of: str | None
    names: dict[str, str]
    members: list[str]
    periods: NotRequired[dict[str, tuple[str | None, str | None]]]
    special: NotRequired[list[_MembershipRow]]


@dataclass(frozen=True, slots=True)
class Membership:
    """A membership with a period or a note; `until` is the first day on which it is none."""

    area: str
    since: str | None = None
    until: str | None = None
    terms: MembershipTerms = MembershipTerms.FULL
    note: str = ""

    def holds_on(self, date: str) -> bool:
        """Tell whether it held on a day; an unknown beginning or end leaves it open."""
        return (not self.since or self.since <= date) and (not self.until or date < self.until)


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """Areas that go together: an M49 region, a regional group, a group by need, an organization.

    `members` are the ISO alpha-2 codes of the full members when the file was made; `periods` has
    the dates that are known, also of former members; `special` what needs a word, such as who only
    takes part. A `coverage` group is a name that bodies use for where they work: it asserts no
    members.
    """

    key: str
    scheme: str
    parent: str | None
    as_of: str | None
    names: Mapping[str, str] = field(repr=False, hash=False, compare=False)
    members: tuple[str, ...]
    special: tuple[Membership, ...]
    periods: tuple[Membership, ...] = ()

    @property
    def uid(self) -> Uid:
        """The uid that this group has in every directory."""
        return fixed_uid("area_group", self.key)

    def name(self, language: str = "en") -> str:
        """Return the group's name, in English where the language has none."""
        return self.names.get(language.split("-", maxsplit=1)[0]) or self.names["en"]

    def members_on(self, date: str) -> tuple[str, ...]:
        """Return the full members on a day (`2024-05-01`), as far as their dates are known.

        Observers, associates and who only takes part are not among them: ask `special`.
        """
        dated = {membership.area: membership for membership in self.periods}
        codes = dict.fromkeys((*self.members, *dated))
        return tuple(code for code in codes if code not in dated or dated[code].holds_on(date))

    def notes_on(self, area: str) -> tuple[Membership, ...]:
        """Return what has to be said of an area in this group."""
        return tuple(membership for membership in self.special if membership.area == area)


def read_group(row: GroupRow) -> AreaGroup:
    """Read a group from its row."""
    return AreaGroup(
        row["key"],
        row["scheme"],
        row["parent"],
        row["as_of"],
        row["names"],
        tuple(row["members"]),
        tuple(_memberships(row.get("special", []))),
        tuple(Membership(area, *dates) for area, dates in row.get("periods", {}).items()),
    )


def _memberships(rows: list[_MembershipRow]) -> Iterator[Membership]:
    for row in rows:
        terms = MembershipTerms(row.get("terms", "full"))
        note = row.get("note", "")
        yield Membership(row["area"], row.get("since"), row.get("until"), terms, note)
