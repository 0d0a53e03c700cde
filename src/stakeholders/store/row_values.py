"""Row values: channels, names, addresses and sources as they come out of their rows.

Many are made of whole columns, which takes half the time of making them row by row.
"""

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from enum import Enum
from itertools import repeat
from types import MappingProxyType
from typing import Any, Final, TypeVar

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelState, ChannelType, NumberType
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType, PersonName
from stakeholders.domain.record import Kept
from stakeholders.domain.source import Source, SourceType
from stakeholders.domain.visibility import Visibility
from stakeholders.domain.web import is_page
from stakeholders.store.row_reading import AnyRow

Columns = Mapping[str, Sequence[Any]]
"""Rows by the names of their columns, each with the values of all rows."""
_Value = TypeVar("_Value")


def _codes(kind: type[Enum]) -> Callable[[Any], Any]:
    """Return what gives the member of a value, some times faster than the class itself."""
    return {one.value: one for one in kind}.__getitem__


_TYPES: Final = _codes(ChannelType)
_STATES: Final = _codes(ChannelState)
_VISIBILITIES: Final = _codes(Visibility)
_NAME_TYPES: Final = _codes(NameType)
_NUMBER_TYPES: Final = MappingProxyType({None: None, "": None, **{one: one for one in NumberType}})


def channel_of(row: AnyRow, owner: Uid) -> Channel:
    """Return the channel of a row."""
    return channels_in(_columns(row), (owner,))[0]


def channels_in(columns: Columns, owners: Sequence[Uid]) -> list[Channel]:
    """Return the channels of many rows, whose owners are given."""
    raw = columns["raw"]
    return _made(
        Channel,
        columns,
        type=map(_TYPES, columns["type"]),
        valid=map(is_valid_channel, columns["type"], raw, columns["is_valid"]),
        display=[shown or text for shown, text in zip(columns["display"], raw, strict=True)],
        number_type=map(_NUMBER_TYPES.__getitem__, columns["number_type"]),
        state=map(_STATES, columns["state"]),
        visibility=map(_VISIBILITIES, columns["visibility"]),
        from_=columns["from_date"],
        to=columns["to_date"],
        owner=owners,
        certain=columns["is_certain"],
        problem=repeat(None),
    )


def is_valid_channel(kind: str, raw: str, is_valid: bool | int) -> bool:  # noqa: FBT001
    """Tell whether a channel is right by its form.

    Phones and e-mails were judged when they were written; readers of files did not judge the
    others once.
    """
    if kind == ChannelType.WEB:
        return is_page(raw)
    return bool(is_valid) or kind == ChannelType.MESSAGING


def source_of(row: AnyRow) -> Source:
    """Return the source of a row, without its text."""
    return Source(
        title=row["title"],
        type=SourceType(row["type"]),
        date=row["dated"],
        date_assumed=row["is_date_assumed"],
        language=row["language"],
        file_name=row["file_name"],
        symbol=row["symbol"],
        publisher=row["publisher"],
        url=row["url"],
        reference=row["reference"],
        uid=row["uid"],
    )


def name_of(row: AnyRow) -> PersonName:
    """Return the name of a row."""
    return names_in(_columns(row))[0]


def names_in(columns: Columns) -> list[PersonName]:
    """Return the names of many rows."""
    return _made(
        PersonName,
        columns,
        type=map(_NAME_TYPES, columns["type"]),
        from_=columns["from_date"],
        to=columns["to_date"],
    )


def address_of(row: AnyRow, owner: Uid) -> Address:
    """Return the address of a row."""
    return addresses_in(_columns(row), (owner,))[0]


def addresses_in(columns: Columns, owners: Sequence[Uid]) -> list[Address]:
    """Return the addresses of many rows, whose owners are given."""
    return _made(
        Address,
        columns,
        lines=[tuple(text.split("\n")) if text else () for text in columns["lines"]],
        visibility=map(_VISIBILITIES, columns["visibility"]),
        owner=owners,
    )


def kept_in(columns: Columns) -> list[Kept]:
    """Return the kept properties of many rows."""
    return _made(
        Kept,
        columns,
        group=columns["group_name"],
        parameters=[tuple(map(tuple, pairs)) for pairs in columns["parameters"]],
    )


def _columns(row: AnyRow) -> Columns:
    return {name: (value,) for name, value in row.items()}


def _made(kind: Callable[..., _Value], columns: Columns, **told: Iterable[Any]) -> list[_Value]:
    """Return values of a kind; what is not told stands in the columns of its name."""
    every = [told[name] if name in told else columns[name] for name in _names(kind)]
    return list(map(kind, *every))


@functools.cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401
    return tuple(field.name for field in fields(kind))
