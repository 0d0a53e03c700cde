"""Invitation planning: to whom the invitation of a State or body goes, and who gets a copy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stakeholders.app.event_parties import Party, PartyReader
from stakeholders.app.reference import Reference
from stakeholders.domain.area_line import AreaLine, read_area_line
from stakeholders.domain.area_names import Area
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import ChainStep, Event, EventBodyRole
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import Invitation, InvitationCopy, InvitationForm
from stakeholders.domain.invitation_chain import (
    Circumstances,
    FocalPoint,
    StateBody,
    addressee_for,
    focal_point_for,
    usual_form,
)
from stakeholders.domain.text import fold
from stakeholders.i18n import current_language
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.records import read_records
from stakeholders.store.state_bodies import focal_points, state_bodies, with_bodies_above


@dataclass(frozen=True, slots=True)
class StatePaths:
    """All that decides through whom States are written to for one event."""

    bodies: tuple[StateBody, ...]
    points: tuple[FocalPoint, ...]
    told: Circumstances


class InvitationPlanner:
    """Finds the addressees of invitations; nothing is written."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference
        self._parties = PartyReader(database, reference)

    def areas(self, text: str) -> AreaLine:
        """Return the countries that a pasted line of names means, and what has to be asked."""
        return read_area_line(self._reference.areas, text)

    def party(self, text: str) -> Party:
        """Return whom a name or uid means.

        Raises:
            AmbiguousNameError, UnknownUidError: as `PartyReader.read` says.
        """
        return self._parties.read(text)

    def paths(self, event: Event) -> StatePaths:
        """Return what the invitations of States to an event are found by."""
        makers = event.bodies_as(EventBodyRole.ORGANISER, EventBodyRole.CO_ORGANISER)
        uids = [b.entry for b in makers if b.entry and b.kind is EntryKind.BODY]
        with self._database.reading() as connection:
            day = self._database.today().isoformat()
            bodies = state_bodies(connection, day, self._state_named)
            points = focal_points(connection, self._state_named)
            organisers, seats = with_bodies_above(connection, uids)
        told = Circumstances(
            organisers, frozenset(map(fold, seats)), event.city, event.country, event.title
        )
        return StatePaths(bodies, points, told)

    def for_states(self, event: Event, areas: Iterable[Area]) -> tuple[Invitation, ...]:
        """Return the invitation of each State, by the chain of the event; a gap has no addressee.

        The focal point gets a copy where it is not the addressee itself.
        """
        paths = self.paths(event)
        return tuple(self._for_state(event, area, paths) for area in areas)

    def for_party(self, event: Event, party: Party, body_kind: str = "") -> Invitation:
        """Return the invitation of a body, post, person, or of somebody in words."""
        if party.area is not None:
            return self.for_states(event, (party.area,))[0]
        name, kind, represents = party.name, body_kind, party.entry
        if party.record is not None:
            kind = party.record.body_kind
        elif party.entry is not None:
            name, kind = self._known(party.entry)
        return Invitation(
            name,
            addressee=party.entry,
            addressee_kind=party.kind,
            addressee_body_kind=kind,
            represents=name,
            represents_uid=represents,
            represents_kind=party.kind,
            step="itself",
            form=usual_form(kind) if kind else InvitationForm.LETTER,
            deadline=event.answer_by,
        )

    def _for_state(self, event: Event, area: Area, paths: StatePaths) -> Invitation:
        chain: Sequence[ChainStep] = event.chain
        found = addressee_for(area.iso2, chain, paths.bodies, paths.points, paths.told)
        point = focal_point_for(area.iso2, paths.points, paths.told.topic)
        copied = point if point and point.uid != found.uid else None
        return Invitation(
            found.name,
            addressee=found.uid,
            represents=area.name(current_language()),
            represents_uid=area.uid,
            represents_kind=EntryKind.AREA,
            country=area.iso2,
            step=found.step,
            form=found.form,
            deadline=event.answer_by,
            copies=(InvitationCopy(copied.name, copied.uid),) if copied else (),
        )

    def _known(self, uid: Uid) -> tuple[str, str]:
        with self._database.reading() as connection:
            record = next(read_records(connection, (entry_id(connection, uid),)))
        return record.name, record.body_kind

    def _state_named(self, name: str) -> str:
        """Return the State that the name of a mission or ministry names, where it is only one."""
        found = {
            mention.area.iso2 for mention in self._reference.areas.in_text(name) if mention.area
        }
        return found.pop() if len(found) == 1 else ""
