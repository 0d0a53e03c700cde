"""Measure: how long work takes, how much it varies, and whether it keeps to its budget.

Machines differ and are busy, so a budget is a ratio to other work that is measured in turn with
it, or a percentile of many small pieces of work.
"""

import gc
import math
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Work = Callable[[], object]
Unit = Literal["x", "ms", "s", "MB"]
Verdict = Literal["kept", "broken", "shown"]


@dataclass(frozen=True, slots=True)
class Spread:
    """Hold how repeated measurements lie: in the unit of what was measured."""

    low: float
    median: float
    p90: float
    p99: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold one measured value beside its budget; without a budget it is only shown."""

    name: str
    measured: float
    unit: Unit
    budget: float | None = None
    spread: Spread | None = None
    remark: str = ""

    @property
    def verdict(self) -> Verdict:
        """Tell whether the measured value is within the budget."""
        if self.budget is None:
            return "shown"
        return "kept" if self.measured <= self.budget else "broken"


Figures = tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Name a function `(size) -> Figures`; `size` is for judging, `small` for the tests."""

    name: str
    run: Callable[[int], Figures]
    size: int
    small: int


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least `share` (0 to 1) of the values do not exceed."""
    if not values:
        raise ValueError("A percentile needs at least one value.")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def spread(values: Sequence[float]) -> Spread:
    """Return how the values lie."""
    return Spread(
        low=min(values),
        median=percentile(values, 0.5),
        p90=percentile(values, 0.9),
        p99=percentile(values, 0.99),
        high=max(values),
        count=len(values),
    )


def seconds(work: Work) -> float:
    """Return the wall seconds of one run, with the garbage of earlier work collected before."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def milliseconds_each(works: Sequence[Work]) -> list[float]:
    """Return the wall milliseconds of each of many small pieces of work, one after the other."""
    gc.collect()
    durations = []
    for work in works:
        start = time.perf_counter()
        work()
        durations.append((time.perf_counter() - start) * 1000)
    return durations


def took(work: Work) -> tuple[float, float]:
    """Return the milliseconds of one piece of work: of the clock, and of the processor."""
    wall, busy = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - busy) * 1000


def interleaved_ratio(ours: Work, theirs: Work, rounds: int = 5) -> Spread:
    """Return how ours lies as a multiple of theirs, one ratio a round.

    The two run in turn, and swap places each round, so that a busy spell of the machine and a
    warm cache favour neither.
    """
    ratios = []
    for place in range(rounds):
        if place % 2:
            base, own = seconds(theirs), seconds(ours)
        else:
            own, base = seconds(ours), seconds(theirs)
        ratios.append(own / base)
    return spread(ratios)


def peak_megabytes(work: Work) -> float:
    """Return the most memory that Python objects took during the work; slows it several times."""
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def table(results: Sequence[tuple[str, Figures]]) -> str:
    """Return a table of all figures: benchmark, figure, budget, measured, spread, verdict."""
    rows = [("benchmark", "figure", "budget", "measured", "low … high (n)", "verdict")]
    rows += [_row(name, figure) for name, figures in results for figure in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(_padded(row, widths)).rstrip() for row in rows)


def _row(name: str, figure: Figure) -> tuple[str, str, str, str, str, str]:
    lies = figure.spread
    verdict = f"{figure.verdict} ({figure.remark})" if figure.remark else figure.verdict
    return (
        name,
        figure.name,
        "" if figure.budget is None else f"{_number(figure.budget)} {figure.unit}",
        f"{_number(figure.measured)} {figure.unit}",
        "" if lies is None else f"{_number(lies.low)} … {_number(lies.high)} ({lies.count})",
        verdict,
    )


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
