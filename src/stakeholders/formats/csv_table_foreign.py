"""Rows of other programs' tables: by the headers where there are some, else by what cells hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Final

from stakeholders.domain.channel import ChannelType
from stakeholders.domain.text import clean
from stakeholders.formats.base import ReadingContext, ReadRecord, Refused
from stakeholders.formats.csv_table_contact import Found, contact_in, found_in, no_contact
from stakeholders.formats.csv_table_headers import meanings_of
from stakeholders.formats.csv_table_layout import RowPer
from stakeholders.formats.csv_table_mapping import TableMapping
from stakeholders.formats.csv_table_rows import Row, csv_line

_SEARCHED_FOR_HEADERS: Final = 12
_PHONE_LIKE: Final = re.compile(r"\+?[\d\s().\-/]{6,25}")
_NO_HEADINGS: Final = frozenset({"body", "family"})
_WHO: Final = ("id", "name", "given", "additional", "family")


@dataclass(frozen=True, slots=True)
class Arranged:
    """A table as it is understood: what its columns hold, and the rows already taken for that.

    `header_line` is the line of the header row, None where there is none.
    """

    headers: Sequence[str]
    meanings: Sequence[str]
    rows: RowPer
    start: Sequence[Row]
    header_line: int | None


@dataclass(slots=True)
class _Section:
    """The last row that was a heading for those below it."""

    country: str = ""
    title: str = ""

    def contact(self, found: Found, line: int, context: ReadingContext) -> ReadRecord:
        """Return a contact that stands under it."""
        return contact_in(found, line, context, country=self.country, tag=self.title)


def foreign_rows(
    rows: Iterator[Row], context: ReadingContext, separator: str
) -> Iterator[ReadRecord | Refused]:
    """Yield the contacts under the header, which may stand a few rows down."""
    table = arranged(rows, context.mapping)
    head = csv_line(table.headers, separator) if table.headers else ""
    section = _Section()
    last: tuple[Found, ReadRecord] | None = None
    for row in chain(table.start, rows):
        if _opens_section(row, table, section, context):
            continue
        found = found_in(row.cells, table.headers, table.meanings, row.numbers)
        if last is not None and _continues(found, last[0], table.rows):
            more = section.contact(found, row.line, context)
            last = last[0], _joined(last[1], more)
            continue
        if last is not None:
            yield last[1]
        contact = section.contact(found, row.line, context)
        last = (found, contact) if contact.record.name else None
        if last is None:
            text = csv_line(row.cells, separator)
            yield Refused(no_contact(), row.line, text, head, separator)
    if last is not None:
        yield last[1]


def arranged(rows: Iterator[Row], mapping: TableMapping | None = None) -> Arranged:
    """Return how a table is understood, by a mapping, else by its headers, else by its cells."""
    start = list(islice(rows, _SEARCHED_FOR_HEADERS))
    place = _place_of_header(start, mapping)
    if place is None and mapping is None and _names_columns(start):
        meanings = _meanings_by_content(start[1:])
        return Arranged(start[0].cells, meanings, RowPer.PERSON, start[1:], start[0].line)
    if place is None:
        known = mapping.meanings if mapping else _meanings_by_content(start)
        return Arranged((), known, mapping.rows if mapping else RowPer.PERSON, start, None)
    header = start[place]
    if mapping:
        meanings, per = mapping.meanings_in(header.cells), mapping.rows
    else:
        meanings = meanings_of(header.cells)
        per = RowPer.CHANNEL if "channel" in meanings else RowPer.PERSON
    return Arranged(header.cells, meanings, per, start[place + 1 :], header.line)


def _place_of_header(rows: Sequence[Row], mapping: TableMapping | None) -> int | None:
    if mapping:
        likeness = [mapping.alike(row.cells) for row in rows]
        best = max(likeness, default=0)
        return likeness.index(best) if best else None
    scores = [sum(map(bool, meanings_of(row.cells))) for row in rows]
    best = max(scores, default=0)
    return (
        scores.index(best)
        if best >= 2 or (best and len(rows[scores.index(best)].cells) == 1)
        else None
    )


def _names_columns(rows: Sequence[Row]) -> bool:
    """Tell whether words that nobody knows stand where phones and e-mails stand below."""
    if len(rows) < 2:
        return False
    reach = [n for n, one in enumerate(_meanings_by_content(rows[1:])) if one in {"email", "phone"}]
    first = rows[0].cells
    words = [first[place].strip() if place < len(first) else "" for place in reach]
    return bool(words) and all(
        word and "@" not in word and not any(map(str.isdigit, word)) for word in words
    )


def _meanings_by_content(rows: Sequence[Row]) -> list[str]:
    """Return what the columns of a table without headers hold, by their cells."""
    width = max((len(row.cells) for row in rows), default=0)
    found = []
    for place in range(width):
        cells = [row.cells[place].strip() for row in rows if place in row.filled]
        found.append(_meaning_of_cells(cells))
    if "name" not in found and "" in found:
        found[found.index("")] = "name"
    return found


def _meaning_of_cells(cells: Sequence[str]) -> str:
    if not cells:
        return "-"
    if sum("@" in cell for cell in cells) * 2 > len(cells):
        return "email"
    return "phone" if sum(map(bool, map(_PHONE_LIKE.fullmatch, cells))) * 2 > len(cells) else ""


def _opens_section(row: Row, table: Arranged, section: _Section, context: ReadingContext) -> bool:
    """Tell whether a row is a heading such as `THAILAND`, and remember it for those below."""
    filled = row.filled
    known = sum(map(bool, table.meanings))
    if len(filled) != 1 or table.header_line is None or known < 2:
        return False
    meaning = table.meanings[filled[0]] if filled[0] < len(table.meanings) else ""
    if meaning in _NO_HEADINGS:
        return False
    text = clean(row.cells[filled[0]])
    if known < 3 and not text.isupper():  # in a narrow table Georgia may be a person
        return False
    country = context.country_called(text.rstrip(":"))
    if country:
        section.country, section.title = country, ""
        return True
    if not _is_heading(text, meaning):
        return False
    section.title = text.rstrip(":")
    return True


def _is_heading(text: str, meaning: str) -> bool:
    if "@" in text or any(character.isdigit() for character in text):
        return False
    return meaning in {"", "-", "id"} and (text.endswith(":") or text.isupper())


def _continues(found: Found, last: Found, rows: RowPer) -> bool:
    """Tell whether a row goes on with the contact above it.

    Where a row is a person, only one that has the same number or the same e-mail does: an equal
    name alone merges nobody.
    """
    who = [found.single.get(key, "") for key in _WHO]
    before = [last.single.get(key, "") for key in _WHO]
    if rows is not RowPer.PERSON:
        return who == before or not any(who)
    if who != before or not any(who):
        return False
    if found.single.get("id"):
        return True
    emails = {told.text for told in found.told if told.means is ChannelType.EMAIL}
    return any(told.text in emails for told in last.told)


def _joined(one: ReadRecord, other: ReadRecord) -> ReadRecord:
    """Return a contact with what a further row of it says."""
    first, second = one.record, other.record
    known = {(channel.type, channel.raw) for channel in first.channels}
    record = replace(
        first,
        posts=tuple(dict.fromkeys((*first.posts, *second.posts))),
        channels=(
            *first.channels,
            *(channel for channel in second.channels if (channel.type, channel.raw) not in known),
        ),
        addresses=tuple(dict.fromkeys((*first.addresses, *second.addresses))),
        tags=tuple(dict.fromkeys((*first.tags, *second.tags))),
        notes=tuple(dict.fromkeys((*first.notes, *second.notes))),
        kept=tuple(dict.fromkeys((*first.kept, *second.kept))),
    )
    return replace(one, record=record, findings=(*one.findings, *other.findings))
