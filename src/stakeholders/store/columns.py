"""Column types of the directory file: the only ones that STRICT tables and this program need."""

import datetime
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import BLOB, INTEGER, TEXT, Boolean
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from stakeholders.domain.ids import Uid, uid_from_bytes, uid_to_bytes
from stakeholders.domain.partial_date import PartialDate as Date

_EPOCH: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class UidColumn(TypeDecorator[Uid]):
    """A uid as sixteen bytes."""

    impl = BLOB
    cache_ok = True

    @override
    def process_bind_param(self, value: Uid | None, dialect: Dialect) -> bytes | None:
        return None if value is None else uid_to_bytes(value)

    @override
    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Uid | None:
        return None if value is None else uid_from_bytes(value)


class Utc(TypeDecorator[datetime.datetime]):
    """A moment as microseconds since 1970, always UTC."""

    impl = INTEGER
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime.datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else microseconds(value)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime.datetime | None:
        return None if value is None else moment(value)


class Flag(TypeDecorator[bool]):
    """A yes or no as 1 or 0."""

    impl = INTEGER
    cache_ok = True

    @override
    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class DateColumn(TypeDecorator[Date]):
    """A partial date as ISO 8601 text, cut where unknown."""

    impl = TEXT
    cache_ok = True

    @override
    def process_bind_param(self, value: Date | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> Date | None:
        return None if value is None else Date.from_text(value)


class Codes(TypeDecorator[tuple[str, ...]]):
    """A short row of codes, such as purposes or flags, parted by blanks."""

    impl = TEXT
    cache_ok = True

    @override
    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else " ".join(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else _codes_in(value)


class JsonText(TypeDecorator[Any]):
    """A small structure as JSON text."""

    impl = TEXT
    cache_ok = True

    @override
    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        return None if value is None else json_text(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


def _codes_in(value: str) -> tuple[str, ...]:
    return tuple(value.split()) if value else ()


def json_text(value: object) -> str:
    """Return compact JSON with keys in order, so that equal values are equal texts."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def microseconds(value: datetime.datetime) -> int:
    """Return the microseconds between 1970 and a moment that knows its time zone."""
    return (value - _EPOCH) // datetime.timedelta(microseconds=1)


def moment(value: int) -> datetime.datetime:
    """Return the UTC moment of so many microseconds since 1970."""
    return _EPOCH + datetime.timedelta(microseconds=value)


READERS: Final[Mapping[type, Callable[[Any], Any]]] = MappingProxyType(
    {
        UidColumn: uid_from_bytes,
        Utc: moment,
        Flag: bool,
        Boolean: bool,
        DateColumn: Date.from_text,
        Codes: _codes_in,
        JsonText: json.loads,
    }
)
"""What turns a value of the driver, which is not NULL, into that of each type."""
