"""A new day in the open window: its backup, and what has been in the bin long enough."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stakeholders.app.directory_file import Directory, open_directory
from stakeholders.bootstrap import build_reference
from stakeholders.desktop.to_do.to_do_feature import ToDoFeature
from stakeholders.domain.backups import Reason
from stakeholders.domain.partial_date import PartialDate
from stakeholders.store.history import Author
from tests.app.calendars import Clock
from tests.desktop.real_window import RealWindow, opened, window_parts

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def clock() -> Clock:
    """Return a clock that says 15 April 2026."""
    return Clock(datetime.date(2026, 4, 15))


@pytest.fixture
def worn(sample: Path, clock: Clock) -> Path:
    """Return a directory with somebody in the bin who may go, by days and by work."""
    directory = open_directory(sample, build_reference(), Author("Olga", "window"), clock=clock)
    directory.contacts.delete(directory.people.add("Anna Berg"))
    for _ in range(6):
        clock.day += A_DAY
        directory.people.add("Bo Lindqvist")
    clock.day += 100 * A_DAY
    directory.close()
    return sample


@pytest.fixture
def dated(qtbot: QtBot, worn: Path, clock: Clock) -> Iterator[RealWindow]:
    """Start the program by a clock that the test sets."""

    def by_the_clock(path: Path) -> Directory:
        return open_directory(path, build_reference(), Author("Olga", "window"), clock=clock)

    parts = replace(window_parts(worn), open_directory=by_the_clock)
    with opened(qtbot, parts=parts) as window:
        yield window


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def reasons(window: RealWindow) -> list[Reason]:
    return [backup.reason for backup in directory_of(window).backups.backups()]


def test_that_what_was_in_the_bin_long_enough_goes_behind_the_backup_of_the_day(
    dated: RealWindow,
) -> None:
    assert directory_of(dated).bin.count() == 0
    assert reasons(dated) == [Reason.DAY]
    assert dated.told == "Erased 1 contact or list that was in the bin for 90 days."


def test_that_nothing_goes_while_no_backup_can_be_made(
    qtbot: QtBot, worn: Path, clock: Clock
) -> None:
    backups = open_directory(worn, build_reference(), Author("Olga", "window"), clock=clock)
    folder = backups.backups.folder
    backups.close()
    folder.write_text("no folder")

    def by_the_clock(path: Path) -> Directory:
        return open_directory(path, build_reference(), Author("Olga", "window"), clock=clock)

    parts = replace(window_parts(worn), open_directory=by_the_clock)
    with opened(qtbot, parts=parts) as window:
        assert window.told.startswith("No backup was made.")
        assert directory_of(window).bin.count() == 1


def test_that_midnight_makes_another_backup(dated: RealWindow, clock: Clock) -> None:
    directory_of(dated).people.add("Cy Example")
    clock.day += A_DAY
    dated.qtbot.waitUntil(lambda: reasons(dated) == [Reason.DAY, Reason.DAY], timeout=8000)


def test_that_midnight_makes_what_is_due_count(dated: RealWindow, clock: Clock) -> None:
    directory = directory_of(dated)
    day = PartialDate.of(clock.day + A_DAY)
    directory.notes.add_call(directory.people.add("Cy Example"), "Room", day)
    dated.settle()
    (before,) = counts(dated)
    clock.day += A_DAY
    dated.qtbot.waitUntil(lambda: counts(dated) == {(before or 0) + 1}, timeout=8000)


def counts(window: RealWindow) -> set[int | None]:
    """Return the number beside To do, None where there is none."""
    sections = window.desktop.features.one(ToDoFeature).sections()
    return {place.count for section in sections for place in section.places}
