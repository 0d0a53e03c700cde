"""What the cells of one row say, by what their columns hold, and the contact that it makes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.name import PersonName, read_name
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.record import Kept, PostLine, Record
from stakeholders.domain.text import clean, clean_lines
from stakeholders.formats.base import ReadingContext, ReadRecord, Refused
from stakeholders.formats.csv_table_cells import SEVERAL, Told, any_means, channels_of
from stakeholders.i18n import marked

_CODE: Final = re.compile(r"[A-Za-z]{2}")
_WORD_BETWEEN: Final = re.compile(r"&|\b(?:and|und|et|y|и)\b")
_BETWEEN_NAMES: Final = re.compile(r"\s+/\s*|\s*[;\n]\s*|\s+(?:&|and|und|et|y|и)\s+")
_NAME_KEYS: Final = ("honorific", "given", "additional", "family", "suffix")
_ADDRESS_KEYS: Final = ("street", "city", "region", "postal_code", "country")
_CHANNELS: Final = MappingProxyType(
    {
        "phone": ChannelType.PHONE,
        "email": ChannelType.EMAIL,
        "web": ChannelType.WEB,
        "messaging": ChannelType.MESSAGING,
    }
)


@dataclass(slots=True)
class Found:
    """What the cells of one row say, by their meaning."""

    single: dict[str, str] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)


def contact_of(
    line: int,
    cells: Sequence[str],
    headers: Sequence[str],
    meanings: Sequence[str],
    context: ReadingContext,
) -> ReadRecord | Refused:
    """Return the contact whose cells hold what their meanings say."""
    contact = contact_in(found_in(cells, headers, meanings), line, context)
    if not contact.record.name:
        return Refused(no_contact(), line, ",".join(cells))
    return contact


def found_in(
    cells: Sequence[str],
    headers: Sequence[str],
    meanings: Sequence[str],
    numbers: frozenset[int] = frozenset(),
) -> Found:
    """Return what cells say; `numbers` are the places of those that were numbers."""
    found = Found()
    labels: dict[str, str] = {}
    for place, cell in enumerate(cells):
        text = clean_lines(cell).strip()
        meaning = meanings[place] if place < len(meanings) else ""
        if not text or meaning == "-":
            continue
        if meaning.startswith("label of "):
            labels[meaning.removeprefix("label of ")] = text
        elif not _take_channel(found, meaning, text, labels, was_number=place in numbers):
            header = headers[place] if place < len(headers) else ""
            _take(found, meaning, text, clean(header))
    return found


def _take_channel(
    found: Found, meaning: str, text: str, labels: dict[str, str], *, was_number: bool
) -> bool:
    kind = meaning.partition(":")[0].partition("#")[0]
    if kind == "channel":
        kind = any_means(text).value
    if kind not in _CHANNELS:
        return False
    label = labels.get(meaning, meaning.partition(":")[2]).removeprefix("* ")
    label = "" if label in {"*", "Other"} else label
    found.told.append(Told(_CHANNELS[kind], text, label, was_number))
    return True


def _take(found: Found, meaning: str, text: str, header: str) -> None:
    if meaning == "note":
        found.notes.append(text)
    elif meaning == "tags":
        items = text.replace(SEVERAL, ",").replace(";", ",").split(",")
        found.tags += [tag for item in items if (tag := clean(item).removeprefix("* "))]
    elif meaning == "id":
        found.single[meaning] = text
        found.kept.append(Kept(header, text))
    elif meaning and meaning not in found.single:
        found.single[meaning] = text
    else:
        found.kept.append(Kept(header, text))


def contact_in(
    found: Found, line: int, context: ReadingContext, *, country: str = "", tag: str = ""
) -> ReadRecord:
    """Return the contact of a row; country and tag are those of the section it stands in."""
    single = {key: clean(text) for key, text in found.single.items() if key != "street"}
    single["street"] = found.single.get("street", "")
    given = single.get("country", "")
    code = given.upper() if _CODE.fullmatch(given) else context.country_called(given) or ""
    code = code or ("" if given else country)
    near = replace(context, regions=(code, *context.regions)) if code else context
    findings: list[Problem] = []
    channels = tuple(
        channel for told in found.told for channel in channels_of(told, near, findings)
    )
    name = _person_name(single, context)
    shown = _display_name(single, name, channels)
    is_person = bool(name.full) or shown != single.get("body", "")
    record = Record(
        kind=EntryKind.PERSON if is_person else EntryKind.BODY,
        name=shown,
        names=(replace(name, full=name.full or shown),) if is_person else (),
        posts=_posts(single) if is_person else (),
        place=single.get("city", ""),
        country=code,
        channels=channels,
        addresses=_addresses(single, context),
        languages=tuple(filter(None, map(clean, single.get("languages", "").split(",")))),
        tags=tuple(dict.fromkeys((*found.tags, *filter(None, (tag,))))),
        notes=tuple(found.notes),
        visibility=context.visibility,
        kept=tuple(found.kept),
    )
    doubt = _two_people(found.single.get("name", "") or shown, context) if is_person else None
    return ReadRecord(record, line, tuple(findings), doubt)


def _two_people(text: str, context: ReadingContext) -> Problem | None:
    """Return the doubt where a cell names two people: `Mr A / Ms B`."""
    parts = [part for part in _BETWEEN_NAMES.split(text) if part and part.strip()]
    if len(parts) != 2:
        return None
    titled = [context.words.is_honorific(part.split()[0]) for part in parts]
    is_listed = bool(_BETWEEN_NAMES.search(text) and not _WORD_BETWEEN.search(text))
    if all(titled) or (is_listed and all(len(part.split()) > 1 for part in parts)):
        return Problem(
            "table.two_people",
            marked("{name} may be two people; make two rows of it."),
            (("name", clean(text)),),
        )
    return None


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


def no_contact() -> Problem:
    """Return what is said of a row with nobody in it."""
    return Problem(
        "csv.no_contact",
        marked("The row names nobody and has no way to reach anybody; it was left out."),
        severity=Severity.ERROR,
    )
