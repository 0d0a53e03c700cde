"""The first page: fifty rows of a directory before anything heavy is imported."""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.domain.search_row import SearchRow, read_search_row
from stakeholders.store.connection import check_file, connect_to_look, errors_in_words
from stakeholders.store.errors import DamagedFileError

_ROWS: Final = (
    "SELECT e.uid, s.kind, s.name, s.initials, s.line1, s.line2, s.country, s.flags "
    "FROM search_row s JOIN entry e ON e.id = s.entry_id "
    "WHERE instr(' ' || s.flags || ' ', ?) ORDER BY s.label LIMIT 50"
)
_TOTAL: Final = "SELECT coalesce(sum(total), 0) FROM search_total WHERE flag = ?"


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The first contacts of a place, how many there are in all, and the version of the file."""

    rows: tuple[SearchRow, ...]
    total: int
    version: int


def first_page(path: Path, key: DirectoryKey | None = None, flag: str = "person") -> FirstPage:
    """Return what the window shows first, having changed nothing of the file.

    `flag` is that of the place where it was left. Where only the search index is damaged the page
    is empty: opening the directory mends that.

    Raises:
        DirectoryFileError: when it cannot be used, see `check_file`.
    """
    version = check_file(path, key)
    try:
        with errors_in_words(path), contextlib.closing(connect_to_look(path, key)) as connection:
            rows = tuple(read_search_row(*row) for row in connection.execute(_ROWS, (f" {flag} ",)))
            total = int(connection.execute(_TOTAL, (flag,)).fetchone()[0])
    except DamagedFileError:
        return FirstPage((), 0, version)
    return FirstPage(rows, total, version)
