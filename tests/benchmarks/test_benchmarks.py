"""The benchmarks, run small: that they work, never how fast they are."""

import pytest

from tests.benchmarks.__main__ import main
from tests.benchmarks.measure import (
    Benchmark,
    Figure,
    interleaved_ratio,
    peak_megabytes,
    percentile,
    spread,
    table,
)
from tests.benchmarks.suite import BENCHMARKS


@pytest.mark.parametrize("benchmark", BENCHMARKS, ids=lambda each: each.name)
@pytest.mark.usefixtures("qapp")  # the one application of this process, which printing finds
def test_that_every_benchmark_runs_small(benchmark: Benchmark) -> None:
    figures = benchmark.run(benchmark.small)
    assert figures
    assert len({figure.name for figure in figures}) == len(figures)
    assert all(figure.measured >= 0 for figure in figures)


def test_that_benchmarks_have_names_of_their_own() -> None:
    assert len({benchmark.name for benchmark in BENCHMARKS}) == len(BENCHMARKS)


def test_that_a_percentile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(100, 0, -1)]
    assert [percentile(values, share) for share in (0, 0.5, 0.99, 1)] == [1, 50, 99, 100]


def test_that_a_spread_tells_all_of_a_single_value() -> None:
    only = spread([3.0])
    assert (only.low, only.median, only.p99, only.high, only.count) == (3, 3, 3, 3, 1)


def test_that_the_two_works_of_a_ratio_take_turns_and_swap_places() -> None:
    runs: list[str] = []
    ratio = interleaved_ratio(lambda: runs.append("a"), lambda: runs.append("b"), rounds=3)
    assert "".join(runs) == "abbaab"
    assert ratio.count == 3


def test_that_peak_memory_counts_what_was_let_go_again() -> None:
    assert peak_megabytes(lambda: len(bytes(5_000_000))) >= 5


def test_that_a_budget_is_kept_up_to_its_own_value() -> None:
    assert Figure("search", 6.0, "ms", 6.0).verdict == "kept"
    assert Figure("search", 6.1, "ms", 6.0).verdict == "broken"
    assert Figure("search", 6.1, "ms").verdict == "shown"


def test_that_the_table_has_budget_measured_and_verdict_of_each_figure() -> None:
    text = table([("search", (Figure("p99", 7.5, "ms", 6.0, spread([1, 7.5])),))])
    heading, row = text.splitlines()
    assert heading.split()[:4] == ["benchmark", "figure", "budget", "measured"]
    assert row.split() == [
        "search",
        "p99",
        "6",
        "ms",
        "7.5",
        "ms",
        "1",
        "…",
        "7.5",
        "(2)",
        "broken",
    ]


def test_that_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["no such benchmark"])
    assert "no benchmark" in capsys.readouterr().err


def test_that_one_benchmark_can_be_run_alone(capsys: pytest.CaptureFixture[str]) -> None:
    main(["write", "--size", "10"])
    out = capsys.readouterr().out
    assert "write contacts, 10" in out
    assert "invent contacts" not in out
