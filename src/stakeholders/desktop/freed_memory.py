"""Freed memory: what was freed goes back to the system, which the C library puts off."""

import ctypes
import sys


def give_back() -> None:
    """Let glibc give back what all threads have freed (malloc_trim(3)); others do so by themselves.

    It takes a few milliseconds, and the window's thread may go on meanwhile.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
