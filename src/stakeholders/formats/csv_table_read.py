"""Reading tables: our own exactly, those of other programs by their headers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Any, Final, Self

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
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
    ANY_CHANNEL,
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
from stakeholders.formats.csv_table_rows import (
    REFUSED_HEADER,
    Row,
    csv_line,
    csv_rows,
    separator_of,
)
from stakeholders.formats.csv_table_write import EXCEL_MARK, unguarded
from stakeholders.formats.encoding import decoded
from stakeholders.i18n import marked

_OURS: Final = frozenset(header for header, _ in SINGLE)
_MEANS: Final = MappingProxyType({one.value: one for one in ChannelType})
_OUR_START: Final = ("UID", "Kind", "Name")


def read_csv(data: bytes, context: ReadingContext) -> Iterator[ReadRecord | Refused]:
    """Yield the contacts of a table, one a row; its encoding and separator are found out."""
    text = decoded(data, context.encoding).text.removeprefix(EXCEL_MARK).replace("\0", "")
    separator = separator_of(text)
    has_mark = data.startswith(EXCEL_MARK.encode())
    yield from read_rows(csv_rows(text, separator), context, separator, guarded_cells=has_mark)


def read_rows(
    rows: Iterator[Row], context: ReadingContext, separator: str, *, guarded_cells: bool = False
) -> Iterator[ReadRecord | Refused]:
    """Yield the contacts of rows: our own exactly, others by their headers or a mapping."""
    first = next(rows, None)
    if first is None:
        return
    if is_our_header(first.cells):
        yield from _own_rows(first.cells, rows, context, separator, guarded_cells=guarded_cells)
    else:
        yield from foreign_rows(chain((first,), rows), context, separator)


def is_our_header(headers: Sequence[str]) -> bool:
    """Tell whether a header row is of our own making, whatever columns were chosen."""
    return (
        bool(headers)
        and all(
            header in _OURS or any(_slot(header, family) for family in FAMILIES)
            for header in headers
            if header != REFUSED_HEADER
        )
        and any(header in _OUR_START for header in headers)
    )


def _slot(header: str, family: Family) -> tuple[int, str] | None:
    """Return the number and key of a column of a family, None when it is not one of it."""
    if not header.startswith(f"{family.name} "):
        return None
    number, _, sub = header[len(family.name) + 1 :].partition(" - ")
    key = next((key for name, key in family.columns if name == sub), None)
    return (int(number), key) if key and number.isdecimal() and len(number) < 6 else None


def _own_rows(
    headers: Sequence[str],
    rows: Iterator[Row],
    context: ReadingContext,
    separator: str,
    *,
    guarded_cells: bool,
) -> Iterator[ReadRecord | Refused]:
    """Yield the contacts of our own rows; those that follow each other with one uid are one."""
    layout = _OwnColumns.of(headers)
    last: tuple[int, dict[str, str], dict[str, list[dict[str, str]]]] | None = None
    for line, row, _ in rows:
        cells = [unguarded(cell) for cell in row] if guarded_cells else list(row)
        cells += [""] * (len(headers) - len(cells))
        details = {key: cells[place] for place, key in layout.single if cells[place]}
        if not details.get("name"):
            head = f"{EXCEL_MARK * guarded_cells}{csv_line(headers, separator)}"
            yield Refused(_no_name(), line, csv_line(row, separator), head, separator)
            continue
        items = {name: _items(cells, places) for name, places in layout.slots.items()}
        if last is not None and details.get("uid") and last[1] == details:
            for name, found in items.items():
                known = [_without_owner(item) for item in last[2][name]]
                last[2][name] += [one for one in found if _without_owner(one) not in known]
            continue
        if last is not None:
            yield ReadRecord(_record(last[1], last[2], context), last[0])
        last = line, details, items
    if last is not None:
        yield ReadRecord(_record(last[1], last[2], context), last[0])


def _without_owner(item: Mapping[str, str]) -> dict[str, str]:
    """Return an item without what depends on the posts that stand in its row."""
    return {key: value for key, value in item.items() if key != "owner"}


@dataclass(frozen=True, slots=True)
class _OwnColumns:
    """Where the columns of our own stand: those that do not repeat, and the slots of families."""

    single: Sequence[tuple[int, str]]
    slots: Mapping[str, Sequence[tuple[int, int, str]]]

    @classmethod
    def of(cls, headers: Sequence[str]) -> Self:
        """Find them by the headers."""
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
        return cls(single, slots)


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
    for one in items[ANY_CHANNEL.name]:
        means = _MEANS.get(one.pop("means", ""), ChannelType.PHONE)
        channel = channel_from(means, one.pop("raw", ""), one, context, uid)
        found.append((len(found), channel))
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
