"""Invitation planning: to whom the invitation of a State or body goes, and who gets a copy."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from stakeholders.app.event_parties import Party, PartyReader
from stakeholders.app.reference import Reference
from stakeholders.domain.area_line import AreaLine, Groups, read_area_line
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
from stakeholders.domain.suppression import suppressed
from stakeholders.domain.text import fold
from stakeholders.i18n import current_language
from stakeholders.store.areas import own_groups
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id, entry_ids
from stakeholders.store.records import read_records
from stakeholders.store.state_bodies import focal_points, state_bodies, with_bodies_above

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class StatePaths:
    """All that decides through whom States are written to for one event."""

    bodies: tuple[StateBody, ...]
    points: tuple[FocalPoint, ...]
    told: Circumstances

    def without(self, uids: Iterable[Uid]) -> "StatePaths":
        """Return the paths that lead past some bodies and posts."""
        gone = set(uids)
        bodies = tuple(body for body in self.bodies if body.uid not in gone)
        points = tuple(point for point in self.points if point.uid not in gone)
        return replace(self, bodies=bodies, points=points)


class InvitationPlanner:
    """Finds the addressees of invitations; nothing is written."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference
        self._parties = PartyReader(database, reference)

    def areas(
        self,
        text: str,
        chosen: Mapping[str, str] = _NONE,
        is_other: Callable[[str], bool] = lambda _name: False,
    ) -> AreaLine:
        """Return the countries that a pasted line of names means, and what has to be asked.

        Groups of one's own are known by name. `chosen` are the answers to what was asked: codes by
        the folded names. `is_other` tells whether something that is no area is called so.
        """
        return read_area_line(self._reference.areas, text, self._groups(chosen), is_other)

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

        The focal point gets a copy where it is not the addressee itself. Whom nothing may be sent
        to is passed over.
        """
        every, paths = tuple(areas), self.paths(event)
        while True:
            found = tuple(self._for_state(event, area, paths) for area in every)
            refused = self._refused(found)
            if not refused:
                return found
            paths = paths.without(refused)

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

    def _groups(self, chosen: Mapping[str, str]) -> Groups:
        """Return the members today of groups of one's own, and what was chosen, by folded name."""
        with self._database.reading() as connection:
            own = own_groups(connection)
        day = self._database.today()
        return {fold(one.name): one.members_on(day) for one in own} | {
            name: (code,) for name, code in chosen.items()
        }

    def _refused(self, found: Iterable[Invitation]) -> list[Uid]:
        """Return the addressees, and those who would get a copy, to whom nothing may be sent."""
        wanted = {one.addressee for one in found}
        wanted |= {copy.entry for one in found for copy in one.copies}
        day = self._database.today()
        with self._database.reading() as connection:
            ids = entry_ids(connection, [uid for uid in wanted if uid]).values()
            records = tuple(read_records(connection, ids, day))
        return [one.uid for one in records if one.uid and suppressed(one, day)]

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
