"""Contacts of a text before they become records: which fields and channels belong together."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from stakeholders.domain.text import fold, script_of
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_fields import fields_in, place_in_body
from stakeholders.formats.contact_block_grammar import REGIONAL
from stakeholders.formats.contact_block_group import Group
from stakeholders.formats.contact_block_lines import Break, Cue, Event, Piece
from stakeholders.formats.contact_block_mark import Mark
from stakeholders.formats.contact_block_merging import by_family, gives_away, merged
from stakeholders.formats.contact_block_people import Mailboxes
from stakeholders.formats.contact_block_words import BlockWords

_NEXT_LINE: Final = 16
_HEADING_WORDS: Final = 5
_CITY_WORDS: Final = 3
_BESIDE: Final = re.compile(r"\s?[,/，、،&+]?\s?")
_WITH: Final = re.compile(r"\s*(?:/|&|\b(?:and|et|y|und|e|и)\b)\s*")
_IN_BRACKETS: Final = re.compile(r"\s?[(（]")
_PARTS: Final = frozenset({"unit", "office"})
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
        self._groups: list[Group] = []
        self._strays: list[Group] = []
        self._named: list[Group] = []
        self._group = Group()
        self._heading: Group | None = None
        self._following: _Item = Break(0)
        self._half: Field | None = None

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
        people = merged([one for group in self._groups for one in group.one_by_one()])
        families = by_family(people)
        for stray in self._strays:
            stray.marks = [mark for mark in stray.marks if not gives_away(mark, families)]
            if stray.marks:
                people.append(stray)
        known = {group.names for group in people if group.person}
        for group in self._named:
            if group.names not in known:
                group.is_certain = not has_channels and bool(group.title and group.body)
                people.append(group)
        return tuple(sorted(people, key=_place_of))

    def _announce(self, cue: Cue) -> None:
        """Open a group where a cue stands; a body on the line above it is its people's heading."""
        group = self._group
        if group.marks or group.person:
            self._open()
            self._heading = None
        elif group.body and cue.start - max(found.end for found in group.fields) <= _NEXT_LINE:
            self._heading = replace(group, title=None)
            self._group = Group()
        elif group.city and group.city.is_keyed:
            self._group = Group(city=group.city, country=group.country)
        else:
            self._group = Group()

    def _take_field(self, found: Field, half: Field | None) -> None:
        match found.kind:
            case FieldKind.PERSON if half is not None and self._goes_before(half, found):
                whole = f"{half.text} {found.text}"
                self._take_person(replace(found, text=whole, start=half.start))
            case FieldKind.PERSON:
                self._take_person(found)
            case FieldKind.TITLE:
                self._take_title(found)
            case FieldKind.BODY if half is not None and self._is_second_half(half, found):
                self._take_unknown(found, half)
            case FieldKind.BODY:
                self._take_body(found)
            case FieldKind.PLACE:
                self._take_place(found)
            case FieldKind.ADDRESS:
                self._take_address(found)
            case FieldKind.HONORIFIC:
                self._take_honorific(found)
            case FieldKind.UNKNOWN:
                self._take_unknown(found, half)

    def _take_person(self, found: Field) -> None:
        group = self._group
        if group.person and not found.honorific and self._is_city(found):
            self._take_city(found)
            return
        if group.person and not group.marks and (found.joins or self._stands_with(found)):
            group.partners.append(found)
            return
        if group.marks or group.person:
            if group.person and not group.marks and self._is_more_of(group, found):
                return
            self._open()
        elif group.body and not group.title:
            self._heading = replace(group)
        elif group.body and group.title and group.body.start < group.title.start:
            self._heading = replace(group, title=None)
        self._group.person = found
        self._inherit()

    def _stands_with(self, found: Field) -> bool:
        """Tell whether only a slash or an `and` parts a person from the one before."""
        partners = self._group.partners
        last = partners[-1] if partners else self._group.person
        between = self._text[last.end : found.start] if last else "."
        return _WITH.fullmatch(between) is not None

    def _is_city(self, found: Field) -> bool:
        """Tell whether a country follows on the same line, so that this is a city of it."""
        following = self._following
        return (
            isinstance(following, Field)
            and following.kind is FieldKind.PLACE
            and not (following.text or following.opens_line)
            and self._group.city is None
            and len(found.text.split()) <= _CITY_WORDS
        )

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
        elif group.title is not None and self._stands_beside(group.title, found):
            whole = self._text[group.title.start : found.end]
            group.title = replace(group.title, text=" ".join(whole.split()), end=found.end)
            return
        elif group.title is not None and group.person and self._is_of_next(found):
            self._open()
        elif group.title is not None and not self._is_above_name(group.title):
            return
        self._group.title = found
        if self._group.has_inherited and self._words.grammar.is_served(found.text):
            self._disinherit()

    def _disinherit(self) -> None:
        """Leave out the body above for somebody who serves another (`… for the Director`)."""
        group = self._group
        group.body, group.parent, group.has_inherited = None, None, False
        group.city, group.country = None, ""

    def _stands_beside(self, before: Field, found: Field) -> bool:
        return not found.opens_line and bool(_BESIDE.fullmatch(self._text, before.end, found.start))

    def _is_of_next(self, title: Field) -> bool:
        """Tell whether a title on a line of its own stands above the next person."""
        following = self._following
        return (
            title.opens_line and isinstance(following, Field) and following.kind is FieldKind.PERSON
        )

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
        elif self._is_part_of(group.body, found):
            group.body, group.parent = found, group.body
        elif group.parent is None and self._words.body_called(found.text):
            group.parent = found

    def _is_part_of(self, whole: Field, found: Field) -> bool:
        """Tell whether a body on a line of its own is the office of the known one above it."""
        known = self._words.body_called(whole.text)
        title = self._group.title
        if known is None or not (found.opens_line and whole.opens_line):
            return False
        if title is not None and title.start > whole.start:
            return False
        is_part = self._words.words.body_kind(found.text) in _PARTS or REGIONAL.search(found.text)
        return bool(is_part) and self._words.body_called(found.text) is None

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
        """Take an honorific that stands behind its name: `Lim Mei Ling (Ms.)`."""
        person = self._group.person
        if person and not person.honorific and not self._group.marks:
            self._group.person = replace(person, honorific=found.text)

    def _note_heading(self, found: Field) -> None:
        """Remember the first words of a contact that may turn out to have no other name."""
        group = self._group
        if not (group.has_owner or group.marks or group.heading) and found.text:
            whole = found.end - found.start == len(found.text)
            short = len(found.text.split()) <= _HEADING_WORDS
            telling = any(
                fold(word) not in self._words.grammar.no_names for word in found.text.split()
            )
            if found.opens_line and whole and short and telling and not found.in_prose:
                group.heading = found

    def _take_unknown(self, found: Field, half: Field | None) -> None:
        """Read capitals of unknown meaning by where they stand: after a person, after a body."""
        if half is not None and self._is_second_half(half, found):
            text = f"{half.text} {found.text}"
            self._take_person(replace(found, kind=FieldKind.PERSON, text=text, start=half.start))
            return
        if self._completes_name(found):
            return
        if self._is_city(found):
            self._take_city(found)
            return
        if self._group.marks and not self._group.has_owner and found.opens_line:
            self._open()
        group = self._group
        self._note_heading(found)
        if found.opens_line and len(found.text.split()) == 1:
            self._half = found
        if group.marks or group.person is None or self._extends_title(found):
            return
        words = len(found.text.split())
        if group.body is None and group.city is None and words <= 8:
            group.body = replace(found, kind=FieldKind.BODY)
        elif group.city is None and not found.opens_line and words <= 3 and not group.country:
            group.city = replace(found, kind=FieldKind.PLACE)

    def _is_second_half(self, half: Field, found: Field) -> bool:
        """Tell whether given and family name stand on two lines."""
        if self._words.body_called(found.text):
            return False
        words = found.text.split()
        near = found.opens_line and self._text[half.end : found.start].count("\n") == 1
        named = found.text.isupper() or self._mailboxes.name([half.text, *words])
        return near and named and len(words) <= 2 and self._group.person is None

    def _goes_before(self, half: Field, found: Field) -> bool:
        """Tell whether a given name stands on the line above two family names."""
        near = found.opens_line and self._text[half.end : found.start].count("\n") == 1
        return near and not found.honorific and self._mailboxes.join(half.text, found.text.split())

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
        self._keep(group)
        if group.body and not group.person and group.has_channel and group.body.opens_line:
            self._heading = replace(group, title=None, marks=[])
        self._group = Group()

    def _keep(self, group: Group) -> None:
        if group.is_contact and (group.person or group.has_channel):
            self._add_places(group)
            self._groups.append(group)
        elif not group.has_channel:
            if group.person and (group.title or (group.body and not group.has_inherited)):
                self._add_places(group)
                self._named.append(group)
            self._give_back(group)
        elif not group.has_owner and self._heading and self._heading.body:
            self._inherit()
            self._groups.append(group)
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


def _place_of(group: Group) -> int:
    starts = [found.start for found in group.fields if not group.has_inherited]
    starts += [mark.start for mark in group.marks]
    starts += [group.person.start] if group.person else []
    return min(starts, default=0)
