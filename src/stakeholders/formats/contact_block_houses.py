"""Bodies of a contact block to each other: which is a part, which the house, which comes next."""

import re
from types import MappingProxyType
from typing import Final

from stakeholders.formats.contact_block_field import Field, FieldKind
from stakeholders.formats.contact_block_grammar import REGIONAL
from stakeholders.formats.contact_block_group import Group
from stakeholders.formats.contact_block_places import place_in_body
from stakeholders.formats.contact_block_words import BlockWords

_RANKS: Final = MappingProxyType({"unit": 0, "office": 1, "delegation": 1, "centre": 1})
_HOUSE: Final = 2
"""How bodies are in each other: a unit in an office, both in a house of any other kind."""
_AND: Final = re.compile(r"\s+(?:and|et|y|e|und|и)\s+")
_PARTS: Final = frozenset({"unit", "office"})


class Houses:
    """Answers questions about the bodies of one text."""

    def __init__(self, text: str, words: BlockWords) -> None:
        self._text = text
        self._words = words

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

    def heads(self, group: Group) -> bool:
        """Tell whether a body stands at the beginning of a line, or its office does before it."""
        body, title = group.body, group.title
        if body is None or body.opens_line:
            return body is not None
        before = title is not None and title.opens_line and title.end <= body.start
        return before and title is not None and "\n" not in self._text[title.end : body.start]

    def is_firm(self, heading: Field | None, found: Field) -> bool:
        """Tell whether the line above a person is a firm that names its partners (`Moor & Hay`)."""
        if heading is None or " & " not in heading.text or heading.kind is not FieldKind.UNKNOWN:
            return False
        return self._text.count("\n", heading.end, found.start) == 1
