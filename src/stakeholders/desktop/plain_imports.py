"""Plain imports: Python's own way to import, and nothing imported that nobody asks for."""

import builtins
import importlib
import linecache
import sys
from collections.abc import Coroutine
from types import ModuleType
from typing import Final

import PySide6.QtCore  # noqa: F401 - its import is what puts the other way there

_ASYNCIO: Final = "asyncio"


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


def put_off_asyncio() -> None:
    """Let `asyncio` be imported when something of it is used, not when it is named.

    SQLAlchemy names it and runs nothing in it here (2.1, sqlalchemy/util/concurrency.py): six
    megabytes, and 18 ms. Can go once SQLAlchemy imports it for its asynchronous engine only.
    """
    sys.modules.setdefault(_ASYNCIO, _PutOff(_ASYNCIO))


class _PutOff(ModuleType):
    """Stands for `asyncio`: answers what is asked while SQLAlchemy is imported, then gives way."""

    @staticmethod
    def iscoroutine(value: object) -> bool:
        return isinstance(value, Coroutine)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__") and name != "__path__":
            raise AttributeError(name)  # what only looks at a module needs none of it
        if sys.modules.get(_ASYNCIO) is self:
            del sys.modules[_ASYNCIO]
        return getattr(importlib.import_module(_ASYNCIO), name)
