"""The gap report: what to see to before something is sent to a list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stakeholders.app.list_seats import ListSeats, Seat
from stakeholders.app.search import Search
from stakeholders.domain.gaps import Gap, GapKind, Place, gaps_of
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import ContactWay, Verification
from stakeholders.store.database import Database
from stakeholders.store.fact_lives import read_lives

_IN_THE_WAY: Final = frozenset(
    {GapKind.VACANT, GapKind.LEFT_OUT, GapKind.NO_CHANNEL, GapKind.TWICE}
)


@dataclass(frozen=True, slots=True)
class GapReport:
    """How many can be reached by a way, how many places there are, and what is in the way."""

    way: ContactWay
    count: int
    ready: int
    gaps: tuple[Gap, ...]

    @property
    def counts(self) -> dict[GapKind, int]:
        """How many gaps of each kind there are, in the order of kinds."""
        found = Counter(gap.kind for gap in self.gaps)
        return {kind: found[kind] for kind in GapKind if found[kind]}

    @property
    def to_verify(self) -> tuple[tuple[Uid, Uid], ...]:
        """The facts to be checked: each contact with the channel that would be used."""
        facts = ((gap.entry, gap.fact) for gap in self.gaps)
        return tuple(dict.fromkeys((entry, fact) for entry, fact in facts if entry and fact))


class GapReports:
    """Looks a list over before it is used; any thread may ask."""

    def __init__(self, database: Database, search: Search, seats: ListSeats) -> None:
        self._database = database
        self._search = search
        self._seats = seats

    def of(self, name: str, way: ContactWay) -> GapReport:
        """Return what is missing or doubtful for sending to a list by a way.

        Raises:
            UnknownListError: when there is no such list.
        """
        places = self._places(self._seats.of(name, way))
        with self._database.reading() as connection:
            lives = read_lives(connection)
        gaps = gaps_of(places, way, self._database.today(), lives)
        blocked = sum(gap.kind in _IN_THE_WAY for gap in gaps)
        return GapReport(way, len(places), len(places) - blocked, gaps)

    def _places(self, seats: Sequence[Seat]) -> tuple[Place, ...]:
        owners = {c.owner for seat in seats for c in seat.contact.channels if c.owner}
        lenders = self._search.records_of(owners)
        return tuple(
            Place(
                seat.contact,
                seat.name,
                seat.is_vacant,
                seat.why_not,
                tuple(
                    check
                    for uid in dict.fromkeys(c.owner for c in seat.contact.channels)
                    if uid in lenders
                    for check in lenders[uid].parts_of(Verification)
                    if uid == seat.contact.uid or check.target is not None
                ),
            )
            for seat in seats
        )
