"""The meetings of the sample: one that is prepared, with twenty States, and one that was held."""

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from stakeholders.app.event_defaults import usual_event
from stakeholders.app.event_fields import EVENT_FIELDS, write_field
from stakeholders.app.event_parties import PartyReader
from stakeholders.app.participant_snapshot import snapshot_of
from stakeholders.app.reference import Reference
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import ColumnType, Event, EventBody, EventBodyRole, EventColumn
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import (
    Invitation,
    InvitationForm,
    InvitationStatus,
    StatusChange,
)
from stakeholders.domain.name import read_name
from stakeholders.domain.own_group import GroupMember
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.participation import Nomination, Participation, Registration
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility, visibility_of_field
from stakeholders.paths import resource_text
from stakeholders.store.areas import add_group, add_member
from stakeholders.store.database import Database
from stakeholders.store.delegations import add_delegation
from stakeholders.store.events import make_event
from stakeholders.store.history import Writing
from stakeholders.store.invitations import add_invitation, add_status
from stakeholders.store.participations import add_participation

_FILE: Final = ("samples", "events.json")
_Row = Mapping[str, Any]
_STATES: Final = "member_state"
_NOBODY: Final[Mapping[str, str]] = MappingProxyType({})


class SampleEvents:
    """Writes the meetings of the sample as part of one operation."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._reference = reference
        self._parties = PartyReader(database, reference)
        self._today = database.today()

    def add(self, writing: Writing, people: Mapping[str, Record]) -> None:
        """Add the meetings; `people` of the sample take part under their names."""
        for row in json.loads(resource_text(*_FILE)):
            event = self._event(row)
            bodies = tuple(self._bodies(writing, row["bodies"]))
            uid = make_event(writing, replace(event, bodies=bodies))
            for sent in row["delegations"]:
                self._add_delegation(writing, uid, sent, people)
            if "group" in row:
                self._add_group(writing, row)

    def _add_group(self, writing: Writing, row: _Row) -> None:
        """Keep the States of a meeting as a group of countries, to be invited again by its name."""
        group = add_group(writing, row["group"])
        for sent in row["delegations"]:
            area = self._parties.read(sent["name"]).area
            if area is not None and sent["category"] == _STATES:
                add_member(writing, group, GroupMember(area.iso2))

    def _event(self, row: _Row) -> Event:
        event = usual_event(self._reference, row["title"])
        told = {code: row[code] for code in EVENT_FIELDS if code in row and code != "title"}
        told["dates"] = _with_year(row["dates"], self._today)
        for code, text in told.items():
            event = write_field(self._reference, event, code, text)
        columns = (
            EventColumn(name, ColumnType(kind), tuple(choices), currency, visibility_of_field(name))
            for name, kind, choices, currency in row["columns"]
        )
        return replace(event, columns=tuple(columns))

    def _bodies(self, writing: Writing, named: Sequence[Sequence[str]]) -> Iterator[EventBody]:
        for role, name in named:
            party = self._parties.read(name)
            entry = self._parties.written(writing, party)
            yield EventBody(EventBodyRole(role), party.name, entry, party.kind)

    def _add_delegation(
        self, writing: Writing, event: Uid, row: _Row, people: Mapping[str, Record]
    ) -> None:
        party = self._parties.read(row["name"])
        entry = self._parties.written(writing, party)
        represents = entry if party.kind in {EntryKind.AREA, EntryKind.BODY} else None
        sent = Delegation(party.name, row["category"], represents)
        uid = add_delegation(writing, event, sent)
        asked = row.get("invitation", _NOBODY)
        if asked:
            known = people.get(asked["name"])
            self._add_invitation(writing, event, asked, replace(sent, uid=uid), known)
        for one in row["people"]:
            new = self._participation(one, people)
            told = replace(new, delegation=uid, category=sent.category)
            add_participation(writing, event, told)

    def _add_invitation(
        self,
        writing: Writing,
        event: Uid,
        row: Mapping[str, str],
        sent: Delegation,
        known: Record | None,
    ) -> None:
        status, on = InvitationStatus(row["status"]), PartialDate.of(self._today)
        uid = add_invitation(
            writing,
            event,
            Invitation(
                row["name"],
                addressee=known.uid if known else None,
                represents=sent.name,
                represents_uid=sent.represents,
                delegation=sent.uid,
                step=row["step"],
                form=InvitationForm(row["form"]),
                status=status,
                status_on=on,
            ),
        )
        if status is not InvitationStatus.DRAFT:
            add_status(writing, uid, StatusChange(status, on))

    def _participation(self, row: Mapping[str, str], people: Mapping[str, Record]) -> Participation:
        name = read_name(row["name"], self._reference)
        known = people.get(row["name"])
        told = snapshot_of(known, self._today) if known else Participation(
            name.full,
            given=name.given,
            family=name.family,
            family_first=name.family_first,
            title=row["title"],
        )  # fmt: skip
        return replace(
            told,
            role=row["role"],
            gender=row.get("gender") or told.gender,
            nomination=Nomination(row.get("nomination", "")),
            registration=Registration(row.get("registration", "")),
            visibility=Visibility.PARTICIPANTS,
        )


def _with_year(dates: str, today: datetime.date) -> str:
    """Return days with the year in which they are next, where they bear none."""
    if any(letter.isdigit() for letter in dates[-4:]):
        return dates
    return f"{dates} {today.year + (today.month > 9)}"
