"""Access reports: all that is held on somebody, for themselves, and a copy to take along."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stakeholders.app.audience import release
from stakeholders.app.audit_log import AuditLog, Told
from stakeholders.app.contact_card import CardReader, ContactCard
from stakeholders.app.document_files import PdfMaker, content_of, document_format
from stakeholders.app.errors import UnknownFormatError, UnwritableTargetError
from stakeholders.app.events import Events
from stakeholders.app.history import History, Step
from stakeholders.app.history_fields import change_in_words
from stakeholders.app.json_answers import step_as_json
from stakeholders.app.outgoing_files import write_files
from stakeholders.app.progress import Job
from stakeholders.app.wording import Wording
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.json_lines import record_to_json
from stakeholders.formats.vcard_write import write_vcards
from stakeholders.i18n import translated
from stakeholders.reports.document import Block, Document, Heading, KeyValues, lines_of
from stakeholders.reports.framing import Framing, framed
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.meetings import Meeting
from stakeholders.store.whereabouts import Frozen, Given, frozen_in, given_to

JSON: Final = "json"
PORTABLE: Final = "zip"
_ACTION: Final = "access"


@dataclass(frozen=True, slots=True)
class AccessReport:
    """All that is held on a contact, for named staff to hand to whom it is about."""

    card: ContactCard
    meetings: tuple[Meeting, ...]
    versions: tuple[Frozen, ...]
    given: tuple[Given, ...]
    steps: tuple[Step, ...]
    looks: tuple[Told, ...]

    @property
    def record(self) -> Record:
        """The contact, whole."""
        return self.card.record


class AccessReports:
    """Gathers what is held on somebody, writes it, and notes in the audit log that it did."""

    def __init__(
        self,
        database: Database,
        cards: CardReader,
        wording: Wording,
        history: History,
        events: Events,
        audit: AuditLog,
        pdf: PdfMaker,
    ) -> None:
        self._database = database
        self._cards = cards
        self._wording = wording
        self._history = history
        self._events = events
        self._audit = audit
        self._pdf = pdf

    def gather(self, uid: Uid) -> AccessReport:
        """Return all that is held on a contact.

        Raises:
            UnknownUidError: when there is none, or it is in the bin.
        """
        card = self._cards.read(uid)
        with self._database.reading() as connection:
            found = entry_id(connection, uid)
            versions, given = frozen_in(connection, found), given_to(connection, found)
        return AccessReport(
            card,
            self._events.meetings_of(uid),
            versions,
            given,
            self._history.steps(uid, 0),
            self._audit.lines(0, entry=uid),
        )

    def document(self, report: AccessReport) -> Document:
        """Return the report as a document."""
        name = report.record.name
        title = translated("What is held on {name}", name=name)
        framing = Framing(title, self._database.today(), Visibility.NAMED)
        blocks: list[Block] = []
        for heading, rows in self._sections(report):
            told = tuple((label, lines_of(text)) for label, text in rows if text)
            if told:
                blocks += [Heading(heading), KeyValues(told)]
        return framed(framing, blocks)

    def write(self, uid: Uid, target: Path, format_name: str | None = None) -> None:
        """Write a report as a document or JSON, or a copy to take along as a ZIP of JSON and vCard.

        Raises:
            UnknownUidError: when there is no such contact.
            UnknownFormatError: when there is no such format.
            UnwritableTargetError: when the file cannot be written; nothing is noted then.
        """
        report = self.gather(uid)
        content = self._content(report, target, format_name or target.suffix.lstrip(".").lower())
        try:
            write_files([(target, content)])
        except OSError as error:
            raise UnwritableTargetError(target.name, error.strerror or str(error)) from error
        self._audit.note(_ACTION, uid)

    def _content(self, report: AccessReport, target: Path, format_name: str) -> bytes:
        if format_name == JSON:
            return _as_json(report)
        if format_name == PORTABLE:
            return _portable(report)
        chosen = document_format(None, f"x.{format_name}")
        if chosen is None:
            raise UnknownFormatError(format_name or target.name)
        return content_of(self.document(report), chosen, self._pdf, Job())

    def _sections(self, report: AccessReport) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        record, wording = _whole(report.record), self._wording
        facts = [(translated("Name"), record.name), *wording.names(record), *wording.facts(record)]
        yield translated("Facts"), facts
        yield translated("Phones, e-mails and addresses"), [*self._reach(record)]
        yield translated("Positions"), [*_positions(record)]
        yield translated("Notes and other facts"), [*wording.other_facts(record)]
        yield (
            translated("Where it is from"),
            [
                (one.source.title or one.source.type.value, one.quote or "–")
                for one in report.card.sources
            ],
        )
        yield translated("Lists"), [(one.name, one.purpose or "–") for one in report.card.lists]
        yield (
            translated("Meetings"),
            [(one.title, str(one.start or "–")) for one in report.meetings],
        )
        yield (
            translated("Versions"),
            [(f"{one.of} {one.number}", one.at.date().isoformat()) for one in report.versions],
        )
        yield (
            translated("Handed over to"),
            [
                (one.recipient, f"{one.at.date().isoformat()} {one.list_name} ({one.audience})")
                for one in report.given
            ],
        )
        yield translated("History"), [*_steps(report)]
        yield (
            translated("Audit log"),
            [
                (one.line.at.date().isoformat(), f"{one.sentence}, {one.line.actor}")
                for one in report.looks
            ],
        )

    def _reach(self, record: Record) -> Iterator[tuple[str, str]]:
        for channel in record.channels:
            told = channel.display or channel.raw
            yield channel.label or channel.type.value, f"{told} ({channel.visibility.value})"
        for address in record.addresses:
            label = address.label or translated("Address")
            yield label, "\n".join(self._wording.address(address))


def _whole(record: Record) -> Record:
    """Return a contact through the gate, with all that named staff may see, restricted or not."""
    return release((record,), Visibility.NAMED, to_keep=True).records[0]


def _positions(record: Record) -> Iterator[tuple[str, str]]:
    for line in record.posts:
        period = f"{line.from_ or ''} – {line.to or ''}" if line.from_ or line.to else ""
        yield ", ".join(filter(None, (line.title, line.body))), period or "–"


def _steps(report: AccessReport) -> Iterator[tuple[str, str]]:
    for step in report.steps:
        changes = [change_in_words(change) for change in step.changes]
        told = "\n".join([f"{step.sentence}, {step.actor}", *changes])
        yield step.at.date().isoformat(), told


def _as_json(report: AccessReport) -> bytes:
    whole = {
        "contact": record_to_json(_whole(report.record)),
        "lists": [one.name for one in report.card.lists],
        "meetings": [
            {"title": one.title, "start": str(one.start or "")} for one in report.meetings
        ],
        "versions": [{"of": one.of, "number": one.number, "at": one.at.isoformat()}
                     for one in report.versions],
        "handed_over": [
            {"at": one.at.isoformat(), "to": one.recipient, "list": one.list_name,
             "format": one.format, "for": one.audience}
            for one in report.given
        ],
        "history": [step_as_json(step) for step in report.steps],
        "audit": [
            {"at": one.line.at.isoformat(), "action": one.line.action, "by": one.line.actor}
            for one in report.looks
        ],
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def _portable(report: AccessReport) -> bytes:
    record, card, archive = _whole(report.record), io.BytesIO(), io.BytesIO()
    write_vcards((record,), card)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("contact.json", json.dumps(record_to_json(record), ensure_ascii=False))
        packed.writestr("contact.vcf", card.getvalue())
    return archive.getvalue()
