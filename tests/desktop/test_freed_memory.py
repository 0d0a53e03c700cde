import os
import sys
from pathlib import Path

import pytest

from stakeholders.desktop.freed_memory import give_back

MEGABYTE = 1 << 20


def held() -> int:
    """Return how many bytes of memory this process holds (proc(5), statm)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take back what is freed")
def test_that_what_was_freed_goes_back_to_the_system() -> None:
    blocks = [bytes(60_000) for _ in range(1000)]
    kept = [bytes(60_000) for _ in range(2)]  # above them, so that the heap cannot just shrink
    del blocks
    before = held()
    give_back()
    assert held() < before - 30 * MEGABYTE
    assert kept
