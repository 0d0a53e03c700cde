import gc
import time
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stakeholders.desktop.garbage import WindowGarbage


class Ring:
    """Holds itself, so that only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[WindowGarbage]:
    window = QObject()
    garbage = WindowGarbage(window)
    garbage.begin()
    yield garbage
    garbage.stop()


def test_that_no_thread_collects_by_itself(garbage: WindowGarbage) -> None:
    assert not gc.isenabled()
    garbage.stop()
    assert gc.isenabled()


def test_that_the_window_collects_what_is_due(garbage: WindowGarbage) -> None:
    ring = weakref.ref(Ring())
    kept = [[] for _ in range(gc.get_threshold()[0] + 100)]  # type: list[list[int]]
    garbage.collect()
    assert ring() is None
    assert kept


def test_that_what_is_loaded_in_great_numbers_is_not_looked_at_again(
    garbage: WindowGarbage,
) -> None:
    before = gc.get_freeze_count()
    table = [[number] for number in range(50_000)]
    garbage.collect()
    assert gc.get_freeze_count() >= before + len(table)
    garbage.stop()
    assert not gc.get_freeze_count()


def test_that_garbage_among_what_was_spared_is_found_when_another_program_is_worked_in(
    garbage: WindowGarbage, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    rings = [Ring()]
    left = weakref.ref(rings[0])
    gc.freeze()  # as what many collections have spared
    rings.clear()
    garbage.collect()
    assert left() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert left() is not None, "not each time that another window is looked at"
    later = time.monotonic() + 3600
    monkeypatch.setattr(time, "monotonic", lambda: later)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert left() is not None, "not when one comes back to work"
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert left() is None
    assert gc.get_freeze_count()
