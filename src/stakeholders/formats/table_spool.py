"""Rows on their way to a table: few are kept in memory, many in a file that nobody else sees.

How many columns a table has is known when the last row is.
"""

import marshal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

_AT_ONCE: Final = 500
_IN_MEMORY: Final = 4_000_000


class RowSpool:
    """Keeps rows until all are there; they are made of lists, dictionaries and texts.

    What is too much for memory goes to a nameless file in a `folder`: that of the table, so that
    what is in it never lies on another disk.
    """

    def __init__(self, folder: str | None = None) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY, dir=folder)  # noqa: SIM115
        self._batch: list[Any] = []
        self._sizes: list[int] = []

    def add(self, row: object) -> None:
        """Keep one row more."""
        self._batch.append(row)
        if len(self._batch) == _AT_ONCE:
            self._put_away()

    def rows(self) -> Iterator[Any]:
        """Yield the rows in their order, and let go of them."""
        self._put_away()
        self._file.seek(0)
        with self._file:
            for size in self._sizes:
                yield from marshal.loads(self._file.read(size))  # noqa: S302 - our own bytes

    def _put_away(self) -> None:
        self._sizes.append(self._file.write(marshal.dumps(self._batch)))
        self._batch.clear()


def folder_of(stream: BinaryIO) -> str | None:
    """Return where a stream lies that is a file, None where it is none."""
    name = getattr(stream, "name", None)
    return str(Path(name).parent) if isinstance(name, str) else None
