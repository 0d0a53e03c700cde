import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
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
