"""Groups that are closed: which are contacts, which are only named, whose stray channels are."""

from typing import Final

from stakeholders.domain.vocabulary import HonorificKind
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_group import Group
from stakeholders.formats.contact_block_merging import by_family, gives_away, merged
from stakeholders.formats.contact_block_people import Mailboxes
from stakeholders.formats.contact_block_places import place_in_body
from stakeholders.formats.contact_block_words import BlockWords

_NEXT_BUT_ONE: Final = 2
_LINES_BELOW: Final = 6


class ClosedGroups:
    """Takes each group when nothing more can belong to it."""

    def __init__(self, text: str, words: BlockWords) -> None:
        self._text = text
        self._words = words
        self._groups: list[Group] = []
        self._strays: list[Group] = []
        self._named: list[Group] = []
        self._ownerless: Group | None = None

    def take(self, group: Group, heading: Group | None) -> None:
        """Keep a group by what it has: as a contact, as somebody named, as stray channels."""
        if group.is_contact and (group.person or group.has_channel):
            self._add_places(group)
            self._share(group)
            self._groups.append(group)
        elif not group.has_channel:
            group.holds_post = heading is not None and self._holds_post(group, heading)
            if group.person and (
                group.title or group.holds_post or (group.body and not group.has_inherited)
            ):
                self._add_places(group)
                self._named.append(group)
            self._give_back(group)
        elif not group.has_owner and heading and heading.body:
            group.inherit(heading)
            self._groups.append(group)
        elif not group.has_owner:
            group.marks = [mark for mark in group.marks if not mark.gap]
            self._strays.append(group)
            self._ownerless = group

    def finished(self, *, has_channels: bool) -> tuple[Group, ...]:
        """Return all contacts, each person once; people without channels where none has any."""
        people = merged([one for group in self._groups for one in group.one_by_one()])
        families = by_family(people)
        for stray in self._strays:
            stray.marks = [mark for mark in stray.marks if not gives_away(mark, families)]
            if stray.marks:
                people.append(stray)
        known = {group.names for group in people if group.person}
        for group in self._named:
            if group.names not in known:
                alone = not has_channels and self._is_entry(group)
                group.is_certain = alone or group.shares or group.holds_post
                people.append(group)
        return tuple(sorted(people, key=_place_of))

    def _is_entry(self, group: Group) -> bool:
        """Tell whether person, post and body stand together, with no times or sums between them."""
        if group.title is None or group.body is None:
            return False
        start = min(found.start for found in group.fields)
        between = self._text[start : max(found.end for found in group.fields)]
        return not any(c.isdigit() for c in between)

    def _holds_post(self, group: Group, house: Group) -> bool:
        """Tell whether a line below the channels of a body names who has a post there."""
        person, title = group.person, group.title
        if not (person and group.has_inherited and house.channels_end):
            return False
        is_asked_for = group.is_asked_for or person.is_keyed
        if title is None and not (is_asked_for or self._is_excellent(person.honorific)):
            return False
        opens = is_asked_for or person.opens_line or (title is not None and title.opens_line)
        if person.in_prose or not opens:
            return False
        between = self._text[house.channels_end : max(person.end, title.end if title else 0)]
        return between.count("\n") <= _LINES_BELOW

    def _is_excellent(self, honorific: str) -> bool:
        return any(
            self._words.words.honorific(part) is HonorificKind.EXCELLENCY
            for part in (honorific, *honorific.split())
        )

    def _share(self, group: Group) -> None:
        """Take those on the lines right above, each with a post, for contacts too."""
        if group.person and Mailboxes.of(group.marks).name(group.person.text.split()):
            return
        for named in reversed(self._named):
            if group.person is None or named.person is None:
                return
            if not (named.title and named.title.is_key):
                return
            end = max(named.person.end, named.title.end)
            start = min(f.start for f in (group.person, group.title or group.person))
            if self._text[end:start].strip(" \t\r") != "\n":
                return
            named.shares, named.marks = True, list(group.marks)
            group = named

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
        if group.person or self._finds_owner(group) or not self._groups:
            return
        last = self._groups[-1]
        if group.city and not last.city:
            last.city, last.country = group.city, last.country or group.country
        if not (last.person and group.fields):
            return
        lines = self._lines_between(last, group)
        if not group.fields[0].opens_line or (lines == 1 and not (last.title or last.body)):
            last.title = last.title or group.title
            last.body = last.body or group.body
        elif group.body and (group.city or group.country) and not group.title:
            self._give_house(group)

    def _lines_between(self, first: Group, second: Group) -> int:
        """Return how many line ends part the channels of one group from the next."""
        return self._text.count("\n", first.marks[-1].end, second.fields[0].start)

    def _give_house(self, house: Group) -> None:
        """Give the body below a block to those right above it whom nobody names one for."""
        below = house
        for group in reversed(self._groups):
            if group.body or not group.person or self._lines_between(group, below) > _NEXT_BUT_ONE:
                return
            group.body, group.has_inherited = house.body, True
            group.country = group.country or house.country
            below = group

    def _finds_owner(self, group: Group) -> bool:
        """Give a body to the channels on the line right above it that have no owner."""
        stray, self._ownerless = self._ownerless, None
        if stray is None or group.body is None or not group.body.opens_line:
            return False
        if self._text[stray.marks[-1].end : group.body.start].strip(" \t\r") != "\n":
            return False
        group.marks = stray.marks
        self._strays.remove(stray)
        self._add_places(group)
        self._groups.append(group)
        return True


def _place_of(group: Group) -> int:
    starts = [found.start for found in group.fields if not group.has_inherited]
    starts += [mark.start for mark in group.marks]
    starts += [group.person.start] if group.person else []
    return min(starts, default=0)
