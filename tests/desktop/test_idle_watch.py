"""The idle watch: only who touches nothing for long enough is taken for gone."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow

from stakeholders.desktop.idle_watch import IdleWatch


class Time:
    """A clock in seconds that tests set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.usefixtures("qtbot")
def test_that_a_touch_begins_the_time_anew() -> None:
    time, parent, idled = Time(), QObject(), list[float]()
    watch = IdleWatch(lambda: 5, parent, time)
    watch.idled.connect(lambda: idled.append(time.now))
    window = QWindow()
    watch.watch(window)
    time.now = 299
    watch.look()
    watch.eventFilter(window, QEvent(QEvent.Type.MouseMove))
    time.now = 400
    watch.look()
    assert idled == []
    watch.eventFilter(window, QEvent(QEvent.Type.Paint))
    time.now = 599
    watch.look()
    watch.look()
    assert idled == [599]


@pytest.mark.usefixtures("qtbot")
def test_that_no_minutes_are_for_ever() -> None:
    time, parent, idled = Time(), QObject(), list[int]()
    watch = IdleWatch(lambda: 0, parent, time)
    watch.idled.connect(lambda: idled.append(1))
    time.now = 1e9
    watch.look()
    assert idled == []
