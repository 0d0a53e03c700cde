"""Exporting: contacts to a file of any format, through the one gate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from stakeholders.app.audience import LeftOut, release
from stakeholders.app.document_files import DOCUMENT_FORMATS
from stakeholders.app.errors import OnlyReadFormatError, UnknownFieldError, UnknownFormatError
from stakeholders.app.export_files import ARCHIVE, STANDARD_OUTPUT, ready, rendered
from stakeholders.app.export_log import file_in_log, in_words
from stakeholders.app.export_outlook import Outlook, Outlooking
from stakeholders.app.holders import Holders
from stakeholders.app.leavers import Leavers, these_leave
from stakeholders.app.leaving import Leaving, Scope, scope_of_query
from stakeholders.app.left_out import Tally
from stakeholders.app.list_members import ListMembers
from stakeholders.app.many_records import without_collecting
from stakeholders.app.passing import Passing
from stakeholders.app.progress import Job, Stage
from stakeholders.app.search import Search
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.file_name import safe_file_name
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.base import Format
from stakeholders.formats.csv_table_layout import RowPer, TableLayout
from stakeholders.formats.csv_table_write import is_column, table_rows
from stakeholders.formats.registry import WRITTEN_FORMATS, format_of, recognised
from stakeholders.store.database import Database
from stakeholders.store.export_presets import ExportPreset, preset_of

__all__ = [
    "STANDARD_OUTPUT",
    "ExportOrder",
    "ExportPreset",
    "Exported",
    "Exporting",
    "Outlook",
    "RowPer",
    "Scope",
    "Sent",
    "TableLayout",
    "free_target",
    "scope_of_query",
]

_AS_USUAL: Final = TableLayout()
_ONE_EACH: Final = "vcard"
_USUAL_SUFFIX: Final = ".vcf"
_FIRST: Final = 3
_EXPORTED: Final = (EntryKind.PERSON, EntryKind.BODY)


@dataclass(frozen=True, slots=True)
class Exported:
    """What left: how many contacts, as what, where to, and what was left out."""

    count: int
    format: str
    target: str
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """An export as somebody wants it; a file of this name is only replaced when they said so.

    What is not finished yet bears the `mark` in its name. A table is laid out by `layout`, and
    told about under its `title`.
    """

    scope: Scope
    audience: Visibility
    format: str
    target: Path
    replaces: bool = False
    mark: str = ""
    layout: TableLayout = _AS_USUAL
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What left: how many contacts, where to, and in words how much was left out."""

    count: int
    target: Path
    left_out: str


class Exporting:
    """Writes contacts to files for others."""

    def __init__(self, database: Database, search: Search, members: ListMembers) -> None:
        self._database = database
        self._search = search
        self._members = members
        self._holders = Holders(database, search)
        self._leaving = Leaving(database, search, members)

    def formats(self) -> tuple[Format, ...]:
        """Return the formats that are written, to choose from."""
        return WRITTEN_FORMATS

    def suffix(self, format_name: str) -> str:
        """Return how a file of many contacts ends, empty when there is no such format."""
        found = format_of(format_name)
        if found is None:
            return f".{format_name}" if format_name in DOCUMENT_FORMATS else ""
        return ARCHIVE if found.one_each else found.suffixes[0]

    def takes_posts(self, format_name: str) -> bool:
        """Tell whether vacant posts are contacts in a format."""
        found = format_of(format_name)
        return found is not None and found.takes_posts

    def is_table(self, format_name: str) -> bool:
        """Tell whether the columns of a format can be chosen."""
        found = format_of(format_name)
        return found is not None and found.write_table is not None

    def is_text(self, format_name: str) -> bool:
        """Tell whether a format is a text, with something between its cells."""
        found = format_of(format_name)
        return found is not None and found.is_text

    def first_rows(
        self, scope: Scope, audience: str, layout: TableLayout
    ) -> tuple[tuple[str, ...], ...]:
        """Return the headers and first rows of a table of the first contacts of a scope.

        Raises:
            UnknownListError: when there is no such list.
            UnknownFieldError: when a table has no column that was wished for.
        """
        _check_columns(layout)
        if scope.list_name or scope.entries is not None:
            records, _ = self.of_scope(scope, Job())
        else:
            result = self._search.find(scope.text, flags=scope.flags, limit=_FIRST)
            records = self._holders.of_records(list(self._search.records(result))).records
        released = release(records[:_FIRST], Visibility(audience)).records
        rows = islice(table_rows(released, layout), _FIRST + 1)
        return tuple(tuple(row) for row in rows)

    def of_query(self, text: str) -> tuple[Record, ...]:
        """Return the people and bodies that a query finds, in the order of the list."""
        result = self._search.find(text, flags=_EXPORTED, limit=0)
        return tuple(self._search.records(result))

    def size(self, scope: Scope) -> int:
        """Return about how many contacts leave.

        Raises:
            UnknownListError: when there is no such list.
        """
        if scope.entries is not None:
            return len(scope.entries)
        if scope.list_name:
            return self._members.count(scope.list_name)
        return self._search.find(scope.text, flags=scope.flags, limit=1).total

    def outlooks(self, scope: Scope, job: Job | None = None) -> tuple[Outlook, ...]:
        """Return what every audience would get, the widest first; nothing is written.

        There are two for each audience where vacant posts leave in some formats.

        Raises:
            UnknownListError: when there is no such list.
            StoppedError: when the job was stopped.
        """
        job = job or Job()
        leavers = self._leaving.leavers(scope, job)
        seen = {one: Outlooking(one, leavers.seen_by(one)) for one in Visibility}
        for part in leavers.parts():
            for outlook in seen.values():
                job.report(Stage.COMPARING)
                outlook.add(part)
        return tuple(one for outlook in seen.values() for one in outlook.told())

    def send(self, order: ExportOrder, job: Job | None = None) -> Sent:
        """Write what the audience of an order may see, beside a file that is there already.

        Raises:
            UnknownListError: when there is no such list.
            UnwritableTargetError: when the file cannot be written; nothing is left behind.
            StoppedError: when the job was stopped; nothing is left behind.
        """
        job, kept_back = job or Job(), Tally()
        target = order.target if order.replaces else free_target(order.target)
        with without_collecting():
            leavers = self._leaving.leavers(
                order.scope, job, takes_posts=self.takes_posts(order.format)
            )
            title = self._list(order.scope.list_name) or order.title
            wanted = _Wanted(
                str(target), order.format, order.audience, order.layout, title, order.mark
            )
            done = self._export(leavers, wanted, kept_back.add, job)
        return Sent(done.count, target, kept_back.counted)

    def of_scope(
        self, scope: Scope, job: Job, format_name: str = ""
    ) -> tuple[tuple[Record, ...], tuple[LeftOut, ...]]:
        """Return the contacts of a scope as they leave in a format, and who is left out.

        Raises:
            UnknownListError: when there is no such list.
            StoppedError: when the job was stopped.
        """
        takes_posts = self.takes_posts(format_name)
        parts = tuple(self._leaving.leavers(scope, job, takes_posts=takes_posts).parts())
        records = tuple(record for part in parts for record in part.records)
        return records, tuple(one for part in parts for one in part.left_out)

    def _list(self, name: str) -> DirectoryList | None:
        return self._members.named(name) if name else None

    def preset(self, list_name: str) -> ExportPreset | None:
        """Return in which form a list left the last time, None when it never did.

        Raises:
            UnknownListError: when there is no such list.
        """
        one = self._members.named(list_name)
        with self._database.reading() as connection:
            return preset_of(connection, one.uid)

    def form_of(self, order: ExportOrder) -> tuple[Uid, ExportPreset] | None:
        """Return the form in which the list of an order leaves, None where it is of no list."""
        one = self._list(order.scope.list_name)
        return _form(one, order.format, order.audience, order.layout)

    def of_list(
        self, name: str, format_name: str = ""
    ) -> tuple[tuple[Record, ...], tuple[LeftOut, ...]]:
        """Return the contacts of a list as they leave in a format, and who is left out.

        Raises:
            UnknownListError: when there is no such list.
        """
        found = self._leaving.of_list(name, takes_posts=self.takes_posts(format_name))
        return found.records, found.left_out

    def leavers(self, scope: Scope, format_name: str = "", job: Job | None = None) -> Leavers:
        """Return the contacts of a scope as they leave in a format, read a part at a time.

        Raises:
            UnknownListError: when there is no such list.
        """
        takes_posts = self.takes_posts(format_name)
        return self._leaving.leavers(scope, job or Job(), takes_posts=takes_posts)

    def export(
        self,
        records: Sequence[Record] | Leavers,
        target: str,
        *,
        format_name: str | None = None,
        audience: Visibility = Visibility.OFFICE,
        layout: TableLayout = _AS_USUAL,
        title: str | DirectoryList = "",
        stdout: BinaryIO | None = None,
    ) -> Exported:
        """Write what the audience may see; `-` is standard output, a folder or zip one file each.

        A table is laid out by `layout`; a workbook tells what it is on a sheet of its own, under
        this `title`. A list that they are all of is a group of them in address books.

        Raises:
            UnknownFieldError: when a table has no column that was wished for.
            UnknownFormatError: when neither the format nor the file name says how.
            OnlyReadFormatError: when files of this ending are read and not written.
            UnwritableTargetError: when the file cannot be written; nothing is left behind.
        """
        leavers = records if isinstance(records, Leavers) else these_leave(records)
        left_out: list[LeftOut] = []
        wanted = _Wanted(target, format_name, audience, layout, title, stdout=stdout)
        done = self._export(leavers, wanted, left_out.extend, Job())
        return replace(done, left_out=tuple(left_out))

    def _export(
        self,
        leavers: Leavers,
        wanted: "_Wanted",
        hears: Callable[[Sequence[LeftOut]], None],
        job: Job,
    ) -> Exported:
        chosen = _format(wanted.format, wanted.target)
        if chosen.write_table is not None:
            _check_columns(wanted.layout)
        one = wanted.title if isinstance(wanted.title, DirectoryList) else None
        passing = Passing(leavers, wanted.audience, job, hears)
        about = passing.about(one.name if one else str(wanted.title), self._database.today())
        layout = replace(wanted.layout, about=about)
        records = passing.records(one if chosen.takes_lists else None)
        files = rendered(chosen, records, wanted.target, layout)
        preset = _form(one, chosen.name, wanted.audience, wanted.layout)
        with in_words(wanted.target), ready(files, wanted.target, wanted.mark, wanted.stdout) as go:
            count, audience = passing.count, wanted.audience
            with file_in_log(self._database, wanted.target, count, audience, preset):
                go()
        return Exported(passing.count, chosen.name, wanted.target, ())


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is written where, and how."""

    target: str
    format: str | None
    audience: Visibility
    layout: TableLayout
    title: str | DirectoryList
    mark: str = ""
    stdout: BinaryIO | None = None


def _form(
    one: DirectoryList | None, format_name: str, audience: Visibility, layout: TableLayout
) -> tuple[Uid, ExportPreset] | None:
    """Return in which form a list leaves, to be remembered."""
    preset = ExportPreset(format_name, audience.value, layout.rows.value, layout.columns)
    return (one.uid, preset) if one else None


def free_target(wanted: Path) -> Path:
    """Return this path, or one beside it that no file has yet."""
    used: set[str] = set()
    while (path := wanted.with_name(safe_file_name(wanted.stem, wanted.suffix, used))).exists():
        used.add(path.name.casefold())
    return path


def _format(name: str | None, target: str) -> Format:
    """Return the format by its name, else by the file's; one file each are vCards unless told."""
    path = Path(target)
    several = path.is_dir() or path.suffix.lower() == ARCHIVE
    found = format_of(name or _ONE_EACH) if name or several else recognised(target, b"")
    if found is None:
        raise UnknownFormatError(name or target)
    if found.write is None:
        raise OnlyReadFormatError(path.suffix, _USUAL_SUFFIX)
    if not found.is_text and path.suffix.lower() in found.suffixes[1:]:
        raise OnlyReadFormatError(path.suffix, found.suffixes[0])
    return found


def _check_columns(layout: TableLayout) -> None:
    """Raise where a column is wished for that no table has."""
    unknown = next((one for one in layout.columns if not is_column(one)), None)
    if unknown is not None:
        raise UnknownFieldError(unknown)
