"""How the pieces of a contact block stand to each other: beside, above, half of one name."""

import re
from dataclasses import replace
from typing import Final

from stakeholders.domain.text import script_of
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_group import Group
from stakeholders.formats.contact_block_lines import Cue
from stakeholders.formats.contact_block_people import Mailboxes
from stakeholders.formats.contact_block_words import BlockWords

_NEXT_LINE: Final = 16
_DIGITS_BELOW: Final = 6
_LONGEST_HEADING: Final = 8
_CITY_WORDS: Final = 3
_BESIDE: Final = re.compile(r"\s?[,/，、،&+]?\s?")
_WITH: Final = re.compile(r"\s*(?:/|&|\b(?:and|et|y|und|e|и)\b)\s*")
_OR: Final = frozenset("or ou o oder или либо and y et und или أو 或 یا ou bien".split())


class Neighbours:
    """Answers questions about the pieces of one text."""

    def __init__(self, text: str, words: BlockWords, mailboxes: Mailboxes) -> None:
        self._text = text
        self._words = words
        self._mailboxes = mailboxes

    def is_right_above(self, group: Group, cue: Cue) -> bool:
        """Tell whether the body is on the line above a cue and says whose contacts these are."""
        body = group.body
        if body is None or (" " not in body.text and not self._words.body_called(body.text)):
            return False
        ends = [found.end for found in (*group.fields, *group.address)]
        return cue.start - max(ends) <= _NEXT_LINE

    def is_right_below(self, group: Group, cue: Cue) -> bool:
        """Tell whether a line of the block of a body says whom to ask for there."""
        last = group.marks[-1] if group.marks else None
        if last is None or group.body is None:
            return False
        between = self._text[last.end : cue.start]
        return between.count("\n") == 1 and not between.strip()

    def offers_another(self, group: Group, cue: Cue) -> bool:
        """Tell whether a sentence goes on with another way to the same: `… or write to …`."""
        if not group.marks:
            return False
        between = self._text[group.marks[-1].end : cue.start].strip(" \t\r\n,;")
        return between.casefold() in _OR

    def is_same_in_script(self, person: Field, found: Field) -> bool:
        """Tell whether a slash parts a name from itself in another script (`Olga / Ольга`)."""
        between = self._text[person.end : found.start].strip()
        return between in {"/", "|"} and script_of(person.text) != script_of(found.text)

    def stands_with(self, group: Group, found: Field) -> bool:
        """Tell whether only a slash or an `and` parts a person from the one before."""
        partners = group.partners
        last = partners[-1] if partners else group.person
        between = self._text[last.end : found.start] if last else "."
        return _WITH.fullmatch(between) is not None

    def stands_beside(self, before: Field, found: Field) -> bool:
        """Tell whether only a comma or a slash parts two pieces on one line."""
        return not found.opens_line and bool(_BESIDE.fullmatch(self._text, before.end, found.start))

    def is_city(self, group: Group, found: Field, following: object) -> bool:
        """Tell whether a country follows on the same line, so that this is a city of it."""
        return (
            isinstance(following, Field)
            and following.kind is FieldKind.PLACE
            and not (following.text or following.opens_line)
            and group.city is None
            and len(found.text.split()) <= _CITY_WORDS
        )

    @staticmethod
    def is_of_next(title: Field, following: object) -> bool:
        """Tell whether a title on a line of its own stands above the next person."""
        return (
            title.opens_line and isinstance(following, Field) and following.kind is FieldKind.PERSON
        )

    @staticmethod
    def is_above_name(group: Group, title: Field) -> bool:
        """Tell whether a title stands before its person, so that one after the name says more."""
        person = group.person
        return person is not None and title.start < person.start

    def is_second_half(self, group: Group, half: Field, found: Field) -> bool:
        """Tell whether given and family name stand on two lines."""
        if self._words.body_called(found.text):
            return False
        words = found.text.split()
        near = found.opens_line and self._text[half.end : found.start].count("\n") == 1
        named = found.text.isupper() or self._mailboxes.name([half.text, *words])
        return near and named and len(words) <= 2 and group.person is None

    def goes_before(self, half: Field, found: Field) -> bool:
        """Tell whether a given name stands on the line above two family names."""
        near = found.opens_line and self._text[half.end : found.start].count("\n") == 1
        return near and not found.honorific and self._mailboxes.join(half.text, found.text.split())

    def is_apart(self, group: Group, found: Field) -> bool:
        """Tell whether an empty line parts words from the channels above them."""
        return self._text.count("\n", group.marks[-1].end, found.start) > 1

    def ends_title(self, group: Group, found: Field, following: object) -> bool:
        """Tell whether what looks like a name ends a post: `Adviser, Health Evidence`."""
        person, title = group.person, group.title
        if person is None or title is None or group.marks or found.honorific or found.opens_line:
            return False
        if title.start < person.start or not self.stands_beside(title, found):
            return False
        is_held = isinstance(following, Field) and following.kind is FieldKind.TITLE
        is_reached = not isinstance(following, Field) or not following.opens_line
        return not (is_held or is_reached or self._mailboxes.name(found.text.split()))

    def is_right_before(self, honorific: Field, found: Field) -> bool:
        """Tell whether an honorific in parts stands before its name: `Dr (Mrs) Grace Bello`."""
        between = self._text[honorific.end : found.start]
        return "\n" not in between and len(between) <= _NEXT_LINE

    def words_between(self, first: Field, last: Field) -> str:
        """Return what the text has from one piece to another."""
        return self._text[first.start : last.start].strip(" \t,")

    def heading_line(self, found: Field) -> Field | None:
        """Return a line of several words between channels: what the ones below it are for."""
        end = self._text.find("\n", found.end)
        line = self._text[found.start : max(end, found.end)].strip(" \t\r:：")
        below = self._text[end:].lstrip("\n").partition("\n")[0] if end > 0 else ""
        is_reached = sum(c.isdigit() for c in below) >= _DIGITS_BELOW or "@" in below
        plain = not any(c.isdigit() or c == "@" for c in line)
        if not (is_reached and plain and 2 <= len(line.split()) <= _LONGEST_HEADING):
            return None
        return replace(found, text=" ".join(line.split()), end=found.start + len(line))
