"""What a view of an event shows, read in a worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from stakeholders.desktop.events.event_lines import Asked
from stakeholders.desktop.events.matrix_sheet import matrix_sheet
from stakeholders.domain.coverage import Coverage
from stakeholders.domain.event import Event
from stakeholders.domain.ids import Uid
from stakeholders.domain.participation import Participation
from stakeholders.domain.problems import Problem
from stakeholders.domain.sheet import EMPTY, Sheet, SheetColumn, SheetKind, SheetRow
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


class View(Enum):
    """What of an event is shown."""

    INVITED = "invited"
    PARTICIPANTS = "participants"
    DELEGATIONS = "delegations"
    MISSING = "missing"
    ABOUT = "about"
    ROLES = "roles"
    CATEGORIES = "categories"
    SECTIONS = "sections"
    COLUMNS = "columns"
    CHANGES = "changes"


SHEETS: Final = MappingProxyType({View(kind.value): kind for kind in SheetKind})
"""The views that are sheets, and of what."""
SET_UP: Final = (View.ABOUT, View.ROLES, View.CATEGORIES, View.SECTIONS, View.COLUMNS, View.CHANGES)
"""The views of what is prepared once; they stand together behind the first of them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An event with what one view shows of it."""

    view: View
    event: Event
    asked: tuple[Asked, ...] = ()
    people: tuple[Participation, ...] = ()
    coverage: Coverage | None = None
    sheet: Sheet = EMPTY


def read_event(directory: "Directory", uid: Uid, view: View) -> Shown:
    """Return what a view of an event shows; called in a worker.

    Raises:
        UnknownUidError: when there is no such event.
    """
    event = directory.events.read(uid)
    if view is View.INVITED:
        return Shown(view, event, asked=directory.invitations.with_states(uid))
    if view is View.MISSING:
        coverage = directory.coverage.of(uid)
        return Shown(view, event, coverage=coverage, sheet=matrix_sheet(coverage))
    if view is View.CHANGES:
        return Shown(view, event, sheet=_changes(directory.event_likes.changed_since(uid)))
    people = directory.participations.of(uid) if view is View.PARTICIPANTS else ()
    return Shown(view, event, people=people, sheet=directory.event_sheets.of(uid, SHEETS[view]))


def _changes(told: Sequence[Problem]) -> Sheet:
    """Return what has changed since the earlier event, one sentence a row, to be read."""
    column = SheetColumn("changed", translated("What has changed since"), is_written=False)
    sentences = [one.message for one in told] or [translated("Nothing has changed since.")]
    return Sheet((column,), tuple(SheetRow(str(n), (text,)) for n, text in enumerate(sentences)))
