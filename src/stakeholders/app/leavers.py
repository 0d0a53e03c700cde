"""Leavers: contacts that are to leave, a part at a time, however many they are."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

from stakeholders.app.audience import LeftOut
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility


@dataclass(frozen=True, slots=True)
class Gathered:
    """Who leaves and who does not; how many posts leave as their holders, and which are vacant.

    Vacant posts are among the records where they leave too, else among what is left out.
    """

    records: tuple[Record, ...]
    left_out: tuple[LeftOut, ...]
    held: int
    vacant: tuple[Record, ...]


def _nobody(_audience: Visibility) -> Container[Uid]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class Leavers:
    """Whom a scope stands for: `parts` reads them anew each time, so many at once as is cheap.

    `seen_by` gives the uids of all of them that an audience may see, where one part has to know
    of the others.
    """

    parts: Callable[[], Iterator[Gathered]]
    seen_by: Callable[[Visibility], Container[Uid]] = _nobody


def leavers_of(gathered: Gathered) -> Leavers:
    """Return contacts that are there already, as one part."""
    return Leavers(lambda: iter((gathered,)))


def these_leave(records: Sequence[Record]) -> Leavers:
    """Return contacts that all leave."""
    return leavers_of(Gathered(tuple(records), (), 0, ()))
