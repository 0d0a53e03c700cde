"""One contact of a text before it becomes records: the fields and channels that belong to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from stakeholders.domain.text import fold
from stakeholders.formats.contact_block_field import Field
from stakeholders.formats.contact_block_mark import Mark


@dataclass(slots=True)
class Group:
    """What is said of one person, or of one body without a person.

    `partners` are people named in one breath with the first; `address` are the pieces of a postal
    address; `channels_end` is where those of a heading end; `holds_post` tells that a line of the
    block of a body names who has a post there, `is_asked_for` that it says whom to ask for;
    `shares` tells that the channels of the next person are this one's too; `is_certain` is false
    for people who are only named.
    """

    person: Field | None = None
    partners: list[Field] = field(default_factory=list)
    other_names: list[Field] = field(default_factory=list)
    title: Field | None = None
    body: Field | None = None
    parent: Field | None = None
    city: Field | None = None
    country: str = ""
    country_field: Field | None = None
    address: list[Field] = field(default_factory=list)
    heading: Field | None = None
    has_inherited: bool = False
    channels_end: int = 0
    holds_post: bool = False
    is_asked_for: bool = False
    shares: bool = False
    is_certain: bool = True
    marks: list[Mark] = field(default_factory=list)

    @property
    def has_owner(self) -> bool:
        """Tell whether somebody is there whom channels can belong to."""
        return self.person is not None or self.body is not None

    @property
    def is_contact(self) -> bool:
        """Tell whether there is something to reach, or a gap where it should be."""
        return self.has_owner and bool(self.marks)

    @property
    def has_channel(self) -> bool:
        """Tell whether there is something to reach and not only a gap."""
        return any(not mark.gap for mark in self.marks)

    @property
    def names(self) -> frozenset[str]:
        """The words of the person's name, in whatever order."""
        return frozenset(fold(self.person.text).split()) if self.person else frozenset()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Everything with words of its own, in the order of the text."""
        found = (self.person, *self.other_names, self.title, self.body, self.parent, self.city)
        return tuple(sorted((f for f in found if f is not None), key=lambda f: f.start))

    def take_place(self, place: Field) -> None:
        """Set city and country where they are not yet known."""
        if place.text and self.city is None:
            self.city = place
        if place.country and (not self.country or place is self.city):
            self.country = place.country
            self.country_field = place

    def inherit(self, heading: "Group") -> None:
        """Take body and place from a heading, which later lines of the group may replace."""
        if self.body is not None:
            return
        self.body, self.parent = heading.body, heading.parent
        self.has_inherited = True
        if self.city is None and not self.country:
            self.city, self.country = heading.city, heading.country

    def one_by_one(self) -> Iterator["Group"]:
        """Yield this contact, and each partner with all that was said of both."""
        yield self
        for partner in self.partners:
            yield replace(self, person=partner, partners=[], marks=list(self.marks))

    def absorb(self, other: "Group") -> None:
        """Take what another part of the text says of the same person."""
        known = {(mark.type, mark.raw) for mark in self.marks}
        self.marks += [mark for mark in other.marks if (mark.type, mark.raw) not in known]
        if other.person and (other.title or other.person.honorific) and not self.title:
            self.person = other.person
        self.title = self.title or other.title
        if self.body is None or self.has_inherited:
            self.body, self.parent = other.body or self.body, other.parent or self.parent
        self.city = self.city or other.city
        self.country = self.country or other.country
        self.address = self.address or other.address
        self.is_certain = self.is_certain or other.is_certain
