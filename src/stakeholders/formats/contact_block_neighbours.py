"""How the pieces of a contact block stand to each other: beside, above, half of one name."""

import re
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stakeholders.domain.text import script_of
from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_grammar import REGIONAL
from stakeholders.formats.contact_block_group import Group
from stakeholders.formats.contact_block_lines import Cue
from stakeholders.formats.contact_block_people import Mailboxes
from stakeholders.formats.contact_block_places import place_in_body
from stakeholders.formats.contact_block_words import BlockWords

_NEXT_LINE: Final = 16
_DIGITS_BELOW: Final = 6
_LONGEST_HEADING: Final = 8
_CITY_WORDS: Final = 3
_BESIDE: Final = re.compile(r"\s?[,/，、،&+]?\s?")
_WITH: Final = re.compile(r"\s*(?:/|&|\b(?:and|et|y|und|e|и)\b)\s*")
_AND: Final = re.compile(r"\s+(?:and|et|y|e|und|и)\s+")
_RANKS: Final = MappingProxyType({"unit": 0, "office": 1, "delegation": 1, "centre": 1})
_HOUSE: Final = 2
"""How bodies are in each other: a unit in an office, both in a house of any other kind."""
_OR: Final = frozenset("or ou o oder или либо and y et und или أو 或 یا ou bien".split())
_PARTS: Final = frozenset({"unit", "office"})


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

    def opens_next_house(self, group: Group, found: Field) -> bool:
        """Tell whether a body below an empty line is the next one of a directory."""
        if group.person is None or not group.has_inherited or not found.opens_line:
            return False
        last = max(f.end for f in group.fields if f is not group.body and f is not group.parent)
        between = self._text[last : found.start]
        above = self._text[: group.person.start].rstrip(" \t")
        return between.count("\n") > 1 and not above.endswith("\n\n")

    def is_above(self, group: Group, found: Field) -> bool:
        """Tell whether a second body is the one that the first belongs to: known, or right behind.

        Every house has a press office: what stands behind one says whose it is.
        """
        known = self._words.body_called(found.text)
        if group.parent is not None:
            return known is not None and self._words.body_called(group.parent.text) is None
        near = group.body is not None and self._text[group.body.end : found.start].strip(
            " \t,\r"
        ) in {"", "\n"}
        return known is not None or (near and self._is_within(group.body, found))

    def _is_within(self, part: Field | None, whole: Field) -> bool:
        """Tell whether what stands behind a body is what it belongs to, and no part of it."""
        if part is None:
            return False
        return self.is_generic(part) or self._rank(part) <= self._rank(whole)

    def _rank(self, body: Field) -> int:
        if self.is_generic(body):
            return 0
        kind = self._words.words.body_kind(body.text) or ""
        return _RANKS.get(kind, _HOUSE)

    def is_genitive(self, body: Field, found: Field) -> bool:
        """Tell whether a Russian name goes on below: `Департамент …` / `Министерства …`."""
        if body.is_keyed or self._text[body.end : found.start].strip(" \t\r") != "\n":
            return False
        word = found.text.split(maxsplit=1)[0]
        listed = self._words.words.body_words
        return listed.exactly(word) is None and listed.inflected(word) is not None

    def is_apart(self, group: Group, found: Field) -> bool:
        """Tell whether an empty line parts words from the channels above them."""
        return self._text.count("\n", group.marks[-1].end, found.start) > 1

    def heads(self, group: Group) -> bool:
        """Tell whether a body stands at the beginning of a line, or its office does before it."""
        body, title = group.body, group.title
        if body is None or body.opens_line:
            return body is not None
        before = title is not None and title.opens_line and title.end <= body.start
        return before and title is not None and "\n" not in self._text[title.end : body.start]

    def is_right_before(self, honorific: Field, found: Field) -> bool:
        """Tell whether an honorific in parts stands before its name: `Dr (Mrs) Grace Bello`."""
        between = self._text[honorific.end : found.start]
        return "\n" not in between and len(between) <= _NEXT_LINE

    def words_between(self, first: Field, last: Field) -> str:
        """Return what the text has from one piece to another."""
        return self._text[first.start : last.start].strip(" \t,")

    def is_firm(self, heading: Field | None, found: Field) -> bool:
        """Tell whether the line above a person is a firm that names its partners (`Moor & Hay`)."""
        if heading is None or " & " not in heading.text or heading.kind is not FieldKind.UNKNOWN:
            return False
        return self._text.count("\n", heading.end, found.start) == 1

    def is_unit_of(self, group: Group, found: Field) -> bool:
        """Tell whether a unit is named for somebody whose house is named above."""
        house, person = group.body, group.person
        if house is None or person is None or self._words.body_called(found.text):
            return False
        is_above = group.has_inherited or house.start < person.start
        if not is_above or not found.opens_line:
            return False
        return self._rank(found) < self._rank(house) and found.text != house.text

    def is_part_of(self, group: Group, found: Field) -> bool:
        """Tell whether a body on a line of its own is the office of the known one above it."""
        whole, title = group.body, group.title
        if whole is None or self._words.body_called(whole.text) is None:
            return False
        if not (found.opens_line and whole.opens_line):
            return False
        if title is not None and title.start > whole.start:
            return False
        is_part = self._words.words.body_kind(found.text) in _PARTS or REGIONAL.search(found.text)
        return bool(is_part) and self._words.body_called(found.text) is None

    def goes_on(self, body: Field, found: Field) -> bool:
        """Tell whether words are the last countries that a body is for (`…, Cuba and Haiti`)."""
        if self._text[body.end : found.start].strip() != "," or found.opens_line:
            return False
        if not place_in_body(body.text, self._words)[1]:
            return False
        return all(map(self._words.country_called, _AND.split(found.text)))

    def is_generic(self, body: Field | None) -> bool:
        """Tell whether a body is an office that every house has."""
        return body is not None and self._words.grammar.offices.is_generic(body.text)

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
