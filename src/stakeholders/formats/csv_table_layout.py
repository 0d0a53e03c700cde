"""How a table is laid out for those who get it: which columns, what a row stands for, and more."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class RowPer(StrEnum):
    """What one row of a table stands for."""

    PERSON = "person"
    POST = "post"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class TableLayout:
    """The wishes for a table; none of them means all columns, a row for each contact.

    `columns` are headers, or names of families without their number (`phone`, `phone - label`).
    `separator` parts the cells of a text. `about` are pairs of label and value that tell what the
    table is, where the format has room for them; they are asked for once, when all rows are told.
    """

    columns: tuple[str, ...] = ()
    rows: RowPer = RowPer.PERSON
    separator: str = ""
    about: Iterable[tuple[str, str]] = ()
