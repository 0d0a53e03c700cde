"""What is known of a meeting itself as a sheet: one row a field, who hosts and organises first."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from stakeholders.app.choices import FIXED_NAMES, VISIBILITIES
from stakeholders.app.errors import NothingDoneError
from stakeholders.app.event_choices import (
    CHAIN_STEPS,
    EVENT_BODY_ROLES,
    EVENT_NAMES,
    EVENT_STATUSES,
    event_word,
)
from stakeholders.app.event_fields import EVENT_FIELDS
from stakeholders.app.events import Events
from stakeholders.app.reference import Reference
from stakeholders.domain.event import Event, EventBodyRole
from stakeholders.domain.ids import Uid
from stakeholders.domain.sheet import CellChange, CellEdit, Sheet, SheetColumn, SheetRow
from stakeholders.domain.text import clean
from stakeholders.i18n import current_language, translated

VALUE: Final = "value"
_BODIES: Final = tuple(role for role in EventBodyRole if role is not EventBodyRole.VENUE)
_AFTER: Final = "expected"
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "status": tuple(EVENT_NAMES[EVENT_STATUSES].values()),
        "visibility": tuple(FIXED_NAMES[VISIBILITIES].values()),
    }
)


class EventAboutSheet:
    """Shows the fields of a meeting in two columns, and writes what is typed into the second."""

    def __init__(self, events: Events, reference: Reference) -> None:
        self._events = events
        self._reference = reference

    def of(self, event: Uid) -> Sheet:
        """Return the fields of an event, empty ones too.

        Raises:
            UnknownUidError: when there is no such event.
        """
        told = self._told(self._events.read(event))
        columns = (
            SheetColumn("field", translated("What"), is_written=False),
            SheetColumn(VALUE, translated("What is known")),
        )
        titles = _titles()
        rows = (
            SheetRow(key, (titles[key], text), choices=_choices(key)) for key, text in told.items()
        )
        return Sheet(columns, tuple(rows))

    def tried(self, event: Uid, edits: Sequence[CellEdit]) -> tuple[CellChange, ...]:
        """Return what edits would change, and why some would not."""
        meeting = self._events.read(event)
        told, titles = self._told(meeting), _titles()
        return tuple(
            self._tried(meeting, edit, titles[edit.row], told[edit.row])
            for edit in edits
            if edit.row in told and clean(edit.text) != told[edit.row]
        )

    def write(self, event: Uid, edits: Sequence[CellEdit]) -> tuple[CellChange, ...]:
        """Write what fits as one step; return what became of each field."""
        changes = self.tried(event, edits)
        told = {one.row: one.after for one in changes if not one.problem}
        if told:
            self._events.set_many(event, told)
        return changes

    def remove(self, _event: Uid, _keys: Sequence[str]) -> int:
        """Remove nothing: a meeting has all of its fields."""
        return 0

    def _tried(self, event: Event, edit: CellEdit, title: str, before: str) -> CellChange:
        problem = ""
        try:
            self._events.told(event, {edit.row: edit.text})
        except NothingDoneError as error:
            problem = str(error)
        return CellChange(edit.row, edit.column, title, title, before, clean(edit.text), problem)

    def _told(self, event: Event) -> dict[str, str]:
        """Return the text of every field, written so that it is read back as the same."""
        areas, language = self._reference.areas, current_language()
        country = areas.find(event.country) if event.country else None
        known = (self._reference.languages.find(code) for code in event.languages)
        texts = {
            "ordinal": "" if event.ordinal is None else str(event.ordinal),
            "dates": event.dates.as_given,
            "times": "-".join(time for time in (event.from_time, event.to_time) if time),
            "country": country.name(language) if country else event.country,
            "languages": ", ".join(one.name(language) for one in known if one),
            "expected": event.expected_as_given,
            "status": event_word(EVENT_STATUSES, event.status),
            "answer_by": str(event.answer_by or ""),
            "nominate_by": str(event.nominate_by or ""),
            "chain": ", ".join(event_word(CHAIN_STEPS, step) for step in event.chain),
            "protocol": ", ".join(f"{key}={value}" for key, value in event.protocol),
            "visibility": translated(FIXED_NAMES[VISIBILITIES][event.visibility]),
        }
        told = {code: texts.get(code, str(getattr(event, code, ""))) for code in EVENT_FIELDS}
        bodies = {
            role.value: "; ".join(body.name for body in event.bodies_as(role)) for role in _BODIES
        }
        order = list(told)
        at = order.index(_AFTER)
        return {key: (told | bodies)[key] for key in (*order[:at], *bodies, *order[at:])}


def _titles() -> dict[str, str]:
    fields = {code: translated(field.title) for code, field in EVENT_FIELDS.items()}
    return fields | {role.value: event_word(EVENT_BODY_ROLES, role) for role in _BODIES}


def _choices(key: str) -> tuple[str, ...]:
    return tuple(translated(text) for text in _CHOICES.get(key, ()))
