"""Coverage: who is missing of an event, and who could come for each gap."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from stakeholders.app.events import Events
from stakeholders.app.invitation_planning import InvitationPlanner
from stakeholders.app.reference import Reference
from stakeholders.domain.coverage import (
    Coverage,
    Suggestion,
    Why,
    coverage_of,
    with_suggestions,
)
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.event import Event, EventRole
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import Invitation
from stakeholders.domain.suppression import suppressed
from stakeholders.i18n import current_language
from stakeholders.store.database import Database
from stakeholders.store.delegations import delegations_of
from stakeholders.store.entries import entry_ids
from stakeholders.store.function_holders import FunctionHolder, function_holders
from stakeholders.store.invitations import invitations_of
from stakeholders.store.participations import participations_of
from stakeholders.store.records import read_records

_HEADS: Final = ("permanent_representative", "minister", "head", "high_commissioner", "director")
_POINT: Final = "focal_point"
_Seats = dict[tuple[Uid | None, str], Suggestion]


class CoverageMatrix:
    """Shows States and bodies by roles, with a suggestion for each empty cell."""

    def __init__(self, database: Database, reference: Reference, events: Events) -> None:
        self._database = database
        self._reference = reference
        self._events = events
        self._planner = InvitationPlanner(database, reference)

    def of(self, event: Uid) -> Coverage:
        """Return the matrix of an event as it is today.

        Raises:
            UnknownUidError: when there is no such event.
        """
        meeting, day = self._events.read(event), self._database.today()
        with self._database.reading() as connection:
            sent = delegations_of(connection, event)
            people = participations_of(connection, event)
            asked = invitations_of(connection, event)
            holders = function_holders(connection, (*_HEADS, _POINT), day)
        regions = {one.country: self._region(one.country) for one in sent if one.country}
        matrix = coverage_of(meeting, sent, people, asked, day, regions)
        if not matrix.empty:
            return matrix
        last = self._last_time(meeting)
        points = self._focal_points(meeting, holders)
        known = Known(tuple(holders), last, points)
        return with_suggestions(matrix, self._allowed(meeting, sent, asked, known))

    def _allowed(
        self, event: Event, sent: Sequence[Delegation], asked: Sequence[Invitation], known: "Known"
    ) -> _Seats:
        """Return who is suggested for each seat, without those to whom nothing may be sent."""
        refused: frozenset[Uid] = frozenset()
        while True:
            found = _suggested(event, sent, asked, known.without(refused))
            wrong = self._refused({one.person for one in found.values()})
            if not wrong:
                return found
            refused |= wrong

    def _refused(self, people: AbstractSet[Uid]) -> frozenset[Uid]:
        day = self._database.today()
        with self._database.reading() as connection:
            ids = entry_ids(connection, list(people))
            records = list(read_records(connection, ids.values(), day))
        return frozenset(one.uid for one in records if one.uid and suppressed(one, day))

    def _region(self, code: str) -> str:
        groups = self._reference.areas.groups_of(code, "regional_group")
        return groups[0].name(current_language()) if groups else ""

    def _last_time(self, event: Event) -> dict[tuple[Uid | None, str], Suggestion]:
        """Return who took part in the event that this one is like, by whom they represented."""
        if event.like is None:
            return {}
        with self._database.reading() as connection:
            sent = {one.uid: one.represents for one in delegations_of(connection, event.like)}
            people = participations_of(connection, event.like)
        return {
            (sent.get(one.delegation), one.role): Suggestion(one.person, one.name, Why.LAST_TIME)
            for one in reversed(people)
            if one.takes_part and one.person
        }

    def _focal_points(
        self, event: Event, holders: Sequence[FunctionHolder]
    ) -> dict[str, Suggestion]:
        """Return who is the focal point of each State, by its code."""
        by_post = {one.post: one for one in holders if one.function == _POINT}
        found: dict[str, Suggestion] = {}
        for point in self._planner.paths(event).points if by_post else ():
            holder = by_post.get(point.uid)
            if holder is not None:
                found.setdefault(
                    point.state, Suggestion(holder.person, holder.name, Why.FOCAL_POINT)
                )
        return found


@dataclass(frozen=True, slots=True)
class Known:
    """Whom one could ask: holders of posts, who came last time, the focal point of each State."""

    holders: tuple[FunctionHolder, ...]
    last: Mapping[tuple[Uid | None, str], Suggestion]
    points: Mapping[str, Suggestion]

    def without(self, refused: AbstractSet[Uid]) -> "Known":
        """Return whom one could ask but for these people."""
        return Known(
            tuple(one for one in self.holders if one.person not in refused),
            {seat: one for seat, one in self.last.items() if one.person not in refused},
            {state: one for state, one in self.points.items() if one.person not in refused},
        )


def _suggested(
    event: Event, sent: Sequence[Delegation], asked: Sequence[Invitation], who: Known
) -> _Seats:
    """Return the first who could fill each role of each delegation."""
    heads: dict[Uid, Suggestion] = {}
    for one in who.holders:
        if one.function != _POINT:
            heads.setdefault(one.body, Suggestion(one.person, one.name, Why.HEAD))
    through = {one.delegation: one.addressee for one in asked if one.addressee}
    found: _Seats = {}
    for delegation in sent:
        head = heads.get(through.get(delegation.uid) or Uid("")) or heads.get(
            delegation.represents or Uid("")
        )
        point = who.points.get(delegation.country) if delegation.country else None
        for role in event.wanted_roles:
            known = who.last.get((delegation.represents, role.code))
            first = next(_in_order(role, known, head, point), None)
            if first is not None:
                found[delegation.uid, role.code] = first
    return found


def _in_order(
    role: EventRole, last: Suggestion | None, head: Suggestion | None, point: Suggestion | None
) -> Iterator[Suggestion]:
    order = (last, head, point) if role.is_head else (point, last, head)
    return (one for one in order if one is not None)
