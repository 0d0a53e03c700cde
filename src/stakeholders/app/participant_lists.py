"""Participant lists: who is printed where, as editions of a meeting, and what they correct."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.app.audience import LeftOut, release
from stakeholders.app.contact_code import codes_of
from stakeholders.app.contact_sheets import SheetOrder
from stakeholders.app.documents import Prepared
from stakeholders.app.editions import noted_sent
from stakeholders.app.errors import HiddenFactError, UnknownEditionError
from stakeholders.app.event_jobs import EventJobs
from stakeholders.app.event_wording import when_in_words
from stakeholders.app.left_out import counted
from stakeholders.app.reference import Reference
from stakeholders.app.search import Search
from stakeholders.domain.corrections import Corrections, ListedLine, corrections, lines_of
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.editions import (
    KIND_NAMES,
    Edition,
    EditionKind,
    EditionRow,
    Recipient,
)
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import Event
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import PersonName
from stakeholders.domain.participation import Participation
from stakeholders.domain.problems import Problem
from stakeholders.domain.protocol import ParticipantsOrder, Protocol, TwoSeats, seat_rule
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.terms import Vocabulary
from stakeholders.domain.text import clean
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import current_language, marked, translated
from stakeholders.reports.framing import Framing
from stakeholders.reports.participants import (
    MeetingLines,
    participants_corrections,
    participants_list,
)
from stakeholders.reports.words import Words
from stakeholders.store import editions
from stakeholders.store.database import Database

_DETAILS: Final = "details"
_NAME: Final = "name"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A list of participants as an audience may have it, with whom it leaves out and asks about."""

    event: Event
    order: ParticipantsOrder
    left_out: tuple[LeftOut, ...]

    @property
    def lines(self) -> tuple[ListedLine, ...]:
        """Everybody as printed."""
        return lines_of(self.order, self.event)

    @property
    def questions(self) -> tuple[TwoSeats, ...]:
        """Who has two seats, and is printed in the first of them meanwhile."""
        return self.order.questions


class ParticipantLists:
    """Draws up lists of participants, freezes them, and tells what has changed since."""

    def __init__(
        self,
        database: Database,
        meetings: EventJobs,
        search: Search,
        reference: Reference,
        words: Words,
    ) -> None:
        self._words = words
        self._database = database
        self._events = meetings.events
        self._delegations = meetings.delegations
        self._participations = meetings.participations
        self._search = search
        self._reference = reference

    def draw_up(self, uid: Uid, audience: Visibility) -> Drawn:
        """Return who is printed where in the list of a meeting.

        Raises:
            UnknownUidError: when there is no such meeting.
            HiddenFactError: when the audience may not see the meeting at all.
        """
        event = self._events.read(uid)
        if event.visibility is Visibility.NAMED and audience is not Visibility.NAMED:
            raise HiddenFactError(event.title)
        sent, people = self._delegations.of(uid), self._participations.of(uid)
        hidden = self._hidden(sent, people, audience)
        passed, left_out = _passed(people, sent, hidden, audience)
        ranks = self._reference.terms.of(Vocabulary.RANK)
        protocol = Protocol(event, self._reference.areas.by_iso2, ranks.weight)
        return Drawn(event, protocol.order(sent, passed), left_out)

    def prepare(self, uid: Uid, audience: Visibility, edition: str = "") -> Prepared:
        """Return the list of participants as a document.

        Raises:
            UnknownUidError, HiddenFactError: as `draw_up` says.
        """
        drawn = self.draw_up(uid, audience)
        lines = drawn.lines
        framing = self._framing(translated("List of participants"), audience, drawn.left_out)
        document = participants_list(lines, _meeting(drawn.event, edition), framing)
        return Prepared(document, audience, len(lines), drawn.left_out)

    def prepare_sheet(self, uid: Uid, audience: Visibility, sheet: SheetOrder) -> Prepared:
        """Return badges, place cards or a sign-in sheet of those who are on the list.

        Raises:
            UnknownSheetError: when there are no such labels for this kind of document.
            UnknownUidError, HiddenFactError: as `draw_up` says.
        """
        drawn = self.draw_up(uid, audience)
        records = tuple(
            _as_record(one, group.title)
            for section in drawn.order.sections
            for group in section.delegations
            for one in group.people
        )
        framing = self._framing(drawn.event.title, audience, drawn.left_out)
        document = sheet.document(records, framing, self._words, _codes)
        return Prepared(document, audience, len(records), drawn.left_out)

    def save(
        self,
        uid: Uid,
        kind: EditionKind = EditionKind.PROVISIONAL,
        title: str = "",
        audience: Visibility = Visibility.PARTICIPANTS,
    ) -> Edition:
        """Freeze the list of participants as the next edition of the meeting.

        Raises:
            UnknownUidError, HiddenFactError: as `draw_up` says.
        """
        drawn = self.draw_up(uid, audience)
        people = {one.uid: one.person for one in self._participations.of(uid)}
        rows = tuple(_row(line, people) for line in drawn.lines)
        said = editions.Freezing(kind, clean(title), "", "", audience.value)
        with self._database.writing("edition.saved", list=uid) as writing:
            made = editions.freeze(writing, uid, said, rows)
            every = editions.editions_of(writing.connection, uid)
            edition = next(one for one in every if one.uid == made)
            writing.says(list=uid, count=len(rows), number=edition.number)
        return edition

    def editions(self, uid: Uid) -> tuple[Edition, ...]:
        """Return the editions of a meeting's list, the oldest first."""
        with self._database.reading() as connection:
            return editions.editions_of(connection, uid)

    def note_sent(self, uid: Uid, number: int | None, to: Recipient) -> Uid:
        """Note who got an edition, the newest unless told, today unless told.

        Raises:
            EmptyNameError: when nobody is named.
            UnknownEditionError: when there is no such edition.
            UnknownUidError: when there is no such meeting.
        """
        return noted_sent(self._database, uid, self._edition(uid, number), to)

    def corrections(
        self, uid: Uid, number: int | None = None, second: int | None = None
    ) -> tuple[Edition, Corrections]:
        """Return what has changed since an edition, the newest unless told, for its audience.

        Compared is what is printed today, unless another edition is told.

        Raises:
            UnknownEditionError: when there is no such edition.
            UnknownUidError, HiddenFactError: as `draw_up` says.
        """
        old = self._edition(uid, number)
        if second is None:
            now = self.draw_up(uid, Visibility(old.audience)).lines
        else:
            now = self._lines(self._edition(uid, second))
        return old, corrections(self._lines(old), now)

    def _edition(self, uid: Uid, number: int | None) -> Edition:
        found = [one for one in self.editions(uid) if number in {None, one.number}]
        if not found:
            raise UnknownEditionError(self._events.read(uid).title, number)
        return found[-1]

    def _lines(self, edition: Edition) -> tuple[ListedLine, ...]:
        """Return who was printed in an edition, without those who were erased since."""
        with self._database.reading() as connection:
            rows = editions.rows_of(connection, edition.uid)
        return tuple(_line(row) for row in rows if row.personal)

    def prepare_corrections(
        self, uid: Uid, number: int | None = None, second: int | None = None
    ) -> Prepared:
        """Return what has changed since an edition as a Corr. or an Add.

        Raises:
            UnknownEditionError, UnknownUidError, HiddenFactError: as `corrections` says.
        """
        old, found = self.corrections(uid, number, second)
        event, sides = self._events.read(uid), [old]
        sides += [self._edition(uid, second)] if second is not None else []
        audience = max((Visibility(one.audience) for one in sides), key=list(Visibility).index)
        kind = EditionKind.ADDENDUM if found.is_addendum else EditionKind.CORRIGENDUM
        edition = translated(
            "{kind} to version {number}", kind=translated(KIND_NAMES[kind]), number=old.number
        )
        framing = self._framing(translated("List of participants"), audience, ())
        document = participants_corrections(found, _meeting(event, edition), framing)
        return Prepared(document, audience, len(found.every))

    def prepare_edition(self, uid: Uid, number: int) -> Prepared:
        """Return an edition as it was frozen, for the audience that it was made for.

        Raises:
            UnknownEditionError: when there is no such edition.
            UnknownUidError: when there is no such meeting.
        """
        event, old = self._events.read(uid), self._edition(uid, number)
        lines = self._lines(old)
        audience, kind = Visibility(old.audience), translated(KIND_NAMES[old.kind])
        said = translated("Version {number}, {kind}", number=old.number, kind=kind)
        day = old.as_of.astimezone().date()
        framing = Framing(translated("List of participants"), day, audience, ())
        document = participants_list(lines, _meeting(event, said), framing)
        return Prepared(document, audience, len(lines))

    def seat(self, uid: Uid, person: Uid, delegation: Uid) -> None:
        """Say in which delegation somebody with two seats is printed.

        Raises:
            UnknownUidError: when there is no such meeting.
        """
        key, value = seat_rule(person, delegation)
        kept = [pair for pair in self._events.read(uid).protocol if pair[0] != key]
        told = ", ".join(f"{code}={said}" for code, said in (*kept, (key, value)))
        self._events.set(uid, "protocol", told)

    def _hidden(
        self, sent: Iterable[Delegation], people: Iterable[Participation], audience: Visibility
    ) -> frozenset[Uid]:
        """Return which people and bodies of the directory the audience may not see."""
        wanted = {one.represents for one in sent}
        wanted |= {uid for one in people for uid in (one.person, one.body_uid)}
        records: Sequence[Record] = tuple(
            self._search.records_of(sorted(uid for uid in wanted if uid)).values()
        )
        shown = {one.uid for one in release(records, audience).records}
        return frozenset(one.uid for one in records if one.uid and one.uid not in shown)

    def _framing(self, title: str, audience: Visibility, left_out: tuple[LeftOut, ...]) -> Framing:
        what = counted(left_out)
        sentences = (translated("Left out: {what}.", what=what),) if what else ()
        return Framing(title, self._database.today(), audience, sentences)


def _passed(
    people: Iterable[Participation],
    sent: Iterable[Delegation],
    hidden: frozenset[Uid],
    audience: Visibility,
) -> tuple[tuple[Participation, ...], tuple[LeftOut, ...]]:
    """Return who may be printed for an audience, and who may not."""
    secret = {one.uid for one in sent if one.represents in hidden}
    passed, out = [], []
    for one in people:
        is_seen = one.visibility.may_be_seen_by(audience)
        if one.person in hidden or one.delegation in secret or not is_seen:
            if one.takes_part and one.name:
                out.append(_left_out(one, audience))
        else:
            passed.append(replace(one, body="", unit="") if one.body_uid in hidden else one)
    return tuple(passed), tuple(out)


def _left_out(one: Participation, audience: Visibility) -> LeftOut:
    said = marked("Left out: {name} (for {visibility} only, not for {audience}).")
    values = (
        ("name", one.name),
        ("visibility", one.visibility.value),
        ("audience", audience.value),
    )
    return LeftOut(one.name, "", Problem("audience.contact", said, values))


def _as_record(one: Participation, delegation: str) -> Record:
    """Return a participant as sheets of contacts take one: for whom, and as what, on that day."""
    body = delegation or one.body
    name = PersonName(one.name, one.honorific, one.given, family=one.family)
    return Record(
        EntryKind.PERSON,
        one.badge_name or one.name,
        one.uid,
        names=() if one.badge_name else (name,),
        posts=(PostLine(one.title, body),),
    )


def _codes(records: Sequence[Record]) -> tuple[str, ...]:
    """Return what a badge tells a phone: nothing that is not printed on it."""
    return codes_of(records, ())


def _meeting(event: Event, edition: str) -> MeetingLines:
    parts = (event.venue, event.city, when_in_words(event, current_language()))
    return MeetingLines(event.title, ", ".join(filter(None, parts)), event.symbol, edition)


def _row(line: ListedLine, people: dict[Uid | None, Uid | None]) -> EditionRow:
    """Return a line to be frozen; where it stands names nobody and outlives an erasure."""
    member = Uid(line.key)
    place = (("section", line.section), ("delegation", line.delegation))
    told = ((_NAME, line.name), *((_DETAILS, text) for text in line.details))
    return EditionRow(member, people.get(member), facts=place, personal=told)


def _line(row: EditionRow) -> ListedLine:
    place, told = dict(row.facts), row.personal or ()
    details = tuple(text for code, text in told if code == _DETAILS)
    name = dict(told).get(_NAME, "")
    section, delegation = place.get("section", ""), place.get("delegation", "")
    return ListedLine(str(row.member), section, delegation, name, details)
