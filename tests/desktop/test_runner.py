import gc
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from stakeholders.desktop.runner import Runner, Wanted


@pytest.fixture
def errors() -> list[Exception]:
    return []


@pytest.fixture
def runner(qtbot: QtBot, errors: list[Exception]) -> Iterator[Runner]:
    runner = Runner(errors.append)
    yield runner
    runner.stop()


def wait(runner: Runner, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: runner.is_idle)


def test_that_work_runs_elsewhere_and_is_answered_here(runner: Runner, qtbot: QtBot) -> None:
    seen: list[tuple[str, str]] = []
    runner.read(
        lambda: threading.current_thread().name,
        lambda name: seen.append((name, threading.current_thread().name)),
    )
    wait(runner, qtbot)
    assert seen[0][0].startswith("reader")
    assert seen[0][1] == threading.main_thread().name


def test_that_writes_run_in_the_order_they_came(runner: Runner, qtbot: QtBot) -> None:
    done: list[int] = []
    answered: list[None] = []
    for number in range(50):
        runner.write(partial(done.append, number), answered.append)
    wait(runner, qtbot)
    assert done == list(range(50))
    assert len(answered) == 50


def test_that_only_the_newest_of_a_lane_is_answered(runner: Runner, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[str] = []

    def slow() -> str:
        gate.wait(10)
        return "old"

    runner.read(slow, answers.append, lane="search")
    runner.read(lambda: "new", answers.append, lane="search")
    runner.read(lambda: "other", answers.append, lane="card")
    qtbot.waitUntil(lambda: len(answers) == 2)
    gate.set()
    wait(runner, qtbot)
    assert sorted(answers) == ["new", "other"]


def test_that_what_can_wait_begins_when_all_is_painted(runner: Runner, qtbot: QtBot) -> None:
    order: list[str] = []

    class Painted(QWidget):
        @override
        def paintEvent(self, event: QPaintEvent) -> None:
            order.append("painted")

    widget = Painted()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: bool(order))
    order.clear()

    def look(name: str, _wanted: Wanted | None = None) -> str:
        order.append(name)
        return name

    runner.read(partial(look, "read"), order.append, painted=True)
    runner.read_while_wanted(partial(look, "counted"), order.append, lane="count")
    assert not runner.is_idle
    widget.update()
    wait(runner, qtbot)
    assert order[0] == "painted"
    assert {"read", "counted"} < set(order)


def test_that_a_forgotten_lane_is_silent(runner: Runner, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[bool] = []
    runner.read(lambda: gate.wait(10), answers.append, lane="search")
    runner.forget("search")
    gate.set()
    wait(runner, qtbot)
    assert not answers


def test_that_a_work_hears_that_nobody_waits_for_it(
    runner: Runner, qtbot: QtBot, errors: list[Exception]
) -> None:
    begun, heard = threading.Event(), threading.Event()
    answers: list[int] = []

    def count(wanted: Wanted) -> int:
        begun.set()
        while wanted():
            pass
        heard.set()
        raise InterruptedError

    runner.read_while_wanted(count, answers.append, lane="count")
    qtbot.waitUntil(begun.is_set)
    runner.forget("count")
    wait(runner, qtbot)
    assert heard.is_set()
    assert not answers
    assert not errors


def test_that_an_error_reaches_its_own_answer_or_the_common_one(
    runner: Runner, qtbot: QtBot, errors: list[Exception]
) -> None:
    own: list[Exception] = []
    done: list[int] = []

    def broken() -> int:
        raise ValueError("a reason")

    runner.read(broken, done.append, failed=own.append)
    runner.write(broken, done.append)
    wait(runner, qtbot)
    assert [str(error) for error in own + errors] == ["a reason", "a reason"]
    assert not done


def test_that_stopping_finishes_what_is_being_written(qtbot: QtBot) -> None:
    runner = Runner(lambda _: None)
    written: list[int] = []
    answers: list[None] = []
    for number in range(20):
        runner.write(partial(written.append, number), answers.append)
    runner.stop()
    assert written == list(range(20))
    assert runner.write(lambda: written.append(99), answers.append).number == 21
    assert 99 not in written


def test_that_the_runner_tells_when_all_is_answered(runner: Runner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.became_idle):
        runner.read(lambda: 1, lambda _: None)
    assert runner.is_idle


class Listener:
    """Hears an answer, and tells which thread let go of it last."""

    def __init__(self, left: list[str]) -> None:
        self._left = left

    def __call__(self, _answer: object) -> None:
        """Hear an answer."""

    def __del__(self) -> None:
        self._left.append(threading.current_thread().name)


@pytest.mark.parametrize("lane", ["", "each drops the one before"])
def test_that_no_worker_lets_go_last_of_who_listens(
    runner: Runner, qtbot: QtBot, lane: str
) -> None:
    left: list[str] = []
    for _ in range(50):
        runner.read(tuple, Listener(left), lane=lane)
        runner.write(tuple, Listener(left))
    runner.read(partial(int, "no number"), Listener(left), failed=Listener(left))
    wait(runner, qtbot)
    gc.collect()
    assert set(left) == {threading.main_thread().name}
