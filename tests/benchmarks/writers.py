"""Writers: invented contacts as vCards, CSV and JSON lines, apart from the program's own writers.

What they write is what the program's readers are measured with, so they share no code with it.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Final, Literal

from tests.benchmarks.records import Body, Contact, Email, Name, Phone

VcardVersion = Literal["3.0", "4.0"]
_LINE_OCTETS: Final = 75
_MOST_VALUES: Final = 3
_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;"})
_PHONE_TYPES: Final = {"work": "WORK,VOICE", "mobile": "CELL", "fax": "WORK,FAX"}
_CSV_HEADER: Final = (
    "UID", "Name", "Honorific", "Given name", "Family name", "Name in Latin letters", "Title",
    "Organisation", "Unit", "City", "Country", "Phone 1", "Phone 2", "Phone 3", "E-mail 1",
    "E-mail 2", "E-mail 3", "Languages", "Tags", "Note",
)  # fmt: skip


def write_vcards(contacts: Iterable[Contact], path: Path, version: VcardVersion = "3.0") -> None:
    """Write one vCard a contact: RFC 2426 for 3.0, RFC 6350 for 4.0, UTF-8, lines end in CRLF."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for contact in contacts:
            file.write(vcard(contact, version))


def vcard(contact: Contact, version: VcardVersion = "3.0") -> str:
    """Return the contact as one vCard."""
    lines = _version_4(contact) if version == "4.0" else _version_3(contact)
    return "".join([_folded(line) + "\r\n" for line in lines])


def _version_3(contact: Contact) -> Iterator[str]:
    """Yield the lines of RFC 2426; it has no property for languages, so they are left out."""
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:{contact.uid}"
    yield from _name_lines(contact)
    if contact.name.latin:
        yield f"SORT-STRING:{_escaped(contact.name.latin)}"
    yield from _work_lines(contact)
    for phone in contact.phones:
        yield f"TEL;TYPE={_PHONE_TYPES[phone.kind]}:{_escaped(phone.text)}"
    for email in contact.emails:
        yield f"EMAIL;TYPE=INTERNET:{_escaped(email.text)}"
    yield "END:VCARD"


def _version_4(contact: Contact) -> Iterator[str]:
    """Yield the lines of RFC 6350; phones stay text, because wrong ones make no URI."""
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{contact.uid}"
    yield from _name_lines(contact)
    if contact.name.latin:
        yield f"FN;LANGUAGE={contact.name.tongue}-Latn:{_escaped(contact.name.latin)}"
    yield from _work_lines(contact)
    for phone in contact.phones:
        yield f'TEL;VALUE=text;TYPE="{_PHONE_TYPES[phone.kind].lower()}":{_escaped(phone.text)}'
    for email in contact.emails:
        yield f"EMAIL:{_escaped(email.text)}"
    for language in contact.languages:
        yield f"LANG:{language}"
    yield "END:VCARD"


def _name_lines(contact: Contact) -> Iterator[str]:
    name = contact.name
    first, *middle = name.given.split(" ")
    additional = ",".join(_escaped(each) for each in middle)
    yield f"FN:{_escaped(name.full)}"
    yield f"N:{_escaped(name.family)};{_escaped(first)};{additional};{_escaped(name.honorific)};"


def _work_lines(contact: Contact) -> Iterator[str]:
    body = contact.body
    unit = f";{_escaped(contact.unit)}" if contact.unit else ""
    yield f"ORG:{_escaped(body.name)}{unit}"
    if contact.title:
        yield f"TITLE:{_escaped(contact.title)}"
    yield f"ROLE:{_escaped(contact.function)}"
    yield f"ADR;TYPE=WORK:;;;{_escaped(body.city)};;;{_escaped(body.country)}"
    if contact.tags:
        yield "CATEGORIES:" + ",".join(_escaped(tag) for tag in contact.tags)
    if contact.note:
        yield f"NOTE:{_escaped(contact.note)}"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, never inside a character (RFC 2426 §2.6)."""
    if len(line) * 4 <= _LINE_OCTETS:
        return line
    octets = line.encode()
    if len(octets) <= _LINE_OCTETS:
        return line
    pieces, start, room = [], 0, _LINE_OCTETS
    while start < len(octets):
        end = min(start + room, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end].decode())
        start, room = end, _LINE_OCTETS - 1
    return "\r\n ".join(pieces)


def write_csv(contacts: Iterable[Contact], path: Path) -> None:
    """Write a table with a header row: UTF-8, commas, CRLF (RFC 4180)."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_CSV_HEADER)
        writer.writerows(_row(contact) for contact in contacts)


def _row(contact: Contact) -> tuple[str, ...]:
    name, body = contact.name, contact.body
    return (
        contact.uid, name.full, name.honorific, name.given, name.family, name.latin or "",
        contact.title, body.name, contact.unit, body.city, body.country,
        *_columns([phone.text for phone in contact.phones]),
        *_columns([email.text for email in contact.emails]),
        ";".join(contact.languages), ";".join(contact.tags), contact.note,
    )  # fmt: skip


def _columns(values: list[str]) -> list[str]:
    return [*values, *[""] * (_MOST_VALUES - len(values))]


def write_jsonl(contacts: Iterable[Contact], path: Path) -> None:
    """Write one JSON object a line with every value and the truth about it."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for contact in contacts:
            file.write(json.dumps(contact, default=_values, ensure_ascii=False) + "\n")


def _values(record: Contact | Name | Body | Phone | Email) -> dict[str, object]:
    return {each.name: getattr(record, each.name) for each in fields(record)}
