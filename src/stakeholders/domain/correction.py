"""Corrections: the sheet that a body is asked to correct, and what its reply says otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.ids import Uid
from stakeholders.domain.mangled import same_date, same_number
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import clean, fold
from stakeholders.i18n import marked, translated


class SheetColumn(StrEnum):
    """What a sheet asks about."""

    NAME = "name"
    TITLE = "title"
    PHONE = "phone"
    MOBILE = "mobile"
    EMAIL = "email"
    SINCE = "since"
    KEY = "key"

    @property
    def message(self) -> str:
        """What the column is called, to be translated."""
        return _TITLES[self]

    @property
    def word(self) -> str:
        """What the column is called."""
        return translated(_TITLES[self])


_TITLES: Final[Mapping[SheetColumn, str]] = MappingProxyType(
    {
        SheetColumn.NAME: marked("Name"),
        SheetColumn.TITLE: marked("Position"),
        SheetColumn.PHONE: marked("Phone"),
        SheetColumn.MOBILE: marked("Mobile"),
        SheetColumn.EMAIL: marked("E-mail"),
        SheetColumn.SINCE: marked("Since"),
        SheetColumn.KEY: marked("Row key (please leave)"),
    }
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet: whose it is, the position it is about, and what each cell says.

    `targets` are the uids of the channels and positions that cells come from.
    """

    entry: Uid
    name: str
    line: Uid | None
    cells: Mapping[SheetColumn, str]
    targets: Mapping[SheetColumn, Uid]

    @property
    def key(self) -> str:
        """What the row is known by when it comes back."""
        return f"{self.entry}/{self.line or ''}"


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of a reply that says something else than what is known."""

    entry: Uid
    name: str
    column: SheetColumn
    before: str
    after: str
    target: Uid | None = None

    @property
    def key(self) -> str:
        """What tells it from the other changes of the reply."""
        return f"{self.entry}:{self.target or ''}:{self.column}"


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row without a key: somebody new, or one of those who may be meant."""

    number: int
    cells: Mapping[SheetColumn, str]
    candidates: tuple[tuple[Uid, str], ...] = ()

    @property
    def name(self) -> str:
        """The name that the row says."""
        return self.cells.get(SheetColumn.NAME, "")


def sheet_row(record: Record, line: PostLine | None = None) -> SheetRow:
    """Return the row of a contact, about one of its positions where it has one."""
    cells: dict[SheetColumn, str] = {SheetColumn.NAME: record.name}
    targets: dict[SheetColumn, Uid] = {}
    if line is not None:
        cells[SheetColumn.TITLE] = line.title
        cells[SheetColumn.SINCE] = str(line.from_) if line.from_ else ""
        if line.line_uid:
            targets |= {SheetColumn.TITLE: line.line_uid, SheetColumn.SINCE: line.line_uid}
    for column in (SheetColumn.PHONE, SheetColumn.MOBILE, SheetColumn.EMAIL):
        channel = next((one for one in record.channels if _is_in(column, one)), None)
        if channel is not None:
            cells[column] = channel.display or channel.raw
            if channel.uid:
                targets[column] = channel.uid
    return SheetRow(
        record.uid or Uid(""), record.name, line.line_uid if line else None, cells, targets
    )


def differences(row: SheetRow, record: Record, told: Mapping[SheetColumn, str]) -> list[CellChange]:
    """Return what a reply says otherwise; blank cells and columns that are gone say nothing."""
    changes = []
    for column in SheetColumn:
        after = clean(told.get(column, ""))
        if column is SheetColumn.KEY or not after or _says_same(row, record, column, after):
            continue
        before, target = row.cells.get(column, ""), row.targets.get(column)
        changes.append(CellChange(row.entry, row.name, column, before, after, target))
    return changes


def header_columns(
    cells: Sequence[str], titles: Mapping[SheetColumn, Iterable[str]]
) -> dict[int, SheetColumn]:
    """Return which cells of a header are which columns, in any language that the program speaks."""
    known = {fold(title): column for column, some in titles.items() for title in some}
    found = ((place, known.get(fold(cell))) for place, cell in enumerate(cells))
    return {place: column for place, column in found if column is not None}


def _says_same(row: SheetRow, record: Record, column: SheetColumn, after: str) -> bool:
    before = row.cells.get(column, "")
    if fold(after) == fold(before):
        return column is not SheetColumn.EMAIL or after.casefold() == before.casefold()
    match column:
        case SheetColumn.PHONE | SheetColumn.MOBILE:
            told = _texts(record.phones)
            return any(same_number(number, after) for number in told)
        case SheetColumn.EMAIL:
            plain = after.removeprefix("mailto:").strip("<> ").casefold()
            return any(text.casefold() == plain for text in _texts(record.emails))
        case SheetColumn.SINCE:
            dates = [line.from_ for line in record.posts if line.line_uid == row.line]
            return any(date is not None and same_date(date, after) for date in dates)
        case SheetColumn.TITLE:
            lines = record.posts if row.line is None else ()
            return any(fold(line.title) == fold(after) for line in lines)
        case SheetColumn.NAME:
            return any(fold(name.full) == fold(after) for name in record.names)
    return False


def _texts(channels: Iterable[Channel]) -> list[str]:
    """Return what channels say, as they are read and as they were given."""
    return [text for one in channels for text in (one.normalised, one.raw) if text]


def _is_in(column: SheetColumn, channel: Channel) -> bool:
    if column is SheetColumn.EMAIL:
        return channel.type is ChannelType.EMAIL
    is_mobile = channel.number_type is NumberType.MOBILE
    is_fax = channel.number_type is NumberType.FAX
    is_phone = channel.type is ChannelType.PHONE and not is_fax
    return is_phone and is_mobile == (column is SheetColumn.MOBILE)
