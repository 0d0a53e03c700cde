"""Correction replies: what a sheet that came back says otherwise, taken or left cell by cell."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from stakeholders.app.channels import Channels
from stakeholders.app.correction_sheets import CorrectionSheets, rows_of
from stakeholders.app.errors import NothingDoneError, UnreadableFileError
from stakeholders.app.fact_texts import FactTexts
from stakeholders.app.reference import Reference
from stakeholders.app.search import Search
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.citation import Citation
from stakeholders.domain.correction import (
    CellChange,
    NewRow,
    SheetColumn,
    SheetRow,
    differences,
    header_columns,
    sheet_row,
)
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.fact_life import FactKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.mangled import date_of
from stakeholders.domain.name import read_name
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import CheckOutcome, Verification
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.source import Source, SourceType
from stakeholders.domain.text import clean, fold
from stakeholders.domain.visibility import Visibility, visibility_of_source
from stakeholders.formats.document_text import DocumentError, document_rows
from stakeholders.formats.workbook_guard import DangerousWorkbookError
from stakeholders.formats.workbook_read import open_workbook
from stakeholders.i18n import every_translation, translated
from stakeholders.store import names, people, positions, sources
from stakeholders.store.database import Database
from stakeholders.store.history import Writing
from stakeholders.store.parts import add_part
from stakeholders.store.saving import Saver

_LOOKED_AT: Final = 30
_LEAST: Final = 3


@dataclass(frozen=True, slots=True)
class Reply:
    """What a sheet that came back says otherwise, and the rows that nobody can be told from.

    `body` is whose sheet it is; `gone` are the names on rows whose contacts are not here any more.
    """

    file: str
    body: Record | None
    changes: tuple[CellChange, ...]
    new: tuple[NewRow, ...]
    gone: tuple[str, ...] = ()
    rows: int = 0


class NoSheetError(NothingDoneError):
    """A file that is no sheet of ours."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translated(
                "{file} is no correction sheet: no row of it has a name and a key.", file=name
            )
        )


class CorrectionReplies:
    """Reads what came back, and writes what is accepted; each fact is cited to the reply."""

    def __init__(
        self,
        database: Database,
        search: Search,
        sheets: CorrectionSheets,
        reference: Reference,
        channels: Channels,
        author: str,
    ) -> None:
        self._database = database
        self._search = search
        self._sheets = sheets
        self._reference = reference
        self._channels = channels
        self._texts = FactTexts(channels)
        self._author = author

    def is_reply(self, path: Path) -> bool:
        """Tell whether a file looks like a sheet that came back."""
        try:
            rows = _rows(path)
        except (NothingDoneError, OSError):
            return False
        header = _header(rows)
        return header is not None and SheetColumn.KEY in header[1].values()

    def read(self, path: Path) -> Reply:
        """Return what a sheet says otherwise; nothing is written.

        Raises:
            NoSheetError: when it is none of ours.
            UnreadableFileError: when it cannot be read.
        """
        rows = _rows(path)
        header = _header(rows)
        if header is None:
            raise NoSheetError(path.name)
        start, columns = header
        told = [
            {column: row[place] for place, column in columns.items() if place < len(row)}
            for row in rows[start + 1 :]
        ]
        return self._compared(path.name, [one for one in told if any(map(str.strip, one.values()))])

    def write(
        self, reply: Reply, accepted: Collection[str], answers: Mapping[int, Uid | None]
    ) -> int:
        """Write the accepted changes, and the new rows that were answered, all in one step.

        `answers` tell of a row without a key who it is, None for somebody new. Return how many
        facts were written.
        """
        changes = [one for one in reply.changes if one.key in accepted]
        for row in reply.new:
            who = answers.get(row.number)
            if who is not None:
                record = self._search.record(who)
                changes += differences(_row_of(record, reply.body), record, row.cells)
        fresh = [one for one in reply.new if one.number in answers and not answers[one.number]]
        if not changes and not fresh:
            return 0
        with self._database.writing("correction.taken") as writing:
            source = self._source(writing, reply)
            for change in changes:
                self._write(writing, change, source)
            for row in fresh:
                self._add(writing, row, reply.body, source)
            body = reply.body.uid if reply.body else None
            writing.says(count=len(changes) + len(fresh), entry=body or changes[0].entry)
        return len(changes) + len(fresh)

    # reading

    def _compared(self, name: str, told: Sequence[Mapping[SheetColumn, str]]) -> Reply:
        keyed = [(*_key(one.get(SheetColumn.KEY, "")), one) for one in told]
        known = self._search.records_of(uid for uid, _, _ in keyed if uid)
        body = next(
            (
                known[uid]
                for uid, _, _ in keyed
                if uid in known and known[uid].kind is EntryKind.BODY
            ),
            None,
        )
        body = body or self._body_of(known)
        changes: list[CellChange] = []
        new: list[NewRow] = []
        gone: list[str] = []
        for number, (uid, line, cells) in enumerate(keyed, 1):
            if uid is None:
                new.append(NewRow(number, cells, tuple(self._candidates(cells, body, known))))
            elif uid not in known:
                gone.append(cells.get(SheetColumn.NAME, ""))
            else:
                record = known[uid]
                changes += differences(_row_of(record, body, line), record, cells)
        asked = tuple(one for one in new if clean(one.name))
        return Reply(name, body, tuple(dict.fromkeys(changes)), asked, tuple(gone), len(told))

    def _body_of(self, known: Mapping[Uid, Record]) -> Record | None:
        """Return the body that most of those on a sheet are at, where its own row was taken out."""
        bodies = [
            line.body_uid for one in known.values() for line in one.present_posts if line.body_uid
        ]
        if not bodies:
            return None
        usual = max(bodies, key=bodies.count)
        return self._search.records_of((usual,)).get(usual)

    def _candidates(
        self, cells: Mapping[SheetColumn, str], body: Record | None, known: Mapping[Uid, Record]
    ) -> Iterator[tuple[Uid, str]]:
        """Yield who may be meant by a row without a key: who is called so, at the body first."""
        name = fold(cells.get(SheetColumn.NAME, ""))
        if not name:
            return
        words = set(name.split())
        near = self._sheets.staff(body.uid) if body is not None and body.uid else ()
        everybody = {one.uid: one for one in (*near, *known.values()) if one.uid}
        for uid, one in everybody.items():
            if one.kind is EntryKind.PERSON and words & set(fold(one.name).split()):
                yield uid, one.name
        for row in self._search.find(name, flags=(EntryKind.PERSON,), limit=5).rows:
            if row.uid not in everybody:
                yield row.uid, row.name

    # writing

    def _source(self, writing: Writing, reply: Reply) -> Source:
        title = (
            translated("Reply of {name}", name=reply.body.name)
            if reply.body
            else translated("Reply {file}", file=reply.file)
        )
        day = PartialDate.of(writing.today)
        source = Source(title, SourceType.LETTER, day, file_name=reply.file)
        return replace(source, uid=sources.add_source(writing, source))

    def _write(self, writing: Writing, change: CellChange, source: Source) -> None:
        target = change.target
        match change.column:
            case SheetColumn.NAME:
                self._rename(writing, change)
                target = None
            case SheetColumn.SINCE if target is not None:
                positions.begin_position(writing, target, date_of(change.after))
            case SheetColumn.TITLE if target is not None:
                self._texts.correct(writing, FactKind.POSITION, target, change.after)
            case SheetColumn.TITLE | SheetColumn.SINCE:
                return
            case _ if target is not None:
                self._texts.correct(writing, FactKind.EMAIL, target, change.after)
                self._date(writing, target)
            case _:
                target = self._add_channel(writing, change)
        citation = Citation(
            source, change.after, field=change.column.value, asserted=change.after, target=target
        )
        sources.add_citation(writing, change.entry, citation)
        check = Verification(
            PartialDate.of(writing.today), CheckOutcome.CHANGED, self._author, source.title, target
        )
        if target is not None:
            add_part(writing, change.entry, check)

    def _rename(self, writing: Writing, change: CellChange) -> None:
        record = self._search.record(change.entry)
        if record.kind is EntryKind.BODY:
            people.rename_body(writing, change.entry, clean(change.after))
            return
        new = read_name(change.after, self._reference)
        old = next(iter(record.names), new)
        people.rename_person(writing, change.entry, names.corrected(old, new))

    def _date(self, writing: Writing, target: Uid) -> None:
        channel = people.read_channel(writing.connection, target)
        today = PartialDate.of(writing.today)
        people.change_channel(writing, replace(channel, as_of=today))

    def _add_channel(self, writing: Writing, change: CellChange) -> Uid:
        is_email = change.column is SheetColumn.EMAIL
        kind = ChannelType.EMAIL if is_email else ChannelType.PHONE
        country = self._search.record(change.entry).country
        channel = replace(
            self._channels.judge(kind, change.after, country),
            visibility=visibility_of_source(SourceType.LETTER),
            as_of=PartialDate.of(writing.today),
        )
        return people.add_channel(writing, change.entry, channel)

    def _add(self, writing: Writing, row: NewRow, body: Record | None, source: Source) -> None:
        """Add somebody new, at the body of the sheet."""
        cells = {column: clean(text) for column, text in row.cells.items()}
        name = read_name(cells.get(SheetColumn.NAME, ""), self._reference)
        uid = writing.new_uid()
        line = PostLine(
            cells.get(SheetColumn.TITLE, ""),
            body.name if body else "",
            body_uid=body.uid if body else None,
            from_=date_of(cells.get(SheetColumn.SINCE, "")),
        )
        today = PartialDate.of(writing.today)
        kinds = (
            (SheetColumn.PHONE, ChannelType.PHONE),
            (SheetColumn.MOBILE, ChannelType.PHONE),
            (SheetColumn.EMAIL, ChannelType.EMAIL),
        )
        country = body.country if body else ""
        channels = tuple(
            replace(
                self._channels.judge(kind, cells[column], country),
                owner=uid,
                as_of=today,
                visibility=visibility_of_source(SourceType.LETTER),
            )
            for column, kind in kinds
            if cells.get(column)
        )
        record = Record(
            EntryKind.PERSON,
            name.full,
            uid=uid,
            names=(name,),
            channels=channels,
            posts=(line,) if line.title or line.body else (),
            visibility=Visibility.ANYONE,
        )
        saver = Saver(writing, self._reference.body_record)
        saver.save(record)
        saver.finish()
        sources.add_citation(writing, uid, Citation(source))


def _row_of(record: Record, body: Record | None, line: Uid | None = None) -> SheetRow:
    """Return the row that a contact has on the sheet of a body, for one of its positions."""
    rows = list(rows_of(record, body.uid)) if body is not None and body.uid else []
    exact = next((row for row in rows if line is not None and row.line == line), None)
    return exact or (rows[0] if rows else sheet_row(record))


def _key(text: str) -> tuple[Uid | None, Uid | None]:
    uid, _, line = clean(text).partition("/")
    return (Uid(uid) if uid else None), (Uid(line) if line else None)


def _header(rows: Sequence[Sequence[str]]) -> tuple[int, dict[int, SheetColumn]] | None:
    """Return where the header of a sheet stands, and which of its cells are which columns.

    Three known columns make one: the key may have been deleted, so may any other column.
    """
    titles = {column: every_translation(column.message) for column in SheetColumn}
    for number, row in enumerate(rows[:_LOOKED_AT]):
        columns = header_columns(row, titles)
        is_ours = SheetColumn.KEY in columns.values()
        if SheetColumn.NAME in columns.values() and (is_ours or len(columns) >= _LEAST):
            return number, columns
    return None


def _rows(path: Path) -> list[list[str]]:
    """Return the rows of a workbook, or of the tables of a document.

    Raises:
        UnreadableFileError: when it is neither.
    """
    try:
        data = path.read_bytes()
        if path.suffix.lower() == ".docx":
            return document_rows(data, path.name)
        book = open_workbook(data)
        return [list(row.cells) for row in book.rows(book.sheets[0])] if book.sheets else []
    except (DocumentError, DangerousWorkbookError, ValueError, OSError) as error:
        raise UnreadableFileError(path.name, str(error)) from error
