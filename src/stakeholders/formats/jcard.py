"""jCard (RFC 7095): cards as JSON, read card by card, and a damaged one property by property."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from stakeholders.domain.problems import Problem, Severity
from stakeholders.formats.base import Format, ReadingContext, ReadRecord, Refused
from stakeholders.formats.encoding import decoded
from stakeholders.formats.vcard_lines import UNREAD_LINE, Card, Property
from stakeholders.formats.vcard_read import record_of_card
from stakeholders.formats.vcard_types import type_parameter, value_of_type
from stakeholders.formats.vcard_values import as_text
from stakeholders.i18n import marked

_CARD: Final = re.compile(r"\[\s*\"vcard\"\s*(?=[,\]])", re.IGNORECASE)
_PROPERTY: Final = re.compile(r"\[\s*\"[A-Za-z0-9-]+\"\s*,\s*\{")
_NAME: Final = re.compile(r"[A-Za-z0-9-]+")
_NO_CARD: Final = Problem(
    "jcard.no_card", marked("There is no card in it; it was left out."), severity=Severity.ERROR
)


def read_jcards(data: bytes, context: ReadingContext) -> Iterator[ReadRecord | Refused]:
    """Yield the contacts of a file of jCards, alone or several in an array."""
    text = decoded(data, context.encoding).text
    starts = [match.start() for match in _CARD.finditer(text)]
    if not starts and text.strip("[] \t\r\n"):
        yield Refused(_NO_CARD, 1, text)
    line, before = 1, 0
    for start, end in pairwise([*starts, len(text)]):
        line, before = line + text.count("\n", before, start), start
        yield record_of_card(_card(text[start:end], line), context)


def is_jcard(head: bytes) -> bool:
    """Tell whether a file starts with a jCard."""
    return _CARD.search(decoded(head[:4096]).text) is not None


def _card(text: str, line: int) -> Card:
    """Return the card that a text begins with; of a damaged one the properties that are whole."""
    whole = _value(text)
    is_whole = isinstance(whole, list)
    found = _list(_list(whole)[1:2]) if is_whole else list(_properties_in(text))
    properties = [_property(one) for one in found]
    version = next((one.value for one in properties if one.name == "VERSION"), "4.0")
    rest = [one for one in properties if one.name != "VERSION"]
    return Card(line, version, rest, closed=is_whole)


def _value(text: str) -> object:
    """Return the JSON value that a text begins with, None where there is none."""
    try:
        return json.JSONDecoder().raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _properties_in(text: str) -> Iterator[object]:
    for match in _PROPERTY.finditer(text):
        found = _value(text[match.start() :])
        if found is not None:
            yield found


def _list(value: object) -> list[object]:
    """Return a list as it is, and of a list of one list that one."""
    if not isinstance(value, list):
        return []
    return value[0] if len(value) == 1 and isinstance(value[0], list) else value


def _property(found: object) -> Property:
    """Return a property; what has not the form of one is kept as it is."""
    if not isinstance(found, list) or len(found) < 4 or not _is_name(found[0]):
        return Property(UNREAD_LINE, as_text(json.dumps(found, ensure_ascii=False)))
    name, parameters, type_, *values = found
    name, type_ = name.upper(), _text(type_).lower()
    more = parameters if isinstance(parameters, dict) else {}
    group = _text(more.get("group", ""))
    told = tuple((key.upper(), _joined(value)) for key, value in more.items() if key != "group")
    value = ",".join(_structured(one, type_) for one in values)
    return Property(name, value, group, (*told, *type_parameter(name, type_)))


def _is_name(value: object) -> bool:
    return isinstance(value, str) and _NAME.fullmatch(value) is not None


def _structured(value: object, type_: str) -> str:
    """Return a value; the components of a list stand between semicolons, theirs between commas."""
    if not isinstance(value, list):
        return value_of_type(_text(value), type_)
    return ";".join(
        ",".join(value_of_type(_text(item), type_) for item in part)
        if isinstance(part, list)
        else value_of_type(_text(part), type_)
        for part in value
    )


def _joined(value: object) -> str:
    return ",".join(map(_text, value)) if isinstance(value, list) else _text(value)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


JCARD: Final = Format(
    name="jcard",
    title=marked("jCard (JSON)"),
    suffixes=(".jcard", ".json"),
    read=read_jcards,
    recognises=is_jcard,
)
