"""The settings as a text: TOML, written so that Python's own reader gives back the same."""

import datetime
import math
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES: Final = MappingProxyType(
    {ord('"'): '\\"', ord("\\"): "\\\\", **{n: f"\\u{n:04x}" for n in (*range(32), 127)}}
)


def written(document: Mapping[str, object]) -> str:
    """Return a document as TOML 1.0: plain values first, then a section for each table."""
    return "\n".join(_lines(document, ())).strip("\n") + "\n"


def _lines(table: Mapping[str, object], path: tuple[str, ...]) -> Iterator[str]:
    for key, value in table.items():
        if not isinstance(value, Mapping):
            yield f"{_key(key)} = {_value(value)}"
    for key, value in table.items():
        if isinstance(value, Mapping):
            below = (*path, key)
            yield ""
            yield f"[{'.'.join(map(_key, below))}]"
            yield from _lines(value, below)


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _text(key)


def _text(value: str) -> str:
    return f'"{value.translate(_ESCAPES)}"'


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return _number(value)
        case str():
            return _text(value)
        case datetime.date() | datetime.time():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(map(_value, value))}]"
        case Mapping():
            pairs = (f"{_key(key)} = {_value(one)}" for key, one in value.items())
            return f"{{{', '.join(pairs)}}}"
        case _:
            raise TypeError(f"no TOML for {type(value).__name__}")


def _number(value: float) -> str:
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return repr(value)
