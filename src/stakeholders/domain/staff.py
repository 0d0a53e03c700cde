"""Staff: who stands where at a body, line by line, and how many of them there are."""

from dataclasses import dataclass

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class LineUp:
    """The order of what stands below a body: seats at posts, people without one, its parts.

    It can be long and holds no words: those are read page by page. A seat is the id of a post and
    that of the position of who sits there, None for a vacant one; `people` are ids of positions.
    """

    seats: tuple[tuple[int, int | None], ...] = ()
    people: tuple[int, ...] = ()
    parts: tuple[Uid, ...] = ()

    @property
    def size(self) -> int:
        """How many lines there are."""
        return len(self.seats) + len(self.people) + len(self.parts)

    def place_of(self, part: Uid) -> int | None:
        """Return the line on which a part stands."""
        before = len(self.seats) + len(self.people)
        return before + self.parts.index(part) if part in self.parts else None


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One line: a seat at a post, a person without a post, or a part of the body.

    `uid` is that of the post, the person or the body; `name` is who sits there or what the part
    is called, empty for a vacant seat. `people` and `parts` count those right at the part.
    """

    kind: EntryKind
    uid: Uid
    title: str = ""
    name: str = ""
    person: Uid | None = None
    from_: PartialDate | None = None
    to: PartialDate | None = None
    acting: bool = False
    acronym: str = ""
    people: int = 0
    parts: int = 0
    posts: int = 0

    @property
    def is_vacant(self) -> bool:
        """Tell whether nobody sits at the post."""
        return self.kind is EntryKind.POST and self.person is None


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who answers when the holder of a post does not: who acts for it, a deputy, or the body.

    `about` is the post of a deputy, empty for who acts; `uid` leads to the card, `phone` is called.
    """

    name: str
    uid: Uid
    about: str = ""
    phone: str = ""
    is_body: bool = False
