"""LDIF (RFC 2849): entries of directories and of Thunderbird in, entries for Thunderbird out.

Other programs leave out the name of an entry, or end lines as they like; what has no field is
kept, and what an entry only points at (`attribute:< address`) is never fetched.
"""

import base64
import binascii
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import BinaryIO, Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.record import Record
from stakeholders.formats.base import Format, ReadingContext, ReadRecord, Refused
from stakeholders.formats.csv_table_contact import contact_of
from stakeholders.formats.csv_table_programs import Columns, ProgramRow
from stakeholders.formats.encoding import decoded
from stakeholders.i18n import marked

_LINE: Final = re.compile(r"([A-Za-z][A-Za-z0-9.-]*)(?:;[^:]*)?:([:<]?) *(.*)", re.DOTALL)
_START: Final = re.compile(rb"(?mi)^(?:\xef\xbb\xbf)?dn::?[ \t]*[a-z0-9]")
_SAFE: Final = re.compile(r"[!-9;=-~][ -~]*[!-~]|[!-9;=-~]")
_IN_DN: Final = re.compile(r'([,+"\\<>;=#])')
_WIDTH: Final = 76
_PASSED_BY: Final = frozenset({"dn", "objectclass", "modifytimestamp", "version", "changetype"})
_LISTS: Final = frozenset({"groupofnames", "groupofuniquenames"})
_BODIES: Final = frozenset({"organization", "organizationalunit"}) | _LISTS
_MEMBERS: Final = frozenset({"member", "uniquemember"})
_MAIL_OF_MEMBER: Final = re.compile(r"(?:^|,)\s*mail=([^,]+)", re.IGNORECASE)
_MEANINGS: Final = MappingProxyType(
    {
        "cn": "name", "commonname": "name", "givenname": "given", "sn": "family",
        "surname": "family", "personaltitle": "honorific", "title": "title", "o": "body",
        "company": "body", "organizationname": "body", "ou": "unit", "department": "unit",
        "mail": "email", "mozillasecondemail": "email", "xmozillasecondemail": "email",
        "telephonenumber": "phone:work", "workphone": "phone:work",
        "homephone": "phone:home", "mobile": "phone:mobile",
        "cellphone": "phone:mobile", "fax": "phone:fax", "facsimiletelephonenumber": "phone:fax",
        "pager": "phone:pager", "pagerphone": "phone:pager", "street": "street",
        "streetaddress": "street", "postaladdress": "street", "l": "city", "locality": "city",
        "st": "region", "region": "region", "postalcode": "postal_code", "zip": "postal_code",
        "c": "country", "countryname": "country", "co": "country", "description": "note",
        "notes": "note", "mozillaworkurl": "web", "workurl": "web", "mozillahomeurl": "web",
        "homeurl": "web", "labeleduri": "web", "preferredlanguage": "languages",
    }
)  # fmt: skip
_MANY: Final = range(2, 100)
_COLUMNS: Final = Columns(
    (),
    MappingProxyType(
        {
            "given": "givenName", "family": "sn", "shown": "cn", "body": "o", "unit": "ou",
            "honorific": "personalTitle", "title": "title", "street": "street", "city": "l",
            "region": "st", "postal_code": "postalCode", "country": "c",
        }
    ),
    MappingProxyType(
        {
            kind: (first, *(f"{first} {number}" for number in _MANY))
            for kind, first in (
                ("email", "mail"), ("phone", "telephoneNumber"), ("mobile", "mobile"),
                ("fax", "facsimileTelephoneNumber"), ("pager", "pager"),
                ("web", "mozillaWorkUrl"),
            )
        }
    ),
)  # fmt: skip
_PERSON_CLASSES: Final = (
    "top", "person", "organizationalPerson", "inetOrgPerson", "mozillaAbPersonAlpha",
)  # fmt: skip


def read_ldif(data: bytes, context: ReadingContext) -> Iterator[ReadRecord | Refused]:
    """Yield a contact for each entry."""
    for line, entry in _entries(decoded(data, context.encoding).text.replace("\0", "")):
        classes = {value.casefold() for name, value in entry if name.casefold() == "objectclass"}
        told = [pair for pair in entry if pair[0].casefold() not in _PASSED_BY]
        if not told:
            continue
        is_body = bool(classes & _BODIES)
        meanings = [_meaning(name.casefold(), is_body=is_body) for name, _ in told]
        headers = [name for name, _ in told]
        found = contact_of(line, [value for _, value in told], headers, meanings, context)
        yield _as_list(found, told) if classes & _LISTS else found


def write_ldif(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records as entries in UTF-8, one after the other."""
    stream.write(b"version: 1\n\n")
    for record in records:
        lines = "".join(f"{_folded(_line(name, text))}\n" for name, text in _attributes(record))
        stream.write(f"{lines}\n".encode("utf-8", "replace"))


def is_ldif(head: bytes) -> bool:
    """Tell whether a file starts with an entry that bears its name."""
    return _START.search(head[:4096]) is not None


def _as_list(found: ReadRecord | Refused, told: Sequence[tuple[str, str]]) -> ReadRecord | Refused:
    """Return a group as a list of its members, unless it has a mailbox or number of its own."""
    if isinstance(found, Refused) or found.record.channels or found.record.addresses:
        return found
    members = (_member(text) for name, text in told if name.casefold() in _MEMBERS)
    kept = tuple(one for one in found.record.kept if one.name.casefold() not in _MEMBERS)
    record = replace(found.record, kind=EntryKind.LIST, members=tuple(members), kept=kept)
    return replace(found, record=record)


def _member(text: str) -> str:
    """Return what the name of an entry says of a member: the mailbox, else all of it."""
    mail = _MAIL_OF_MEMBER.search(text)
    return f"mailto:{mail.group(1).strip()}" if mail else text


def _meaning(name: str, *, is_body: bool) -> str:
    meaning = _MEANINGS.get(name, "")
    if is_body:
        return {"name": "body", "body": "name"}.get(meaning, meaning)
    return meaning


def _entries(text: str) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield the entries with the line each starts on (from 1)."""
    start, found = 1, list[tuple[str, str]]()
    for number, line in _unfolded(text):
        if not line.strip():
            if found:
                yield start, found
            found = []
        elif (pair := _pair(line)) is not None:
            start = number if not found else start
            found.append(pair)
    if found:
        yield start, found


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    start, parts = 1, list[str]()
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if line.startswith(" ") and parts and parts[0]:
            parts.append(line[1:])
            continue
        if parts and not parts[0].startswith("#"):
            yield start, "".join(parts)
        start, parts = number, [line]
    if parts and not parts[0].startswith("#"):
        yield start, "".join(parts)


def _pair(line: str) -> tuple[str, str] | None:
    match = _LINE.match(line)
    if match is None:
        return None
    name, form, text = match.groups()
    return (name, _from_base64(text) if form == ":" else text)


def _from_base64(text: str) -> str:
    """Return what base64 says, the text itself where it is none or holds no letters."""
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode().replace("\0", "")
    except (binascii.Error, ValueError):
        return text


def _attributes(record: Record) -> Iterator[tuple[str, str]]:
    cells = ProgramRow(record, _COLUMNS).cells()
    note = cells.pop("Notes")
    is_person = record.kind is EntryKind.PERSON
    mail = cells.get("mail")
    named = "cn" if is_person else "o"
    yield "dn", f"{named}={_escaped(record.name)}{(mail and f',mail={_escaped(mail)}') or ''}"
    for one in _PERSON_CLASSES if is_person else ("top", "organization"):
        yield "objectclass", one
    if is_person and "sn" not in cells:
        cells["sn"] = cells.get("givenName", record.name)
    if not is_person:
        yield "cn", record.name
        cells.pop("o", None)
    for header, text in cells.items():
        yield header.partition(" ")[0], text
    if note:
        yield "description", note


def _escaped(text: str) -> str:
    return _IN_DN.sub(r"\\\1", text.replace("\n", " "))


def _line(name: str, text: str) -> str:
    if _SAFE.fullmatch(text):
        return f"{name}: {text}"
    octets = text.encode("utf-8", "replace")
    return f"{name}:: {base64.b64encode(octets).decode()}"


def _folded(line: str) -> str:
    rest = range(_WIDTH, len(line), _WIDTH - 1)
    return "\n ".join([line[:_WIDTH], *(line[at : at + _WIDTH - 1] for at in rest)])


LDIF: Final = Format(
    name="ldif",
    title=marked("LDIF (Thunderbird, directories)"),
    suffixes=(".ldif", ".ldi"),
    read=read_ldif,
    write=write_ldif,
    recognises=is_ldif,
)
