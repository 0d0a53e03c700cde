"""How many results there are: counted once the first rows are shown, dropped by the next question.

The answer comes in two steps, so that a million contacts keep nobody waiting: exact, or that it is
more than ten thousand; then the exact one for the length of the list.
"""

from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

from stakeholders.desktop.runner import Runner, Wanted
from stakeholders.domain.search_row import COUNTED

_LANE: Final = "count"


class Total(Protocol):
    """Counts what was asked for, which it may leave off above `most`, or when nobody waits."""

    def __call__(self, *, most: int, wanted: Wanted) -> int:
        """Return how many there are."""
        ...


class ResultCount(QObject):
    """Counts; `counted` tells how many there are, and whether there are no more than that."""

    counted = Signal(int, bool)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner

    def drop(self) -> None:
        """Stop counting: something else is asked for."""
        self._runner.forget(_LANE)

    def count(self, total: Total) -> None:
        """Count from now on what this counts, and nothing else."""
        self._run(total, COUNTED)

    def _run(self, total: Total, most: int) -> None:
        self._runner.read_while_wanted(
            lambda wanted: total(most=most, wanted=wanted),
            partial(self._take, total, most),
            lane=_LANE,
        )

    def _take(self, total: Total, most: int, number: int) -> None:
        is_exact = not most or number <= most
        self.counted.emit(number if is_exact else most + 1, is_exact)
        if not is_exact:
            self._run(total, 0)
