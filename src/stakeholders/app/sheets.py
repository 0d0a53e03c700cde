"""Sheets of values: how each column of a table shows and takes a text, and what edits come to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from stakeholders.app.errors import NothingDoneError
from stakeholders.domain.ids import Uid
from stakeholders.domain.sheet import NEW, CellChange, CellEdit, Sheet, SheetColumn, SheetRow
from stakeholders.domain.text import clean
from stakeholders.domain.visibility import Visibility

T = TypeVar("T")


@dataclass(frozen=True)
class SheetField(Generic[T]):
    """A column of a sheet of values; without `put` it can only be read.

    `put` raises `NothingDoneError` for a text that does not fit; `is_doubtful` tells of one that
    was kept all the same.
    """

    key: str
    title: str
    shown: Callable[[T], str]
    put: Callable[[T, str], T] | None = None
    choices: tuple[str, ...] = ()
    is_doubtful: Callable[[T], bool] | None = None
    visibility: Visibility = Visibility.ANYONE


@dataclass(frozen=True)
class Tried(Generic[T]):
    """What edits come to: every cell that would change, and the values of the rows that do."""

    changes: tuple[CellChange, ...]
    values: Mapping[str, T]


class SheetJob(Protocol):
    """What can be done to one table of an event; the window shows all of them one way."""

    def of(self, event: Uid) -> Sheet:
        """Return the table as it is today."""

    def tried(self, event: Uid, edits: Sequence[CellEdit]) -> tuple[CellChange, ...]:
        """Return what edits would change, and nothing is written."""

    def write(self, event: Uid, edits: Sequence[CellEdit]) -> tuple[CellChange, ...]:
        """Write what fits as one step; return what changed, and why the rest did not."""

    def remove(self, event: Uid, keys: Sequence[str]) -> int:
        """Remove rows as one step; return how many went."""


def sheet_of(
    fields: Sequence[SheetField[T]],
    values: Mapping[str, T],
    new: T | None = None,
    is_over: Callable[[T], bool] = lambda _value: False,
    visibility: Callable[[T], Visibility] = lambda _value: Visibility.ANYONE,
) -> Sheet:
    """Return values as a table; with `new` it ends in a row in which one more can be made."""
    columns = tuple(
        SheetColumn(one.key, one.title, one.choices, one.put is not None, one.visibility)
        for one in fields
    )
    rows = [
        SheetRow(
            key,
            tuple(one.shown(value) for one in fields),
            _doubtful(fields, value),
            is_over(value),
            visibility=visibility(value),
        )
        for key, value in values.items()
    ]
    if new is not None:
        rows.append(SheetRow(f"{NEW}0", tuple("" for _ in fields)))
    return Sheet(columns, tuple(rows))


def try_edits(
    fields: Sequence[SheetField[T]],
    values: Mapping[str, T],
    edits: Iterable[CellEdit],
    new: T | None = None,
) -> Tried[T]:
    """Return what becomes of values by edits, one after the other; new rows begin as `new`."""
    known = {one.key: one for one in fields}
    changed: dict[str, T] = {}
    changes: list[CellChange] = []
    for edit in edits:
        field = known.get(edit.column)
        value: T
        if edit.row in changed:
            value = changed[edit.row]
        elif edit.row in values:
            value = values[edit.row]
        elif new is not None and _is_new(edit):
            value = new
        else:
            continue
        if field is None:
            continue
        changes += _tried(fields[0], field, value, edit, changed)
    return Tried(tuple(changes), changed)


def _doubtful(fields: Sequence[SheetField[T]], value: T) -> frozenset[int]:
    doubts = (n for n, one in enumerate(fields) if one.is_doubtful and one.is_doubtful(value))
    return frozenset(doubts)


def _is_new(edit: CellEdit) -> bool:
    return edit.row.startswith(NEW) and bool(clean(edit.text))


def _tried(
    name: SheetField[T],
    field: SheetField[T],
    value: T,
    edit: CellEdit,
    changed: dict[str, T],
) -> Iterator[CellChange]:
    """Yield what one edit changes, if anything; the value behind it is put where it fits."""
    before, text = field.shown(value), clean(edit.text)
    if text == before or field.put is None:
        return
    told = (edit.row, edit.column, name.shown(value) or text, field.title, before)
    try:
        after = field.put(value, text)
    except NothingDoneError as error:
        yield CellChange(*told, text, str(error))
        return
    changed[edit.row] = after
    shown = field.shown(after)
    if shown != before:
        yield CellChange(*told, shown)
