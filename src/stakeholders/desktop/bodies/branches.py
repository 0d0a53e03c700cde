"""Branches: the lines of a tree that are open, as one list whose words come page by page.

A body may have 100 000 people: what is kept of those that are not looked at is their number.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from stakeholders.domain.ids import Uid
from stakeholders.domain.staff import LineUp, StaffLine
from stakeholders.i18n import translated

BRANCH_ROLE: Final = Qt.ItemDataRole.UserRole + 1
TOP: Final = Uid("")
"""The branch that all others hang on."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as it is drawn: `end` are words at the end, `opens` tells that something is below.

    `is_quiet` lines are grey: vacant posts, bodies that are no more. Headings are lines too.
    """

    title: str
    about: str = ""
    end: str = ""
    icon: str = ""
    is_quiet: bool = False
    is_heading: bool = False
    opens: bool = False
    is_open: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the list: its branch, and its number there, None for a heading."""

    branch: Uid
    number: int | None
    depth: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows of one branch without a gap, or a heading."""

    branch: Uid
    numbers: range
    depth: int
    heading: str = ""

    @property
    def size(self) -> int:
        return 1 if self.heading else len(self.numbers)


@dataclass(slots=True)
class _Branch:
    order: LineUp
    lines: dict[int, StaffLine] = field(default_factory=dict)
    fresh: set[int] = field(default_factory=set)


class BranchesModel(QAbstractListModel):
    """Shows the lines of all branches that are open; lines that have not come yet are empty.

    `shown` puts a line into words; `headings` stand before seats, people and parts at the top.
    """

    def __init__(
        self,
        shown: Callable[[StaffLine, bool, int], Shown],
        headings: tuple[str, str, str] | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self._headings = headings
        self._branches: dict[Uid, _Branch] = {}
        self._runs: list[_Run] = []
        self._starts: list[int] = []
        self._total = 0

    def show(self, orders: Mapping[Uid, LineUp], *, anew: bool = False) -> None:
        """Show these branches and no others; lines of an order that stays the same stay too.

        `anew` has them all read again; until they come the old ones are shown.
        """
        before = self._branches
        self.beginResetModel()
        self._branches = {}
        for uid, order in orders.items():
            old = before.get(uid)
            if old is None or old.order != order:
                self._branches[uid] = _Branch(order)
            else:
                self._branches[uid] = _Branch(order, old.lines, set() if anew else old.fresh)
        self._runs = self._runs_of(TOP, 0, frozenset())
        self._starts, self._total = [], 0
        for run in self._runs:
            self._starts.append(self._total)
            self._total += run.size
        self.endResetModel()

    def set_lines(self, branch: Uid, order: LineUp, first: int, lines: Sequence[StaffLine]) -> None:
        """Fill in lines of a branch, unless it has another order by now."""
        found = self._branches.get(branch)
        if found is None or found.order != order or not lines:
            return
        found.lines.update(enumerate(lines, first))
        found.fresh.update(range(first, first + len(lines)))
        self.dataChanged.emit(self.index(0), self.index(self._total - 1))

    def orders(self) -> dict[Uid, LineUp]:
        """Return the branches that are open with their orders, the top first."""
        return {uid: branch.order for uid, branch in self._branches.items()}

    def slot(self, row: int) -> Slot | None:
        """Return what stands in a row."""
        if not 0 <= row < self._total:
            return None
        at = bisect_right(self._starts, row) - 1
        run = self._runs[at]
        number = None if run.heading else run.numbers[row - self._starts[at]]
        return Slot(run.branch, number, run.depth, run.heading)

    def line(self, row: int) -> StaffLine | None:
        """Return the line in a row, None for a heading and while it has not come."""
        slot = self.slot(row)
        if slot is None or slot.number is None:
            return None
        return self._branches[slot.branch].lines.get(slot.number)

    def body(self, row: int) -> Uid | None:
        """Return the body in a row, whether its line has come or not."""
        slot = self.slot(row)
        if slot is None or slot.number is None:
            return None
        order = self._branches[slot.branch].order
        at = slot.number - len(order.seats) - len(order.people)
        return order.parts[at] if at >= 0 else None

    def row_of(self, body: Uid) -> int | None:
        """Return the row in which a body stands, None where it is below what is closed."""
        for uid, branch in self._branches.items():
            number = branch.order.place_of(body)
            row = self.row_at(uid, number) if number is not None else None
            if row is not None:
                return row
        return None

    def row_at(self, branch: Uid, number: int) -> int | None:
        """Return the row of a line by its branch and number."""
        for start, run in zip(self._starts, self._runs, strict=True):
            if run.branch == branch and not run.heading and number in run.numbers:
                return start + number - run.numbers.start
        return None

    def first_missing(self, first: int, last: int) -> Slot | None:
        """Return the first place between two rows whose line has not come, or has to come anew."""
        for row in range(max(first, 0), min(last + 1, self._total)):
            slot = self.slot(row)
            if slot is None or slot.number is None:
                continue
            if slot.number not in self._branches[slot.branch].fresh:
                return slot
        return None

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._total

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        slot = self.slot(index.row())
        if slot is None or slot.number is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = self._shown_in(index.row())
        if shown is None:
            return None
        if role == BRANCH_ROLE:
            return shown
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return shown.title
        return _spoken(shown) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _shown_in(self, row: int) -> Shown | None:
        slot = self.slot(row)
        if slot is None:
            return None
        if slot.number is None:
            return Shown(slot.heading, is_heading=True, depth=slot.depth)
        line = self.line(row)
        if line is None or not line.uid:
            return None
        return self._shown(line, line.uid in self._branches, slot.depth)

    def _runs_of(self, uid: Uid, depth: int, above: frozenset[Uid]) -> list[_Run]:
        """Return the rows of a branch with those that are open below; a circle ends."""
        branch = self._branches.get(uid)
        if branch is None or uid in above:
            return []
        order, runs, number = branch.order, list[_Run](), 0
        opened = {order.place_of(part): part for part in self._branches}
        cuts = sorted(place for place in opened if place is not None)
        for kind, part in enumerate((order.seats, order.people, order.parts)):
            if part and self._headings is not None and not depth:
                runs.append(_Run(uid, range(0), depth, self._headings[kind]))
            end = number + len(part)
            for cut in (one for one in cuts if number <= one < end):
                runs.append(_Run(uid, range(number, cut + 1), depth))
                runs.extend(self._runs_of(opened[cut], depth + 1, above | {uid}))
                number = cut + 1
            runs.append(_Run(uid, range(number, end), depth))
            number = end
        return [run for run in runs if run.size]


def _spoken(shown: Shown) -> str:
    """Return what a screen reader says: the words, whether it is open, how deep it stands."""
    parts = [shown.title, shown.about, shown.end]
    if shown.opens:
        parts.append(translated("open") if shown.is_open else translated("closed"))
    if shown.depth:
        parts.append(translated("level {level}", level=shown.depth + 1))
    return ", ".join(part for part in parts if part)
