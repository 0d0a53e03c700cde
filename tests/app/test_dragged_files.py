"""Files that are dragged out: private, and gone when nobody needs them any more."""

import gc
import os
import tempfile
import time
from pathlib import Path

import pytest

from stakeholders.app.dragged_files import DraggedFiles


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the folder for temporary files be one of the test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def grow_old(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds, time.time() - seconds))


def test_that_nobody_else_can_read_the_files(temporary: Path) -> None:
    files = DraggedFiles()
    path = files.put("Ana Example.vcf", b"BEGIN:VCARD")
    assert path.name == "Ana Example.vcf"
    assert path.read_bytes() == b"BEGIN:VCARD"
    modes = {one.stat().st_mode & 0o077 for one in (path, path.parent, path.parent.parent)}
    assert modes == {0}
    assert path.is_relative_to(temporary)


def test_that_files_of_one_name_stand_side_by_side_until_they_are_old(temporary: Path) -> None:
    files = DraggedFiles()
    first, second = files.put("a.vcf", b"1"), files.put("a.vcf", b"2")
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    grow_old(first.parent, 3600)
    files.put("a.vcf", b"3")
    assert not first.exists()
    assert second.exists()


def test_that_the_folder_goes_with_its_owner(temporary: Path) -> None:
    files = DraggedFiles()
    files.put("a.vcf", b"1")
    del files
    gc.collect()
    assert not list(temporary.iterdir())


def test_that_what_a_killed_program_left_goes_later(temporary: Path) -> None:
    old, new = temporary / "stakeholders-drag-old", temporary / "stakeholders-drag-new"
    other = temporary / "letters-of-somebody"
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "a.vcf").touch()
    for folder in (old, other):
        grow_old(folder, 7 * 86_400)
    files = DraggedFiles()
    files.put("a.vcf", b"1")
    assert [folder.exists() for folder in (old, new, other)] == [False, True, True]
