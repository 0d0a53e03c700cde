"""Parcels: many values in little room, packed as they come and opened when somebody looks."""

import dataclasses
import functools
import io
import pickle
import zlib
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, Final, Generic, TypeVar

from typing_extensions import override

_FASTEST: Final = 1

Value = TypeVar("Value")
_Making = tuple[type, tuple[Any, ...]]


def pack(values: tuple[Value, ...]) -> bytes:
    """Return values as one parcel: a third of their room and less."""
    file = io.BytesIO()
    _Packer(file, pickle.HIGHEST_PROTOCOL).dump(values)
    return zlib.compress(file.getbuffer(), _FASTEST)


def unpack(parcel: bytes) -> tuple[Any, ...]:
    """Return the values of a parcel that was packed by this program, in this process or another."""
    values: tuple[Any, ...] = pickle.loads(zlib.decompress(parcel))  # noqa: S301
    return values


class _Packer(pickle.Pickler):
    """Writes a record as its class and what it is made of: half the time of field by field."""

    @override
    def reducer_override(self, obj: object) -> Any:
        kind: Any = type(obj)  # a cache wants it to be hashable, which a type is
        takes_apart = _taking_apart(kind)
        return takes_apart(obj) if takes_apart else NotImplemented


@functools.cache
def _taking_apart(cls: type) -> Callable[[Any], _Making] | None:
    """Return what takes values of a class apart, where it is a dataclass."""
    if not dataclasses.is_dataclass(cls):
        return None
    names = [field.name for field in dataclasses.fields(cls)]
    if len(names) < 2:  # of one alone the getter makes no tuple
        return lambda value: (cls, tuple(getattr(value, name) for name in names))
    parts_of = attrgetter(*names)
    return lambda value: (cls, parts_of(value))


class Parcels(Generic[Value]):
    """Values in the order in which they came; the newest few lie loose."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._parcels: list[bytes] = []
        self._loose: list[Value] = []

    def add(self, value: Value) -> None:
        """Put a value behind the others."""
        self._loose.append(value)
        if len(self._loose) >= self._size:
            self._parcels.append(pack(tuple(self._loose)))
            self._loose.clear()

    def __len__(self) -> int:
        return len(self._parcels) * self._size + len(self._loose)

    def __getitem__(self, place: int) -> Value:
        number, inside = divmod(place, self._size)
        if number == len(self._parcels):
            return self._loose[inside]
        value: Value = unpack(self._parcels[number])[inside]
        return value

    def emptied(self) -> Iterator[tuple[Value, ...]]:
        """Yield what is in each parcel, and forget it."""
        for number, parcel in enumerate(self._parcels):
            self._parcels[number] = b""
            yield unpack(parcel)
        if self._loose:
            yield tuple(self._loose)
            self._loose.clear()
        self._parcels.clear()

    def closed(self) -> tuple[bytes, ...]:
        """Return all parcels; what lies loose makes the last one."""
        last = (pack(tuple(self._loose)),) if self._loose else ()
        return (*self._parcels, *last)
