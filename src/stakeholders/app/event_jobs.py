"""Event jobs: everything that is done to meetings, and to who takes part in them."""

from dataclasses import dataclass

from stakeholders.app.coverage import CoverageMatrix
from stakeholders.app.delegations import Delegations
from stakeholders.app.event_likes import EventLikes
from stakeholders.app.event_sheets import EventSheets, event_sheets
from stakeholders.app.event_words import EventWords
from stakeholders.app.events import Events
from stakeholders.app.invitation_answers import InvitationAnswers
from stakeholders.app.invitations import Invitations
from stakeholders.app.known_people import KnownPeople
from stakeholders.app.participations import Participations
from stakeholders.app.reference import Reference
from stakeholders.store.database import Database


@dataclass(frozen=True, slots=True)
class EventJobs:
    """One object a job that is done to meetings."""

    events: Events
    event_words: EventWords
    delegations: Delegations
    participations: Participations
    invitations: Invitations
    answers: InvitationAnswers
    coverage: CoverageMatrix
    event_likes: EventLikes
    event_sheets: EventSheets


def event_jobs(database: Database, reference: Reference) -> EventJobs:
    """Return what can be done to the meetings of an open directory."""
    events = Events(database, reference)
    delegations = Delegations(database, reference, events)
    known = KnownPeople(database, reference)
    invitations = Invitations(database, reference, events)
    words = EventWords(database, events)
    participations = Participations(database, events, delegations, known)
    return EventJobs(
        events=events,
        event_words=words,
        delegations=delegations,
        participations=participations,
        invitations=invitations,
        coverage=CoverageMatrix(database, reference, events),
        event_likes=EventLikes(database, reference, events),
        event_sheets=event_sheets(database, reference, events, words, delegations, participations),
        answers=InvitationAnswers(database, events, invitations, known),
    )
