"""What was done to meetings, delegations, participants and invitations, in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stakeholders.i18n import marked

EVENT_SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "event.made": marked("Made the event {name}"),
        "event.made_like": marked("Made the event {name} like {other}"),
        "event.changed": marked("Changed the event {name}"),
        "event.changed:title": marked("Renamed the event {name}"),
        "event.changed:dates": marked("Changed the dates of the event {name}"),
        "event.changed:status": marked("Changed the status of the event {name}"),
        "event.bodies_changed": marked("Changed who hosts or organises the event {name}"),
        "delegation.added": marked("Added a delegation to the event {name}"),
        "delegation.changed": marked("Changed a delegation to the event {name}"),
        "delegation.removed": marked("Removed a delegation from the event {name}"),
        "participation.added": marked("Added a participant to the event {name}"),
        "participation.changed": marked("Changed a participant of the event {name}"),
        "participation.attended": marked("Noted who was there at the event {name}"),
        "participation.replaced": marked("Replaced a participant of the event {name}"),
        "participation.removed": marked("Removed a participant from the event {name}"),
        "invitation.changed": marked("Changed an invitation to the event {name}"),
        "invitation.removed": marked("Removed invitations to the event {name}"),
        "invitation.answered": marked("Noted an answer to an invitation to the event {name}"),
        "event.words_changed": marked("Changed the roles or columns of the event {name}"),
    }
)
EVENT_COUNTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "event.rows_changed": (
            marked("Changed {count} row in a table of the event {name}"),
            marked("Changed {count} rows in a table of the event {name}"),
        ),
        "event.rows_removed": (
            marked("Removed {count} row from a table of the event {name}"),
            marked("Removed {count} rows from a table of the event {name}"),
        ),
        "event.mailed": (
            marked("Began a mail to {count} address of those invited to the event {name}"),
            marked("Began a mail to {count} addresses of those invited to the event {name}"),
        ),
        "invitation.made": (
            marked("Made {count} invitation to the event {name}"),
            marked("Made {count} invitations to the event {name}"),
        ),
        "invitation.marked": (
            marked("Changed the status of {count} invitation to the event {name}"),
            marked("Changed the status of {count} invitations to the event {name}"),
        ),
        "invitation.reminded": (
            marked("Noted a reminder of {count} invitation to the event {name}"),
            marked("Noted a reminder of {count} invitations to the event {name}"),
        ),
    }
)
