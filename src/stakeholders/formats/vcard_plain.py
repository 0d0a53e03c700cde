"""Plain vCards: cards of the usual lines only, read the short way to the same contacts.

It only accepts: a card with anything else in it is left to the tolerant reader of `vcard_read`. A
test compares the two on cards of any kind.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import uid_from_text
from stakeholders.domain.name import PersonName
from stakeholders.domain.record import Kept, PostLine, Record
from stakeholders.domain.text import clean, clean_lines
from stakeholders.formats.base import ReadingContext, ReadRecord
from stakeholders.formats.base_channels import read_channel
from stakeholders.formats.vcard_lines import Card, Property, property_in
from stakeholders.formats.vcard_pieces import Piece, body_of
from stakeholders.formats.vcard_read_channels import (
    CHANNEL_PROPERTIES,
    address_of,
    country_and_place,
    types_of_property,
)
from stakeholders.formats.vcard_read_names import foreign_name, post_of
from stakeholders.formats.vcard_texts import Texts
from stakeholders.formats.vcard_values import items_in, text_in

_REMEMBERED: Final = 8192
"""So many addresses, posts, tags and lines of a kind are remembered; colleagues share them."""
_ONCE: Final = frozenset({"VERSION", "UID", "FN", "N", "ORG", "TITLE", "SORT-STRING"})
_PASSED_BY: Final = frozenset({"PRODID"})
_ODD: Final = frozenset(
    {"BEGIN", "END", "AGENT", "KIND", "LANG", "X-ABSHOWAS", "X-ADDRESSBOOKSERVER-KIND",
     "X-ABLABEL", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME"}
)  # fmt: skip
_OWN: Final = "X-STAKEHOLDERS-"
_ENCODED: Final = ("ENCODING", "CHARSET", "QUOTED", "BASE64", "8BIT", "7BIT", ";B", _OWN)


class _Head(NamedTuple):
    """What stands before the value of a line: its property without one, how the line is taken."""

    property: Property
    how: str
    label: str


class PlainCards:
    """Reads the plain cards of one file."""

    def __init__(self, texts: Texts, context: ReadingContext) -> None:
        self._texts = texts
        self._context = context
        self._newer = Card(0, "3.0")
        self._heads: dict[str, _Head | None] = {}
        self._address = lru_cache(_REMEMBERED)(self._read_address)
        self._kept = lru_cache(_REMEMBERED)(_read_kept)
        self._channel = lru_cache(_REMEMBERED)(self._read_channel)

    def read(self, piece: Piece) -> ReadRecord | None:
        """Return the contact of a whole card, None where the tolerant reader has to say."""
        lines = self._lines(body_of(piece.data))
        record = self._record(lines) if lines is not None else None
        return ReadRecord(record, piece.line) if record is not None else None

    def _lines(self, body: str) -> list[tuple[_Head, str]] | None:
        """Return the lines with their heads; None where one of them is not plain."""
        heads, found = self._heads, []
        for line in body.split("\n"):
            head, colon, value = line.partition(":")
            known = heads.get(head)
            if known is None or not colon:
                known = self._learned(head) if colon and head not in heads else None
                if known is None:
                    return None
            found.append((known, value))
        return found

    def _learned(self, head: str) -> _Head | None:
        """Return what a head says that was not met before; remember it."""
        if len(self._heads) >= _REMEMBERED:
            self._heads.clear()
        self._heads[head] = found = self._read_head(head)
        return found

    def _read_head(self, head: str) -> _Head | None:
        capitals = head.upper()
        if head[:1].isspace() or '"' in head or any(word in capitals for word in _ENCODED):
            return None
        one = property_in(f"{head}:", self._texts)
        if one is None or one.group or one.name in _ODD or _is_told_otherwise(one):
            return None
        how = one.name if one.name in _HOW else "" if one.name in _PASSED_BY else "KEPT"
        return _Head(one, "CHANNEL" if one.name in CHANNEL_PROPERTIES else how,
                     types_of_property(one))  # fmt: skip

    def _record(self, lines: list[tuple[_Head, str]]) -> Record | None:
        once: dict[str, str] = {}
        channels: list[Channel] = []
        places: list[tuple[Property, Address]] = []
        tags: list[str] = []
        notes: list[str] = []
        kept: list[Kept] = []
        for head, value in lines:
            how = head.how
            if how == "CHANNEL":
                if value.strip():
                    channels.append(self._channel(head, value))
            elif how in _ONCE:
                if how in once:
                    return None
                once[how] = value
            elif how == "KEPT":
                kept.append(self._kept(head.property, value))
            elif how == "ADR":
                places.append((head.property, self._address(head.property, value)))
            elif how == "CATEGORIES":
                tags += _tags(value)
            elif how == "NOTE":
                notes += _notes(value)
        return self._made(once, tuple(channels), places, tuple(tags), tuple(notes), tuple(kept))

    def _made(
        self,
        once: Mapping[str, str],
        channels: tuple[Channel, ...],
        places: list[tuple[Property, Address]],
        tags: tuple[str, ...],
        notes: tuple[str, ...],
        kept: tuple[Kept, ...],
    ) -> Record | None:
        name = clean(text_in(once.get("FN", "")))
        if not name or once.get("VERSION", "").strip().startswith("2"):
            return None
        uid = text_in(once.get("UID", "")).strip()
        addresses = tuple(address for _, address in places)
        where = country_and_place([one for one, _ in places], addresses) if places else _NOWHERE
        return Record(
            kind=EntryKind.PERSON,
            name=name,
            uid=uid_from_text(uid),
            names=(self._named(name, once),),
            posts=_posts(once.get("ORG"), once.get("TITLE")),
            place=where["place"],
            channels=channels,
            addresses=addresses,
            tags=tags,
            notes=notes,
            visibility=self._context.visibility,
            kept=kept,
            source_uid=uid,
        )

    def _named(self, shown: str, once: Mapping[str, str]) -> PersonName:
        name = foreign_name(shown, once.get("N"), self._context.words)
        sort_as = once.get("SORT-STRING")
        return name if sort_as is None else replace(name, sort_as=clean(text_in(sort_as)))

    def _read_channel(self, head: _Head, value: str) -> Channel:
        means = CHANNEL_PROPERTIES[head.property.name]
        return read_channel(means, text_in(value).strip(), self._context, head.label)

    def _read_address(self, one: Property, value: str) -> Address:
        whole = one._replace(value=value)
        return address_of(whole, self._newer, {}, self._context, own=False, uid=None)


def _is_told_otherwise(one: Property) -> bool:
    """Tell whether a name says more of itself than what it is."""
    return one.name in {"FN", "N"} and any(
        one.parameter(name) for name in ("LANGUAGE", "SORT-AS", "PHONETIC")
    )


_NOWHERE: Final = MappingProxyType({"place": ""})
_HOW: Final = _ONCE | {"ADR", "CATEGORIES", "NOTE"}


def _read_kept(one: Property, value: str) -> Kept:
    return Kept(one.name, value, "", one.parameters)


def _posts(org: str | None, title: str | None) -> tuple[PostLine, ...]:
    post = post_of(org, title)
    return () if post is None else (post,)


@lru_cache(_REMEMBERED)
def _tags(value: str) -> tuple[str, ...]:
    found = (clean(text_in(item)) for item in items_in(value))
    return tuple(tag for tag in found if tag)


def _notes(value: str) -> tuple[str, ...]:
    text = text_in(value)
    note = clean_lines(text) if text.strip() else ""
    return (note,) if note else ()
