"""Plain imports: Python's own way to import, in the place of the one that PySide puts there."""

import builtins
import linecache

import PySide6.QtCore  # noqa: F401 - its import is what puts the other way there


def import_plainly() -> None:
    """Let modules be imported from now on without PySide reading the source of each.

    It looks there for its own name, so that `from __feature__ import …` can be switched on a module
    at a time, which nothing here does (PySide 6.11, shibokensupport/feature.py). It costs a fifth
    of the start, and `linecache` keeps all that was read: eight megabytes, and two of what was read
    before this. Can go once PySide looks only where a feature is asked for.
    """
    names = vars(builtins)
    names["__import__"] = names.get("__orig_import__", names["__import__"])
    linecache.clearcache()
