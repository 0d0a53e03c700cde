"""Contacts of a text before they become records: the fields and channels that belong together."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from stakeholders.domain.channel import ChannelType
from stakeholders.domain.text import fold
from stakeholders.formats.contact_block_channels import Mark
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_fields import fields_in, place_in_body
from stakeholders.formats.contact_block_lines import Break, Cue, Event, Piece
from stakeholders.formats.contact_block_words import BlockWords

_NEXT_LINE: Final = 16
_HEADING_WORDS: Final = 5


@dataclass(slots=True)
class Group:
    """What is said of one person, or of one body without a person."""

    person: Field | None = None
    other_names: list[Field] = field(default_factory=list)
    title: Field | None = None
    body: Field | None = None
    parent: Field | None = None
    city: Field | None = None
    country: str = ""
    heading: Field | None = None
    has_inherited: bool = False
    marks: list[Mark] = field(default_factory=list)

    @property
    def has_owner(self) -> bool:
        """Tell whether somebody is there whom channels can belong to."""
        return self.person is not None or self.body is not None

    @property
    def is_contact(self) -> bool:
        """Tell whether there is something to reach, or a gap where it should be."""
        return self.has_owner and bool(self.marks)

    def take_place(self, place: Field) -> None:
        """Set city and country where they are not yet known."""
        if place.text and self.city is None:
            self.city = place
        if place.country and (not self.country or place is self.city):
            self.country = place.country

    @property
    def fields(self) -> tuple[Field, ...]:
        """Everything with words of its own, in the order of the text."""
        found = (self.person, *self.other_names, self.title, self.body, self.parent, self.city)
        return tuple(sorted((f for f in found if f is not None), key=lambda f: f.start))


def groups_in(events: Iterable[Event], words: BlockWords) -> tuple[Group, ...]:
    """Return the contacts that the pieces and channels of a text make, in their order."""
    assembly = _Assembly(words)
    for event in events:
        assembly.take(event)
    return assembly.finished()


class _Assembly:
    """Puts pieces together: each goes to the group being read, or opens the next one."""

    def __init__(self, words: BlockWords) -> None:
        self._words = words
        self._groups: list[Group] = []
        self._strays: list[Group] = []
        self._group = Group()
        self._heading: Group | None = None

    def take(self, event: Event) -> None:
        if isinstance(event, Break):
            self._close()
            self._heading = None
        elif isinstance(event, Cue):
            self._announce(event)
        elif isinstance(event, Piece):
            for found in fields_in(event, self._words):
                self._take_field(found)
        else:
            self._group.marks.append(event)

    def finished(self) -> tuple[Group, ...]:
        self._close()
        families = _by_family(self._groups)
        for stray in self._strays:
            stray.marks = [mark for mark in stray.marks if not self._gives_away(mark, families)]
            if stray.marks:
                self._groups.append(stray)
        return tuple(self._groups)

    def _announce(self, cue: Cue) -> None:
        """Open a group where a cue stands; a body on the line above it is its people's heading."""
        group = self._group
        if group.marks or group.person:
            self._close()
            self._heading = None
        elif group.body and cue.start - max(found.end for found in group.fields) <= _NEXT_LINE:
            self._heading = replace(group, title=None)
            self._group = Group()
        else:
            self._group = Group()

    def _take_field(self, found: Field) -> None:
        match found.kind:
            case FieldKind.PERSON:
                self._take_person(found)
            case FieldKind.TITLE:
                self._take_title(found)
            case FieldKind.BODY:
                self._take_body(found)
            case FieldKind.PLACE:
                self._take_place(found)
            case FieldKind.UNKNOWN:
                self._take_unknown(found)

    def _take_person(self, found: Field) -> None:
        group = self._group
        if group.marks or group.person:
            if group.person and not group.marks and self._is_other_spelling(found):
                group.other_names.append(found)
                return
            self._open()
        elif group.body and not group.title:
            self._heading = replace(group)
        elif group.body and group.title and group.body.start < group.title.start:
            self._heading = replace(group, title=None)
        self._group.person = found
        self._inherit()

    def _is_other_spelling(self, found: Field) -> bool:
        """Tell whether a name repeats the one before it in another script."""
        person = self._group.person
        return person is not None and person.text.isascii() != found.text.isascii()

    def _inherit(self) -> None:
        """Take body and place from the heading, which later lines of the group may replace."""
        heading, group = self._heading, self._group
        if heading is None or group.body is not None:
            return
        group.body, group.parent = heading.body, heading.parent
        group.has_inherited = True
        if group.city is None and not group.country:
            group.city, group.country = heading.city, heading.country

    def _take_title(self, found: Field) -> None:
        group = self._group
        if group.marks:
            self._open()
        elif group.title is not None and not self._is_above_name(group.title):
            return
        self._group.title = found

    def _is_above_name(self, title: Field) -> bool:
        """Tell whether a title stands before its person, so that one after the name says more."""
        person = self._group.person
        return person is not None and title.start < person.start

    def _take_body(self, found: Field) -> None:
        group = self._group
        if group.marks:
            self._open()
            self._heading = None
            self._group.body = found
        elif group.body is None or group.has_inherited:
            group.body, group.parent, group.has_inherited = found, None, False
        elif group.parent is None and self._words.body_called(found.text):
            group.parent = found

    def _take_place(self, found: Field) -> None:
        if self._group.marks:
            self._open()
        self._note_heading(found)
        self._group.take_place(found)

    def _note_heading(self, found: Field) -> None:
        """Remember the first words of a contact that may turn out to have no other name."""
        group = self._group
        if not (group.has_owner or group.marks or group.heading) and found.text:
            whole = found.end - found.start == len(found.text)
            short = len(found.text.split()) <= _HEADING_WORDS
            if found.opens_line and whole and short and not found.in_prose:
                group.heading = found

    def _take_unknown(self, found: Field) -> None:
        """Read capitals of unknown meaning by where they stand: after a person, after a body."""
        if self._group.marks and not self._group.has_owner and found.opens_line:
            self._open()
        group = self._group
        self._note_heading(found)
        if group.marks or group.person is None:
            return
        words = len(found.text.split())
        if group.body is None and group.city is None and words <= 8:
            group.body = replace(found, kind=FieldKind.BODY)
        elif group.city is None and not found.opens_line and words <= 3 and not group.country:
            group.city = replace(found, kind=FieldKind.PLACE)

    def _open(self) -> None:
        self._keep(self._group)
        self._group = Group()

    def _close(self) -> None:
        self._open()

    def _keep(self, group: Group) -> None:
        if group.is_contact and (group.person or any(not mark.gap for mark in group.marks)):
            self._add_places(group)
            self._groups.append(group)
        elif not any(not mark.gap for mark in group.marks):
            self._give_back(group)
        elif not group.has_owner:
            group.marks = [mark for mark in group.marks if not mark.gap]
            self._strays.append(group)

    def _add_places(self, group: Group) -> None:
        body = group.body
        if body is None or (group.city and group.country):
            return
        city, country = place_in_body(body.text, self._words)
        if city and group.city is None:
            at = body.end - len(city)
            group.take_place(Field(FieldKind.PLACE, city, max(at, 0), body.end, country=country))
        elif country and not group.country:
            group.country = country

    def _give_back(self, group: Group) -> None:
        """Give what stands behind the channels to the contact before it."""
        if group.person or not self._groups:
            return
        last = self._groups[-1]
        if group.city and not last.city:
            last.city, last.country = group.city, last.country or group.country
        if last.person and group.fields and not group.fields[0].opens_line:
            last.title = last.title or group.title
            last.body = last.body or group.body

    def _gives_away(self, mark: Mark, families: Mapping[str, Group]) -> bool:
        """Give an address that stands apart to the person whose family name it holds, if any."""
        if mark.type is not ChannelType.EMAIL:
            return False
        for word in fold(re.split(r"[@\[({]", mark.raw)[0]).split():
            for cut in range(len(word)):
                group = families.get(word[cut:]) or families.get(word[: len(word) - cut])
                if group is not None:
                    group.marks.insert(0, mark)
                    return True
        return False


def _by_family(groups: list[Group]) -> dict[str, Group]:
    """Return the groups of people by family name, where it is long enough to be told."""
    families: dict[str, Group] = {}
    for group in groups:
        words = fold(group.person.text).split() if group.person else []
        if words and len(words[-1]) > 3:
            families.setdefault(words[-1], group)
    return families
