import builtins
import importlib
import linecache
from pathlib import Path

import pytest

from stakeholders.desktop.plain_imports import import_plainly


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
