"""Formatted text: contacts in a format of one's own, as text and as HTML for letters and mails."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from types import MappingProxyType
from typing import Final

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.copy_format import filled
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.reach import phones_in_order
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import clean, script_of

_MARK: Final = '<meta charset="utf-8">'
"""Some programs take HTML without it for another encoding."""


@dataclass(frozen=True, slots=True)
class Words:
    """How countries, languages and addresses are called in the reader's language."""

    country: Callable[[str], str]
    language: Callable[[str], str]
    address: Callable[[Address], tuple[str, ...]]


def write_formatted(records: Sequence[Record], template: str, words: Words) -> tuple[str, str]:
    """Return contacts as text and as HTML; they have passed the gate already.

    Formats of one line give one line each, others are parted by empty lines.
    """
    blocks = [filled(template, partial(value_of, record, words)) for record in records]
    gap = "\n\n" if any("\n" in block for block in blocks) else "\n"
    html = "".join(
        f'<p dir="auto">{"<br>".join(map(escape, b.split(chr(10))))}</p>' for b in blocks
    )
    return gap.join(blocks), f"{_MARK}{html}"


def value_of(record: Record, words: Words, code: str) -> str:
    """Return what a field says of a contact, empty where it says nothing."""
    if code == "country":
        return words.country(record.country) if record.country else ""
    if code == "languages":
        return ", ".join(map(words.language, record.languages))
    if code == "address":
        return "\n".join(words.address(record.addresses[0])) if record.addresses else ""
    return _VALUES[code](record)


def _latin(record: Record) -> str:
    names = (record.name, *(name.full for name in record.names), *record.aliases)
    return next((clean(name) for name in names if script_of(name) == "Latn"), "")


def _line(record: Record) -> PostLine:
    """Return the first present position; of a post, what it is."""
    lines = record.posts if record.kind is EntryKind.POST else record.present_posts
    return lines[0] if lines else PostLine()


def _position(line: PostLine) -> str:
    return ", ".join(clean(part) for part in (line.title, line.unit, line.body) if part)


def _holders(record: Record) -> str:
    return ", ".join(holder.name for holder in record.holders if holder.is_present)


def _phones(record: Record, *types: NumberType) -> list[str]:
    return [_shown(one) for one in phones_in_order(record) if not types or one.number_type in types]


def _calls(record: Record) -> list[str]:
    """Return the numbers that are answered: no fax machines."""
    phones = phones_in_order(record)
    return [_shown(one) for one in phones if one.number_type is not NumberType.FAX]


def _shown(phone: Channel) -> str:
    return phone.display or clean(phone.raw)


def _mails(record: Record) -> list[str]:
    return [email.normalised or clean(email.raw) for email in record.emails]


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")


def _web(record: Record) -> str:
    return _first(
        c.normalised or clean(c.raw) for c in record.channels if c.type is ChannelType.WEB
    )


def _name_part(part: str, record: Record) -> str:
    return clean(str(getattr(record.names[0], part))) if record.names else ""


_VALUES: Final[Mapping[str, Callable[[Record], str]]] = MappingProxyType(
    {
        "name": lambda record: clean(record.name),
        "honorific": lambda record: record.honorific,
        "given": partial(_name_part, "given"),
        "family": partial(_name_part, "family"),
        "latin": _latin,
        "title": lambda record: clean(_line(record).title),
        "unit": lambda record: clean(_line(record).unit),
        "body": lambda record: clean(_line(record).body),
        "position": lambda record: _position(_line(record)),
        "positions": lambda record: "\n".join(map(_position, record.present_posts)),
        "holder": _holders,
        "acronym": lambda record: record.acronym,
        "place": lambda record: clean(record.place),
        "phone": lambda record: _first(_calls(record)),
        "phones": lambda record: ", ".join(_calls(record)),
        "mobile": lambda record: _first(_phones(record, NumberType.MOBILE)),
        "fax": lambda record: _first(_phones(record, NumberType.FAX)),
        "email": lambda record: _first(_mails(record)),
        "emails": lambda record: ", ".join(_mails(record)),
        "web": _web,
    }
)
