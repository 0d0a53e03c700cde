"""A list inside a JSON text that is parsed when somebody first goes through it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class JsonTable(Generic[Row, Value]):
    """The rows under a key, each read into a value; starting the program parses none of them."""

    content: str
    key: str
    read: Callable[[Row], Value]

    def __iter__(self) -> Iterator[Value]:
        rows: list[Row] = json.loads(self.content)[self.key]
        return map(self.read, rows)


class Rebuilding:
    """A table that crosses to another process as it was made, without what it worked out since.

    It is worked out again there when somebody asks. Some of it, such as what finds names in a
    text, could not cross at all.
    """

    def __getstate__(self) -> dict[str, Any]:
        """Return what the table was made of."""
        kind = type(self)
        return {
            name: value
            for name, value in vars(self).items()
            if not isinstance(getattr(kind, name, None), cached_property)
        }
