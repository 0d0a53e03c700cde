"""Attributes: one value inside a name, a channel, an address or a part, out of the text for it."""

import dataclasses
import types
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, TypeVar, get_args, get_type_hints

from stakeholders.app.errors import UnknownFieldError, WrongValueError
from stakeholders.domain.partial_date import PartialDate
from stakeholders.i18n import translated

_T = TypeVar("_T")
_MADE_BY_RULES: Final = frozenset(
    {
        "uid", "owner", "other", "other_name", "forward", "primary", "field", "field_name",
        "normalised", "valid", "display", "number_type", "extension", "assumed_region", "as_of",
        "quote", "certain", "problem", "raw", "body_uid", "line_uid", "officer", "officer_name",
    }
)  # fmt: skip
"""What nobody types: links, and what the rules make of a text."""
_CALLED: Final = MappingProxyType({"from_": "from"})
_YES_NO: Final = MappingProxyType(
    {"yes": True, "true": True, "no": False, "false": False, "": False}
)


def attributes_of(kind: type, fixed: frozenset[str] = frozenset()) -> Mapping[str, str]:
    """Return what can be set of a value, each attribute by the name that people type."""
    hidden = _MADE_BY_RULES | fixed
    names = [field.name for field in dataclasses.fields(kind) if field.name not in hidden]
    return {_CALLED.get(name, name): name for name in names}


def with_attribute(item: _T, name: str, text: str) -> _T:
    """Return a value with one attribute read from a text.

    Raises:
        UnknownFieldError: when it has no such attribute.
        WrongValueError: when the attribute cannot hold it.
    """
    attribute = attributes_of(type(item)).get(name)
    if attribute is None:
        raise UnknownFieldError(name)
    hint = get_type_hints(type(item))[attribute]
    return dataclasses.replace(item, **{attribute: _read(hint, name, text)})  # type: ignore[type-var]


def _read(hint: Any, name: str, text: str) -> object:  # noqa: ANN401
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if text not in [each.value for each in hint]:
            raise WrongValueError(text, name, ", ".join(each.value for each in hint))
        return hint(text)
    if hint is bool:
        if text.casefold() not in _YES_NO:
            raise WrongValueError(text, name, translated("yes or no"))
        return _YES_NO[text.casefold()]
    if isinstance(hint, types.UnionType) and PartialDate in get_args(hint):
        return _date(name, text)
    if hint == tuple[str, ...]:
        parts = text.split("|") if name == "lines" else text.replace(",", " ").split()
        return tuple(part.strip() for part in parts if part.strip())
    return text


def _date(name: str, text: str) -> PartialDate | None:
    if not text.strip():
        return None
    date = PartialDate.from_text(text)
    if date is None:
        wanted = translated("a date such as 2007-10-02, 2007-10 or 2007")
        raise WrongValueError(text, name, wanted)
    return date
