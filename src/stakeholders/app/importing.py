"""Importing: what a file holds, compared with the directory, then written as one operation."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Final, TypeGuard

from stakeholders.app.errors import (
    NotTextError,
    TooLargeFileError,
    UnknownEncodingError,
    UnknownFormatError,
    UnreadableFileError,
)
from stakeholders.app.importing_lists import ImportedLists
from stakeholders.app.importing_plan import (
    Decision,
    FilePlan,
    Packing,
    Planned,
    certain_entry,
    with_more,
)
from stakeholders.app.importing_settling import (
    Settling,
    are_twins,
    has_identifier,
    is_contact,
)
from stakeholders.app.many_records import without_collecting
from stakeholders.app.parcels import Parcels
from stakeholders.app.progress import Job, Stage
from stakeholders.app.reference import Reference
from stakeholders.app.table_look import TableLook, look_at
from stakeholders.app.table_mappings import TableReading
from stakeholders.domain.backups import Reason
from stakeholders.domain.comparison import differences
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.matching import Certainty, Match, best_match
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.record import Record
from stakeholders.formats.base import Format, ReadingContext, ReadRecord, Refused
from stakeholders.formats.encoding import Decoded, decoded, known_encoding, telling_head
from stakeholders.formats.registry import FORMATS, format_of, recognised
from stakeholders.i18n import marked
from stakeholders.store.candidates import candidates_of, followed, taken_uids
from stakeholders.store.changing import apply_differences
from stakeholders.store.database import Database
from stakeholders.store.history import Writing
from stakeholders.store.saving import Saver
from stakeholders.store.suppression_marks import erased_before

__all__ = ["Decision", "FilePlan", "Importing", "Planned"]

_AS_IT_LOOKS: Final = TableReading()
_CHUNK: Final = 500
_HEAD: Final = 8192
_LARGEST: Final = 512 * 1024 * 1024
_NOT_A_CONTACT: Final = Problem(
    "import.not_a_contact",
    marked("This is neither a person nor an organisation nor a post; it was left out."),
    severity=Severity.ERROR,
)


class Importing:
    """Plans and applies imports; the same file twice changes nothing."""

    def __init__(
        self,
        database: Database,
        reference: Reference,
        make_backup: Callable[[Reason], object] = lambda _: None,
    ) -> None:
        self._database = database
        self._reference = reference
        self._make_backup = make_backup

    def formats(self) -> tuple[Format, ...]:
        """Return the formats that are read."""
        return FORMATS

    def plan(
        self,
        path: Path,
        *,
        format_name: str | None = None,
        encoding: str | None = None,
        region: str | None = None,
        table: TableReading = _AS_IT_LOOKS,
        keep_erased: bool = False,
        job: Job | None = None,
    ) -> FilePlan:
        """Read a file and compare it with the directory; `table` says how tables are understood.

        Whoever was erased at their request is doubtful and stays out, unless `keep_erased`.

        Raises:
            StoppedError: when the job was stopped.
            UnreadableFileError: when the file cannot be opened.
            TooLargeFileError: when it is larger than any address book.
            UnknownFormatError: when the format is not known.
            UnknownEncodingError: when the encoding is not known.
            NotTextError: when there is not one contact in it and it is no text.
        """
        encoding = encoding or table.encoding or None
        if encoding and known_encoding(encoding) is None:
            raise UnknownEncodingError(encoding)
        data = _content(path)
        chosen = _format(path, data, format_name)
        context = self._context(encoding, region, table)
        with without_collecting():
            settling = Settling(
                self._reference, self._database.new_uid, chosen.name, keeps_erased=keep_erased
            )
            read = _all_read(chosen.read(data, context), settling, job or Job())
            head, telling = data[:_HEAD], telling_head(data)
            del data
            if chosen.is_text and not (read.contacts or read.groups) and b"\0" in head:
                raise NotTextError(path.name)
            items = self._compared(read, settling, job or Job())
        found = decoded(telling, encoding) if chosen.is_text else Decoded("", "")
        return FilePlan(path.name, chosen.name, found.encoding, items, is_guessed=found.guessed)

    def look(self, path: Path, table: TableReading = _AS_IT_LOOKS) -> TableLook:
        """Return how the start of a file is understood; nothing is compared.

        Raises:
            UnreadableFileError: when the file cannot be opened.
            TooLargeFileError: when it is larger than any address book.
            UnknownFormatError: when the format is not known.
        """
        data = _content(path)
        context = self._context(table.encoding or None, None, table)
        return look_at(data, _format(path, data, None), context)

    def _context(
        self, encoding: str | None, region: str | None, table: TableReading
    ) -> ReadingContext:
        country = region or self._reference.home
        return ReadingContext(
            words=self._reference,
            regions=(country,) if country else (),
            domains=self._reference.email_domains,
            encoding=encoding,
            country_called=self._reference.country_called,
            mapping=table.mapping,
            sheet=table.sheet,
        )

    def apply(self, plan: FilePlan, job: Job | None = None) -> int:
        """Write what is new and what changes, as one operation; return how many contacts.

        Raises:
            StoppedError: when the job was stopped; nothing is written then.
        """
        job = job or Job()
        count = plan.count(Decision.NEW) + plan.count(Decision.CHANGED)
        if count:
            self._make_backup(Reason.IMPORT)
        with (
            without_collecting(),
            self._database.writing("import", file=plan.file, count=count) as writing,
        ):
            self._write(writing, plan, job, count)
            ImportedLists(self._database, plan.format).put(writing, plan)
            job.report(Stage.FINISHING)
        return count

    def _write(self, writing: Writing, plan: FilePlan, job: Job, count: int) -> None:
        """Write the contacts; what the saver remembers of them is gone when they are indexed."""
        saver = Saver(writing, self._reference.body_record)
        for done, records in enumerate(_in_chunks(_seats_first(plan))):
            job.report(Stage.WRITING, done * _CHUNK, count)
            saver.save_all(records)
        for item in plan.decided(Decision.CHANGED):
            entry = certain_entry(item)
            if entry is not None:
                apply_differences(writing, saver, entry, item.differences)
        saver.finish()

    def _compared(self, read: "_Read", settling: Settling, job: Job) -> Sequence[Planned]:
        items = Packing()
        for chunk in read.parcels.emptied():
            job.report(Stage.COMPARING, len(items), read.contacts)
            found = [item for item in chunk if _is_contact(item)]
            fates = iter(self._matched(found, settling, items))
            for item in chunk:
                items.add(next(fates) if _is_contact(item) else _refused(item))
        contacts = items.items()
        if not read.groups:
            return contacts
        planned = ImportedLists(self._database, settling.source).planned(read.groups, contacts)
        return with_more(contacts, tuple(planned))

    def _matched(
        self, found: Sequence[ReadRecord], settling: Settling, before: Packing
    ) -> Iterator[Planned]:
        """Yield the fate of each contact; `before` are those that came before it in the file."""
        with self._database.reading() as connection:
            records = followed(connection, [item.record for item in found])
            settling.avoid(taken_uids(connection, records))
            settled = [settling.settled(record) for record in records]
            candidates = candidates_of(connection, settled)
            gone = [False] * len(settled)
            if not settling.keeps_erased:
                gone = list(erased_before(connection, settled))
        found = [_doubted(*pair) for pair in zip(found, gone, strict=True)]
        for position, (item, record) in enumerate(zip(found, settled, strict=True)):
            place = settling.twin(record, len(before))
            twin = None if place is None else before[place]
            if place is not None and twin and twin.record and are_twins(twin.record, record):
                found_again = _decided(item, record, _match_of_twin(twin, twin.record, record))
                yield settling.without_told(found_again, place, twin.differences)
            else:
                near = candidates.get(position, ())
                yield _decided(item, record, best_match(record, near))


@dataclass(slots=True)
class _Read:
    """What was read of a file: in parcels, how many contacts are among it, groups apart."""

    parcels: Parcels[ReadRecord | Refused]
    contacts: int = 0
    groups: list[ReadRecord] = field(default_factory=list)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise TooLargeFileError(path.name)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path.name, error.strerror or str(error)) from error


def _format(path: Path, data: bytes, name: str | None) -> Format:
    found = format_of(name) if name else recognised(path.name, data[:_HEAD])
    if found is None:
        raise UnknownFormatError(name or path.name)
    return found


def _all_read(reading: Iterable[ReadRecord | Refused], settling: Settling, job: Job) -> "_Read":
    read = _Read(Parcels(_CHUNK))
    for item in reading:
        job.report(Stage.READING)
        if _is_contact(item):
            read.contacts += 1
            settling.count(item.record)
        if isinstance(item, ReadRecord) and item.record.kind is EntryKind.LIST:
            read.groups.append(item)
        else:
            read.parcels.add(item)
    return read


def _is_contact(item: ReadRecord | Refused) -> TypeGuard[ReadRecord]:
    return isinstance(item, ReadRecord) and is_contact(item.record)


def _refused(item: ReadRecord | Refused) -> Planned:
    problem = item.problem if isinstance(item, Refused) else _NOT_A_CONTACT
    refused = item if isinstance(item, Refused) else None
    return Planned(item.line, Decision.REFUSED, None, problems=(problem,), refused=refused)


def _doubted(item: ReadRecord, is_erased: bool) -> ReadRecord:  # noqa: FBT001
    """Return a contact with the doubt that whoever it is did not want to be kept."""
    return replace(item, doubt=erased_at_request(item.record.name)) if is_erased else item


def erased_at_request(name: str) -> Problem:
    """Return that somebody was erased at their request, and is not kept."""
    return Problem(
        "erased_at_request",
        marked("{name} was erased at their request and is not kept."),
        (("name", name),),
    )


def _match_of_twin(twin: Planned, first: Record, record: Record) -> Match:
    """Return what a record is whose twin stands before it: the entry of that, else that itself."""
    if twin.match is not None and certain_entry(twin) is not None:
        return twin.match
    return best_match(record, (first,))


def _decided(item: ReadRecord, record: Record, match: Match) -> Planned:
    """Return the fate of a contact; one known by its whole content has nothing new to say."""
    problems = (
        *item.findings,
        *(channel.problem for channel in record.channels if channel.problem),
    )
    if match.certainty is Certainty.CERTAIN and match.entry is not None:
        is_known = not has_identifier(item.record) and match.entry.source_uid == record.source_uid
        changes = () if is_known else differences(match.entry, record)
        decision = Decision.CHANGED if changes else Decision.SAME
        return Planned(item.line, decision, record, match, changes, problems)
    if match.certainty is Certainty.LIKELY or item.doubt is not None:
        doubts = (item.doubt,) if item.doubt is not None else ()
        return Planned(item.line, Decision.DOUBTFUL, record, match, problems=(*doubts, *problems))
    return Planned(item.line, Decision.NEW, record, problems=problems)


def _seats_first(plan: FilePlan) -> Iterator[Record]:
    """Yield the new records: bodies, then their posts, then those who hold them."""
    for kind in (EntryKind.BODY, EntryKind.POST, EntryKind.PERSON):
        for item in plan.decided(Decision.NEW, (kind,)):
            if item.record is not None:
                yield item.record


def _in_chunks(records: Iterator[Record]) -> Iterator[list[Record]]:
    while chunk := list(islice(records, _CHUNK)):
        yield chunk
