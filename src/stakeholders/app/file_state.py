"""How the directory file stands: whether it can be written, and what to know about its place."""

from dataclasses import dataclass

from stakeholders.domain.problems import Problem, Severity
from stakeholders.i18n import marked
from stakeholders.store.database import Database
from stakeholders.store.errors import HeldElsewhereError
from stakeholders.store.file_lock import read_holder
from stakeholders.store.file_place import Place, PlaceKind


@dataclass(frozen=True, slots=True)
class FileState:
    """In sentences, empty where there is nothing to say.

    `read_only` is why nothing can be changed, `warning` what may go wrong at this place;
    `can_take_over` says that the computer that has the file gives no sign of life any more;
    `is_free` that it has let go of the file, which can be changed once it is opened anew;
    `is_unchecked` that the file was not closed well and has not been looked over yet;
    `needs_index` that only a plain search answers until the search is made anew.
    """

    read_only: str = ""
    warning: str = ""
    can_take_over: bool = False
    is_free: bool = False
    is_unchecked: bool = False
    needs_index: bool = False


def state_of(database: Database) -> FileState:
    """Return how the file of a directory stands now."""
    refusal, problem = database.refusal, problem_of(database.place)
    return FileState(
        read_only="" if refusal is None else str(refusal),
        warning="" if problem is None else problem.message,
        can_take_over=isinstance(refusal, HeldElsewhereError) and refusal.is_lost,
        is_free=isinstance(refusal, HeldElsewhereError) and read_holder(database.path) is None,
        is_unchecked=refusal is None and database.is_unchecked,
        needs_index=refusal is None and not database.has_index,
    )


def problem_of(place: Place) -> Problem | None:
    """Return what is wrong with a place, None where nothing is."""
    if place.kind is PlaceKind.NETWORK:
        return Problem("file.network", _NETWORK, (), Severity.WARNING)
    if place.kind is PlaceKind.CLOUD:
        service = (("service", place.service),)
        return Problem("file.cloud", _CLOUD, service, Severity.WARNING)
    return None


_NETWORK = marked(
    "This directory lies on a network drive: one computer at a time can change it, and a break in "
    "the connection can damage it. Keep it on this computer, and exchange contacts by export and "
    "import."
)
_CLOUD = marked(
    "This directory lies in a folder that {service} copies to other computers: when two of them "
    "change it, one loses. Keep it outside that folder, and exchange contacts by export and import."
)
