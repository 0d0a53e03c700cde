"""Invented contacts for documents, and words for their codes."""

import datetime
from collections.abc import Iterator
from typing import Final

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import fixed_uid
from stakeholders.domain.part_words import part_text
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Part
from stakeholders.domain.record import Holder, PostLine, Record
from stakeholders.domain.visibility import Visibility
from stakeholders.reports.framing import Framing

DAY: Final = datetime.date(2026, 4, 15)
FRAMING: Final = Framing("Press list 2–4", DAY, Visibility.OFFICE, ("Left out: 2 notes.",))
EVIL: Final = "<script>alert(1)</script> & \"Co\" <img src=x onerror='x'>"


class PlainWords:
    """Says codes as they are."""

    def kind(self, code: str) -> str:
        return code

    def language(self, code: str) -> str:
        return code

    def country(self, code: str) -> str:
        return {"TH": "Thailand"}.get(code, code)

    def address(self, address: Address) -> tuple[str, ...]:
        return address.lines

    def facts(self, record: Record) -> Iterator[tuple[str, str]]:
        yield from record.details

    def part(self, part: Part) -> str:
        return part_text(part)


def phone(text: str) -> Channel:
    return Channel(ChannelType.PHONE, text, display=text)


def email(text: str) -> Channel:
    return Channel(ChannelType.EMAIL, text, normalised=text)


BODY: Final = Record(
    EntryKind.BODY,
    "Harbour Lights Foundation",
    uid=fixed_uid("test", "body"),
    acronym="HLF",
    body_kind="ngo",
    parent="Lights International",
    place="Bangkok",
    country="TH",
    channels=(phone("(+662) 288-2623"), email("press@lights.example")),
)
ANNA: Final = Record(
    EntryKind.PERSON,
    "Anna Berg",
    uid=fixed_uid("test", "anna"),
    posts=(
        PostLine("Spokesperson", BODY.name, body_uid=BODY.uid),
        PostLine("Intern", "Old Body", to=PartialDate(2020)),
    ),
    channels=(phone("+41 79 555 01 23"), email("a.berg@lights.example")),
    notes=("Calls before noon.",),
)
POST: Final = Record(
    EntryKind.POST,
    "Spokesperson, HLF",
    uid=fixed_uid("test", "post"),
    posts=(PostLine("Spokesperson", BODY.name),),
    holders=(Holder(fixed_uid("test", "anna"), "Anna Berg", acting=True),),
)
EMPTY_POST: Final = Record(
    EntryKind.POST,
    "Director, HLF",
    uid=fixed_uid("test", "director"),
    posts=(PostLine("Director", BODY.name),),
)
