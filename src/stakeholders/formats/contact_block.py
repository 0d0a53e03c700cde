"""Contact blocks in plain text: people, posts, bodies and channels of a press release.

Each module beside this one takes one step: channels are found first, the lines around them cut
into pieces, each piece gets a meaning, pieces gather into contacts, contacts become records.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.named_event import NamedEvent
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.problems import Finding, Problem, Severity
from stakeholders.domain.record import Record
from stakeholders.domain.source import Source
from stakeholders.formats.contact_block_channels import find_marks
from stakeholders.formats.contact_block_event import event_in
from stakeholders.formats.contact_block_groups import groups_in
from stakeholders.formats.contact_block_lines import events_in
from stakeholders.formats.contact_block_mark import Mark
from stakeholders.formats.contact_block_named import bodies_named, people_named
from stakeholders.formats.contact_block_records import RecordMaker, Span
from stakeholders.formats.contact_block_source import describe_source
from stakeholders.formats.contact_block_words import BlockWords
from stakeholders.i18n import marked

_SAME_LENGTH: Final = MappingProxyType(
    str.maketrans({"\r": " ", "\u2028": "\n", "\u00a0": " ", "\u202f": " "})
)


@dataclass(frozen=True, slots=True)
class BlockReading:
    """What a text says of contacts, which words say it, and what a reader should know of it."""

    records: tuple[Record, ...]
    spans: tuple[Span, ...]
    source: Source
    findings: tuple[Finding, ...] = ()
    event: NamedEvent | None = None


def read_contact_blocks(
    text: str,
    reference: BlockWords,
    region: str | None = None,
    date: PartialDate | None = None,
    *,
    new_uid: Callable[[], Uid],
) -> BlockReading:
    """Return every contact of a text; nothing where no channel or gap of one is announced.

    `region` is the country that numbers in national form are read with where the block names
    none; `date` the document's, where it is known better than its text says.
    """
    level = text.translate(_SAME_LENGTH)
    marks = find_marks(level, reference, region)
    source = describe_source(text, level, marks, date)
    maker = RecordMaker(level, reference, region, source, new_uid)
    groups = groups_in(level, events_in(level, marks, reference), reference, marks)
    named = people_named(level, reference, groups)
    bodies = bodies_named(level, reference, (*groups, *named))
    records = maker.records((*groups, *named, *bodies))
    cited = (replace(source, text=""),)
    found = tuple(replace(record, sources=cited) for record in records)
    findings = tuple(_findings(level, found, marks, source))
    spans = tuple(sorted(maker.spans, key=_place))
    event = event_in(level, source.title, reference)
    return BlockReading(found, spans, source, findings, event)


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _findings(
    text: str, records: tuple[Record, ...], marks: tuple[Mark, ...], source: Source
) -> Iterator[Finding]:
    if records and source.date is None:
        yield Finding(_no_date())
    elif records and source.date_assumed:
        yield Finding(_assumed_date(source))
    places = {mark.raw: mark.value_start for mark in reversed(marks)}
    for record in records:
        if record.kind is EntryKind.PERSON or record.missing:
            yield from _findings_of(text, record, places)


def _findings_of(text: str, record: Record, places: Mapping[str, int]) -> Iterator[Finding]:
    for channel in record.channels:
        if channel.problem is not None:
            line = _line(text, places.get(channel.raw, 0))
            yield Finding(channel.problem, line=line, record=record.uid)
    if "email" in record.missing:
        yield Finding(_no_email(record), record=record.uid)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _no_date() -> Problem:
    return Problem(
        "source.no_date",
        marked("The text has no date: its facts are of unknown age."),
        severity=Severity.INFO,
    )


def _assumed_date(source: Source) -> Problem:
    return Problem(
        "source.date_assumed",
        marked("The text has no date; {date} is assumed from the years it mentions."),
        (("date", str(source.date)),),
        Severity.INFO,
    )


def _no_email(record: Record) -> Problem:
    return Problem(
        "contact.no_email",
        marked("The text gives no e-mail for {name}."),
        (("name", record.name),),
        Severity.INFO,
    )
