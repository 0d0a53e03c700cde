"""The directory file: making one, opening one, and all jobs that are done in it."""

import contextlib
import datetime
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

from stakeholders.app.access_reports import AccessReports
from stakeholders.app.backups import Backups
from stakeholders.app.checking import Checking
from stakeholders.app.completion import Completions
from stakeholders.app.contact_jobs import ContactJobs, contact_jobs
from stakeholders.app.contact_table import ContactTable
from stakeholders.app.correction_replies import CorrectionReplies
from stakeholders.app.correction_sheets import CorrectionSheets
from stakeholders.app.coverage import CoverageMatrix
from stakeholders.app.delegations import Delegations
from stakeholders.app.document_files import PdfMaker, no_pdf
from stakeholders.app.documents import Documents
from stakeholders.app.editions import Editions
from stakeholders.app.event_jobs import EventJobs, event_jobs
from stakeholders.app.event_likes import EventLikes
from stakeholders.app.event_sheets import EventSheets
from stakeholders.app.event_words import EventWords
from stakeholders.app.events import Events
from stakeholders.app.exporting import Exporting
from stakeholders.app.facets import Facets
from stakeholders.app.file_state import FileState, state_of
from stakeholders.app.gap_report import GapReports
from stakeholders.app.hand_overs import HandOvers
from stakeholders.app.history import History
from stakeholders.app.importing import Importing
from stakeholders.app.invitation_answers import InvitationAnswers
from stakeholders.app.invitations import Invitations
from stakeholders.app.inviting import Inviting
from stakeholders.app.letter_templates import LetterTemplates
from stakeholders.app.letters import Letters
from stakeholders.app.list_combining import ListCombining
from stakeholders.app.list_members import ListMembers
from stakeholders.app.list_seats import ListSeats
from stakeholders.app.lists import Lists
from stakeholders.app.long_work import Access, LongWork
from stakeholders.app.mailing import Mailings
from stakeholders.app.meeting_documents import MeetingDocuments
from stakeholders.app.meeting_letters import MeetingLetters
from stakeholders.app.participant_lists import ParticipantLists
from stakeholders.app.participations import Participations
from stakeholders.app.progress import Job
from stakeholders.app.query_values import QueryValues, own_groups_of, rules_of
from stakeholders.app.reference import Reference
from stakeholders.app.resting import Resting
from stakeholders.app.sample import Samples, add_sample
from stakeholders.app.search import Search
from stakeholders.app.search_renewal import renew_at_once, renew_search
from stakeholders.app.turn_of_day import turn_day
from stakeholders.app.unknown_number import UnknownNumbers
from stakeholders.app.verify_queue import VerifyQueue
from stakeholders.app.wording import Wording
from stakeholders.domain.changes import Changes
from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.store.connection import FILE_VERSION, check_file
from stakeholders.store.database import Database, create_database, utc_now
from stakeholders.store.encryption import remove_leftovers
from stakeholders.store.history import Author
from stakeholders.store.plain_search import PlainSearch
from stakeholders.store.search import SqliteSearch
from stakeholders.store.search_index import refresh_index
from stakeholders.store.upgrading import upgrade_file


@dataclass(frozen=True, slots=True)
class Directory(ContactJobs):
    """An open directory: one object a job; front ends hand each part on to who needs it."""

    path: Path
    search: Search
    facets: Facets
    completions: Completions
    table: ContactTable
    unknown_numbers: UnknownNumbers
    events: Events
    event_words: EventWords
    delegations: Delegations
    participations: Participations
    invitations: Invitations
    inviting: Inviting
    answers: InvitationAnswers
    coverage: CoverageMatrix
    event_likes: EventLikes
    event_sheets: EventSheets
    participant_lists: ParticipantLists
    meeting_documents: MeetingDocuments
    meeting_letters: MeetingLetters
    lists: Lists
    members: ListMembers
    seats: ListSeats
    editions: Editions
    gap_reports: GapReports
    mailings: Mailings
    combining: ListCombining
    verify_queue: VerifyQueue
    correction_sheets: CorrectionSheets
    correction_replies: CorrectionReplies
    importing: Importing
    exporting: Exporting
    hand_overs: HandOvers
    documents: Documents
    letters: Letters
    letter_templates: LetterTemplates
    long_work: LongWork
    access_reports: AccessReports
    history: History
    samples: Samples
    checking: Checking
    backups: Backups
    state: Callable[[], FileState]
    look_over: Callable[[], None]
    renew_search: Callable[[Job], None]
    rest: Callable[[], bool]
    turn_day: Callable[[], bool]
    today: Callable[[], datetime.date]
    listen: Callable[[Callable[[Changes], None]], None]
    data_version: Callable[[], int]
    close: Callable[[], None]


def open_directory(  # noqa: PLR0913 - all but three have a value of their own
    path: Path,
    reference: Reference,
    author: Author,
    key: DirectoryKey | None = None,
    *,
    take_over: bool = False,
    clock: Callable[[], datetime.datetime] = utc_now,
    backup_room: Callable[[], int] = lambda: 0,
    pdf: PdfMaker = no_pdf,
    job: Job | None = None,
    behind: bool = False,
) -> Directory:
    """Open a directory file: to be read only where it cannot be written, or is open elsewhere.

    `take_over` puts another computer out that has it, and has given no sign of life. `clock` tells
    the time: who holds a post today, and when something was done. `backup_room` is how many bytes
    the backups may take, 0 is any number. `pdf` makes PDFs. An older file is brought to
    the present form first. A search index that must be made anew is made at once, and `job` hears
    of it; `behind`, that is left to `renew_search`, and a plain search answers meanwhile.

    Raises:
        DirectoryFileError: when it is missing, foreign, newer or damaged; it is not changed then.
    """
    database = _opened_file(path, author, clock, key, take_over=take_over)
    _look_at_search(database, job or Job(), behind=behind)
    backend = SqliteSearch(database)
    search = _search_in(database, backend, reference, mends=not behind)
    backups = Backups(path, key=key, room=backup_room, clock=lambda: clock().astimezone())
    importing = Importing(database, reference, backups.make_before)
    members = ListMembers(database, search)
    lists, exporting = Lists(database, members), Exporting(database, search, members)
    seats = ListSeats(database, search, members)
    hand_overs = HandOvers(database, exporting, members, search)
    jobs = contact_jobs(database, reference, author, backups.make_before)
    meetings = event_jobs(database, reference)
    participants = ParticipantLists(database, meetings, search, reference, jobs.wording)
    inviting = Inviting(database, reference, meetings.invitations, search, lists, seats)
    completing = Completions(search, reference, jobs.tags.names, lists.every, jobs.areas.own_groups)
    history = History(database, author.names, reference)
    documents = Documents(database, exporting, search, jobs.cards, jobs.wording, pdf)
    access, others = Access(path, reference, author, key), (jobs.duplicates, hand_overs)
    return Directory(
        **_each(jobs, meetings),
        **_of_file(database),
        path=path,
        search=search,
        unknown_numbers=UnknownNumbers(search, reference),
        completions=completing,
        facets=Facets(search, reference, jobs.tags.names, database.today),
        table=ContactTable(database, search, backend, jobs.wording),
        **_of_meetings(database, search, inviting, participants, documents, meetings),
        **_of_lists(database, search, members, seats, jobs.wording),
        lists=lists,
        importing=importing,
        exporting=exporting,
        hand_overs=hand_overs,
        documents=documents,
        long_work=LongWork(database, access, importing, exporting, documents, *others),
        letters=Letters(database, exporting, jobs.wording, pdf),
        **_of_corrections(database, search, reference, jobs, author),
        **_looking_back(database, jobs, meetings, history, pdf),
        backups=backups,
    )


def _looking_back(
    database: Database, jobs: ContactJobs, meetings: EventJobs, history: History, pdf: PdfMaker
) -> dict[str, Any]:
    """Return the history, and the reports and samples that go by it, by their names."""
    reports = AccessReports(
        database, jobs.cards, jobs.wording, history, meetings.events, jobs.audit, pdf
    )
    samples = Samples(database, history)
    return {"history": history, "access_reports": reports, "samples": samples}


def _each(*groups: ContactJobs | EventJobs) -> dict[str, Any]:
    """Return the jobs of groups by their names."""
    return {one.name: getattr(group, one.name) for group in groups for one in fields(group)}


def _of_meetings(
    database: Database,
    search: Search,
    inviting: Inviting,
    lists: ParticipantLists,
    documents: Documents,
    meetings: EventJobs,
) -> dict[str, Any]:
    """Return what needs more than meetings alone, by its names."""
    asked, people = meetings.invitations, meetings.participations
    printed = MeetingDocuments(lists, documents, asked, people)
    letters = MeetingLetters(database, search, meetings.events, asked, meetings.answers)
    return {
        "participant_lists": lists,
        "inviting": inviting,
        "meeting_documents": printed,
        "meeting_letters": letters,
        "letter_templates": LetterTemplates(database),
    }


def _of_lists(
    database: Database, search: Search, members: ListMembers, seats: ListSeats, wording: Wording
) -> dict[str, Any]:
    """Return what is done with the members of lists, by its names."""
    return {
        "members": members,
        "seats": seats,
        "gap_reports": GapReports(database, search, seats),
        "mailings": Mailings(database, search, members, seats),
        "editions": Editions(database, members, seats, wording),
        "combining": ListCombining(database, members),
        "verify_queue": VerifyQueue(database, search, members),
    }


def _of_corrections(
    database: Database, search: Search, reference: Reference, jobs: ContactJobs, author: Author
) -> dict[str, Any]:
    """Return what hands out correction sheets and takes their replies, by its names."""
    sheets = CorrectionSheets(database, search)
    replies = CorrectionReplies(database, search, sheets, reference, jobs.channels, author.name)
    return {"correction_sheets": sheets, "correction_replies": replies}


def _of_file(database: Database) -> dict[str, Any]:
    """Return what the file itself does, by its names."""
    return {
        "state": partial(state_of, database),
        "checking": Checking(database),
        "look_over": database.look_over,
        "renew_search": partial(renew_search, database),
        "rest": Resting(database).rest,
        "turn_day": partial(turn_day, database),
        "today": database.today,
        "listen": database.listen,
        "data_version": database.data_version,
        "close": database.close,
    }


def _opened_file(
    path: Path,
    author: Author,
    clock: Callable[[], datetime.datetime],
    key: DirectoryKey | None,
    *,
    take_over: bool,
) -> Database:
    """Open a file, brought to the present form first."""
    _bring_up_to_date(path, clock(), key)
    return Database(path, author, refresh=refresh_index, clock=clock, key=key, take_over=take_over)


def _search_in(
    database: Database, backend: SqliteSearch, reference: Reference, *, mends: bool
) -> Search:
    """Return the search, which asks a plain one where its index cannot answer."""
    lists, groups = partial(rules_of, database), partial(own_groups_of, database)
    values = QueryValues(reference, lists, database.today, groups)
    return Search(database, backend, values, PlainSearch(database), mends=mends)


def _look_at_search(database: Database, job: Job, *, behind: bool) -> None:
    """Make the search anew where it cannot answer, unless that is left to work behind."""
    database.look_at_index()
    if not behind:
        renew_at_once(database, job)


def _bring_up_to_date(path: Path, now: datetime.datetime, key: DirectoryKey | None) -> None:
    """Bring a file that can be used to the present form."""
    version = check_file(path, key)
    remove_leftovers(path)
    if version < FILE_VERSION:
        upgrade_file(path, now, key=key)


def new_directory(path: Path, reference: Reference, author: Author, *, sample: bool) -> None:
    """Make a directory file, with the sample of invented people when asked for.

    Raises:
        ExistingFileError: when there is a file; it is not touched.
        UnwritableFileError: when the place may not be written.
    """
    create_database(path)
    if sample:
        database = Database(path, author, refresh=refresh_index)
        try:
            add_sample(database, reference)
        finally:
            database.close()


@contextlib.contextmanager
def scratch_directory(reference: Reference, author: Author) -> Iterator[Directory]:
    """Give an empty directory that vanishes, to read files with where the user has none."""
    with tempfile.TemporaryDirectory(prefix="stakeholders-") as folder:
        path = Path(folder) / "scratch.stakeholders"
        create_database(path)
        directory = open_directory(path, reference, author)
        try:
            yield directory
        finally:
            directory.close()
