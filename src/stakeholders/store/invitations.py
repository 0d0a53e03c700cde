"""Invitations in the directory: who is asked to a meeting, and what came of it step by step."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import (
    Invitation,
    InvitationCopy,
    InvitationForm,
    InvitationStatus,
    Reminder,
    StatusChange,
)
from stakeholders.store import event_tables, schema
from stakeholders.store.entries import entry_id, row_id
from stakeholders.store.event_rows import EventRows
from stakeholders.store.history import Writing
from stakeholders.store.keys import these

ROWS: Final = EventRows(
    Invitation,
    event_tables.invitation,
    links=MappingProxyType(
        {
            "addressee": "addressee_id",
            "represents_uid": "represents_id",
            "via": "via_id",
            "delegation": "delegation_id",
        }
    ),
    codes=MappingProxyType(
        {
            "form": InvitationForm,
            "status": InvitationStatus,
            "answer_form": InvitationForm,
        }
    ),
    elsewhere=frozenset(
        {
            "addressee_kind", "addressee_body_kind", "represents_kind", "country", "via_name",
            "copies", "statuses", "reminders",
        }
    ),
)  # fmt: skip
_COPIES: Final = EventRows(
    InvitationCopy,
    event_tables.invitation_copy,
    links=MappingProxyType({"entry": "entry_id"}),
    codes=MappingProxyType({"form": InvitationForm}),
)
_STATUSES: Final = EventRows(
    StatusChange,
    event_tables.invitation_status,
    codes=MappingProxyType({"status": InvitationStatus, "how": InvitationForm}),
    columns=MappingProxyType({"on": "on_date"}),
)
_REMINDERS: Final = EventRows(
    Reminder, event_tables.reminder, codes=MappingProxyType({"form": InvitationForm})
)


def add_invitation(writing: Writing, event: Uid, invitation: Invitation) -> Uid:
    """Add an invitation with its copies behind the others of an event; return its uid."""
    event_id = entry_id(writing.connection, event)
    uid = ROWS.add(writing, invitation, event_id=event_id)
    for copy in invitation.copies:
        _add_part(writing, _COPIES, uid, copy)
    return uid


def change_invitation(writing: Writing, invitation: Invitation) -> None:
    """Write an invitation whose uid is known over the one that is there; its steps stay."""
    if invitation.uid is None:
        raise ValueError(invitation)
    ROWS.change(writing, invitation.uid, invitation)


def remove_invitation(writing: Writing, uid: Uid) -> None:
    """Put an invitation into the bin."""
    ROWS.remove(writing, uid)


def add_status(writing: Writing, uid: Uid, change: StatusChange) -> None:
    """Add a step to the life of an invitation, which is its status from now on."""
    _add_part(writing, _STATUSES, uid, change)
    found = row_id(writing.connection, event_tables.invitation, uid)
    values = {"status": change.status.value, "status_on": change.on}
    writing.update(event_tables.invitation, found, **values)


def add_reminder(writing: Writing, uid: Uid, reminder: Reminder) -> None:
    """Add a reminder to an invitation."""
    _add_part(writing, _REMINDERS, uid, reminder)


def add_copy(writing: Writing, uid: Uid, copy: InvitationCopy) -> None:
    """Let somebody get a copy of an invitation."""
    _add_part(writing, _COPIES, uid, copy)


def remove_copy(writing: Writing, copy: InvitationCopy) -> None:
    """Let somebody get no copy of an invitation any more."""
    if copy.uid is None:
        raise ValueError(copy)
    _COPIES.remove(writing, copy.uid)


def invitations_of(connection: sa.Connection, event: Uid) -> tuple[Invitation, ...]:
    """Return the invitations to an event with their copies, steps and reminders, in their order."""
    rows = ROWS.read(connection, "event_id", (entry_id(connection, event),))
    ids = [row["id"] for row, _ in rows]
    copies = _parts(connection, _COPIES, ids)
    statuses, reminders = _parts(connection, _STATUSES, ids), _parts(connection, _REMINDERS, ids)
    linked = [row[name] for row, _ in rows for name in ("addressee_id", "represents_id", "via_id")]
    known = _entries(connection, [one for one in linked if one is not None])
    return tuple(
        replace(
            Invitation(**told),
            copies=copies.get(row["id"], ()),
            statuses=statuses.get(row["id"], ()),
            reminders=reminders.get(row["id"], ()),
            **_linked(row, known),
        )
        for row, told in rows
    )


def _linked(row: sa.RowMapping, known: dict[int, Any]) -> dict[str, Any]:
    """Return what the entries are that an invitation points to."""
    addressee, represents, via = (
        known.get(row[name]) for name in ("addressee_id", "represents_id", "via_id")
    )
    return {
        "addressee_kind": EntryKind(addressee.kind) if addressee else None,
        "addressee_body_kind": (addressee.body_kind or "") if addressee else "",
        "represents_kind": EntryKind(represents.kind) if represents else None,
        "country": represents.country if represents else "",
        "via_name": via.display if via else "",
    }


def _entries(connection: sa.Connection, ids: list[int]) -> dict[int, Any]:
    entry, body = schema.entry, schema.body
    query = (
        sa.select(
            entry.c.id, entry.c.kind, entry.c.country, entry.c.display,
            body.c.kind.label("body_kind"),
        )
        .outerjoin(body, body.c.id == entry.c.id)
        .where(entry.c.id.in_(these(ids)))
    )  # fmt: skip
    return {row.id: row for row in connection.execute(query)}


def _add_part(writing: Writing, rows: EventRows[Any], uid: Uid, part: object) -> None:
    connection, table = writing.connection, event_tables.invitation
    found = row_id(connection, table, uid)
    query = sa.select(table.c.event_id).where(table.c.id == found)
    event_id = connection.execute(query).scalar_one()
    rows.add(writing, part, invitation_id=found, event_id=event_id)


def _parts(
    connection: sa.Connection, rows: EventRows[Any], ids: Sequence[int]
) -> dict[int, tuple[Any, ...]]:
    found: dict[int, tuple[Any, ...]] = {}
    for row, told in rows.read(connection, "invitation_id", ids):
        owner = row["invitation_id"]
        found[owner] = (*found.get(owner, ()), rows.kind(**told))
    return found
