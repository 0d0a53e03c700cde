"""Invitations: asking States, bodies and people to a meeting, and correcting how."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from stakeholders.app.errors import UnknownFieldError, UnknownNameError
from stakeholders.app.event_categories import usual_category
from stakeholders.app.event_choices import INVITATION_FORMS
from stakeholders.app.event_errors import WrongFormError
from stakeholders.app.event_fields import write_field
from stakeholders.app.event_parties import Party, PartyReader, area_written
from stakeholders.app.event_values import (
    Reader,
    read_code,
    read_date,
    read_flag,
    read_text,
    with_value,
)
from stakeholders.app.events import Events
from stakeholders.app.invitation_planning import InvitationPlanner
from stakeholders.app.reference import Reference
from stakeholders.domain.area_line import AreaLine, AskedName
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import Event
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.invitation import (
    Invitation,
    InvitationCopy,
    InvitationForm,
    InvitationState,
    InvitationStatus,
)
from stakeholders.domain.invitation_chain import may_get
from stakeholders.domain.text import clean, fold
from stakeholders.store import invitations as rows
from stakeholders.store.database import Database
from stakeholders.store.delegations import add_delegation, delegations_of
from stakeholders.store.events import change_event
from stakeholders.store.history import Writing

INVITATION_FIELDS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "form": read_code(INVITATION_FORMS, InvitationForm, "form"),
        "language": read_text,
        "reference": read_text,
        "dated": read_date("dated"),
        "deadline": read_date("deadline"),
        "reason": read_text,
        "note": read_text,
        "is_nominee_open": read_flag("is_nominee_open"),
    }
)
"""The fields of an invitation, and how each is read; `addressee` and `via` are named besides."""

_COPIES: Final = "copies"
NOTHING_TOLD: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Invited:
    """What came of inviting: the new ones, who was invited already, and what has to be asked."""

    new: tuple[Invitation, ...] = ()
    already: tuple[str, ...] = ()
    asked: tuple[AskedName, ...] = ()
    texts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def without(self, uids: Collection[str]) -> "Invited":
        """Return what comes of inviting all but some, by the uids or names of whom they are for."""
        some = tuple(one for one in self.new if one.whom not in uids)
        return replace(self, new=some)

    @property
    def gaps(self) -> tuple[Invitation, ...]:
        """The States for which nobody was found to write to."""
        return tuple(one for one in self.new if one.is_gap)


class Invitations:
    """The invitations to the meetings of a directory."""

    def __init__(self, database: Database, reference: Reference, events: Events) -> None:
        self._database = database
        self._reference = reference
        self._events = events
        self._parties = PartyReader(database, reference)
        self._planner = InvitationPlanner(database, reference)

    def of(self, event: Uid) -> tuple[Invitation, ...]:
        """Return the invitations to an event, in the order in which they were made.

        Raises:
            UnknownUidError: when there is no such event.
        """
        with self._database.reading() as connection:
            return rows.invitations_of(connection, event)

    def in_state(self, event: Uid, state: InvitationState) -> tuple[Invitation, ...]:
        """Return the invitations that are to send, sent, coming, not coming or not answered."""
        return tuple(one for one, found in self.with_states(event) if found is state)

    def with_states(self, event: Uid) -> tuple[tuple[Invitation, InvitationState], ...]:
        """Return the invitations to an event, each with the plain word for it today."""
        day = self._database.today()
        return tuple((one, one.state(day)) for one in self.of(event))

    def called(self, event: Uid, text: str) -> Invitation:
        """Return the invitation of a uid, of an addressee, or of whom it is for.

        Raises:
            UnknownNameError: when there is none.
            AmbiguousNameError: when a name may be several.
        """
        every, uid, folded = self.of(event), uid_from_text(text), fold(text)
        for one in every:
            uids = {one.uid, one.addressee, one.represents_uid} - {None}
            if uid in uids or folded in {fold(one.name), fold(one.represents)} - {""}:
                return one
        entry = self._parties.read(text).entry
        for one in every:
            if entry is not None and entry in {one.addressee, one.represents_uid}:
                return one
        raise UnknownNameError(clean(text))

    def plan(
        self,
        event: Uid,
        line: str | AreaLine,
        names: Sequence[str] = (),
        told: Mapping[str, str] = NOTHING_TOLD,
    ) -> Invited:
        """Return whom a line of countries and further names would invite; nothing is written.

        `told` are fields of the event that would be written along, such as `chain`.

        Raises:
            AmbiguousNameError: when one of the names may be several.
            UnknownUidError: when a name is a uid of nothing.
            WrongValueError: when a field cannot hold what was told.
        """
        meeting = self._told(event, told)
        read = line if isinstance(line, AreaLine) else self._planner.areas(line)
        parties = [self._planner.party(name) for name in names if clean(name)]
        planned = (
            *self._planner.for_states(meeting, read.areas),
            *(self._planner.for_party(meeting, party) for party in parties),
        )
        known = {one.whom for one in self._live(event)}
        new, already = list[Invitation](), list[str]()
        for one in planned:
            if one.whom in known:
                already.append(one.represents)
            else:
                new.append(one)
                known.add(one.whom)
        return Invited(tuple(new), tuple(already), read.asked, read.texts, read.unknown)

    def invite(
        self,
        event: Uid,
        line: str | AreaLine,
        names: Sequence[str] = (),
        told: Mapping[str, str] = NOTHING_TOLD,
        without: Collection[str] = (),
    ) -> Invited:
        """Invite the countries of a line and further names; each gets a delegation to fill.

        Nobody is invited twice. Gaps, for which nobody was found to write to, are kept as such;
        what has to be asked, and what is no State, is told and not written. `without` are those,
        as `whom` of an invitation tells, who are not invited after all.

        Raises:
            AmbiguousNameError, UnknownUidError, WrongValueError: as `plan` says.
        """
        planned = self.plan(event, line, names, told).without(without)
        meeting = self._told(event, told)
        parties = {p.entry: p for name in names if (p := self._planner.party(name)).record}
        with self._database.writing("invitation.made", entry=event) as writing:
            if told:
                change_event(writing, meeting)
            for one in planned.new:
                self._add(writing, meeting, one, parties.get(one.represents_uid))
            writing.says(entry=event, count=len(planned.new))
        return planned

    def set(self, event: Uid, uid: Uid, field: str, text: str) -> None:
        """Write a field of an invitation, its addressee, or through whom it goes (`via`).

        Raises:
            WrongFormError: when a note verbale would go to somebody who gets none.
            UnknownFieldError: when it has no such field.
            UnknownNameError: when the invitation is gone.
            AmbiguousNameError, WrongValueError: when a value does not fit.
        """
        self.change(event, uid, {field: text})

    def change(self, event: Uid, uid: Uid, told: Mapping[str, str]) -> None:
        """Write several fields of an invitation in one step.

        `copies` are the names of all who get one, with semicolons between.

        Raises:
            WrongFormError, UnknownFieldError, UnknownNameError, AmbiguousNameError,
            WrongValueError: as `set` says.
        """
        old = new = self.called(event, uid)
        parties = list[Party]()
        for field, text in told.items():
            if field in {"addressee", "via"}:
                parties.append(self._parties.read(text) if clean(text) else Party(""))
                new = self._with_party(event, new, field, parties[-1])
            elif field in INVITATION_FIELDS:
                value = INVITATION_FIELDS[field](self._events.read(event), text)
                new = with_value(new, field, value)
            elif field != _COPIES:
                raise UnknownFieldError(field)
        check_form(new)
        copied = [
            self._parties.read(name) for name in told.get(_COPIES, "").split(";") if clean(name)
        ]
        with self._database.writing("invitation.changed", entry=event) as writing:
            for party in parties:
                self._parties.written(writing, party)
            rows.change_invitation(writing, new)
            if _COPIES in told:
                self._set_copies(writing, uid, old, copied)

    def _set_copies(
        self, writing: Writing, uid: Uid, old: Invitation, wanted: Sequence[Party]
    ) -> None:
        """Let these and no others get a copy; those that stay keep what else is known of them."""
        names = {fold(party.name) for party in wanted}
        for copy in old.copies:
            if fold(copy.name) not in names:
                rows.remove_copy(writing, copy)
        known = {fold(copy.name) for copy in old.copies}
        for party in wanted:
            if fold(party.name) not in known:
                entry = self._parties.written(writing, party)
                rows.add_copy(writing, uid, InvitationCopy(party.name, entry))

    def put_copy(self, event: Uid, uid: Uid, text: str) -> None:
        """Let somebody get a copy, by name or uid, or in any words.

        Raises:
            AmbiguousNameError: when a name may be several.
        """
        party = self._parties.read(text)
        with self._database.writing("invitation.changed", entry=event) as writing:
            entry = self._parties.written(writing, party)
            rows.add_copy(writing, uid, InvitationCopy(party.name, entry))

    def take_copy(self, event: Uid, copy: InvitationCopy) -> None:
        """Let somebody get no copy any more."""
        with self._database.writing("invitation.changed", entry=event) as writing:
            rows.remove_copy(writing, copy)

    def remove(self, event: Uid, uids: Iterable[Uid]) -> None:
        """Put invitations into the bin; the delegations stay."""
        with self._database.writing("invitation.removed", entry=event) as writing:
            for uid in uids:
                rows.remove_invitation(writing, uid)

    def _told(self, event: Uid, told: Mapping[str, str]) -> Event:
        """Return an event with what was typed into some of its fields."""
        meeting = self._events.read(event)
        for code, text in told.items():
            meeting = write_field(self._reference, meeting, code, text)
        return meeting

    def _live(self, event: Uid) -> list[Invitation]:
        gone = InvitationStatus.WITHDRAWN
        return [one for one in self.of(event) if one.status is not gone]

    def _with_party(self, event: Uid, old: Invitation, field: str, party: Party) -> Invitation:
        if field == "via":
            return replace(old, via=party.entry, via_name=party.name)
        planned = self._planner.for_party(self._events.read(event), replace(party, area=None))
        return replace(
            old,
            name=planned.name,
            addressee=planned.addressee,
            addressee_kind=planned.addressee_kind,
            addressee_body_kind=planned.addressee_body_kind,
            form=old.form if old.form and may_get(old.form, planned.addressee_body_kind)
            else planned.form,
            step="",
        )  # fmt: skip

    def _add(self, writing: Writing, event: Event, one: Invitation, party: Party | None) -> None:
        if event.uid is None:
            raise ValueError(event)
        area = self._reference.areas.by_iso2(one.country) if one.country else None
        if area is not None and one.represents_kind is EntryKind.AREA:
            area_written(writing, area)
        elif party is not None:
            self._parties.written(writing, party)
        sent = self._delegation(writing, event, one)
        rows.add_invitation(writing, event.uid, replace(one, delegation=sent))

    def _delegation(self, writing: Writing, event: Event, one: Invitation) -> Uid | None:
        """Return the delegation of whom an invitation is for, made where there is none."""
        if event.uid is None or one.represents_kind not in {EntryKind.AREA, EntryKind.BODY}:
            return None
        known = delegations_of(writing.connection, event.uid)
        here = next((d for d in known if d.represents == one.represents_uid), None)
        if here is not None:
            return here.uid
        kind = one.represents_kind
        category = usual_category(
            self._reference, event, kind, one.country, one.addressee_body_kind
        )
        new = Delegation(one.represents, category, one.represents_uid)
        return add_delegation(writing, event.uid, new)


def check_form(one: Invitation) -> None:
    """Refuse a note verbale to anybody but a mission or a ministry.

    Raises:
        WrongFormError: when it is one.
    """
    if one.name and one.form and not may_get(one.form, one.addressee_body_kind):
        raise WrongFormError(one.name)
