"""JSON Lines: records complete and without loss, one a line; also the JSON of the command line.

The shape is DESIGN.md section 6; keys may be added, none dropped.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO, Final, TypeVar

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.name import PersonName
from stakeholders.domain.problems import Finding, Problem, Severity
from stakeholders.domain.record import Holder, Kept, PostLine, Record
from stakeholders.domain.source import Source
from stakeholders.formats.base import Format, ReadingContext, ReadRecord, Refused
from stakeholders.formats.base_channels import channel_from
from stakeholders.formats.base_fields import (
    ADDRESS_FIELDS,
    CHANNEL_FIELDS,
    DERIVED_OF_EMAIL,
    DERIVED_OF_PHONE,
    HOLDER_FIELDS,
    KEPT_FIELDS,
    NAME_FIELDS,
    POST_FIELDS,
    RECORD_FIELDS,
    SOURCE_FIELDS,
    Field,
    attributes_in_json,
    json_of,
)
from stakeholders.formats.base_parts import parts_from_json, parts_to_json, simple_details
from stakeholders.formats.encoding import decoded
from stakeholders.i18n import marked

_T = TypeVar("_T")
_CHANNELS: Final = (
    ("phones", ChannelType.PHONE, DERIVED_OF_PHONE, "e164"),
    ("emails", ChannelType.EMAIL, DERIVED_OF_EMAIL, "address"),
    ("webs", ChannelType.WEB, (), "raw"),
    ("messaging", ChannelType.MESSAGING, (), "raw"),
)


def record_to_json(record: Record) -> dict[str, object]:
    """Return a record in the shape of `--json`."""
    return {
        "uid": record.uid,
        "kind": record.kind.value,
        "name": record.name,
        "names": [name.full for name in record.names],
        "honorific": record.honorific,
        "posts": [json_of(post, POST_FIELDS) for post in record.posts],
        "holders": [json_of(holder, HOLDER_FIELDS) for holder in record.holders],
        **_channels_to_json(record),
        "addresses": [_address_to_json(address) for address in record.addresses],
        "tags": list(record.tags),
        "notes": list(record.notes),
        "sources": [json_of(source, SOURCE_FIELDS) for source in record.sources],
        "name_parts": [json_of(name, NAME_FIELDS) for name in record.names],
        "kept": [_kept_to_json(kept) for kept in record.kept],
        **json_of(record, RECORD_FIELDS),
        "details": dict(record.details),
        "parts": parts_to_json(record),
        **({"members": list(record.members)} if record.members else {}),
    }


def record_from_json(found: Mapping[str, object], context: ReadingContext) -> Record:
    """Return the record of a JSON object; numbers and addresses are judged anew.

    Raises:
        KeyError: when it is not a record: no kind or no name.
    """
    simple = attributes_in_json(found, RECORD_FIELDS)
    uid = uid_from_text(str(found.get("uid") or ""))
    name = found["name"]
    if "kind" not in simple or not isinstance(name, str):
        raise KeyError("kind")
    return Record(
        name=name,
        uid=uid,
        names=_names_from_json(found),
        posts=_all(found, "posts", PostLine, POST_FIELDS),
        holders=tuple(_holders(found)),
        channels=_channels_from_json(found, context, uid),
        addresses=tuple(_address_from_json(one) for one in _objects(found, "addresses")),
        tags=_strings(found, "tags"),
        notes=_strings(found, "notes"),
        sources=tuple(
            Source(**{"title": "", **attributes_in_json(one, SOURCE_FIELDS)})
            for one in _objects(found, "sources")
        ),
        kept=tuple(_kept_from_json(one) for one in _objects(found, "kept")),
        details=simple_details(_object(found, "details")),
        parts=tuple(parts_from_json(found.get("parts"))),
        members=_strings(found, "members"),
        **simple,
    )


def finding_to_json(finding: Finding) -> dict[str, object]:
    """Return a finding in the shape of `--json`, in the reader's language."""
    return {
        "severity": finding.problem.severity.value,
        "code": finding.problem.code,
        "message": finding.problem.message,
        "file": finding.file,
        "line": finding.line,
        "record": finding.record,
    }


def read_json_lines(data: bytes, context: ReadingContext) -> Iterator[ReadRecord | Refused]:
    """Yield the records of a file, one a line; a line that is not one is refused alone."""
    for number, line in enumerate(decoded(data, context.encoding).text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield ReadRecord(record_from_json(json.loads(line), context), number)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            yield Refused(_not_a_record(), number, line.rstrip("\r"))


def write_json_lines(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records, one a line, in UTF-8."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    stream.writelines(encode(record_to_json(record)).encode() + b"\n" for record in records)


def is_json_lines(head: bytes) -> bool:
    """Tell whether a file starts with a record of ours."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and b'"kind"' in start


def _channels_to_json(record: Record) -> dict[str, object]:
    found: dict[str, object] = {}
    order = [channel.type for channel in record.channels]
    mixed = order != sorted(order, key=[means for _, means, _, _ in _CHANNELS].index)
    for key, means, derived, _ in _CHANNELS:
        found[key] = [
            _channel_to_json(channel, derived) | ({"position": position} if mixed else {})
            for position, channel in enumerate(record.channels)
            if channel.type is means
        ]
    return found


def _channel_to_json(channel: Channel, derived: Iterable[Field]) -> dict[str, object]:
    return {
        "raw": channel.raw,
        **json_of(channel, derived),
        **json_of(channel, CHANNEL_FIELDS),
        "of": channel.owner,
    }


def _channels_from_json(
    found: Mapping[str, object], context: ReadingContext, uid: Uid | None
) -> tuple[Channel, ...]:
    channels = []
    for key, means, _, normalised in _CHANNELS:
        for one in _objects(found, key):
            raw = str(one.get("raw") or one.get(normalised) or "")
            regions = (
                {"assumed_region": str(one["assumed_region"])} if one.get("assumed_region") else {}
            )
            label = {"label": str(one.get("label") or "")}
            channel = channel_from(means, raw, regions | label, context, uid)
            changes = attributes_in_json(one, CHANNEL_FIELDS)
            changes.pop("assumed_region", None)
            owner = uid_from_text(str(one.get("of") or ""))
            channels.append((one.get("position"), replace(channel, owner=owner, **changes)))
    positions = [position for position, _ in channels]
    if all(isinstance(position, int) for position in positions):
        channels.sort(key=_position)
    return tuple(channel for _, channel in channels)


def _position(pair: tuple[object, Channel]) -> int:
    return pair[0] if isinstance(pair[0], int) else 0


def _names_from_json(found: Mapping[str, object]) -> tuple[PersonName, ...]:
    parts = _objects(found, "name_parts")
    if parts:
        return tuple(
            PersonName(**{"full": "", **attributes_in_json(one, NAME_FIELDS)}) for one in parts
        )
    honorific = str(found.get("honorific") or "")
    return tuple(
        PersonName(full, honorific=honorific if number == 0 else "")
        for number, full in enumerate(_strings(found, "names"))
    )


def _holders(found: Mapping[str, object]) -> Iterator[Holder]:
    for one in _objects(found, "holders"):
        attributes = attributes_in_json(one, HOLDER_FIELDS)
        if "uid" in attributes:
            yield Holder(**{"name": "", **attributes})


def _address_to_json(address: Address) -> dict[str, object]:
    return {**json_of(address, ADDRESS_FIELDS), "of": address.owner}


def _address_from_json(one: Mapping[str, object]) -> Address:
    owner = uid_from_text(str(one.get("of") or ""))
    return Address(owner=owner, **attributes_in_json(one, ADDRESS_FIELDS))


def _kept_to_json(kept: Kept) -> dict[str, object]:
    parameters = [list(pair) for pair in kept.parameters]
    return {**json_of(kept, KEPT_FIELDS), "parameters": parameters}


def _kept_from_json(one: Mapping[str, object]) -> Kept:
    pairs = one.get("parameters")
    parameters = tuple(
        (str(pair[0]), str(pair[1]))
        for pair in (pairs if isinstance(pairs, list) else ())
        if isinstance(pair, list) and len(pair) == 2
    )
    attributes = attributes_in_json(one, KEPT_FIELDS)
    return Kept(**{"name": "", "value": "", **attributes}, parameters=parameters)


def _all(
    found: Mapping[str, object], key: str, make: Callable[..., _T], fields: Iterable[Field]
) -> tuple[_T, ...]:
    return tuple(make(**attributes_in_json(one, fields)) for one in _objects(found, key))


def _objects(found: Mapping[str, object], key: str) -> list[dict[str, Any]]:
    items = found.get(key)
    return [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []


def _object(found: Mapping[str, object], key: str) -> Mapping[str, object]:
    one = found.get(key)
    return one if isinstance(one, dict) else {}


def _strings(found: Mapping[str, object], key: str) -> tuple[str, ...]:
    items = found.get(key)
    return tuple(one for one in items if isinstance(one, str)) if isinstance(items, list) else ()


def _not_a_record() -> Problem:
    return Problem(
        "jsonl.record",
        marked("This line is not a record of this program; it was left out."),
        severity=Severity.ERROR,
    )


JSON_LINES: Final = Format(
    name="jsonl",
    title=marked("JSON Lines (complete)"),
    suffixes=(".jsonl", ".ndjson"),
    read=read_json_lines,
    write=write_json_lines,
    recognises=is_json_lines,
)
