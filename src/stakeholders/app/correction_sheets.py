"""Correction sheets: what a body is asked to correct, handed out through the one gate."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stakeholders.app.audience import LeftOut, release
from stakeholders.app.errors import UnknownFormatError, WrongKindError
from stakeholders.app.export_log import file_in_log
from stakeholders.app.outgoing_files import write_files
from stakeholders.app.search import Search
from stakeholders.domain.correction import SheetColumn, SheetRow, sheet_row
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.file_name import safe_file_name
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.xlsx_write import write_xlsx_rows
from stakeholders.i18n import current_language, is_right_to_left, translated
from stakeholders.reports.as_docx import as_docx
from stakeholders.reports.document import Column, Document, Heading, Line, Paragraph, Table
from stakeholders.store.cards import staff_ids
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.records import read_records

SHEET_FORMATS: Final = ("xlsx", "docx")
_MOST: Final = 2000
_CODES: Final = frozenset({SheetColumn.PHONE, SheetColumn.MOBILE, SheetColumn.EMAIL})
_WEIGHTS: Final = (4, 4, 3, 3, 4, 2, 2)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet for one body, and what its audience may not see of it."""

    body: Record
    rows: tuple[SheetRow, ...]
    audience: Visibility
    left_out: tuple[LeftOut, ...] = ()


class CorrectionSheets:
    """Makes sheets; nothing leaves before `write`."""

    def __init__(self, database: Database, search: Search) -> None:
        self._database = database
        self._search = search

    def of(self, body: Uid, audience: Visibility = Visibility.PARTICIPANTS) -> Sheet:
        """Return the sheet of a body: itself, and who works there, as this audience may see them.

        Raises:
            UnknownUidError: when it is not there.
            WrongKindError: when it is no body.
        """
        records = self.staff(body)
        released = release(records, audience)
        rows = tuple(row for one in released.records for row in rows_of(one, body))
        return Sheet(records[0], rows, audience, released.left_out)

    def staff(self, body: Uid) -> tuple[Record, ...]:
        """Return a body, then the people who hold its posts or work there today.

        Raises:
            UnknownUidError: when it is not there.
            WrongKindError: when it is no body.
        """
        day = self._database.today()
        with self._database.reading() as connection:
            found = entry_id(connection, body)
            whole = next(read_records(connection, (found,), day))
            if whole.kind is not EntryKind.BODY:
                raise WrongKindError(whole.name)
            around = tuple(read_records(connection, staff_ids(connection, found, day, _MOST), day))
        held = [
            holder.uid
            for one in around
            if one.kind is EntryKind.POST
            for holder in one.holders
            if holder.holds_on(day)
        ]
        people = [one.uid for one in around if one.kind is EntryKind.PERSON and one.uid]
        known = self._search.records_of((*held, *people))
        order = dict.fromkeys(uid for uid in (*held, *people) if uid in known)
        return (whole, *(known[uid] for uid in order))

    def write(self, sheets: Sequence[Sheet], target: Path, format_name: str = "") -> list[Path]:
        """Write one sheet as a file, several into a folder, one each; return where they are.

        Raises:
            UnknownFormatError: when there are no sheets in this format.
            UnwritableTargetError: when a file cannot be written; nothing is left behind.
        """
        is_folder = len(sheets) != 1 or target.is_dir()
        chosen = format_name or ("" if is_folder else target.suffix.lower().removeprefix("."))
        chosen = chosen or SHEET_FORMATS[0]
        if chosen not in SHEET_FORMATS:
            raise UnknownFormatError(chosen)
        used: set[str] = set()
        paths = []
        for sheet in sheets:
            name = safe_file_name(sheet.body.name, f".{chosen}", used)
            used.add(name.casefold())
            paths.append(target / name if is_folder else target)
        contents = [
            (path, _content(sheet, chosen)) for path, sheet in zip(paths, sheets, strict=True)
        ]
        count = sum(len(sheet.rows) for sheet in sheets)
        audience = sheets[0].audience if sheets else None
        with file_in_log(self._database, str(paths[0] if paths else target), count, audience):
            if is_folder:
                target.mkdir(parents=True, exist_ok=True)
            write_files(contents)
        return paths


def rows_of(record: Record, body: Uid) -> Iterator[SheetRow]:
    """Yield the rows of a contact on the sheet of a body: one for each present position there."""
    lines: list[PostLine] = [line for line in record.present_posts if line.body_uid == body]
    if record.kind is EntryKind.BODY or not lines:
        yield sheet_row(record)
    for line in lines if record.kind is EntryKind.PERSON else ():
        yield sheet_row(record, line)


def _content(sheet: Sheet, format_name: str) -> bytes:
    if format_name == "docx":
        return as_docx(_document(sheet))
    stream = io.BytesIO()
    titles = [column.word for column in SheetColumn]
    rows = [
        [*(row.cells.get(column, "") for column in SheetColumn if column != "key"), row.key]
        for row in sheet.rows
    ]
    about = ((translated("For"), sheet.body.name), (translated("Please"), _request()))
    write_xlsx_rows([titles, *rows], stream, about, hidden=(len(titles) - 1,))
    return stream.getvalue()


def _document(sheet: Sheet) -> Document:
    columns = tuple(
        Column(column.word, weight) for column, weight in zip(SheetColumn, _WEIGHTS, strict=True)
    )
    rows = tuple(
        tuple(
            (
                Line(
                    row.key if column == "key" else row.cells.get(column, ""),
                    quiet=column is SheetColumn.KEY,
                    code=column in _CODES or column == "key",
                ),
            )
            for column in SheetColumn
        )
        for row in sheet.rows
    )
    return Document(
        sheet.body.name,
        (Heading(sheet.body.name, 1), Paragraph((Line(_request()),)), Table(columns, rows)),
        language=current_language(),
        right_to_left=is_right_to_left(),
    )


def _request() -> str:
    return translated(
        "Please correct what is no longer right, add who is missing in a new row, and send this "
        "file back. What you leave as it is stays."
    )
