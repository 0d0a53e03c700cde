"""Meeting letters: invitations and reminders to those who are invited, by form and language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stakeholders.app.events import Events
from stakeholders.app.exporting import Scope
from stakeholders.app.invitation_answers import InvitationAnswers
from stakeholders.app.invitations import Invitations
from stakeholders.app.letters import NOTE_VERBALE, LetterOrder, LetterTold
from stakeholders.app.search import Search
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import EventBodyRole
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import Invitation, InvitationForm, InvitationState
from stakeholders.domain.record import Record
from stakeholders.store.database import Database

LETTER: Final = "letter"
REMINDER: Final = "reminder"


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """Invitations that get the same text: which one, in which language, and whose they are."""

    template: str
    language: str
    invitations: tuple[Uid, ...]

    @property
    def key(self) -> str:
        """What tells it from other groups."""
        return f"{self.template}:{self.language}"


@dataclass(frozen=True, slots=True)
class LetterWish:
    """A text for one group as somebody wrote it, its subject, and who sends it."""

    text: str
    subject: str = ""
    sender: str = ""
    mailbox: tuple[str, str] | None = None
    files: tuple[tuple[str, str, bytes], ...] = ()


class MeetingLetters:
    """Tells which letters a meeting needs, and orders them."""

    def __init__(
        self,
        database: Database,
        search: Search,
        events: Events,
        invitations: Invitations,
        answers: InvitationAnswers,
    ) -> None:
        self._database = database
        self._search = search
        self._events = events
        self._invitations = invitations
        self._answers = answers

    def groups(self, event: Uid, chosen: Sequence[Uid] = ()) -> tuple[LetterGroup, ...]:
        """Return the letters of those to be invited, then the reminders; of the chosen, if any.

        Raises:
            UnknownUidError: when there is no such event.
        """
        wanted, found = set(chosen), dict[tuple[str, str], list[Uid]]()
        for one, state in self._invitations.with_states(event):
            template = _template(one, state, is_chosen=bool(wanted))
            if one.uid and one.addressee and template and (not wanted or one.uid in wanted):
                found.setdefault((template, one.language), []).append(one.uid)
        order = (NOTE_VERBALE, LETTER, REMINDER)
        keys = sorted(found, key=lambda key: (order.index(key[0]), key[1]))
        return tuple(LetterGroup(*key, tuple(found[key])) for key in keys)

    def sender(self, event: Uid) -> str:
        """Return who writes unless told: the first who organises the meeting, else who hosts it.

        Raises:
            UnknownUidError: when there is no such event.
        """
        makers = self._events.read(event).bodies_as(EventBodyRole.ORGANISER, EventBodyRole.HOST)
        return makers[0].name if makers else ""

    def order(self, event: Uid, group: LetterGroup, wish: LetterWish) -> LetterOrder:
        """Return the order of the letters of a group, each with its reference and copies.

        Raises:
            UnknownUidError: when there is no such event.
        """
        meeting, wanted = self._events.read(event), set(group.invitations)
        some = [one for one in self._invitations.of(event) if one.uid in wanted]
        known = self._search.records_of(uid for one in some for uid in _uids_of(one))
        references = self._answers.references(event, group.invitations)
        told = dict[Uid, LetterTold]()
        for one in some:
            said = self._told(one, references, known)
            told |= dict.fromkeys(self._readers(one, known), said)
        entries = tuple(one.addressee for one in some if one.addressee)
        return LetterOrder(
            wish.text,
            Scope(entries=entries),
            meeting.title,
            wish.subject,
            wish.sender,
            meeting,
            group.language,
            told,
            wish.mailbox,
            wish.files,
        )

    def _readers(self, one: Invitation, known: dict[Uid, Record]) -> Iterator[Uid]:
        """Yield the addressee, and who holds the post that it is."""
        record = known.get(one.addressee) if one.addressee else None
        if record is None or record.uid is None:
            return
        yield record.uid
        if record.kind is EntryKind.POST:
            day = self._database.today()
            yield from (holder.uid for holder in record.holders if holder.holds_on(day))

    def _told(
        self, one: Invitation, references: dict[Uid, str], known: dict[Uid, Record]
    ) -> LetterTold:
        copied = [known[copy.entry] for copy in one.copies if copy.entry in known]
        mails = [(record.name, record.emails) for record in copied]
        copies = tuple(
            (name, address)
            for name, emails in mails
            if emails and (address := emails[0].normalised)
        )
        reference = references.get(one.uid or Uid(""), "")
        return LetterTold(reference, one.last_deadline, copies)


def _uids_of(one: Invitation) -> Iterator[Uid]:
    yield from (uid for uid in (one.addressee, *(copy.entry for copy in one.copies)) if uid)


def _template(one: Invitation, state: InvitationState, *, is_chosen: bool) -> str:
    """Return which text an invitation needs now, nothing where it needs none."""
    if state is InvitationState.NO_ANSWER or (is_chosen and state is InvitationState.SENT):
        return REMINDER
    if state is not InvitationState.TO_SEND or one.form is InvitationForm.PHONE:
        return ""
    return NOTE_VERBALE if one.form is InvitationForm.NOTE_VERBALE else LETTER
