"""Parts in files: how each kind of `domain.parts` is told in text and in JSON.

The tables come from the classes themselves, so that a new kind of part travels in every format
of our own.
"""

import dataclasses
import datetime
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, get_args, get_type_hints

from stakeholders.domain.fields import FIELDS_BY_CODE
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import (
    PART_TYPES,
    Part,
)
from stakeholders.domain.record import Record
from stakeholders.formats.base_fields import (
    DATE,
    FLAG,
    TEXT,
    UID,
    Field,
    FieldKind,
    Fields,
    attributes_in,
    attributes_in_json,
    choice,
    details_of,
    json_of,
    table,
)

_KIND: Final = "part"


def _moment(text: str) -> datetime.datetime | None:
    try:
        found = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _moment_text(value: datetime.datetime | None) -> str | None:
    return value.isoformat() if value else None


def _moment_from_json(value: object) -> datetime.datetime | None:
    return _moment(value) if isinstance(value, str) else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _number_from_json(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _same(value: int) -> int:
    return value


_MOMENT: Final = FieldKind(
    None, lambda value: str(_moment_text(value)), _moment, _moment_text, _moment_from_json
)
_NUMBER: Final = FieldKind(0, str, _number, _same, _number_from_json)
_KINDS: Final = MappingProxyType(
    {
        str: TEXT,
        bool: FLAG,
        int: _NUMBER,
        PartialDate: DATE,
        datetime.datetime: _MOMENT,
    }
)


def _kind_of(hint: Any) -> FieldKind:  # noqa: ANN401
    kinds = [one for one in get_args(hint) if one is not type(None)] or [hint]
    if kinds[0] is Uid:
        return UID
    if isinstance(kinds[0], type) and issubclass(kinds[0], StrEnum):
        return choice(kinds[0], None)
    return _KINDS[kinds[0]]


def _fields_of(part: type[Part]) -> Fields:
    hints = get_type_hints(part)
    found = []
    for one in dataclasses.fields(part):
        kind = _kind_of(hints[one.name])
        default = kind.default if one.default is dataclasses.MISSING else one.default
        found.append(Field(one.name.rstrip("_"), one.name, kind, default))
    return table(*found)


PART_FIELDS: Final = MappingProxyType({code: _fields_of(part) for code, part in PART_TYPES.items()})


def parts_to_json(record: Record) -> dict[str, object]:
    """Return the parts of a record by their code, each with all it says."""
    found: dict[str, list[dict[str, object]]] = {}
    for part in record.parts:
        found.setdefault(part.code, []).append(json_of(part, PART_FIELDS[part.code]))
    return dict(found)


def parts_from_json(found: object) -> Iterator[Part]:
    """Yield the parts that `parts_to_json` wrote; what is none is passed by."""
    groups = found.items() if isinstance(found, Mapping) else ()
    for code, items in groups:
        for one in items if code in PART_TYPES and isinstance(items, list) else ():
            if isinstance(one, dict):
                yield from _made(code, attributes_in_json(one, PART_FIELDS[code]))


def part_details(part: Part) -> dict[str, str]:
    """Return a part as the texts that `part_in` reads, its kind first."""
    return {_KIND: part.code, **details_of(part, PART_FIELDS[part.code])}


def part_in(details: Mapping[str, str]) -> Part | None:
    """Return the part that such texts say."""
    code = details.get(_KIND, "")
    fields = PART_FIELDS.get(code)
    return next(_made(code, attributes_in(details, fields)), None) if fields else None


def _made(code: str, attributes: dict[str, Any]) -> Iterator[Part]:
    """Yield the part, or nothing where a value that it cannot do without is not there."""
    usual: dict[str, Any] = {
        one.attribute: one.default for one in PART_FIELDS[code] if one.default is not None
    }
    part = PART_TYPES[code]
    needed = {one.name for one in dataclasses.fields(part) if one.default is dataclasses.MISSING}
    given = usual | attributes
    if needed <= given.keys():
        yield part(**given)


def simple_details(details: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Return those texts that are simple facts, in the order of `domain.fields`."""
    found = []
    for code, field in FIELDS_BY_CODE.items():
        text = details.get(code)
        value = field.read(text) if isinstance(text, str) else None
        if value:
            found.append((code, value))
    return tuple(found)
