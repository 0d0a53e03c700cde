"""What a view of an event shows, read in a worker."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from stakeholders.desktop.events.event_lines import Asked
from stakeholders.domain.coverage import Coverage
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.event import Event
from stakeholders.domain.ids import Uid
from stakeholders.domain.participation import Participation

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory


class View(Enum):
    """What of an event is shown."""

    INVITED = "invited"
    PARTICIPANTS = "participants"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Shown:
    """An event with what one view shows of it."""

    view: View
    event: Event
    asked: tuple[Asked, ...] = ()
    sent: tuple[Delegation, ...] = ()
    people: tuple[Participation, ...] = ()
    coverage: Coverage | None = None


def read_event(directory: "Directory", uid: Uid, view: View) -> Shown:
    """Return what a view of an event shows; called in a worker.

    Raises:
        UnknownUidError: when there is no such event.
    """
    event = directory.events.read(uid)
    if view is View.INVITED:
        return Shown(view, event, asked=directory.invitations.with_states(uid))
    if view is View.PARTICIPANTS:
        sent, people = directory.delegations.of(uid), directory.participations.of(uid)
        return Shown(view, event, sent=sent, people=people)
    return Shown(view, event, coverage=directory.coverage.of(uid))
