"""Importing: what a file holds, compared with the directory, then written as one operation."""

import contextlib
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from stakeholders.app.errors import (
    NotTextError,
    TooLargeFileError,
    UnknownEncodingError,
    UnknownFormatError,
    UnreadableFileError,
)
from stakeholders.app.importing_plan import Decision, FilePlan, Planned, certain_entry
from stakeholders.app.importing_settling import Settling, has_identifier, is_contact
from stakeholders.app.progress import Job, Stage
from stakeholders.app.reference import Reference
from stakeholders.domain.backups import Reason
from stakeholders.domain.comparison import differences
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.matching import Certainty, Match, best_match
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.record import Record
from stakeholders.formats.base import Format, ReadingContext, ReadRecord, Refused
from stakeholders.formats.encoding import decoded, known_encoding
from stakeholders.formats.registry import format_of, recognised
from stakeholders.i18n import marked
from stakeholders.store.candidates import candidates_of, taken_uids
from stakeholders.store.changing import apply_differences
from stakeholders.store.database import Database
from stakeholders.store.saving import Saver

__all__ = ["Decision", "FilePlan", "Importing", "Planned"]

_CHUNK: Final = 500
_HEAD: Final = 8192
_LARGEST: Final = 512 * 1024 * 1024
_NOT_A_CONTACT: Final = Problem(
    "import.not_a_contact",
    marked("This is neither a person nor an organisation nor a post; it was left out."),
    severity=Severity.ERROR,
)
_WRITTEN: Final = frozenset({Decision.NEW, Decision.CHANGED})


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

    def plan(
        self,
        path: Path,
        *,
        format_name: str | None = None,
        encoding: str | None = None,
        region: str | None = None,
        job: Job | None = None,
    ) -> FilePlan:
        """Read a file and compare it with the directory.

        Raises:
            StoppedError: when the job was stopped.
            UnreadableFileError: when the file cannot be opened.
            TooLargeFileError: when it is larger than any address book.
            UnknownFormatError: when the format is not known.
            UnknownEncodingError: when the encoding is not known.
            NotTextError: when there is not one contact in it and it is no text.
        """
        if encoding and known_encoding(encoding) is None:
            raise UnknownEncodingError(encoding)
        data = _content(path)
        chosen = _format(path, data, format_name)
        country = region or self._reference.home
        context = ReadingContext(
            words=self._reference,
            regions=(country,) if country else (),
            domains=self._reference.email_domains,
            encoding=encoding,
        )
        with _without_collecting():
            read = _all_read(chosen.read(data, context), job or Job())
            items = [*self._compared(read, chosen, job or Job()), *_refused(read)]
        if not any(item.record for item in items) and b"\0" in data[:_HEAD]:
            raise NotTextError(path.name)
        items.sort(key=lambda item: item.line)
        spoken = decoded(data[:_HEAD], encoding).encoding
        return FilePlan(path.name, chosen.name, spoken, tuple(items))

    def apply(self, plan: FilePlan, job: Job | None = None) -> int:
        """Write what is new and what changes, as one operation; return how many contacts.

        Raises:
            StoppedError: when the job was stopped; nothing is written then.
        """
        job = job or Job()
        wanted = [item for item in plan.items if item.decision in _WRITTEN]
        if wanted:
            self._make_backup(Reason.IMPORT)
        with (
            _without_collecting(),
            self._database.writing("import", file=plan.file, count=len(wanted)) as writing,
        ):
            saver = Saver(writing, self._reference.body_record)
            for done, record in enumerate(_seats_first(wanted)):
                job.report(Stage.WRITING, done, len(wanted))
                saver.save(record)
                if saver.is_full:
                    saver.finish()
            saver.finish()
            for item in wanted:
                entry = certain_entry(item)
                if item.decision is Decision.CHANGED and entry is not None:
                    apply_differences(writing, saver, entry, item.differences)
            saver.finish()
            job.report(Stage.FINISHING)
        return len(wanted)

    def _compared(
        self, read: Sequence[ReadRecord | Refused], chosen: Format, job: Job
    ) -> Iterable[Planned]:
        found = [item for item in read if isinstance(item, ReadRecord) and is_contact(item.record)]
        settling = Settling(
            self._reference, self._database.new_uid, chosen.name, [item.record for item in found]
        )
        for start in range(0, len(found), _CHUNK):
            job.report(Stage.COMPARING, start, len(found))
            chunk = found[start : start + _CHUNK]
            records = [item.record for item in chunk]
            with self._database.reading() as connection:
                settling.avoid(taken_uids(connection, records))
                settled = [settling.settled(record) for record in records]
                candidates = candidates_of(connection, settled)
            for position, item in enumerate(chunk):
                record = settled[position]
                twin = settling.twin(record)
                near = (twin,) if twin else candidates.get(position, ())
                match = best_match(record, near)
                yield _decided(item, record, match)


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


def _all_read(reading: Iterable[ReadRecord | Refused], job: Job) -> list[ReadRecord | Refused]:
    read = []
    for item in reading:
        job.report(Stage.READING)
        read.append(item)
    return read


def _refused(read: Sequence[ReadRecord | Refused]) -> Iterable[Planned]:
    for item in read:
        if isinstance(item, Refused):
            yield Planned(item.line, Decision.REFUSED, None, problems=(item.problem,))
        elif not is_contact(item.record):
            yield Planned(item.line, Decision.REFUSED, None, problems=(_NOT_A_CONTACT,))


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
    if match.certainty is Certainty.LIKELY:
        return Planned(item.line, Decision.DOUBTFUL, record, match, problems=problems)
    return Planned(item.line, Decision.NEW, record, problems=problems)


def _seats_first(items: Sequence[Planned]) -> list[Record]:
    """Return the new records: bodies, then their posts, then those who hold them."""
    new = [item.record for item in items if item.decision is Decision.NEW and item.record]
    order = {EntryKind.BODY: 0, EntryKind.POST: 1}
    return sorted(new, key=lambda record: order.get(record.kind, len(order)))


@contextlib.contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep the garbage collector from walking through all records again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
