"""A list inside a JSON text that is parsed when somebody first goes through it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

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
