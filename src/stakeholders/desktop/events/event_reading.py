"""What a view of an event shows, read in a worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from stakeholders.desktop.events.event_lines import Asked
from stakeholders.desktop.events.matrix_sheet import matrix_sheet
from stakeholders.domain.corrections import Corrections
from stakeholders.domain.coverage import Coverage
from stakeholders.domain.editions import Edition
from stakeholders.domain.event import Event
from stakeholders.domain.ids import Uid
from stakeholders.domain.participation import Participation
from stakeholders.domain.parts import ContactWay
from stakeholders.domain.problems import Problem
from stakeholders.domain.sheet import EMPTY, Sheet, SheetColumn, SheetKind, SheetRow
from stakeholders.i18n import translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory
    from stakeholders.app.gap_report import GapReport
    from stakeholders.app.verify_queue import VerifyScope


class View(Enum):
    """What of an event is shown."""

    INVITED = "invited"
    CHECK = "check"
    PARTICIPANTS = "participants"
    DELEGATIONS = "delegations"
    MISSING = "missing"
    VERSIONS = "versions"
    COMPARED = "compared"
    ABOUT = "about"
    ROLES = "roles"
    CATEGORIES = "categories"
    SECTIONS = "sections"
    COLUMNS = "columns"
    CHANGES = "changes"


SHEETS: Final = MappingProxyType({View(kind.value): kind for kind in SheetKind})
"""The views that are sheets, and of what."""
LINED: Final = frozenset({View.INVITED, View.CHECK, View.VERSIONS, View.COMPARED})
"""The views that are lines."""
SET_UP: Final = (View.ABOUT, View.ROLES, View.CATEGORIES, View.SECTIONS, View.COLUMNS, View.CHANGES)
"""The views of what is prepared once; they stand together behind the first of them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which view of an event is wanted, by which way it is checked, and what is compared."""

    view: View
    way: ContactWay = ContactWay.ANY
    pair: tuple[int, int | None] = (1, None)


@dataclass(frozen=True, slots=True)
class ComparedVersions:
    """What differs between a version of a list of participants and another one, or today."""

    pair: tuple[int, int | None]
    corrections: Corrections

    @property
    def sides(self) -> str:
        """Which versions are compared, in words."""
        first, second = self.pair
        if second is None:
            return translated("Version {first} and today", first=first)
        return translated("Versions {first} and {second}", first=first, second=second)


@dataclass(frozen=True, slots=True)
class Shown:
    """An event with what one view shows of it."""

    view: View
    event: Event
    asked: tuple[Asked, ...] = ()
    people: tuple[Participation, ...] = ()
    coverage: Coverage | None = None
    sheet: Sheet = EMPTY
    report: "GapReport | None" = None
    editions: tuple[Edition, ...] = ()
    compared: ComparedVersions | None = None


def read_event(directory: "Directory", uid: Uid, wanted: Wanted) -> Shown:
    """Return what a view of an event shows; called in a worker.

    Raises:
        UnknownUidError: when there is no such event.
    """
    event, view = directory.events.read(uid), wanted.view
    if view in LINED:
        return _lined(directory, event, uid, wanted)
    if view is View.MISSING:
        coverage = directory.coverage.of(uid)
        return Shown(view, event, coverage=coverage, sheet=matrix_sheet(coverage))
    if view is View.CHANGES:
        return Shown(view, event, sheet=_changes(directory.event_likes.changed_since(uid)))
    people = directory.participations.of(uid) if view is View.PARTICIPANTS else ()
    return Shown(view, event, people=people, sheet=directory.event_sheets.of(uid, SHEETS[view]))


def scope_of(report: "GapReport") -> "VerifyScope | None":
    """Return the facts that a check doubts, None where it doubts none."""
    from stakeholders.app.verify_queue import VerifyScope

    doubted = report.to_verify
    return VerifyScope(facts=doubted) if doubted else None


def _lined(directory: "Directory", event: Event, uid: Uid, wanted: Wanted) -> Shown:
    """Return what a view of lines shows."""
    view, lists = wanted.view, directory.participant_lists
    if view is View.CHECK:
        return Shown(view, event, report=directory.gap_reports.of_event(uid, wanted.way))
    if view is View.VERSIONS:
        return Shown(view, event, editions=lists.editions(uid))
    if view is View.COMPARED:
        _, found = lists.corrections(uid, *wanted.pair)
        return Shown(view, event, compared=ComparedVersions(wanted.pair, found))
    return Shown(view, event, asked=directory.invitations.with_states(uid))


def _changes(told: Sequence[Problem]) -> Sheet:
    """Return what has changed since the earlier event, one sentence a row, to be read."""
    column = SheetColumn("changed", translated("What has changed since"), is_written=False)
    sentences = [one.message for one in told] or [translated("Nothing has changed since.")]
    return Sheet((column,), tuple(SheetRow(str(n), (text,)) for n, text in enumerate(sentences)))
