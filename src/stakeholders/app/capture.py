"""Adding from text: contact blocks become people, bodies, posts and channels, after a look.

Reading proposes, keeping writes: one operation, whatever the text held.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stakeholders.app.capture_terms import rivals_of, with_former_posts
from stakeholders.app.errors import NotTextError
from stakeholders.app.importing import erased_at_request
from stakeholders.app.reference import Reference
from stakeholders.domain.comparison import additions, new_sources
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.matching import Certainty, Match, best_match
from stakeholders.domain.named_event import NamedEvent
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.problems import Finding
from stakeholders.domain.record import Holder, Record
from stakeholders.domain.source import Source
from stakeholders.formats.contact_block import read_contact_blocks
from stakeholders.formats.contact_block_records import Span
from stakeholders.formats.document_text import LONGEST_DOCUMENT, DocumentError, document_text
from stakeholders.store.absences import settle_absences
from stakeholders.store.candidates import candidates_of, entries_here
from stakeholders.store.changing import apply_differences
from stakeholders.store.database import Database
from stakeholders.store.history import Writing
from stakeholders.store.positions import end_position
from stakeholders.store.saving import Saver
from stakeholders.store.suppression_marks import erased_before

__all__ = ["LONGEST_DOCUMENT", "Capture", "Captured", "Proposal", "Span", "read_text_file"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One contact found in a text, as it will be kept; `match` is the entry it already is.

    `rivals` hold the post of a person today besides: do they go, or stay?
    """

    record: Record
    match: Match
    rivals: tuple[Holder, ...] = ()

    @property
    def is_known(self) -> bool:
        """Tell whether the directory has this contact."""
        return self.match.certainty is Certainty.CERTAIN


@dataclass(frozen=True, slots=True)
class Captured:
    """What a text says: contacts, the words that say it, and what a reader should know."""

    proposals: tuple[Proposal, ...]
    spans: tuple[Span, ...]
    source: Source
    findings: tuple[Finding, ...]
    event: NamedEvent | None = None

    @property
    def records(self) -> tuple[Record, ...]:
        """The contacts as they will be kept."""
        return tuple(proposal.record for proposal in self.proposals)

    @property
    def is_here_already(self) -> bool:
        """Tell whether this very text was kept before, so that there is nothing to keep."""
        return _is_kept_already(self.proposals)

    @property
    def rivals(self) -> tuple[Holder, ...]:
        """Whoever holds a post today of somebody whom the text is certain of."""
        sure = (one for one in self.proposals if one.record.certain)
        return tuple(holder for proposal in sure for holder in proposal.rivals)

    @property
    def is_certain(self) -> bool:
        """Tell whether there is anything to keep without a second look."""
        return any(record.certain for record in self.records)

    def of_kind(self, kind: EntryKind) -> tuple[Record, ...]:
        """Return the contacts of one kind."""
        return tuple(record for record in self.records if record.kind is kind)


class Capture:
    """Reads contact blocks and keeps what they say."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def read(
        self,
        text: str,
        *,
        region: str | None = None,
        date: PartialDate | None = None,
        keep_erased: bool = False,
    ) -> Captured:
        """Return what a text holds, matched against the directory; nothing is written.

        Whoever was erased at their request is named and not kept, unless `keep_erased`.
        """
        captured = read_text(
            text,
            self._reference,
            self._matches,
            region=region or self._reference.home or None,
            date=date,
            new_uid=self._database.new_uid,
        )
        return captured if keep_erased else self._without_erased(captured)

    def _without_erased(self, captured: Captured) -> Captured:
        with self._database.reading() as connection:
            gone = erased_before(connection, captured.records)
        pairs = list(zip(captured.proposals, gone, strict=True))
        gone_now = [one for one, is_gone in pairs if is_gone and not one.is_known]
        said = [Finding(erased_at_request(one.record.name)) for one in gone_now]
        proposals = tuple(
            replace(one, record=replace(one.record, certain=False)) if one in gone_now else one
            for one in captured.proposals
        )
        return replace(captured, proposals=proposals, findings=(*captured.findings, *said))

    def keep(
        self,
        captured: Captured,
        records: Sequence[Record] | None = None,
        *,
        ending: Collection[Holder] = (),
    ) -> tuple[Uid, ...]:
        """Write what was captured, as corrected in `records` when given; return the uids.

        Contacts known for certain only get what they lack. The terms of `ending` end on the day of
        the text, as somebody else took over. One operation.
        """
        sure = tuple(record for record in captured.records if record.certain)
        kept = sure if records is None else tuple(records)
        with self._database.writing("contact.captured") as writing:
            saver = Saver(writing, self._reference.body_record)
            here = entries_here(writing.connection, [r.uid for r in kept if r.uid])
            uids = {}
            for record in sorted(kept, key=lambda one: one.kind is not EntryKind.BODY):
                entry = here.get(record.uid) if record.uid else None
                if entry is None or entry.uid is None:
                    uids[record.uid] = saver.save(record)
                    continue
                citing = replace(record, sources=new_sources(entry, record))
                apply_differences(writing, saver, entry, additions(entry, record), citing)
                uids[record.uid] = entry.uid
            saver.finish()
            self._end(writing, ending, captured.source.date)
            people = [uids[r.uid] for r in kept if r.kind is EntryKind.PERSON]
            writing.says(entries=people or list(uids.values()))
        return tuple(uids[record.uid] for record in kept)

    def _end(self, writing: Writing, holders: Collection[Holder], date: PartialDate | None) -> None:
        on = date or PartialDate.of(self._database.today())
        for holder in holders:
            if holder.line_uid is not None:
                end_position(writing, holder.line_uid, on)
                settle_absences(writing, holder.uid)

    def _matches(self, records: Sequence[Record]) -> list[Match]:
        with self._database.reading() as connection:
            found = candidates_of(connection, records)
        return [
            best_match(record, found.get(position, ())) for position, record in enumerate(records)
        ]


def read_text(
    text: str,
    reference: Reference,
    matches: Callable[[Sequence[Record]], list[Match]],
    *,
    region: str | None,
    date: PartialDate | None,
    new_uid: Callable[[], Uid],
) -> Captured:
    """Return what a text holds; `matches` tells which contacts are known already."""
    reading = read_contact_blocks(text, reference.block_words, region, date, new_uid=new_uid)
    found = [
        _as_told_before(match, record)
        for match, record in zip(matches(reading.records), reading.records, strict=True)
    ]
    known = _known_uids(reading.records, found)
    source = replace(reading.source, uid=reading.source.uid or new_uid())
    entries = _known_entries(found)
    proposals = tuple(
        _proposal(_as_kept(_linked(record, known), source, reference), match, entries)
        for record, match in zip(reading.records, found, strict=True)
    )
    named = {one.record.uid for one in proposals if one.record.posts}
    proposals = tuple(_without(proposal, named) for proposal in proposals)
    if _is_kept_already(proposals):
        proposals = tuple(one for one in proposals if one.record.certain)
    proposals = tuple(one for one in proposals if _is_offered(one))
    shown = {proposal.record.uid for proposal in proposals}
    spans = tuple(
        span
        for old in reading.spans
        if (span := replace(old, record=known.get(old.record, old.record))).record in shown
    )
    return Captured(proposals, spans, source, reading.findings, reading.event)


def as_known(records: Sequence[Record], known: dict[Uid, Uid]) -> tuple[Record, ...]:
    """Return records with the uids of the entries that somebody says they are."""
    return tuple(_linked(record, known) for record in records)


def _as_told_before(match: Match, record: Record) -> Match:
    """Return a likely match as certain where the entry cites this very text already."""
    if match.certainty is not Certainty.LIKELY or match.entry is None:
        return match
    cites = not new_sources(match.entry, record)
    return replace(match, certainty=Certainty.CERTAIN) if cites else match


def _without(proposal: Proposal, named: Collection[Uid | None]) -> Proposal:
    """Return a proposal without rivals whom the text names as holders too."""
    rivals = tuple(holder for holder in proposal.rivals if holder.uid not in named)
    return replace(proposal, rivals=rivals) if rivals != proposal.rivals else proposal


def _proposal(record: Record, match: Match, known: dict[Uid, Record]) -> Proposal:
    if record.kind is not EntryKind.PERSON:
        return Proposal(record, match)
    date = record.sources[0].date
    rivals = rivals_of(record, known, date)
    return Proposal(with_former_posts(record, known, date), match, rivals)


def _known_entries(matches: Sequence[Match]) -> dict[Uid, Record]:
    return {
        match.entry.uid: match.entry
        for match in matches
        if match.certainty is Certainty.CERTAIN and match.entry and match.entry.uid
    }


def _is_offered(proposal: Proposal) -> bool:
    """Tell whether a contact is worth a look: a known body that is only named says nothing new."""
    record = proposal.record
    return record.certain or record.kind is not EntryKind.BODY or not proposal.is_known


def _is_kept_already(proposals: Sequence[Proposal]) -> bool:
    """Tell whether this very text was kept before: it offers nothing for a second time."""
    sure = [proposal for proposal in proposals if proposal.record.certain]
    return bool(sure) and all(
        one.is_known and one.match.entry and not new_sources(one.match.entry, one.record)
        for one in sure
    )


def read_text_file(path: Path) -> str:
    """Return the text of a document: plain, .docx, .html or .eml, in whatever encoding.

    Raises:
        NotTextError: when it is not text.
        OSError: when it cannot be read.
    """
    return text_of(path.read_bytes(), path.name)


def text_of(data: bytes, name: str) -> str:
    """Return the bytes of a document as text.

    Raises:
        NotTextError: when they are not text; `name` is what the message calls them.
    """
    try:
        text = document_text(data, name)
    except DocumentError as error:
        raise NotTextError(name) from error
    if not _looks_like_text(text):
        raise NotTextError(name)
    return text


def _looks_like_text(text: str) -> bool:
    """Tell whether decoding gave words and not the inside of a picture or a program."""
    strange = sum(1 for c in text if c == "\ufffd" or (ord(c) < 32 and c not in "\t\n\r\f\x1b"))
    return "\0" not in text and strange * 50 <= len(text)


def _known_uids(records: Sequence[Record], matches: Sequence[Match]) -> dict[Uid, Uid]:
    """Return the uids of entries by the provisional uids of the records that are they."""
    return {
        record.uid: match.entry.uid
        for record, match in zip(records, matches, strict=True)
        if match.certainty is Certainty.CERTAIN and match.entry and match.entry.uid and record.uid
    }


def _as_kept(record: Record, source: Source, reference: Reference) -> Record:
    """Return a record as it will be kept: a known body with all its names, a post by its body."""
    cited = replace(record, sources=(source,))
    if record.kind is EntryKind.POST:
        line = record.posts[0]
        body = reference.body_record(line.body)
        return replace(cited, name=f"{line.title}, {body.acronym if body else line.body}")
    known = reference.body_record_of(record.uid) if record.uid else None
    if known is None:
        return cited
    return replace(
        cited,
        name=known.name,
        acronym=known.acronym,
        aliases=tuple(dict.fromkeys((*known.aliases, *record.aliases))),
        body_kind=known.body_kind,
        parent="",
        parent_uid=None,
        place=record.place or known.place,
        country=record.country or known.country,
    )


def _linked(record: Record, known: dict[Uid, Uid]) -> Record:
    """Return the record with the uids of entries instead of provisional ones."""

    def uid_of(uid: Uid | None) -> Uid | None:
        return known.get(uid, uid) if uid else None

    return replace(
        record,
        uid=uid_of(record.uid),
        parent_uid=uid_of(record.parent_uid),
        posts=tuple(
            replace(line, uid=uid_of(line.uid), body_uid=uid_of(line.body_uid))
            for line in record.posts
        ),
        holders=tuple(replace(h, uid=known.get(h.uid, h.uid)) for h in record.holders),
        channels=tuple(replace(c, owner=uid_of(c.owner)) for c in record.channels),
    )
