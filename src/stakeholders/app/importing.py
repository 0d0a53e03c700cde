"""Importing: what a file holds, compared with the directory, then written as one operation."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from stakeholders.app.errors import NotTextError, UnknownFormatError, UnreadableFileError
from stakeholders.app.reference import Reference
from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.comparison import Difference, differences
from stakeholders.domain.email import is_role_address
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.matching import Certainty, Match, best_match
from stakeholders.domain.problems import Finding, Problem
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import fold
from stakeholders.formats.base import Format, ReadingContext, ReadRecord, Refused
from stakeholders.formats.registry import format_of, recognised
from stakeholders.i18n import marked, translated
from stakeholders.store.candidates import candidates_of
from stakeholders.store.changing import apply_differences
from stakeholders.store.database import Database
from stakeholders.store.saving import Saver

_CHUNK = 500
_HEAD = 8192


class Decision(StrEnum):
    """What will become of one contact of a file."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Planned:
    """One contact of a file: what it is, what becomes of it and why."""

    line: int
    decision: Decision
    record: Record | None
    match: Match | None = None
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class FilePlan:
    """What importing a file would do; nothing is written yet."""

    file: str
    format: str
    encoding: str
    items: tuple[Planned, ...]

    def count(self, decision: Decision) -> int:
        """Return how many contacts share a fate."""
        return sum(item.decision is decision for item in self.items)

    @property
    def records(self) -> tuple[Record, ...]:
        """All contacts that were read."""
        return tuple(item.record for item in self.items if item.record is not None)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was wrong with the file, line by line."""
        return tuple(
            Finding(problem, self.file, item.line, item.record.name if item.record else None)
            for item in self.items
            for problem in item.problems
        )

    @property
    def doubts(self) -> tuple[Finding, ...]:
        """Contacts that may be known already and were left for a person to decide."""
        return tuple(
            Finding(_doubt(item.record, item.match), self.file, item.line, item.record.name)
            for item in self.items
            if item.decision is Decision.DOUBTFUL and item.record and item.match
        )


class Importing:
    """Plans and applies imports; the same file twice changes nothing."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def plan(
        self,
        path: Path,
        *,
        format_name: str | None = None,
        encoding: str | None = None,
        region: str | None = None,
    ) -> FilePlan:
        """Read a file and compare it with the directory.

        Raises:
            UnreadableFileError: when the file cannot be opened.
            UnknownFormatError: when the format is not known.
            NotTextError: when there is not one contact in it and it is no text.
        """
        data = _content(path)
        chosen = _format(path, data, format_name)
        context = ReadingContext(
            words=self._reference,
            regions=(region,) if region else (),
            domains=self._reference.email_domains,
            encoding=encoding,
        )
        read = list(chosen.read(data, context))
        items = [*self._compared(read, chosen), *_refused(read)]
        if not items and b"\0" in data:
            raise NotTextError(path.name)
        items.sort(key=lambda item: item.line)
        return FilePlan(path.name, chosen.name, encoding or "", tuple(items))

    def apply(self, plan: FilePlan) -> int:
        """Write what is new and what changes, as one operation; return how many contacts."""
        wanted = [i for i in plan.items if i.decision in {Decision.NEW, Decision.CHANGED}]
        with self._database.writing("import", file=plan.file, count=len(wanted)) as writing:
            saver = Saver(writing, self._reference.body_record)
            for item in _bodies_first(wanted):
                if item.record is not None and item.decision is Decision.NEW:
                    saver.save(item.record)
                    if saver.is_full:
                        saver.finish()
            saver.finish()
            for item in wanted:
                if item.decision is Decision.CHANGED and item.match and item.match.entry:
                    apply_differences(writing, saver, item.match.entry, item.differences)
            saver.finish()
        return len(wanted)

    def _compared(self, read: Sequence[ReadRecord | Refused], chosen: Format) -> Iterable[Planned]:
        found = [item for item in read if isinstance(item, ReadRecord)]
        seats = _seats(item.record for item in found)
        settled = [
            replace(item, record=self._settled(item.record, chosen, seats)) for item in found
        ]
        for start in range(0, len(settled), _CHUNK):
            chunk = settled[start : start + _CHUNK]
            with self._database.reading() as connection:
                candidates = candidates_of(connection, [item.record for item in chunk])
            for position, item in enumerate(chunk):
                yield _decided(item, best_match(item.record, candidates.get(position, ())))

    def _settled(self, record: Record, chosen: Format, seats: Counter[tuple[str, str]]) -> Record:
        """Return a record as the directory would have it: functions, owners, source."""
        uid = record.uid or self._database.new_uid()
        posts = tuple(self._post(line) for line in record.posts)
        seat = next((line for line in posts if line.uid and seats[_seat(line)] == 1), None)
        return replace(
            record,
            uid=uid,
            posts=posts,
            channels=tuple(_owned(channel, uid, seat) for channel in record.channels),
            source=record.source or (chosen.name if record.source_uid else ""),
        )

    def _post(self, line: PostLine) -> PostLine:
        functions = line.functions or self._reference.functions_of(line.title)
        is_post = bool(functions and line.body)
        uid = line.uid or (self._database.new_uid() if is_post else None)
        return replace(line, functions=functions, uid=uid)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path.name, error.strerror or str(error)) from error


def _format(path: Path, data: bytes, name: str | None) -> Format:
    found = format_of(name) if name else recognised(path.name, data[:_HEAD])
    if found is None:
        raise UnknownFormatError(name or path.name)
    return found


def _refused(read: Sequence[ReadRecord | Refused]) -> Iterable[Planned]:
    for item in read:
        if isinstance(item, Refused):
            yield Planned(item.line, Decision.REFUSED, None, problems=(item.problem,))


def _decided(item: ReadRecord, match: Match) -> Planned:
    problems = (
        *item.findings,
        *(channel.problem for channel in item.record.channels if channel.problem),
    )
    if match.certainty is Certainty.CERTAIN and match.entry is not None:
        changes = differences(match.entry, item.record)
        decision = Decision.CHANGED if changes else Decision.SAME
        return Planned(item.line, decision, item.record, match, changes, problems)
    if match.certainty is Certainty.LIKELY:
        return Planned(item.line, Decision.DOUBTFUL, item.record, match, problems=problems)
    return Planned(item.line, Decision.NEW, item.record, problems=problems)


def _doubt(record: Record, match: Match) -> Problem:
    return Problem(
        "import.doubtful",
        marked("{name} may be {other} ({reasons}); it was not imported."),
        (
            ("name", record.name),
            ("other", match.entry.name if match.entry else ""),
            ("reasons", ", ".join(translated(reason) for reason in match.reasons)),
        ),
    )


def _bodies_first(items: Sequence[Planned]) -> list[Planned]:
    return sorted(
        items, key=lambda item: item.record is None or item.record.kind is not EntryKind.BODY
    )


def _seats(records: Iterable[Record]) -> Counter[tuple[str, str]]:
    """Count how many people of a file share a title at a body."""
    return Counter(_seat(line) for record in records for line in record.posts)


def _seat(line: PostLine) -> tuple[str, str]:
    return fold(line.body), fold(line.title)


def _owned(channel: Channel, person: Uid, seat: PostLine | None) -> Channel:
    """Return a channel with its owner: landlines and role mailboxes go to a post with one seat."""
    if channel.owner is not None:
        return channel
    landline = channel.number_type in {NumberType.FIXED, NumberType.FAX}
    role = channel.type is ChannelType.EMAIL and is_role_address(channel.normalised or channel.raw)
    owner = seat.uid if seat and seat.uid and (landline or role) else person
    return replace(channel, owner=owner)
