"""The program at work: files that cannot be opened, what others write, where the work is done."""

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stakeholders import bootstrap
from stakeholders.app.directory_file import Directory
from stakeholders.domain.changes import Changes
from tests.desktop.real_window import RealWindow, opened, window_parts

KOSTOVAR = "Mirela Kostovar"


def foreign(path: Path) -> None:
    path.write_bytes(b"This is a letter, and no directory.\n" * 40)


def newer(path: Path) -> None:
    bootstrap.make_directory(path, "window", sample=False)
    content = bytearray(path.read_bytes())
    content[60:64] = (9999).to_bytes(4)  # user_version in the header of SQLite
    path.write_bytes(content)


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("spoil", [foreign, newer, folder])
def test_that_a_file_that_cannot_be_opened_is_told_and_not_touched(
    qtbot: QtBot, tmp_path: Path, spoil: object
) -> None:
    path = tmp_path / "directory.stakeholders"
    assert callable(spoil)
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with opened(qtbot, file=path) as window:
        assert window.window.place == "welcome"
        assert any(str(path) in text or path.name in text for text in window.texts)
        assert window.desktop.directory is None
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [one.name for one in tmp_path.iterdir() if one.suffix == path.suffix] == [path.name]


def test_that_a_missing_file_is_a_first_run_and_nothing_is_made(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "none.stakeholders"
    with opened(qtbot, file=path) as window:
        assert window.window.place == "welcome"
    assert not path.exists()


def test_that_what_another_process_writes_appears(window: RealWindow, sample: Path) -> None:
    window.look_for("kostovar")
    assert KOSTOVAR in window.names
    other = bootstrap.open_directory(sample, "cli")
    uid = other.search.find(KOSTOVAR).rows[0].uid
    other.contacts.rename(uid, "Mirela Kostovar-Renamed")
    other.close()
    window.qtbot.waitUntil(lambda: "Mirela Kostovar-Renamed" in window.names, timeout=15000)


def test_that_no_work_is_done_in_the_threads_of_the_window(qtbot: QtBot, sample: Path) -> None:
    threads: set[str] = set()
    parts = window_parts(sample)

    def seen(path: Path) -> Directory:
        threads.add(threading.current_thread().name)
        directory = parts.open_directory(path)
        directory.listen(note)
        find = directory.search.find

        def found(*given: object, **named: object) -> object:
            threads.add(threading.current_thread().name)
            return find(*given, **named)  # type: ignore[arg-type]

        object.__setattr__(directory, "search", _Searching(found, directory.search))
        return directory

    def note(_changes: Changes) -> None:
        threads.add(threading.current_thread().name)

    with opened(qtbot, parts=replace(parts, open_directory=seen)) as window:
        window.look_for("kostovar")
        window.paste("Contact: Ana Example, tel.: +41 79 555 01 99, ana@press.example")
    assert threads
    assert threading.main_thread().name not in threads


class _Searching:
    def __init__(self, find: object, rest: object) -> None:
        self.find, self._rest = find, rest

    def __getattr__(self, name: str) -> object:
        return getattr(self._rest, name)


def test_that_a_copy_of_the_file_opens_elsewhere(
    qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.stakeholders"
    shutil.copyfile(sample, copy)
    with opened(qtbot, file=copy) as window:
        assert window.people.total
