"""What was done to meetings, delegations, participants and invitations, in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stakeholders.i18n import marked

EVENT_SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "event.made": marked("Made the event {name}"),
        "event.changed": marked("Changed the event {name}"),
        "event.changed:title": marked("Renamed the event {name}"),
        "event.changed:dates": marked("Changed the dates of the event {name}"),
        "event.changed:status": marked("Changed the status of the event {name}"),
        "event.bodies_changed": marked("Changed who hosts or organises the event {name}"),
        "event.words_changed": marked("Changed the roles or columns of the event {name}"),
    }
)
EVENT_COUNTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({})
