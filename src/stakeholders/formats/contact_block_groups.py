"""Contacts of a text before they become records: which fields and channels belong together."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from stakeholders.domain.text import fold, script_of
from stakeholders.formats.contact_block_closed import ClosedGroups
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_fields import fields_in
from stakeholders.formats.contact_block_group import Group
from stakeholders.formats.contact_block_houses import Houses
from stakeholders.formats.contact_block_lines import Break, Cue, Event
from stakeholders.formats.contact_block_mark import Mark
from stakeholders.formats.contact_block_neighbours import Neighbours
from stakeholders.formats.contact_block_people import Mailboxes
from stakeholders.formats.contact_block_pieces import Piece
from stakeholders.formats.contact_block_places import place_in_body
from stakeholders.formats.contact_block_words import BlockWords

_HEADING_WORDS: Final = 5
_CITY_WORDS: Final = 3
_IN_BRACKETS: Final = re.compile(r"\s?[(（]")
_Item = Field | Mark | Break | Cue


def groups_in(
    text: str, events: Iterable[Event], words: BlockWords, marks: tuple[Mark, ...]
) -> tuple[Group, ...]:
    """Return the contacts that the pieces and channels of a text make, in their order."""
    mailboxes = Mailboxes.of(marks)
    items: list[_Item] = []
    for event in events:
        if isinstance(event, Piece):
            items.extend(fields_in(event, words, mailboxes))
        else:
            items.append(event)
    assembly = _Assembly(text, words, mailboxes)
    for item, following in pairwise([*items, Break(len(text))]):
        assembly.take(item, following)
    return assembly.finished(has_channels=bool(marks))


class _Assembly:
    """Puts pieces together: each goes to the group being read, or opens the next one."""

    def __init__(self, text: str, words: BlockWords, mailboxes: Mailboxes) -> None:
        self._text = text
        self._words = words
        self._mailboxes = mailboxes
        self._near = Neighbours(text, words, mailboxes)
        self._houses = Houses(text, words)
        self._closed = ClosedGroups(text, words)
        self._group = Group()
        self._heading: Group | None = None
        self._following: _Item = Break(0)
        self._half: Field | None = None
        self._honorific: Field | None = None

    def take(self, item: _Item, following: _Item) -> None:
        """Take the next piece, knowing what comes behind it."""
        self._following = following
        half, self._half = self._half, None
        if isinstance(item, Break):
            self._open()
            self._heading = None
        elif isinstance(item, Cue):
            self._announce(item)
        elif isinstance(item, Field):
            self._take_field(item, half)
        else:
            self._group.marks.append(item)

    def finished(self, *, has_channels: bool) -> tuple[Group, ...]:
        """Return all contacts, each person once; people without channels where none has any."""
        self._open()
        return self._closed.finished(has_channels=has_channels)

    def _announce(self, cue: Cue) -> None:
        """Open a group where a cue stands; a body on the line above it is its people's heading."""
        group = self._group
        if self._near.offers_another(group, cue):
            return
        if group.marks or group.person:
            is_of_house = group.person is None and self._near.is_right_below(group, cue)
            self._open()
            self._heading = self._heading if is_of_house else None
            self._group.is_asked_for = is_of_house
        elif group.body and (group.body.is_keyed or self._near.is_right_above(group, cue)):
            self._heading = replace(group, title=None)
            self._group = Group()
        elif group.city and group.city.is_keyed:
            self._group = Group(city=group.city, country=group.country)
        else:
            self._group = Group()

    def _take_field(self, found: Field, half: Field | None) -> None:
        match found.kind:
            case FieldKind.PERSON if half is not None and self._near.goes_before(half, found):
                whole = f"{half.text} {found.text}"
                self._take_person(replace(found, text=whole, start=half.start))
            case FieldKind.PERSON if self._near.ends_title(self._group, found, self._following):
                self._take_loose(replace(found, kind=FieldKind.UNKNOWN))
            case FieldKind.BODY if half is not None and self._near.is_second_half(
                self._group, half, found
            ):
                self._take_unknown(found, half)
            case FieldKind.UNKNOWN:
                self._take_unknown(found, half)
            case _:
                self._takes[found.kind](found)

    @property
    def _takes(self) -> Mapping[FieldKind, Callable[[Field], None]]:
        return {
            FieldKind.PERSON: self._take_person,
            FieldKind.TITLE: self._take_title,
            FieldKind.BODY: self._take_body,
            FieldKind.PLACE: self._take_place,
            FieldKind.ADDRESS: self._take_address,
            FieldKind.HONORIFIC: self._take_honorific,
            FieldKind.HEADING: self._take_heading,
        }

    def _take_person(self, found: Field) -> None:
        found, group = self._with_honorific(found), self._group
        if (
            group.person
            and not found.honorific
            and self._near.is_city(self._group, found, self._following)
        ):
            self._take_city(found)
            return
        if group.person and not group.marks and self._near.is_same_in_script(group.person, found):
            group.other_names.append(found)
            return
        if (
            group.person
            and not group.marks
            and (found.joins or self._near.stands_with(group, found))
        ):
            group.partners.append(found)
            return
        if group.marks or group.person:
            if group.person and not group.marks and self._is_more_of(group, found):
                return
            self._open()
        elif group.body and not group.title:
            self._heading = replace(group)
        elif not group.has_owner and self._houses.is_firm(group.heading, found):
            group.body = group.heading and replace(group.heading, kind=FieldKind.BODY)
        elif group.body and group.title and group.body.start < group.title.start:
            self._heading = replace(group, title=None)
        self._group.person = found
        if self._heading is not None:
            self._group.inherit(self._heading)

    def _with_honorific(self, found: Field) -> Field:
        """Return a person with the honorific that stands in parts before: `Dr (Mrs) Ida Roth`."""
        before, self._honorific = self._honorific, None
        if before is None or found.honorific or not self._near.is_right_before(before, found):
            return found
        return replace(found, honorific=self._near.words_between(before, found))

    def _take_city(self, found: Field) -> None:
        country = self._following.country if isinstance(self._following, Field) else ""
        self._take_place(replace(found, kind=FieldKind.PLACE, country=country))

    def _is_more_of(self, group: Group, found: Field) -> bool:
        """Tell whether a second name is another spelling of the first, or the body's, or its own.

        A mailbox called after one of the two tells which of them is the person.
        """
        person = group.person
        if person is None:
            return False
        if script_of(person.text) != script_of(found.text):
            group.other_names.append(found)
            return True
        is_mailed = self._mailboxes.name(person.text.split())
        is_apart = found.opens_line or group.title is not None
        if found.honorific or found.is_keyed or not is_apart:
            return False
        if self._mailboxes.name(found.text.split()):
            return self._turns_into_body(group, person, found) if not is_mailed else False
        ends_block = isinstance(self._following, Mark) and group.title is not None
        if group.body is None and (is_mailed or ends_block):
            group.body = replace(found, kind=FieldKind.BODY)
            return True
        return False

    def _turns_into_body(self, group: Group, first: Field, found: Field) -> bool:
        """Take what looked like a person for the body above the one whom a mailbox names."""
        if first.honorific or group.title or group.body or not first.opens_line:
            return False
        group.body, group.person = replace(first, kind=FieldKind.BODY), found
        return True

    def _take_title(self, found: Field) -> None:
        group = self._group
        if group.marks:
            self._open()
        elif group.title is not None and self._near.stands_beside(group.title, found):
            whole = self._text[group.title.start : found.end]
            group.title = replace(group.title, text=" ".join(whole.split()), end=found.end)
            return
        elif (
            group.title is not None
            and group.person
            and self._near.is_of_next(found, self._following)
        ):
            self._open()
        elif group.title is not None and not self._near.is_above_name(group, group.title):
            return
        self._group.title = found
        if self._group.has_inherited and self._words.grammar.is_served(found.text):
            self._disinherit()

    def _disinherit(self) -> None:
        """Leave out the body above for somebody who serves another (`… for the Director`)."""
        group = self._group
        group.body, group.parent, group.has_inherited = None, None, False
        group.city, group.country = None, ""

    def _take_body(self, found: Field) -> None:
        group = self._group
        if group.marks or self._houses.opens_next_house(group, found):
            self._open()
            house, self._heading = self._heading, None
            self._group.body = found
            if house and self._houses.is_generic(found):
                self._group.parent = house.parent or house.body
        elif group.body and (
            self._houses.goes_on(group.body, found) or self._houses.is_genitive(group.body, found)
        ):
            whole = " ".join(self._text[group.body.start : found.end].split())
            group.body = replace(group.body, text=whole, end=found.end)
        elif (
            group.body
            and found.is_key
            and not self._houses.is_generic(found)
            and self._is_desk(group)
        ):
            self._heading = replace(group, title=None, marks=[])
            group.body, group.parent = found, group.body
        elif self._houses.is_unit_of(group, found):
            group.body, group.parent, group.has_inherited = found, group.body, False
        elif group.body is None or group.has_inherited:
            group.body, group.parent, group.has_inherited = found, None, False
        elif self._replaces(group.body, found):
            self._read_as_title(group, group.body)
            group.body = found
        elif self._houses.is_part_of(group, found):
            group.body, group.parent = found, group.body
        elif self._houses.is_above(group, found):
            group.parent = found
        else:
            self._take_site(found)

    def _take_site(self, found: Field) -> None:
        """Take from an office of a body the city it names: `UNESCO – Cairo Office`."""
        city, country = place_in_body(found.text, self._words)
        if country and not found.opens_line:
            place = replace(found, kind=FieldKind.PLACE, text=city, country=country)
            self._group.take_place(place)

    @staticmethod
    def _replaces(body: Field, found: Field) -> bool:
        """Tell whether a body is surer than the first: a key says so, or that was a guess."""
        is_keyed = found.is_keyed and not body.is_keyed
        return is_keyed or (body.is_guess and not (found.opens_line and body.opens_line))

    def _read_as_title(self, group: Group, guess: Field) -> None:
        """Take words between a title and its body for the end of the title (`Manager, Trade`)."""
        title = group.title
        if title is not None and self._near.stands_beside(title, guess):
            whole = " ".join(self._text[title.start : guess.end].split())
            group.title = replace(title, text=whole, end=guess.end)

    def _is_desk(self, group: Group) -> bool:
        """Tell whether a channel follows right behind the colon of a body below its house."""
        return group.person is None and isinstance(self._following, Mark)

    def _take_place(self, found: Field) -> None:
        if self._group.marks:
            self._open()
        self._note_heading(found)
        group = self._group
        if not found.text and group.country and group.country != found.country:
            self._read_as_city(group, found)
        group.take_place(found)
        group.address.append(found)

    def _read_as_city(self, group: Group, country: Field) -> None:
        """Read a word that names a country and a city as the city of the country behind it."""
        first = group.country_field
        word = self._text[first.start : first.end] if first else ""
        if first and self._words.country_of_city(word) == country.country:
            group.city = replace(first, text=word, country=country.country)
            group.country, group.country_field = country.country, country

    def _take_address(self, found: Field) -> None:
        if self._group.marks and self._group.has_owner and found.opens_line:
            return
        self._group.address.append(found)

    def _take_honorific(self, found: Field) -> None:
        """Take an honorific that stands behind its name: `Lim Mei Ling (Ms.)`, or before it."""
        person = self._group.person
        self._honorific = self._honorific or found
        if person and not person.honorific and not self._group.marks:
            self._group.person = replace(person, honorific=found.text)

    def _take_heading(self, found: Field) -> None:
        """Take a line such as `Africa` or `Headquarters` for the name of the office below it."""
        if self._group.marks:
            self._open()
        self._note_heading(found)

    def _note_heading(self, found: Field) -> None:
        """Remember the first words of a contact that may turn out to have no other name."""
        group = self._group
        if not (group.has_owner or group.marks or group.heading) and found.text:
            whole = found.end - found.start == len(found.text)
            short = len(found.text.split()) <= _CITY_WORDS + _HEADING_WORDS
            telling = found.kind is FieldKind.HEADING or any(
                fold(word) not in self._words.grammar.no_names for word in found.text.split()
            )
            if found.opens_line and whole and short and telling and not found.in_prose:
                group.heading = found

    def _take_unknown(self, found: Field, half: Field | None) -> None:
        """Read capitals of unknown meaning by where they stand: after a person, after a body."""
        if half is not None and self._near.is_second_half(self._group, half, found):
            text = f"{half.text} {found.text}"
            self._take_person(replace(found, kind=FieldKind.PERSON, text=text, start=half.start))
            return
        if self._completes_name(found):
            return
        if found.follows_cue and found.in_prose and isinstance(self._following, Mark):
            self._take_body(replace(found, kind=FieldKind.BODY, is_guess=True))
        elif self._near.is_city(self._group, found, self._following):
            self._take_city(found)
        else:
            self._take_loose(found)

    def _take_loose(self, found: Field) -> None:
        """Read capitals as a heading of the next contact, or as what is said of this one."""
        if self._group.marks and found.opens_line:
            line = self._near.heading_line(found)
            if line or not self._group.has_owner or self._near.is_apart(self._group, found):
                self._open()
            found = line or found
        group = self._group
        self._note_heading(found)
        if found.opens_line and len(found.text.split()) == 1:
            self._half = found
        if group.marks or group.person is None or self._extends_title(found):
            return
        words = len(found.text.split())
        if group.body is None and group.city is None and words <= 8:
            group.body = replace(found, kind=FieldKind.BODY, is_guess=True)
        elif group.city is None and not found.opens_line and words <= 3 and not group.country:
            group.city = replace(found, kind=FieldKind.PLACE)

    def _completes_name(self, found: Field) -> bool:
        """Take a family name on the line below an honoured given name."""
        person = self._group.person
        if person is None or not person.honorific or " " in person.text or not found.opens_line:
            return False
        if self._group.title or self._group.body or self._group.marks:
            return False
        near = self._text[person.end : found.start].count("\n") == 1
        if not near or not (found.text.isupper() or self._mailboxes.name(found.text.split())):
            return False
        self._group.person = replace(person, text=f"{person.text} {found.text}", end=found.end)
        return True

    def _extends_title(self, found: Field) -> bool:
        """Take words in brackets behind a title for its part: `Press Officer (Fisheries)`."""
        title = self._group.title
        if title is None or not _IN_BRACKETS.fullmatch(self._text, title.end, found.start):
            return False
        end = found.end + 1
        self._group.title = replace(title, text=f"{title.text} ({found.text})", end=end)
        return True

    def _open(self) -> None:
        """Close the group being read; a body with channels of its own heads the people below."""
        group = self._group
        if group.person and group.parent and self._houses.is_generic(group.body):
            group.body, group.parent = group.parent, None
        self._closed.take(group, self._heading)
        if group.body and not group.person and group.has_channel and self._houses.heads(group):
            end = group.marks[-1].end
            self._heading = replace(group, title=None, marks=[], channels_end=end)
        self._group = Group()
