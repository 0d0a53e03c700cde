"""Fields: how each part of a record is told in text and in JSON, one table a value.

The tables are read by every format of our own, so that a field added here travels in all of
them. What a rule can find out again (the normalised number, whether it is valid) is `derived`:
JSON shows it, and no reader believes it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress
from operator import attrgetter, ne
from types import MappingProxyType
from typing import Any, Final

from stakeholders.domain.channel import ChannelState, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import uid_from_text
from stakeholders.domain.name import NameType
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.source import SourceType
from stakeholders.domain.visibility import Visibility

_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_SEPARATORS: Final = MappingProxyType(
    {";": re.compile(r"\\.|;", re.DOTALL), ",": re.compile(r"\\.|,", re.DOTALL)}
)


@dataclass(frozen=True, slots=True)
class FieldKind:
    """How one type of value is written; the readers return None for what they cannot read."""

    default: object
    to_text: Callable[[Any], str]
    from_text: Callable[[str], object | None]
    to_json: Callable[[Any], object]
    from_json: Callable[[object], object | None]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key in files, the attribute it stands for, its kind."""

    key: str
    attribute: str
    kind: FieldKind
    default: object
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """A table of fields, with what writing needs of each laid ready."""

    fields: tuple[Field, ...]
    plan: tuple[tuple[str, Callable[[Any], str]], ...]
    usual: tuple[object, ...]
    values_of: Callable[[object], tuple[object, ...]]

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)


def table(*fields: Field) -> Fields:
    """Return a table of fields."""
    values = attrgetter(*(one.attribute for one in fields))

    def values_of(value: object) -> tuple[object, ...]:
        found: tuple[object, ...] = values(value)
        return found

    plan = tuple((one.key, one.kind.to_text) for one in fields)
    return Fields(fields, plan, tuple(one.default for one in fields), values_of)


def joined(items: Sequence[str], separator: str) -> str:
    """Return the items as one text, from which `parted` gets them back."""
    return separator.join(_escaped(item, separator[0]) for item in items)


def parted(text: str, separator: str) -> tuple[str, ...]:
    """Return the items of a text that `joined` made, or that a person wrote."""
    if not text:
        return ()
    if "\\" not in text:
        return tuple(text.split(separator))
    items, start = [], 0
    for match in _SEPARATORS[separator].finditer(text):
        if match.group() == separator:
            items.append(text[start : match.start()])
            start = match.end()
    items.append(text[start:])
    return tuple(_unescaped(item) for item in items)


def _escaped(text: str, separator: str) -> str:
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if separator in text:
        text = text.replace(separator, f"\\{separator}")
    return text.replace("\n", "\\n") if "\n" in text else text


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda m: "\n" if m.group(1) == "n" else m.group(1), text)


def _text_of(value: str) -> str:
    return value


def _flag_to_text(value: object) -> str:
    return "yes" if value else "no"


def _flag_from_json(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _flag_from_text(text: str) -> bool | None:
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(
        text.strip().casefold()
    )


def _list_from_text(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in parted(text, ","))


def _list_to_text(items: Sequence[str]) -> str:
    return joined(items, ",")


def _str_from_json(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _list_from_json(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(item for item in value if isinstance(item, str))


def _date_from_json(value: object) -> PartialDate | None:
    return PartialDate.from_text(value) if isinstance(value, str) else None


def _uid_from_json(value: object) -> str | None:
    return uid_from_text(value) if isinstance(value, str) else None


def _or_none(value: object) -> str | None:
    return None if value is None else str(value)


def choice(choices: type[StrEnum], default: object) -> FieldKind:
    """Return the kind of a value that is one of some codes; case does not matter."""
    known = {str(choice): choice for choice in choices}

    def from_json(value: object) -> StrEnum | None:
        return known.get(value.strip().casefold()) if isinstance(value, str) else None

    return FieldKind(default, str, from_json, _or_none, from_json)


TEXT: Final = FieldKind("", str, _text_of, _text_of, _str_from_json)
MAYBE: Final = FieldKind(None, str, _text_of, _or_none, _str_from_json)
FLAG: Final = FieldKind(
    default=False,
    to_text=_flag_to_text,
    from_text=_flag_from_text,
    to_json=bool,
    from_json=_flag_from_json,
)
DATE: Final = FieldKind(None, str, PartialDate.from_text, _or_none, _date_from_json)
UID: Final = FieldKind(None, str, uid_from_text, _or_none, _uid_from_json)
LIST: Final = FieldKind((), _list_to_text, _list_from_text, list, _list_from_json)


def _field(
    key: str, kind: FieldKind, attribute: str = "", default: object = ..., *, derived: bool = False
) -> Field:
    given = kind.default if default is ... else default
    return Field(key, attribute or key, kind, given, derived)


_VISIBILITY: Final = choice(Visibility, Visibility.OFFICE)
_FREE_TEXT_OF_SOURCE: Final = (_field("quote", TEXT), _field("certain", FLAG, default=True))

CHANNEL_FIELDS: Final = table(
    _field("type", choice(NumberType, None), "number_type"),
    _field("label", TEXT),
    _field("visibility", _VISIBILITY),
    _field("as_of", DATE),
    _field("assumed_region", MAYBE),
    _field("purposes", LIST),
    _field("state", choice(ChannelState, ChannelState.UNCHECKED)),
    _field("state_reason", TEXT),
    _field("from", DATE, "from_"),
    _field("to", DATE),
    _field("uid", UID),
    *_FREE_TEXT_OF_SOURCE,
)
DERIVED_OF_PHONE: Final = table(
    _field("e164", MAYBE, "normalised", derived=True),
    _field("extension", MAYBE, derived=True),
    _field("region", MAYBE, derived=True),
    _field("valid", FLAG, derived=True),
    _field("display", TEXT, derived=True),
)
DERIVED_OF_EMAIL: Final = table(
    _field("address", MAYBE, "normalised", derived=True),
    _field("valid", FLAG, derived=True),
)
NAME_FIELDS: Final = table(
    _field("full", TEXT),
    _field("honorific", TEXT),
    _field("given", TEXT),
    _field("additional", TEXT),
    _field("family", TEXT),
    _field("suffix", TEXT),
    _field("family_first", FLAG),
    _field("type", choice(NameType, NameType.MAIN)),
    _field("language", TEXT),
    _field("phonetic_given", TEXT),
    _field("phonetic_family", TEXT),
    _field("particle", TEXT),
    _field("post_nominals", TEXT),
    _field("address_as", TEXT),
    _field("sort_as", TEXT),
    _field("from", DATE, "from_"),
    _field("to", DATE),
    _field("uid", UID),
)
POST_FIELDS: Final = table(
    _field("title", TEXT),
    _field("body", TEXT),
    _field("unit", TEXT),
    _field("from", DATE, "from_"),
    _field("to", DATE),
    _field("acting", FLAG),
    _field("functions", LIST),
    _field("uid", UID),
    _field("body_uid", UID),
    _field("type", TEXT),
    _field("rank", TEXT),
    _field("line_uid", UID),
    *_FREE_TEXT_OF_SOURCE,
)
HOLDER_FIELDS: Final = table(
    _field("name", TEXT),
    _field("uid", UID),
    _field("from", DATE, "from_"),
    _field("to", DATE),
    _field("acting", FLAG),
    _field("type", TEXT),
    _field("line_uid", UID),
)
ADDRESS_FIELDS: Final = table(
    _field("lines", LIST),
    _field("po_box", TEXT),
    _field("extended", TEXT),
    _field("street", TEXT),
    _field("city", TEXT),
    _field("region", TEXT),
    _field("postal_code", TEXT),
    _field("country", TEXT),
    _field("label", TEXT),
    _field("purpose", TEXT),
    _field("language", TEXT),
    _field("visibility", _VISIBILITY),
    _field("uid", UID),
)
SOURCE_FIELDS: Final = table(
    _field("title", TEXT),
    _field("type", choice(SourceType, SourceType.PRESS_RELEASE)),
    _field("date", DATE),
    _field("date_assumed", FLAG),
    _field("language", TEXT),
    _field("file_name", TEXT),
    _field("symbol", TEXT),
    _field("publisher", TEXT),
    _field("url", TEXT),
    _field("reference", TEXT),
    _field("uid", UID),
    _field("text", TEXT),
)
KEPT_FIELDS: Final = table(
    _field("name", TEXT),
    _field("value", TEXT),
    _field("group", TEXT),
)
RECORD_FIELDS: Final = table(
    _field("kind", choice(EntryKind, EntryKind.PERSON), default=None),
    _field("acronym", TEXT),
    _field("aliases", LIST),
    _field("body_kind", TEXT),
    _field("parent", TEXT),
    _field("parent_uid", UID),
    _field("covers", LIST),
    _field("place", TEXT),
    _field("country", TEXT),
    _field("languages", LIST),
    _field("missing", LIST),
    _field("visibility", choice(Visibility, Visibility.ANYONE), default=Visibility.ANYONE),
    _field("source", TEXT),
    _field("source_uid", TEXT),
    *_FREE_TEXT_OF_SOURCE,
)


def details_of(value: object, fields: Fields) -> dict[str, str]:
    """Return the fields of a value as texts; what has its usual value is left out."""
    values = fields.values_of(value)
    if values == fields.usual:
        return {}
    differ = map(ne, values, fields.usual)
    told = compress(zip(fields.plan, values, strict=True), differ)
    return {key: to_text(found) for (key, to_text), found in told}


def attributes_in(details: Mapping[str, str], fields: Iterable[Field]) -> dict[str, Any]:
    """Return the attributes that the texts say, ready for `replace`; what is unreadable is not."""
    found = {}
    for field in fields:
        if field.key in details:
            value = field.kind.from_text(details[field.key])
            if value is not None:
                found[field.attribute] = value
    return found


def json_of(value: object, fields: Iterable[Field]) -> dict[str, object]:
    """Return all fields of a value for JSON."""
    return {field.key: field.kind.to_json(getattr(value, field.attribute)) for field in fields}


def attributes_in_json(found: Mapping[str, object], fields: Iterable[Field]) -> dict[str, Any]:
    """Return the attributes that a JSON object says; derived and unreadable ones are left out."""
    return {
        field.attribute: value
        for field in fields
        if not field.derived and (value := field.kind.from_json(found.get(field.key))) is not None
    }


def written(details: Mapping[str, str]) -> str:
    """Return details as one line: `key=value;key=value`."""
    pairs = [f"{key}={value}" for key, value in details.items()]
    line = ";".join(pairs)
    if line.count(";") >= max(len(pairs), 1) or "\\" in line or "\n" in line:
        return joined(pairs, ";")
    return line


def read_details(text: str) -> dict[str, str]:
    """Return the details of a line that `written` made."""
    pairs = (part.partition("=") for part in parted(text, ";"))
    return {key.strip(): value for key, _, value in pairs}
