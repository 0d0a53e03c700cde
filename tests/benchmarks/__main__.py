"""Run the benchmarks and judge them: `python -m tests.benchmarks [PART OF A NAME …]`."""

import argparse
import sys
from collections.abc import Sequence

from tests.benchmarks.measure import table
from tests.benchmarks.suite import BENCHMARKS


def main(arguments: Sequence[str]) -> int:
    """Print a table of budgets, figures and verdicts; answer 1 when a budget is broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("names", nargs="*", help="run only those whose name has one of these")
    parser.add_argument("--size", type=int, help="in place of each benchmark's own size")
    wanted = parser.parse_args(arguments)
    chosen = [
        each
        for each in BENCHMARKS
        if not wanted.names or any(part in each.name for part in wanted.names)
    ]
    if not chosen:
        parser.error("no benchmark has such a name")
    results = []
    for benchmark in chosen:
        size = wanted.size or benchmark.size
        print(f"{benchmark.name}, {size} …", file=sys.stderr, flush=True)
        results.append((f"{benchmark.name}, {size}", benchmark.run(size)))
    print(table(results))
    return int(any(figure.verdict == "broken" for _, row in results for figure in row))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
