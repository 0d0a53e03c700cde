"""Rows of other programs' tables: by the headers where there are some, else by what cells hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName, read_name
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.record import Kept, PostLine, Record
from stakeholders.domain.text import clean, clean_lines
from stakeholders.formats.base import ReadingContext, ReadRecord, Refused
from stakeholders.formats.base_channels import read_channel
from stakeholders.formats.csv_table_headers import meanings_of
from stakeholders.i18n import marked

_SEARCHED_FOR_HEADERS: Final = 12
_SEVERAL: Final = " ::: "
_AS_NUMBER: Final = re.compile(r"(\d{6,15})\.0")
_PHONE_LIKE: Final = re.compile(r"\+?[\d\s().\-/]{6,25}")
_CODE: Final = re.compile(r"[A-Za-z]{2}")
_CHANNELS: Final = (
    ("phone", ChannelType.PHONE),
    ("email", ChannelType.EMAIL),
    ("web", ChannelType.WEB),
)
_NAME_KEYS: Final = ("honorific", "given", "additional", "family", "suffix")
_ADDRESS_KEYS: Final = ("street", "city", "region", "postal_code", "country")
_Row = tuple[int, list[str]]


@dataclass(slots=True)
class _Found:
    """What the cells of one row say, by their meaning."""

    single: dict[str, str] = field(default_factory=dict)
    channels: list[tuple[ChannelType, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)


def foreign_rows(rows: Iterator[_Row], context: ReadingContext) -> Iterator[ReadRecord | Refused]:
    """Yield a contact for each row under the header, which may stand a few rows down."""
    start: list[_Row] = []
    for _ in range(_SEARCHED_FOR_HEADERS):
        row = next(rows, None)
        if row is None:
            break
        start.append(row)
    place = _place_of_header(start)
    if place is None:
        headers, meanings = [], _meanings_by_content(start)
    else:
        headers = start[place][1]
        meanings = meanings_of(headers)
        start = start[place + 1 :]
    for line, cells in (*start, *rows):
        yield contact_of(line, cells, headers, meanings, context)


def _place_of_header(rows: Sequence[_Row]) -> int | None:
    scores = [sum(map(bool, meanings_of(cells))) for _, cells in rows]
    best = max(scores, default=0)
    return (
        scores.index(best)
        if best >= 2 or (best and len(rows[scores.index(best)][1]) == 1)
        else None
    )


def _meanings_by_content(rows: Sequence[_Row]) -> list[str]:
    """Return what the columns of a table without headers hold, by their cells."""
    width = max((len(cells) for _, cells in rows), default=0)
    found = []
    for place in range(width):
        cells = [row[place].strip() for _, row in rows if place < len(row) and row[place].strip()]
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


def contact_of(
    line: int,
    cells: Sequence[str],
    headers: Sequence[str],
    meanings: Sequence[str],
    context: ReadingContext,
) -> ReadRecord | Refused:
    """Return the contact whose cells hold what their meanings say."""
    found = _Found()
    _take_cells(found, cells, headers, meanings)
    record = _record(found, context)
    if not record.name:
        return Refused(_no_contact(), line, ",".join(cells))
    return ReadRecord(record, line)


def _take_cells(
    found: _Found, cells: Sequence[str], headers: Sequence[str], meanings: Sequence[str]
) -> None:
    labels: dict[str, str] = {}
    for place, cell in enumerate(cells):
        text = clean_lines(cell).strip()
        meaning = meanings[place] if place < len(meanings) else ""
        if not text:
            continue
        if meaning.startswith("label of "):
            labels[meaning.removeprefix("label of ")] = text
        elif not _take_channel(found, meaning, text, labels):
            header = headers[place] if place < len(headers) else ""
            _take(found, meaning, text, clean(header))


def _take_channel(found: _Found, meaning: str, text: str, labels: dict[str, str]) -> bool:
    for key, means in _CHANNELS:
        if meaning.partition(":")[0].partition("#")[0] == key:
            label = labels.get(meaning, meaning.partition(":")[2]).removeprefix("* ")
            label = "" if label in {"*", "Other"} else label
            for one in text.split(_SEVERAL):
                number = _AS_NUMBER.fullmatch(one) if means is ChannelType.PHONE else None
                found.channels.append((means, number.group(1) if number else one.strip(), label))
            return True
    return False


def _take(found: _Found, meaning: str, text: str, header: str) -> None:
    if meaning == "note":
        found.notes.append(text)
    elif meaning == "tags":
        items = text.replace(_SEVERAL, ",").replace(";", ",").split(",")
        found.tags += [tag for item in items if (tag := clean(item).removeprefix("* "))]
    elif meaning and meaning != "-" and meaning not in found.single:
        found.single[meaning] = text
    else:
        found.kept.append(Kept(header, text))


def _record(found: _Found, context: ReadingContext) -> Record:
    single = {key: clean(text) for key, text in found.single.items() if key != "street"}
    single["street"] = found.single.get("street", "")
    country = single.get("country", "")
    code = country.upper() if _CODE.fullmatch(country) else ""
    near = replace(context, regions=(code, *context.regions)) if code else context
    channels = tuple(
        read_channel(means, text, near, label) for means, text, label in found.channels
    )
    name = _person_name(single, context)
    shown = _display_name(single, name, channels)
    is_person = bool(name.full) or shown != single.get("body", "")
    return Record(
        kind=EntryKind.PERSON if is_person else EntryKind.BODY,
        name=shown,
        names=(replace(name, full=name.full or shown),) if is_person else (),
        posts=_posts(single) if is_person else (),
        place=single.get("city", ""),
        country=code,
        channels=channels,
        addresses=_addresses(single, context),
        languages=tuple(filter(None, map(clean, single.get("languages", "").split(",")))),
        tags=tuple(found.tags),
        notes=tuple(found.notes),
        visibility=context.visibility,
        kept=tuple(found.kept),
    )


def _person_name(single: dict[str, str], context: ReadingContext) -> PersonName:
    parts = [single.get(key, "") for key in _NAME_KEYS]
    honorific, given, additional, family, suffix = parts
    if not (given or family):
        text = single.get("name", "")
        name = read_name(text, context.words) if text else PersonName("")
        return replace(name, honorific=honorific or name.honorific)
    full = single.get("name", "") or clean(f"{given} {additional} {family}")
    return PersonName(full, honorific, given, additional, family, suffix)


def _display_name(single: dict[str, str], name: PersonName, channels: Sequence[Channel]) -> str:
    addresses = [c.raw for c in channels if c.type is ChannelType.EMAIL]
    others = [c.raw for c in channels if c.type is not ChannelType.EMAIL]
    wanted = (name.full, single.get("body", ""), *addresses, *others)
    return next((text for text in wanted if text), "")


def _posts(single: dict[str, str]) -> tuple[PostLine, ...]:
    title, body, unit = (single.get(key, "") for key in ("title", "body", "unit"))
    return (PostLine(title=title, body=body, unit=unit),) if title or body or unit else ()


def _addresses(single: dict[str, str], context: ReadingContext) -> tuple[Address, ...]:
    street, city, region, postal_code, country = (single.get(key, "") for key in _ADDRESS_KEYS)
    if not (street or region or postal_code or (country and not _CODE.fullmatch(country))):
        return ()
    return (
        Address(
            street=street,
            city=city,
            region=region,
            postal_code=postal_code,
            country=country,
            visibility=context.visibility,
        ),
    )


def _no_contact() -> Problem:
    return Problem(
        "csv.no_contact",
        marked("The row names nobody and has no way to reach anybody; it was left out."),
        severity=Severity.ERROR,
    )
