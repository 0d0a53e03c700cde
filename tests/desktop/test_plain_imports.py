import builtins
import importlib
import linecache
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from stakeholders.desktop.plain_imports import import_plainly, put_off_asyncio


def test_that_the_source_of_what_is_imported_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("imported_by_pyside", "imported_plainly"):
        (tmp_path / f"{name}.py").write_text("WORD = 'here'\n")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    monkeypatch.setattr(builtins, "__import__", vars(builtins)["__feature_import__"])
    __import__("imported_by_pyside")
    read = {Path(name).stem for name in linecache.cache}
    assert "imported_by_pyside" in read, "PySide does not do so any more: the module can go"
    import_plainly()
    assert __import__("imported_plainly").WORD == "here"
    assert not linecache.cache


SCRIPT: Final = """
import sys
from stakeholders.desktop.plain_imports import import_plainly, put_off_asyncio
import_plainly()
put_off_asyncio()
import sqlalchemy, sqlalchemy.util
assert not [name for name in sys.modules if name.startswith("asyncio.")], "SQLAlchemy uses it"
assert not sqlalchemy.util.concurrency.iscoroutine(1)
import asyncio
async def answer(): return 42
assert asyncio.run(answer()) == 42
assert asyncio is not sys.modules["asyncio"]
import asyncio.queues
"""


def test_that_what_runs_beside_is_imported_when_it_is_used_and_not_before() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_that_what_is_imported_already_stays() -> None:
    import asyncio

    put_off_asyncio()
    assert sys.modules["asyncio"] is asyncio
