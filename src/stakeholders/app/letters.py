"""Letters: one text filled for many, for Word, on paper or as drafts of mails; calendar files."""

import datetime
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from stakeholders import paths
from stakeholders.app.audience import LeftOut, release
from stakeholders.app.document_files import PdfMaker, content_of, document_format, no_pdf
from stakeholders.app.errors import (
    DaylessEventError,
    UnknownFormatError,
    UnknownTemplateError,
    UnreadableFileError,
)
from stakeholders.app.event_wording import when_in_words
from stakeholders.app.export_log import file_in_log
from stakeholders.app.exporting import Exporting, Scope
from stakeholders.app.outgoing_files import write_files
from stakeholders.app.progress import Job
from stakeholders.app.wording import Wording
from stakeholders.domain.copy_format import COPY_FIELDS
from stakeholders.domain.date_words import date_in_words
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import Event, EventStatus
from stakeholders.domain.file_name import safe_file_name
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import InvitationForm
from stakeholders.domain.invitation_chain import may_get
from stakeholders.domain.letters import (
    Addressee,
    letter_problems,
    letter_text,
    salutation,
)
from stakeholders.domain.media_type import media_type_of
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.calendar import CalendarMeeting, CalendarParty, write_calendar
from stakeholders.formats.formatted_text import Words, value_of
from stakeholders.formats.mail_draft import MailDraft, write_mail_draft
from stakeholders.i18n import current_language, marked
from stakeholders.reports.document import Document
from stakeholders.reports.letter import letters
from stakeholders.store.database import Database
from stakeholders.store.events import changes_of_event

NOTE_VERBALE: Final = "note-verbale"
TEMPLATES: Final = (NOTE_VERBALE, "letter", "reminder")
"""The texts that the program brings along."""

DRAFTS: Final = "eml"
CALENDARS: Final = "ics"
_FOLDER: Final = "letters"
_LANGUAGES: Final = ("en", "fr")
_ARCHIVE: Final = ".zip"
_ADDRESSEE: Final = "{addressee}"


@dataclass(frozen=True, slots=True)
class LetterTold:
    """What one letter says of its own: its reference, and who gets an open copy of the mail."""

    reference: str = ""
    answer_by: PartialDate | None = None
    copies: tuple[tuple[str, str], ...] = ()


_NOTHING_TOLD: Final = LetterTold()


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """A letter to many: its text, to whom, about which event, who writes, in which language.

    A note verbale is kept from whom none may be sent to: a text that names its `{addressee}`.
    `told` is what is said to some alone; drafts of mails come from `mailbox`, with `files`, each a
    name, a type and a content.
    """

    text: str
    scope: Scope
    title: str = ""
    subject: str = ""
    sender: str = ""
    event: Event | None = None
    language: str = ""
    told: Mapping[Uid, LetterTold] = field(default_factory=dict)
    mailbox: tuple[str, str] | None = None
    files: tuple[tuple[str, str, bytes], ...] = ()

    def told_to(self, record: Record) -> LetterTold:
        """Return what is said to a contact alone."""
        return self.told.get(record.uid, _NOTHING_TOLD) if record.uid else _NOTHING_TOLD

    @property
    def is_note(self) -> bool:
        """Whether it is written in the third person, from one office to another."""
        return _ADDRESSEE in self.text


@dataclass(frozen=True, slots=True)
class Written:
    """One letter that is filled, and whom it goes to."""

    record: Record
    text: str


@dataclass(frozen=True, slots=True)
class Merged:
    """All letters of an order, and who gets none, with why; `problems` are those of the text."""

    order: LetterOrder
    written: tuple[Written, ...]
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @property
    def document(self) -> Document:
        """The letters behind each other, each beginning a page."""
        texts = [one.text for one in self.written]
        return letters(self.order.title, texts, self.order.language or _usual_language())


class Letters:
    """Fills letters, and writes in the log who got how many."""

    def __init__(
        self, database: Database, exporting: Exporting, wording: Wording, pdf: PdfMaker = no_pdf
    ) -> None:
        self._database = database
        self._exporting = exporting
        self._wording = wording
        self._pdf = pdf

    def template(self, name: str, language: str = "") -> str:
        """Return a text that the program brings along, in English where there is no other.

        Raises:
            UnknownTemplateError: when there is none of this name.
        """
        if name not in TEMPLATES:
            raise UnknownTemplateError(name, TEMPLATES)
        spoken = language.split("-", maxsplit=1)[0]
        chosen = spoken if spoken in _LANGUAGES else _LANGUAGES[0]
        told = chosen if language else _usual_language()
        return paths.resource_text(_FOLDER, f"{name}.{told}.txt")

    def merge(self, order: LetterOrder, job: Job | None = None) -> Merged:
        """Return the letters of an order; nothing has left yet.

        Raises:
            UnknownListError: when there is no such list.
            StoppedError: when the job was stopped.
        """
        records, out = self._exporting.of_scope(order.scope, job or Job())
        released = release(records, Visibility.OFFICE)
        refused = [one for one in released.records if order.is_note and not _takes_note(one)]
        asked = [one for one in released.records if one not in refused]
        written = tuple(
            Written(one, letter_text(order.text, partial(self._value, order, one, number)))
            for number, one in enumerate(asked, 1)
        )
        left_out = (*out, *released.left_out, *map(_no_note, refused))
        problems = tuple(one.problem for one in letter_problems(order.text))
        return Merged(order, written, left_out, problems)

    def write(self, merged: Merged, target: str, format_name: str | None = None) -> int:
        """Write letters as one document, or a mail or a calendar file for each; return how many.

        Raises:
            DaylessEventError: when a calendar file is wanted, and the days are not known.
            UnknownFormatError: when letters have no such format.
            UnwritableTargetError: when the file cannot be written; nothing is left behind.
        """
        path = Path(target)
        each = _one_each(path, format_name)
        if each:
            files = tuple(self._files(merged, each))
            contents, count = _placed(path, files), len(files)
        else:
            chosen = document_format(format_name, target)
            if chosen is None:
                raise UnknownFormatError(format_name or target)
            contents = [(path, content_of(merged.document, chosen, self._pdf, Job()))]
            count = len(merged.written)
        with file_in_log(self._database, target, count):
            write_files(contents)
        return count

    def _files(self, merged: Merged, kind: str) -> Iterator[tuple[str, bytes]]:
        """Yield a file for each letter to somebody who has an address of mail."""
        used: set[str] = set()
        for one in merged.written:
            emails = [email.normalised for email in one.record.emails if email.normalised]
            if not emails:
                continue
            name = safe_file_name(one.record.name, f".{kind}", used)
            used.add(name.casefold())
            to = (one.record.name, emails[0])
            yield name, self._draft(merged, one, to) if kind == DRAFTS else self._ics(merged, to)

    def _draft(self, merged: Merged, one: Written, to: tuple[str, str]) -> bytes:
        order = merged.order
        subject, copies = order.subject or order.title, order.told_to(one.record).copies
        files = order.files
        return write_mail_draft(MailDraft(to, subject, one.text, copies, order.mailbox, files))

    def _ics(self, merged: Merged, to: tuple[str, str]) -> bytes:
        meeting = calendar_meeting(merged.order.event, merged.order.title)
        if merged.order.mailbox is not None:
            meeting = replace(meeting, organiser=CalendarParty(*merged.order.mailbox))
        changed = replace(meeting, sequence=self._changes_of(merged.order.event))
        return write_calendar(changed, CalendarParty(*to), self._database.now())

    def _changes_of(self, event: Event | None) -> int:
        """Return how often what is known of a meeting was changed, which calendars go by."""
        if event is None or event.uid is None:
            return 0
        with self._database.reading() as connection:
            return changes_of_event(connection, event.uid)

    def _value(self, order: LetterOrder, record: Record, number: int, code: str) -> str:
        """Return what a field says in the letter to a contact."""
        if code in COPY_FIELDS:
            words = Words(self._wording.country, self._wording.language, self._wording.address)
            return value_of(record, words, code)
        return self._values(order, record, number)[code]()

    def _values(
        self, order: LetterOrder, record: Record, number: int
    ) -> dict[str, Callable[[], str]]:
        event, own = order.event, order.told_to(record)
        language = order.language or _usual_language()
        written = partial(_in_words, language)
        due = own.answer_by or (event.answer_by if event else None)
        return {
            "salutation": lambda: salutation(_addressee(record), language),
            "addressee": lambda: _body_of(record),
            "today": lambda: written(PartialDate.of(self._database.today())),
            "number": lambda: own.reference or str(number),
            "sender": lambda: order.sender,
            "event": lambda: event.title if event else order.title,
            "dates": lambda: when_in_words(event, language) if event else "",
            "city": lambda: event.city if event else "",
            "venue": lambda: event.venue if event else "",
            "answer_by": lambda: written(due),
            "nominate_by": lambda: written(event.nominate_by) if event else "",
        }


def _usual_language() -> str:
    """Return the language of letters that say none: that of the reader, else English."""
    spoken = current_language().split("-")[0]
    return spoken if spoken in _LANGUAGES else _LANGUAGES[0]


def _in_words(language: str, date: PartialDate | None) -> str:
    return date_in_words(date, language) if date else ""


def _addressee(record: Record) -> Addressee:
    name = record.names[0] if record.names else None
    rank = next((line.rank for line in record.present_posts if line.rank), "")
    family = name.family if name else ""
    return Addressee(record.honorific, family, record.detail("gender"), rank)


def _body_of(record: Record) -> str:
    """Return the organisation that is written to: a body itself, else that of a position."""
    if record.kind is EntryKind.BODY:
        return record.name
    bodies = [line.body for line in record.present_posts if line.body]
    return bodies[0] if bodies else record.name


def _takes_note(record: Record) -> bool:
    may = may_get(InvitationForm.NOTE_VERBALE, record.body_kind)
    return record.kind is EntryKind.BODY and may


def _no_note(record: Record) -> LeftOut:
    said = marked("Left out: no note verbale may be sent to {name}.")
    return LeftOut(record.name, "", Problem("letter.no_note", said, (("name", record.name),)))


def calendar_meeting(event: Event | None, title: str) -> CalendarMeeting:
    """Return a meeting as calendars hold it.

    Raises:
        DaylessEventError: when its days are not known.
    """
    start = event.dates.start if event else None
    if event is None or event.uid is None or start is None or start.day is None:
        raise DaylessEventError(event.title if event else title)
    times = [_time(text) for text in (event.from_time, event.to_time)]
    return CalendarMeeting(
        str(event.uid),
        event.title,
        start.last_day,
        (event.dates.end or start).last_day,
        times[0],
        times[1],
        event.time_zone,
        ", ".join(filter(None, (event.venue, event.city))),
        is_cancelled=event.status is EventStatus.CANCELLED,
    )


def _time(text: str) -> datetime.time | None:
    return datetime.time.fromisoformat(text) if text else None


def attached_file(file: Path) -> tuple[str, str, bytes]:
    """Return a file that goes along with drafts of mails: its name, its type and its content.

    Raises:
        UnreadableFileError: when it cannot be read.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableFileError(file.name, error.strerror or str(error)) from error
    return file.name, media_type_of(content, file.name), content


def _one_each(path: Path, format_name: str | None) -> str:
    """Return as what each letter gets a file of its own, nothing where they are one document."""
    if format_name in {DRAFTS, CALENDARS}:
        return format_name
    if format_name is not None:
        return ""
    suffix = path.suffix.casefold().removeprefix(".")
    if suffix in {DRAFTS, CALENDARS}:
        return suffix
    return DRAFTS if path.is_dir() or path.suffix.casefold() == _ARCHIVE else ""


def _placed(path: Path, files: Sequence[tuple[str, bytes]]) -> list[tuple[Path, bytes]]:
    """Return where drafts are written: into a folder or an archive, one alone into its file."""
    if path.suffix.casefold() == _ARCHIVE:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files:
                archive.writestr(name, content)
        return [(path, packed.getvalue())]
    if path.is_dir():
        return [(path / name, content) for name, content in files]
    if len(files) > 1:
        raise UnknownFormatError(path.name)
    return [(path, content) for _, content in files]
