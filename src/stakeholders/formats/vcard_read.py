"""Reading vCards: every card gives one record, and what has no field is kept."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stakeholders.domain.channel import Channel
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.parts import Part
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.record import Holder, Kept, Record
from stakeholders.domain.source import Source
from stakeholders.domain.text import clean, clean_lines
from stakeholders.formats.base import ReadingContext, ReadRecord, Refused
from stakeholders.formats.base_fields import (
    HOLDER_FIELDS,
    KEPT_FIELDS,
    RECORD_FIELDS,
    SOURCE_FIELDS,
    attributes_in,
    parted,
    read_details,
)
from stakeholders.formats.base_parts import part_in, simple_details
from stakeholders.formats.vcard_lines import Card, Property, Stray, cards_among, cards_in
from stakeholders.formats.vcard_pieces import pieces
from stakeholders.formats.vcard_plain import PlainCards
from stakeholders.formats.vcard_read_channels import (
    CHANNEL_PROPERTIES,
    WAS,
    address_of,
    channel_of,
    country_and_place,
)
from stakeholders.formats.vcard_read_names import names_of, other_words, posts_of
from stakeholders.formats.vcard_texts import Texts
from stakeholders.formats.vcard_values import items_in, parts_in, text_in
from stakeholders.i18n import marked

OWN: Final = "X-STAKEHOLDERS-"
_KINDS: Final = MappingProxyType({"org": EntryKind.BODY, "group": EntryKind.BODY})
_MEMBERS: Final = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")
_OF_LISTS: Final = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND", *_MEMBERS})
_READ_ELSEWHERE: Final = frozenset(
    {"FN", "N", "ORG", "TITLE", "UID", "PRODID", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME",
     "SORT-STRING"}
)  # fmt: skip
_USUAL_PREFERENCE: Final = 100


def read_vcards(data: bytes, context: ReadingContext) -> Iterator[ReadRecord | Refused]:
    """Yield the contacts of a vCard file of any version, one a card."""
    texts = Texts(data, context.encoding)
    if texts.is_utf8:
        yield from _records(_joined(_by_pieces(data, texts, context)), context)
    else:
        yield from _records(cards_among(texts.lines(), texts), context)


def read_tolerantly(data: bytes, context: ReadingContext) -> Iterator[ReadRecord | Refused]:
    """Yield the same contacts the long way; a test compares the two."""
    yield from _records(cards_in(data, context.encoding), context)


def record_of_card(card: Card, context: ReadingContext) -> ReadRecord:
    """Return the contact of a card, whatever form it was read in."""
    return _CardReading(card, context).result()


_Found = Card | Stray | ReadRecord


def _by_pieces(data: bytes, texts: Texts, context: ReadingContext) -> Iterator[_Found]:
    """Yield plain cards as they were read, and whatever else is in the file for a closer look."""
    plain = PlainCards(texts, context)
    for piece in pieces(data):
        record = plain.read(piece) if piece.is_card else None
        if record is not None:
            yield record
        else:
            lines = io.TextIOWrapper(io.BytesIO(piece.data), "utf-8", newline=None)
            yield from cards_among(lines, texts, piece.line)


def _joined(found: Iterator[_Found]) -> Iterator[_Found]:
    """Yield lines of no card that follow each other as one."""
    stray: Stray | None = None
    for one in found:
        if isinstance(one, Stray):
            stray = Stray(stray.line, f"{stray.text}\n{one.text}") if stray else one
            continue
        if stray:
            yield stray
            stray = None
        yield one
    if stray:
        yield stray


def _records(found: Iterable[_Found], context: ReadingContext) -> Iterator[ReadRecord | Refused]:
    for one in found:
        if isinstance(one, ReadRecord):
            yield one
        elif isinstance(one, Stray):
            yield Refused(_outside(), one.line, one.text)
        else:
            yield _CardReading(one, context).result()


class _CardReading:
    """One card on its way to a record."""

    def __init__(self, card: Card, context: ReadingContext) -> None:
        self._card = card
        self._context = context
        self._found: dict[str, list[Property]] = {}
        self._beside: dict[tuple[str, str], str] = {}
        self._other_words = other_words(card.properties)
        for one in card.properties:
            if one in self._other_words:
                continue
            self._found.setdefault(one.name, []).append(one)
            if one.group and (one.name.startswith(OWN) or one.name == "X-ABLABEL"):
                self._beside[one.group, one.name] = one.value
        if len(self._found.get("FN", ())) > 1:
            self._found["FN"].sort(key=_preference)
        own = self._found.get(f"{OWN}RECORD")
        self._own = read_details(own[0].value) if own else None
        self._labelled = {
            one.group
            for one in card.properties
            if one.group and (one.name in CHANNEL_PROPERTIES or one.name == "ADR")
        }

    def result(self) -> ReadRecord:
        """Return the record and what was odd about the card."""
        return ReadRecord(self._record(), self._card.line, tuple(self._findings()))

    def _record(self) -> Record:
        own = self._own
        simple = attributes_in(own or {}, RECORD_FIELDS)
        kind = simple.pop("kind", None) or self._kind()
        uid_text = self._first("UID")
        uid = None if own and own.get("foreign_uid") else uid_from_text(uid_text)
        if own is None:
            simple |= {"source_uid": uid_text, "visibility": self._context.visibility}
            simple["languages"] = tuple(clean(text) for text in self._texts("LANG"))
        addresses = tuple(
            address_of(one, self._card, self._beside, self._context, own=own is not None, uid=uid)
            for one in self._found.get("ADR", ())
        )
        if own is None:
            simple |= country_and_place(self._found.get("ADR", []), addresses)
        names = names_of(self._found, self._card, self._context, own)
        is_person = kind is EntryKind.PERSON
        posts = posts_of(self._found, self._card)
        return Record(
            kind=kind,
            name=self._name(is_person=is_person),
            uid=uid,
            names=names if is_person else (),
            posts=posts if kind in {EntryKind.PERSON, EntryKind.POST} else (),
            holders=tuple(self._holders()),
            channels=(*self._channels(uid), *self._channels_of_agents()),
            addresses=addresses,
            tags=tuple(self._tags()),
            notes=tuple(text for one in self._texts("NOTE") if (text := clean_lines(one))),
            sources=tuple(self._sources()),
            kept=tuple(self._kept(kind)),
            details=simple_details(own or {}),
            parts=tuple(self._parts()),
            members=tuple(self._members()) if kind is EntryKind.LIST else (),
            **simple,
        )

    def _kind(self) -> EntryKind:
        kind = self._first("KIND") or self._first("X-ADDRESSBOOKSERVER-KIND")
        if self._first("X-ABSHOWAS").upper() == "COMPANY":
            return EntryKind.BODY
        if kind.casefold() == "group" and not self._reaches_somebody():
            return EntryKind.LIST
        return _KINDS.get(kind.casefold(), EntryKind.PERSON)

    def _reaches_somebody(self) -> bool:
        """Tell whether a group is more than its members: one with a mailbox or an address."""
        return any(
            one.value.strip(" ;") and (one.name in CHANNEL_PROPERTIES or one.name == "ADR")
            for one in self._card.properties
        )

    def _members(self) -> Iterator[str]:
        for name in _MEMBERS:
            yield from (text.strip() for text in self._texts(name))

    def _name(self, *, is_person: bool) -> str:
        """Return the display name, built from what there is when it is missing."""
        for build in _NAME_BUILDERS if is_person else (*_BODY_NAME_BUILDERS,):
            name = clean(build(self._found, self._card))
            if name:
                return name
        return ""

    def _first(self, name: str) -> str:
        found = self._found.get(name)
        return text_in(found[0].value, old=self._card.is_old).strip() if found else ""

    def _texts(self, name: str) -> Iterator[str]:
        for one in self._found.get(name, ()):
            text = text_in(one.value, old=self._card.is_old)
            if text.strip():
                yield text

    def _channels(self, uid: Uid | None) -> Iterator[Channel]:
        for one in self._card.properties:
            if one.name in CHANNEL_PROPERTIES and one.value.strip():
                yield channel_of(one, self._card, self._beside, self._context, uid)

    def _channels_of_agents(self) -> Iterator[Channel]:
        """Yield the channels of an agent whose card stands bare inside, under the agent's name.

        From version 3.0 on that is an error, and most readers take the lines for the contact's.
        """
        for one in self._found.get("AGENT", ()):
            if self._card.is_old or "\n" not in one.value or self._own is not None:
                continue
            for card in cards_in(one.value.encode()):
                if isinstance(card, Card):
                    agent = _CardReading(card, self._context).result().record
                    for channel in agent.channels:
                        yield replace(channel, label=agent.name)

    def _tags(self) -> Iterator[str]:
        for one in self._found.get("CATEGORIES", ()):
            for item in items_in(one.value):
                tag = clean(text_in(item))
                if tag:
                    yield tag

    def _sources(self) -> Iterator[Source]:
        for one in self._found.get(f"{OWN}SOURCE", ()):
            yield Source(**{"title": "", **attributes_in(read_details(one.value), SOURCE_FIELDS)})

    def _holders(self) -> Iterator[Holder]:
        for one in self._found.get(f"{OWN}HOLDER", ()):
            attributes = attributes_in(read_details(one.value), HOLDER_FIELDS)
            if "uid" in attributes:
                yield Holder(**{"name": "", **attributes})

    def _parts(self) -> Iterator[Part]:
        for one in self._found.get(f"{OWN}PART", ()):
            part = part_in(read_details(one.value))
            if part is not None:
                yield part

    def _kept(self, kind: EntryKind) -> Iterator[Kept]:
        for one in self._card.properties:
            if one.name == f"{OWN}KEPT":
                yield _kept_from(read_details(one.value))
            elif self._is_kept(one, kind):
                value = one.value.replace("\n", "\\n")
                was = one.parameter(WAS)
                yield (
                    _from_data(one, was)
                    if was
                    else Kept(one.name, value, one.group, one.parameters)
                )

    def _is_kept(self, one: Property, kind: EntryKind) -> bool:
        name = one.name
        if one in self._other_words:
            return True
        if kind is EntryKind.LIST and name in _OF_LISTS:
            return False
        if name in {"ORG", "TITLE"} and kind is EntryKind.BODY and self._own is None:
            text = clean(text_in(one.value, old=self._card.is_old))
            return text not in {"", self._name(is_person=False)}
        if name in _READ_ELSEWHERE or name.startswith(OWN) or name in CHANNEL_PROPERTIES:
            return False
        if name in {"ADR", "NOTE", "CATEGORIES"} or (name == "LANG" and self._own is None):
            return False
        if name == "KIND":
            return one.value.strip().casefold() not in {"individual", "org"}
        if name == "X-ABSHOWAS":
            return kind is EntryKind.PERSON
        return not (name == "X-ABLABEL" and one.group in self._labelled)

    def _findings(self) -> Iterator[Problem]:
        if not self._card.closed:
            yield Problem("vcard.unclosed", marked("The card has no end; what there is was read."))
        if not any(self._texts("FN")):
            yield Problem(
                "vcard.no_name",
                marked("The card has no display name; one was made from what it has."),
                severity=Severity.INFO,
            )


def _preference(one: Property) -> int:
    """Return the place of a property among its like: 1 is the first (RFC 6350 §5.3)."""
    text = one.parameter("PREF")
    return int(text) if text.isdecimal() and len(text) < 4 else _USUAL_PREFERENCE


def _kept_from(details: dict[str, str]) -> Kept:
    parameters = _parameters_in(details.get("parameters", ""))
    attributes = attributes_in(details, KEPT_FIELDS)
    return Kept(**{"name": "", "value": "", **attributes}, parameters=parameters)


def _from_data(one: Property, was: str) -> Kept:
    """Return a property in base64 as it was before version 4.0 made it a data URI."""
    return Kept(one.name, one.value.rpartition(",")[2], one.group, _parameters_in(was))


def _parameters_in(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (pair.partition("=") for pair in parted(text, ","))
    return tuple((name, value) for name, _, value in pairs)


_Properties = dict[str, list[Property]]


def _of(name: str) -> Callable[[_Properties, Card], str]:
    def build(found: _Properties, card: Card) -> str:
        texts = (text_in(one.value, old=card.is_old) for one in found.get(name, ()))
        return next((text for text in texts if clean(text)), "")

    return build


def _from_parts(found: _Properties, card: Card) -> str:
    for one in found.get("N", ()):
        parts = [text_in(part, old=card.is_old) for part in parts_in(one.value)[:5]]
        family, given, additional, _, suffix = (*parts, *[""] * (5 - len(parts)))
        name = clean(f"{given} {additional} {family} {suffix}")
        if name:
            return name
    return ""


def _from_org(found: _Properties, card: Card) -> str:
    for one in found.get("ORG", ()):
        name = clean(text_in(parts_in(one.value)[0], old=card.is_old))
        if name:
            return name
    return ""


_NAME_BUILDERS: Final = (
    _of("FN"), _from_parts, _from_org, _of("NICKNAME"), _of("EMAIL"), _of("TEL"), _of("URL"),
)  # fmt: skip
_BODY_NAME_BUILDERS: Final = (_of("FN"), _from_org, *_NAME_BUILDERS[1:])


def _outside() -> Problem:
    return Problem(
        "vcard.outside",
        marked("These lines belong to no card; they were left out."),
        severity=Severity.ERROR,
    )
