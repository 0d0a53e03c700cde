"""Meeting documents: what is printed of a meeting, its participants and those who are invited."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stakeholders.app import contact_sheets
from stakeholders.app.contact_sheets import SheetOrder
from stakeholders.app.documents import DocumentKind, DocumentOrder, Documents, Prepared
from stakeholders.app.errors import HiddenFactError
from stakeholders.app.exporting import Scope
from stakeholders.app.invitations import Invitations
from stakeholders.app.participant_lists import ParticipantLists
from stakeholders.app.participations import Participations
from stakeholders.domain.editions import Edition
from stakeholders.domain.event import Event
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import InvitationState
from stakeholders.domain.protocol import TwoSeats
from stakeholders.domain.visibility import Visibility


class MeetingDocument(StrEnum):
    """What can be printed of a meeting."""

    PARTICIPANTS = "participants"
    CORRECTIONS = "corrections"
    EDITION = "edition"
    BADGES = contact_sheets.BADGES
    PLACE_CARDS = contact_sheets.PLACE_CARDS
    SIGN_IN = contact_sheets.SIGN_IN
    CONTACTS = "contacts"
    PHONE_CARD = contact_sheets.PHONE_CARD
    LABELS = contact_sheets.LABELS
    ENVELOPES = contact_sheets.ENVELOPES


_SHEETS: Final = frozenset(
    {MeetingDocument.BADGES, MeetingDocument.PLACE_CARDS, MeetingDocument.SIGN_IN}
)
_TO_INVITED: Final = frozenset({MeetingDocument.LABELS, MeetingDocument.ENVELOPES})
"""What goes to those who are invited; all else is of those who take part."""


@dataclass(frozen=True, slots=True)
class MeetingOrder:
    """A document of a meeting as somebody wants it; `number` is that of an edition."""

    kind: MeetingDocument
    uid: Uid
    sheet: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingOutlook:
    """What can be printed of a meeting: its editions, how many changes since, and what to ask."""

    event: Event
    count: int
    editions: tuple[Edition, ...]
    changes: int
    questions: tuple[TwoSeats, ...]
    invited: tuple[Uid, ...]


class MeetingDocuments:
    """Makes the documents of meetings; nothing has left yet."""

    def __init__(
        self,
        lists: ParticipantLists,
        documents: Documents,
        invitations: Invitations,
        participations: Participations,
    ) -> None:
        self._lists = lists
        self._documents = documents
        self._invitations = invitations
        self._participations = participations

    def outlook(self, uid: Uid, audience: Visibility = Visibility.PARTICIPANTS) -> MeetingOutlook:
        """Return what can be printed of a meeting.

        Raises:
            UnknownUidError, HiddenFactError: as `ParticipantLists.draw_up` says.
        """
        drawn, editions = self._lists.draw_up(uid, audience), self._lists.editions(uid)
        changes = len(self._lists.corrections(uid)[1].every) if editions else 0
        return MeetingOutlook(
            drawn.event,
            len(drawn.lines),
            editions,
            changes,
            drawn.questions,
            self.invited(uid),
        )

    def invited(self, uid: Uid) -> tuple[Uid, ...]:
        """Return to whom invitations go, or went, that were not declined or withdrawn."""
        asked = self._invitations.with_states(uid)
        live = (one for one, state in asked if state is not InvitationState.NOT_COMING)
        return tuple(dict.fromkeys(one.addressee for one in live if one.addressee))

    def prepare(self, order: MeetingOrder, audience: Visibility) -> Prepared:
        """Return a document of a meeting with what the audience may see.

        Raises:
            HiddenFactError: when the audience may not see the meeting, or what was made for others.
            UnknownEditionError: when there is no such edition.
            UnknownSheetError: when there are no such labels for this kind of document.
            UnknownUidError: when there is no such meeting.
        """
        kind, lists = order.kind, self._lists
        if kind is MeetingDocument.PARTICIPANTS:
            return lists.prepare(order.uid, audience)
        if kind in _SHEETS:
            return lists.prepare_sheet(order.uid, audience, SheetOrder(kind, order.sheet))
        if kind in {MeetingDocument.CORRECTIONS, MeetingDocument.EDITION}:
            return self._of_edition(order, audience)
        return self._documents.prepare(self._of_contacts(order), audience)

    def _of_edition(self, order: MeetingOrder, audience: Visibility) -> Prepared:
        if order.kind is MeetingDocument.EDITION and order.number is not None:
            prepared = self._lists.prepare_edition(order.uid, order.number)
        else:
            prepared = self._lists.prepare_corrections(order.uid, order.number)
        if not prepared.audience.may_be_seen_by(audience):
            raise HiddenFactError(prepared.document.title)
        return prepared

    def _of_contacts(self, order: MeetingOrder) -> DocumentOrder:
        """Return an ordinary document, of those who are invited or who take part."""
        event = self._lists.draw_up(order.uid, Visibility.NAMED).event
        entries = self.invited(order.uid)
        if order.kind not in _TO_INVITED:
            people = (one for one in self._participations.of(order.uid) if one.takes_part)
            entries = tuple(dict.fromkeys(one.person for one in people if one.person))
        is_list = order.kind is MeetingDocument.CONTACTS
        kind = DocumentKind.LIST if is_list else DocumentKind(order.kind.value)
        return DocumentOrder(kind, event.title, Scope(entries=entries), sheet=order.sheet)
