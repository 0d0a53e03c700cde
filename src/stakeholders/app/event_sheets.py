"""Event sheets: every table of a meeting that is edited like a spreadsheet, by its kind."""

from collections.abc import Mapping, Sequence

from stakeholders.app.delegation_sheet import DelegationSheet
from stakeholders.app.delegations import Delegations
from stakeholders.app.event_about_sheet import EventAboutSheet
from stakeholders.app.event_word_sheets import (
    category_sheet,
    column_sheet,
    role_sheet,
    section_sheet,
)
from stakeholders.app.event_words import EventWords
from stakeholders.app.events import Events
from stakeholders.app.participant_sheet import ParticipantSheet
from stakeholders.app.participations import Participations
from stakeholders.app.reference import Reference
from stakeholders.app.sheets import SheetJob
from stakeholders.domain.ids import Uid
from stakeholders.domain.sheet import CellChange, CellEdit, Sheet, SheetKind
from stakeholders.store.database import Database


class EventSheets:
    """Shows the tables of meetings and writes what is typed, pasted and filled into them."""

    def __init__(self, jobs: Mapping[SheetKind, SheetJob]) -> None:
        self._jobs = jobs

    def of(self, event: Uid, kind: SheetKind) -> Sheet:
        """Return a table of an event as it is today.

        Raises:
            UnknownUidError: when there is no such event.
        """
        return self._jobs[kind].of(event)

    def tried(
        self, event: Uid, kind: SheetKind, edits: Sequence[CellEdit]
    ) -> tuple[CellChange, ...]:
        """Return what edits would change, and why some would not; nothing is written."""
        return self._jobs[kind].tried(event, edits)

    def write(
        self, event: Uid, kind: SheetKind, edits: Sequence[CellEdit]
    ) -> tuple[CellChange, ...]:
        """Write what fits as one step; return what changed, and why the rest did not.

        Raises:
            EmptyNameError, TakenNameError: when a role, category, section or column has no name
                or that of another.
        """
        return self._jobs[kind].write(event, edits)

    def remove(self, event: Uid, kind: SheetKind, keys: Sequence[str]) -> int:
        """Remove rows as one step; return how many went."""
        return self._jobs[kind].remove(event, keys)


def event_sheets(
    database: Database,
    reference: Reference,
    events: Events,
    words: EventWords,
    delegations: Delegations,
    participations: Participations,
) -> EventSheets:
    """Return the tables of the meetings of an open directory."""
    sent = (database, events, delegations, participations)
    return EventSheets(
        {
            SheetKind.ABOUT: EventAboutSheet(events, reference),
            SheetKind.PARTICIPANTS: ParticipantSheet(*sent),
            SheetKind.DELEGATIONS: DelegationSheet(*sent),
            SheetKind.ROLES: role_sheet(database, events, words),
            SheetKind.CATEGORIES: category_sheet(database, events, words),
            SheetKind.SECTIONS: section_sheet(database, events, words),
            SheetKind.COLUMNS: column_sheet(database, events, words),
        }
    )
