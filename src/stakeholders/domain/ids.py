"""Identifiers: the one kind of key that leaves the program."""

import os
import re
import threading
import time
from collections.abc import Callable
from typing import Final, NewType, Protocol

Uid = NewType("Uid", str)
"""A UUID as lower-case canonical text: version 7 for what people make, 5 for reference data."""

_NAMESPACE: Final = "6f2d3c3e-3d0e-5c8a-9a55-57a4e1d0c0de"
_DIGITS: Final = re.compile(r"[0-9a-f]{32}", re.IGNORECASE | re.ASCII)
_COUNTER_BITS: Final = 42
_COUNTER_LIMIT: Final = 1 << _COUNTER_BITS


def fixed_uid(kind: str, key: str) -> Uid:
    """Return the uid that a piece of reference data has in every directory (UUID v5)."""
    import uuid  # it brings along more than the first paint may wait for

    return Uid(str(uuid.uuid5(uuid.UUID(_NAMESPACE), f"{kind}/{key}")))


def uid_from_text(text: str) -> Uid | None:
    """Return the uid written in any usual form (with braces, `urn:uuid:`, capitals), else None."""
    bare = text.strip().replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
    return uid_from_bytes(bytes.fromhex(bare)) if _DIGITS.fullmatch(bare) else None


def uid_to_bytes(uid: Uid) -> bytes:
    """Return the sixteen bytes of a uid."""
    return bytes.fromhex(uid.replace("-", ""))


def uid_from_bytes(value: bytes) -> Uid:
    """Return the uid of sixteen bytes."""
    digits = value.hex()
    return Uid(f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")


class MayHaveUid(Protocol):
    """A value that has a uid once it is kept."""

    @property
    def uid(self) -> Uid | None:
        """The uid, None before."""
        ...


def kept_uid(value: MayHaveUid) -> Uid:
    """Return the uid of a value that was read from a directory.

    Raises:
        ValueError: when it has none, as it was never kept.
    """
    if value.uid is None:
        raise ValueError(value)
    return value.uid


class UidFactory:
    """Makes UUIDs of version 7 that never go backwards, also when the clock does (RFC 9562 §6.2).

    Python 3.11 has none. Several threads may ask.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._last_ms = 0
        self._counter = 0

    def __call__(self) -> Uid:
        """Return the next uid."""
        return uid_from_bytes(self.batch(1)[0])

    def batch(self, count: int) -> list[bytes]:
        """Return the bytes of the next uids, of one moment."""
        noise = os.urandom(4 * count)
        with self._lock:
            self._catch_up()
            return [self._next(noise[4 * place : 4 * place + 4]) for place in range(count)]

    def _catch_up(self) -> None:
        now = int(self._clock() * 1000)
        if now > self._last_ms:
            self._last_ms = now
            self._counter = int.from_bytes(os.urandom(8), "big") >> (65 - _COUNTER_BITS)

    def _next(self, noise: bytes) -> bytes:
        self._counter += 1
        if self._counter >= _COUNTER_LIMIT:
            self._last_ms += 1
            self._counter = 0
        high, low = self._counter >> 30, self._counter & 0x3FFFFFFF
        value = (self._last_ms & 0xFFFFFFFFFFFF) << 48 | 0x7 << 44 | high << 32 | 0b10 << 30 | low
        return value.to_bytes(12, "big") + noise
