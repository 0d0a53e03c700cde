"""Invitation answers: what was sent, what came back, who is still to be reminded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.app.errors import WrongValueError
from stakeholders.app.events import Events
from stakeholders.app.invitations import Invitations
from stakeholders.app.known_people import KnownPeople
from stakeholders.app.participant_snapshot import snapshot_of
from stakeholders.domain.event import Event
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import (
    Invitation,
    InvitationForm,
    InvitationState,
    InvitationStatus,
    Reminder,
    StatusChange,
)
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.participation import Nomination
from stakeholders.domain.record import Record
from stakeholders.domain.text import clean
from stakeholders.store import invitations as rows
from stakeholders.store.database import Database
from stakeholders.store.delegations import delegations_of
from stakeholders.store.history import Writing
from stakeholders.store.participations import add_participation

ANSWERS: Final = (
    InvitationStatus.ACKNOWLEDGED,
    InvitationStatus.NOMINATED,
    InvitationStatus.ACCEPTED,
    InvitationStatus.DECLINED,
    InvitationStatus.APOLOGIES,
)
"""What an answer can be."""
_NUMBER: Final = "{number}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: by letter, by phone…, in which words, with whom as nominees.

    A `nominee` is a name or a uid; none with `nominee_open` is somebody who is not known yet.
    """

    status: InvitationStatus
    form: InvitationForm | None = None
    on: PartialDate | None = None
    text: str = ""
    by: str = ""
    nominees: tuple[str, ...] = ()
    role: str = ""
    nominee_open: bool = False


class InvitationAnswers:
    """Keeps the life of invitations, from the draft to the answer."""

    def __init__(
        self, database: Database, events: Events, invitations: Invitations, known: KnownPeople
    ) -> None:
        self._database = database
        self._events = events
        self._invitations = invitations
        self._known = known

    def mark(self, event: Uid, uids: Sequence[Uid], change: StatusChange) -> int:
        """Give invitations a status, today unless told; return how many.

        What is sent gets its date, and its reference by the pattern of the event (`{number}`),
        unless it has them.
        """
        meeting, chosen = self._events.read(event), self._chosen(event, uids)
        whole = replace(change, on=change.on or self._today())
        with self._database.writing("invitation.marked", entry=event) as writing:
            for one in chosen:
                if whole.status is InvitationStatus.SENT and one.uid:
                    self._send(writing, meeting, one, whole)
                if one.uid:
                    rows.add_status(writing, one.uid, whole)
            writing.says(entry=event, count=len(chosen))
        return len(chosen)

    def answer(self, event: Uid, uid: Uid, answer: Answer) -> tuple[Uid, ...]:
        """Note the answer to an invitation; return the uids of the nominees, who take part now.

        Raises:
            WrongValueError: when it is no answer.
            AmbiguousNameError: when several people are called as a nominee is.
            UnknownNameError: when the invitation is gone.
        """
        _check(answer)
        one = self._invitations.called(event, uid)
        people = [self._known.called(name) for name in answer.nominees if clean(name)]
        with self._database.writing("invitation.answered", entry=event) as writing:
            return self._answered(writing, event, one, answer, people)

    def answer_all(self, event: Uid, uids: Sequence[Uid], answer: Answer) -> int:
        """Note the same answer to several invitations, without nominees; return how many.

        Raises:
            WrongValueError: when it is no answer.
        """
        _check(answer)
        chosen = self._chosen(event, uids)
        with self._database.writing("invitation.answered", entry=event) as writing:
            for one in chosen:
                self._answered(writing, event, one, answer, ())
        return len(chosen)

    def _answered(
        self,
        writing: Writing,
        event: Uid,
        one: Invitation,
        answer: Answer,
        people: Sequence[Record],
    ) -> tuple[Uid, ...]:
        """Write an answer, and let its nominees take part."""
        on = answer.on or self._today()
        change = StatusChange(answer.status, on, answer.form, answer.by, clean(answer.text))
        new = replace(
            one,
            answer=clean(answer.text) or one.answer,
            answer_form=answer.form or one.answer_form,
            answered_on=on,
            is_nominee_open=answer.nominee_open and not people,
        )
        rows.change_invitation(writing, new)
        if one.uid is not None:
            rows.add_status(writing, one.uid, change)
        day, category = self._database.today(), _category_of(writing, event, one)
        return tuple(
            add_participation(
                writing,
                event,
                replace(
                    snapshot_of(person, day),
                    delegation=one.delegation,
                    invitation=one.uid,
                    category=category,
                    role=answer.role,
                    nomination=Nomination.NOMINATED,
                    nominated_on=on,
                ),
            )
            for person in people
        )

    def references(self, event: Uid, uids: Sequence[Uid]) -> dict[Uid, str]:
        """Return the reference of each of these: its own, else the next by the event's pattern."""
        every, pattern = self._invitations.of(event), self._events.read(event).reference_form
        count, found = sum(1 for one in every if one.reference), dict[Uid, str]()
        for one in every:
            if one.uid not in set(uids) or one.uid is None:
                continue
            if not one.reference and _NUMBER in pattern:
                count += 1
                found[one.uid] = pattern.replace(_NUMBER, str(count))
            else:
                found[one.uid] = one.reference
        return found

    def number(self, event: Uid, uids: Sequence[Uid]) -> None:
        """Give these their references by the pattern of the event, unless they have them."""
        wanted = self.references(event, uids)
        some = [one for one in self._chosen(event, uids) if one.uid and not one.reference]
        new = [replace(one, reference=wanted[one.uid]) for one in some if one.uid]
        if not any(one.reference for one in new):
            return
        with self._database.writing("invitation.changed", entry=event) as writing:
            for one in new:
                rows.change_invitation(writing, one)

    def overdue(self, event: Uid) -> tuple[Invitation, ...]:
        """Return the invitations whose deadline is over without an answer."""
        day = self._database.today()
        return tuple(one for one in self._invitations.of(event) if one.is_overdue(day))

    def remind(self, event: Uid, uids: Sequence[Uid], reminder: Reminder) -> int:
        """Note a reminder of these invitations, today unless told; return how many."""
        whole = replace(reminder, sent_on=reminder.sent_on or self._today())
        chosen = self._chosen(event, uids)
        with self._database.writing("invitation.reminded", entry=event) as writing:
            for one in chosen:
                if one.uid:
                    rows.add_reminder(writing, one.uid, whole)
            writing.says(entry=event, count=len(chosen))
        return len(chosen)

    def counts(self, event: Uid) -> dict[InvitationState, int]:
        """Return how many invitations there are of each of the five plain words."""
        day, counts = self._database.today(), dict.fromkeys(InvitationState, 0)
        for one in self._invitations.of(event):
            counts[one.state(day)] += 1
        return counts

    def _chosen(self, event: Uid, uids: Sequence[Uid]) -> list[Invitation]:
        wanted = set(uids)
        return [one for one in self._invitations.of(event) if one.uid in wanted]

    def _send(self, writing: Writing, event: Event, one: Invitation, change: StatusChange) -> None:
        reference = one.reference
        if not reference and _NUMBER in event.reference_form and event.uid:
            given = rows.invitations_of(writing.connection, event.uid)
            number = 1 + sum(1 for other in given if other.reference)
            reference = event.reference_form.replace(_NUMBER, str(number))
        sent = replace(one, reference=reference, dated=one.dated or change.on)
        rows.change_invitation(writing, sent)

    def _today(self) -> PartialDate:
        return PartialDate.of(self._database.today())


def _check(answer: Answer) -> None:
    if answer.status not in ANSWERS:
        raise WrongValueError(answer.status, "answer", ", ".join(ANSWERS))


def _category_of(writing: Writing, event: Uid, one: Invitation) -> str:
    """Return the category of the delegation that an invitation is for."""
    every = delegations_of(writing.connection, event)
    return next((sent.category for sent in every if sent.uid == one.delegation), "")
