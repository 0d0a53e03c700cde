"""The columns of our own tables: one row a record, columns that repeat as often as needed.

Headers are data: they are the same in every language, and never change their meaning.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Final

from stakeholders.domain.channel import ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.record import Record
from stakeholders.formats.base_channels import channel_details, owner_details
from stakeholders.formats.base_fields import (
    ADDRESS_FIELDS,
    HOLDER_FIELDS,
    KEPT_FIELDS,
    NAME_FIELDS,
    POST_FIELDS,
    RECORD_FIELDS,
    SOURCE_FIELDS,
    details_of,
    joined,
    written,
)
from stakeholders.formats.base_parts import part_details

MORE: Final = "more"
NOTHING: Final = "nothing"
_ORDER_OF_MEANS: Final = MappingProxyType({one: n for n, one in enumerate(ChannelType)})


@dataclass(frozen=True, slots=True)
class Family:
    """Columns that repeat: their name, what of a record they hold, and the key under each.

    The first column bears the name alone (`Phone 1`); what has no column of its own goes to the
    last (`Phone 1 - More`).
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    items: Callable[[Record], Sequence[Mapping[str, str]]]
    has_any: Callable[[Record], object]

    def headers(self, number: int) -> list[str]:
        """Return the headers of the columns with this number (from 1)."""
        return [f"{self.name} {number}{f' - {sub}' if sub else ''}" for sub, _ in self.columns]

    def cells(self, record: Record) -> list[str]:
        """Return the cells of a record, as many as it has."""
        if not self.has_any(record):
            return []
        return [cell for item in self.items(record) for cell in self._cells_of(item)]

    def _cells_of(self, item: Mapping[str, str]) -> list[str]:
        rest = dict(item)
        cells = [rest.pop(key, "") for _, key in self.columns if key != MORE]
        if self.columns[-1][1] != MORE:
            return cells
        if not rest and not any(cells):
            rest[NOTHING] = "yes"
        return [*cells, written(rest)]


def _channels(means: ChannelType, record: Record) -> list[dict[str, str]]:
    order = [_ORDER_OF_MEANS[channel.type] for channel in record.channels]
    mixed = order != sorted(order)
    found = []
    for position, channel in enumerate(record.channels):
        if channel.type is means:
            details = {"raw": channel.raw, **channel_details(channel, record)}
            details["visibility"] = channel.visibility.value
            found.append(details | ({"position": str(position)} if mixed else {}))
    return found


def _every_channel(record: Record) -> list[dict[str, str]]:
    return [
        {
            "raw": channel.raw,
            "means": channel.type.value,
            **channel_details(channel, record),
            "visibility": channel.visibility.value,
        }
        for channel in record.channels
    ]


def _has_channel(means: ChannelType, record: Record) -> bool:
    return any(channel.type is means for channel in record.channels)


def _posts(record: Record) -> list[dict[str, str]]:
    return [details_of(post, POST_FIELDS) for post in record.posts]


def _addresses(record: Record) -> list[dict[str, str]]:
    return [
        details_of(one, ADDRESS_FIELDS)
        | {"visibility": one.visibility.value}
        | owner_details(one.owner, record)
        for one in record.addresses
    ]


def _other_names(record: Record) -> list[dict[str, str]]:
    return [details_of(name, NAME_FIELDS) for name in record.names[1:]]


def _sources(record: Record) -> list[dict[str, str]]:
    return [details_of(source, SOURCE_FIELDS) for source in record.sources]


def _holders(record: Record) -> list[dict[str, str]]:
    return [details_of(holder, HOLDER_FIELDS) for holder in record.holders]


def _notes(record: Record) -> list[dict[str, str]]:
    return [{"note": note} for note in record.notes]


def _facts(record: Record) -> list[dict[str, str]]:
    return [{"fact": code, "value": text} for code, text in record.details]


def _parts(record: Record) -> list[dict[str, str]]:
    return [part_details(part) for part in record.telling_parts]


def _kept(record: Record) -> list[dict[str, str]]:
    found = []
    for kept in record.kept:
        details = details_of(kept, KEPT_FIELDS)
        if kept.parameters:
            details["parameters"] = joined([f"{n}={v}" for n, v in kept.parameters], ",")
        found.append(details)
    return found


_OF_CHANNELS: Final[tuple[tuple[str, str], ...]] = (
    ("", "raw"), ("Label", "label"), ("Type", "type"), ("Owner", "owner"),
    ("Visibility", "visibility"), ("As of", "as_of"), ("More", MORE),
)  # fmt: skip
_OF_WEBS: Final = tuple(pair for pair in _OF_CHANNELS if pair[1] != "type")

POSTS: Final = Family(
    "Position",
    (
        ("Title", "title"), ("Organisation", "body"), ("Unit", "unit"), ("From", "from"),
        ("To", "to"), ("Acting", "acting"), ("Post UID", "uid"),
        ("Organisation UID", "body_uid"), ("More", MORE),
    ),
    _posts,
    lambda record: record.posts,
)  # fmt: skip
CHANNELS: Final = tuple(
    (
        means,
        Family(name, columns, partial(_channels, means), partial(_has_channel, means)),
    )
    for means, name, columns in (
        (ChannelType.PHONE, "Phone", _OF_CHANNELS),
        (ChannelType.EMAIL, "E-mail", _OF_WEBS),
        (ChannelType.WEB, "Web", _OF_WEBS),
        (ChannelType.MESSAGING, "Messaging", _OF_WEBS),
    )
)
ANY_CHANNEL: Final = Family(
    "Channel",
    (("", "raw"), ("Kind", "means"), *_OF_CHANNELS[1:]),
    _every_channel,
    lambda record: record.channels,
)
"""What stands in a table of one row a channel, instead of a family for each kind."""
ADDRESSES: Final = Family(
    "Address",
    (
        ("Street", "street"), ("City", "city"), ("Region", "region"),
        ("Postal code", "postal_code"), ("Country", "country"), ("Label", "label"),
        ("Visibility", "visibility"), ("More", MORE),
    ),
    _addresses,
    lambda record: record.addresses,
)  # fmt: skip
NOTES: Final = Family("Note", (("", "note"),), _notes, lambda record: record.notes)
SOURCES: Final = Family(
    "Source",
    (("", "title"), ("Type", "type"), ("Date", "date"), ("More", MORE)),
    _sources,
    lambda record: record.sources,
)
OTHER_NAMES: Final = Family(
    "Other name",
    (("", "full"), ("More", MORE)),
    _other_names,
    lambda record: record.names[1:],
)
HOLDERS: Final = Family(
    "Holder", (("", "name"), ("More", MORE)), _holders, lambda record: record.holders
)
FACTS: Final = Family(
    "Fact", (("", "fact"), ("Value", "value")), _facts, lambda record: record.details
)
PARTS: Final = Family(
    "Part",
    (("", "part"), ("More", MORE)),
    _parts,
    lambda record: record.parts,
)
KEPT: Final = Family(
    "Kept", (("", "name"), ("Value", "value"), ("More", MORE)), _kept, lambda record: record.kept
)

FIRST: Final = (
    ("UID", "uid"), ("Kind", "kind"), ("Name", "name"), ("Honorific", "honorific"),
    ("Given name", "given"), ("Additional names", "additional"), ("Family name", "family"),
    ("Suffix", "suffix"),
)  # fmt: skip
MIDDLE: Final = (("Place", "place"), ("Country", "country"))
LAST: Final = (
    ("Languages", "languages"), ("Tags", "tags"), ("Missing", "missing"), ("Acronym", "acronym"),
    ("Aliases", "aliases"), ("Type of body", "body_kind"), ("Part of", "parent"),
    ("Part of UID", "parent_uid"), ("Covers", "covers"), ("Visibility", "visibility"),
    ("Imported from", "source"), ("Imported UID", "source_uid"), ("Name - More", "name_more"),
    ("More", MORE),
)  # fmt: skip

Plan = tuple[tuple[tuple[str, str], ...] | Family, ...]
_BEHIND_CHANNELS: Final[Plan] = (
    ADDRESSES, NOTES, SOURCES, OTHER_NAMES, HOLDERS, LAST, FACTS, PARTS, KEPT,
)  # fmt: skip
PLAN: Final[Plan] = (
    FIRST, POSTS, MIDDLE, *(family for _, family in CHANNELS), *_BEHIND_CHANNELS,
)  # fmt: skip
PLAN_BY_CHANNEL: Final[Plan] = (FIRST, POSTS, MIDDLE, ANY_CHANNEL, *_BEHIND_CHANNELS)
FAMILIES: Final = (*(part for part in PLAN if isinstance(part, Family)), ANY_CHANNEL)
SINGLE: Final = (*FIRST, *MIDDLE, *LAST)
NAME_PARTS: Final = ("honorific", "given", "additional", "family", "suffix")


def families_of(plan: Plan) -> tuple[Family, ...]:
    """Return the families of a plan, in their order."""
    return tuple(part for part in plan if isinstance(part, Family))


def headers_for(widths: Sequence[int], plan: Plan = PLAN) -> list[str]:
    """Return the header row for families of these widths."""
    found: list[str] = []
    wide = iter(widths)
    for part in plan:
        if isinstance(part, Family):
            for number in range(1, next(wide) + 1):
                found += part.headers(number)
        else:
            found += [header for header, _ in part]
    return found


def pieces_of(record: Record, plan: Plan, told: Sequence[bool]) -> list[list[str]]:
    """Return the cells of a record, part by part of the plan; only those that are `told`."""
    details = single_details(record)
    return [
        ([] if not is_told else part.cells(record))
        if isinstance(part, Family)
        else [details.get(key, "") for _, key in part]
        for part, is_told in zip(plan, told, strict=True)
    ]


def single_details(record: Record) -> dict[str, str]:
    """Return what stands in the columns that do not repeat."""
    details = details_of(record, RECORD_FIELDS)
    more: dict[str, str] = {}
    for key in ("quote", "certain"):
        if key in details:
            more[key] = details.pop(key)
    details["name"] = record.name
    details["visibility"] = record.visibility.value
    if record.uid:
        details["uid"] = record.uid
    if record.tags:
        details["tags"] = joined(record.tags, ", ")
    if record.names:
        name = details_of(record.names[0], NAME_FIELDS)
        if name.get("full") == record.name:
            del name["full"]
        details |= {key: name.pop(key) for key in NAME_PARTS if key in name}
        if name:
            details["name_more"] = written({**name, "shown": record.name})
    elif record.kind is EntryKind.PERSON:
        details["name_more"] = "names=none"
    if more:
        details[MORE] = written(more)
    return details
