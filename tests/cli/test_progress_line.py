"""Whoever watches a terminal is told how far a long job is; scripts and quick jobs tell nothing."""

import contextlib
import itertools
import sys
import time
from pathlib import Path

import pytest

from stakeholders.app.directory_file import open_directory
from stakeholders.app.reference import Reference
from stakeholders.cli.progress_line import ProgressLine
from stakeholders.store.connection import connect
from stakeholders.store.database import create_database
from stakeholders.store.history import Author
from stakeholders.store.index_form import SETTING
from tests.store.directories import opened, person, saved

ERASED = "\r\x1b[K"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a directory of three people whose search was made by the rules of an older program."""
    path = tmp_path / "old.stakeholders"
    create_database(path)
    database = opened(path)
    saved(database, *(person(f"Olga Sample {number}") for number in range(3)))
    database.close()
    with contextlib.closing(connect(path, writer=True)) as connection:
        connection.execute("DELETE FROM setting WHERE name = ?", (SETTING,)).close()
    return path


def told(path: Path, reference: Reference, capsys: pytest.CaptureFixture[str]) -> str:
    """Open a directory as the command line does; return what the terminal was told."""
    line = ProgressLine()
    directory = open_directory(path, reference, Author("Anna", "cli"), job=line.job())
    line.erase()
    directory.close()
    return capsys.readouterr().err


def test_that_who_watches_is_told_how_far_the_search_is(
    old: Path, reference: Reference, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(time, "monotonic", itertools.count().__next__)
    expected = f"{ERASED}Making the search anew: 0 of 3{ERASED}"
    assert told(old, reference, capsys) == expected
    assert told(old, reference, capsys) == "", "it is made only once"


def test_that_what_is_done_at_once_is_not_told(
    old: Path, reference: Reference, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(time, "monotonic", lambda: 5.0)
    assert told(old, reference, capsys) == ""


def test_that_a_script_is_told_nothing(
    old: Path, reference: Reference, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(time, "monotonic", itertools.count().__next__)
    assert told(old, reference, capsys) == ""
