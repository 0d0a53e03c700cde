"""Reading tables: our own exactly, those of other programs by their headers."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.name import PersonName
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.record import Holder, Kept, PostLine, Record
from stakeholders.domain.source import Source
from stakeholders.formats.base import ReadingContext, ReadRecord, Refused
from stakeholders.formats.base_channels import channel_from, owner_from
from stakeholders.formats.base_fields import (
    ADDRESS_FIELDS,
    HOLDER_FIELDS,
    KEPT_FIELDS,
    NAME_FIELDS,
    POST_FIELDS,
    RECORD_FIELDS,
    SOURCE_FIELDS,
    attributes_in,
    parted,
    read_details,
)
from stakeholders.formats.base_parts import part_in, simple_details
from stakeholders.formats.csv_table_columns import (
    ADDRESSES,
    CHANNELS,
    FACTS,
    FAMILIES,
    HOLDERS,
    KEPT,
    MORE,
    NAME_PARTS,
    NOTES,
    OTHER_NAMES,
    PARTS,
    POSTS,
    SINGLE,
    SOURCES,
    Family,
)
from stakeholders.formats.csv_table_foreign import foreign_rows
from stakeholders.formats.csv_table_write import EXCEL_MARK, unguarded
from stakeholders.formats.encoding import decoded
from stakeholders.i18n import marked

_OURS: Final = frozenset(header for header, _ in SINGLE)
_OUR_START: Final = ("UID", "Kind", "Name")
_SEPARATORS: Final = ",;\t|"
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"', re.DOTALL)
_CELL_LIMIT: Final = 1 << 24


def read_csv(data: bytes, context: ReadingContext) -> Iterator[ReadRecord | Refused]:
    """Yield the contacts of a table, one a row; its encoding and separator are found out."""
    text = decoded(data, context.encoding).text.removeprefix(EXCEL_MARK).replace("\0", "")
    rows = _rows(text, separator_of(text))
    first = next(rows, None)
    if first is None:
        return
    if is_our_header(first[1]):
        has_mark = data.startswith(EXCEL_MARK.encode())
        yield from _own_rows(first[1], rows, context, guarded_cells=has_mark)
    else:
        yield from foreign_rows(_chained(first, rows), context)


def is_our_header(headers: Sequence[str]) -> bool:
    """Tell whether a header row is of our own making, whatever columns were chosen."""
    return (
        bool(headers)
        and all(
            header in _OURS or any(_slot(header, family) for family in FAMILIES)
            for header in headers
        )
        and any(header in _OUR_START for header in headers)
    )


def separator_of(text: str) -> str:
    """Return what parts the cells: the sign most lines have outside quotes, in equal numbers."""
    lines = [line for line in _QUOTED.sub("", text[:65536]).splitlines() if line.strip()][:20]
    if lines and lines[0].startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]

    def steadiness(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines]
        common = max(set(counts), key=counts.count, default=0)
        return (counts.count(common) if common else 0, common)

    best = max(_SEPARATORS, key=steadiness)
    return best if steadiness(best)[0] else ","


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank with the line each starts on; a broken one ends alone."""
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            line = reader.line_num + 1
            continue
        if any(cell.strip() for cell in row) and not (line == 1 and row[0].startswith("sep=")):
            yield line, row
        line = reader.line_num + 1


def _chained(
    first: tuple[int, list[str]], rest: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, list[str]]]:
    yield first
    yield from rest


def _slot(header: str, family: Family) -> tuple[int, str] | None:
    """Return the number and key of a column of a family, None when it is not one of it."""
    if not header.startswith(f"{family.name} "):
        return None
    number, _, sub = header[len(family.name) + 1 :].partition(" - ")
    key = next((key for name, key in family.columns if name == sub), None)
    return (int(number), key) if key and number.isdecimal() and len(number) < 6 else None


def _own_rows(
    headers: Sequence[str],
    rows: Iterator[tuple[int, list[str]]],
    context: ReadingContext,
    *,
    guarded_cells: bool,
) -> Iterator[ReadRecord | Refused]:
    keys = dict(SINGLE)
    single = [(place, keys[header]) for place, header in enumerate(headers) if header in keys]
    slots = {
        family.name: [
            (place, *slot)
            for place, header in enumerate(headers)
            if header not in keys and (slot := _slot(header, family))
        ]
        for family in FAMILIES
    }
    for line, row in rows:
        cells = [unguarded(cell) for cell in row] if guarded_cells else row
        cells += [""] * (len(headers) - len(cells))
        details = {key: cells[place] for place, key in single if cells[place]}
        if not details.get("name"):
            yield Refused(_no_name(), line, ",".join(row))
            continue
        items = {name: _items(cells, places) for name, places in slots.items()}
        yield ReadRecord(_record(details, items, context), line)


def _items(cells: Sequence[str], places: Sequence[tuple[int, int, str]]) -> list[dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for place, number, key in places:
        if cells[place]:
            details = read_details(cells[place]) if key == MORE else {key: cells[place]}
            found.setdefault(number, {}).update(details)
    return [found[number] for number in sorted(found)]


_Items = Mapping[str, list[dict[str, str]]]


def _record(details: dict[str, str], items: _Items, context: ReadingContext) -> Record:
    more = read_details(details.pop(MORE, ""))
    simple: dict[str, Any] = {"visibility": context.visibility, "kind": EntryKind.PERSON}
    simple |= attributes_in(details | more, RECORD_FIELDS)
    uid = uid_from_text(details.get("uid", ""))
    return Record(
        name=details["name"],
        uid=uid,
        names=tuple(_names(details, items, is_person=simple["kind"] is EntryKind.PERSON)),
        posts=tuple(PostLine(**attributes_in(one, POST_FIELDS)) for one in items[POSTS.name]),
        holders=tuple(_holders(items[HOLDERS.name])),
        channels=_channels(items, context, uid),
        addresses=tuple(
            Address(owner=owner_from(one, uid), **attributes_in(one, ADDRESS_FIELDS))
            for one in items[ADDRESSES.name]
        ),
        tags=tuple(tag.strip() for tag in parted(details.get("tags", ""), ",")),
        notes=tuple(one["note"] for one in items[NOTES.name]),
        sources=tuple(
            Source(**{"title": "", **attributes_in(one, SOURCE_FIELDS)})
            for one in items[SOURCES.name]
        ),
        kept=tuple(_kept(one) for one in items[KEPT.name]),
        details=simple_details({one["fact"]: one.get("value") for one in items[FACTS.name]}),
        parts=tuple(part for one in items[PARTS.name] if (part := part_in(one)) is not None),
        **simple,
    )


def _names(details: Mapping[str, str], items: _Items, *, is_person: bool) -> Iterator[PersonName]:
    more = read_details(details.get("name_more", ""))
    if more.get("names") != "none" and is_person:
        if more.pop("shown", details["name"]) != details["name"]:
            more.pop("full", None)
        parts = {key: details[key] for key in NAME_PARTS if key in details}
        yield PersonName(**{"full": details["name"], **attributes_in(parts | more, NAME_FIELDS)})
    for one in items[OTHER_NAMES.name]:
        yield PersonName(**{"full": "", **attributes_in(one, NAME_FIELDS)})


def _channels(items: _Items, context: ReadingContext, uid: Uid | None) -> tuple[Channel, ...]:
    found: list[tuple[int, Channel]] = []
    for means, family in CHANNELS:
        for one in items[family.name]:
            channel = channel_from(means, one.pop("raw", ""), one, context, uid)
            position = one.get("position", "")
            found.append((int(position) if position.isdecimal() else len(found), channel))
    if any("position" in one for _, family in CHANNELS for one in items[family.name]):
        found.sort(key=lambda pair: pair[0])
    return tuple(channel for _, channel in found)


def _holders(items: Sequence[Mapping[str, str]]) -> Iterator[Holder]:
    for one in items:
        attributes = attributes_in(one, HOLDER_FIELDS)
        if "uid" in attributes:
            yield Holder(**{"name": "", **attributes})


def _kept(one: Mapping[str, str]) -> Kept:
    pairs = (pair.partition("=") for pair in parted(one.get("parameters", ""), ","))
    return Kept(
        **{"name": "", "value": "", **attributes_in(one, KEPT_FIELDS)},
        parameters=tuple((name, value) for name, _, value in pairs),
    )


def _no_name() -> Problem:
    return Problem(
        "csv.no_name",
        marked("The row has no name; it was left out."),
        severity=Severity.ERROR,
    )
