"""No frame of the window takes long: a watchdog over the recorded flows.

It bites only at ten times the budget, as machines are busy; `dev.py benchmark frames` judges.
"""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from stakeholders.desktop.importing.import_feature import ImportFeature
from tests.desktop.real_window import RealWindow
from tests.desktop.recorded_flows import (
    BUDGET_MS,
    EDIT,
    FLOWS,
    PALETTE,
    SEARCH,
    FrameMeter,
    come_to_rest,
    play,
)
from tests.desktop.test_big_files import NAMED_12, cards, found

WORST_MS: Final = 10 * BUDGET_MS


@pytest.fixture
def meter(window: RealWindow) -> Iterator[FrameMeter]:
    """Watch the frames of the window; `window` is there before, so the start is not counted."""
    assert window.people.total
    meter = FrameMeter()
    yield meter
    meter.stop()


def assert_smooth(meter: FrameMeter) -> None:
    """Assert that no frame was the processor's for too long."""
    worst = max(meter.frames, key=lambda frame: frame.own_milliseconds)
    assert worst.own_milliseconds < WORST_MS, f"{worst.step}: {worst.own_milliseconds:.0f} ms"


def test_that_the_watchdog_notices_a_thread_that_is_busy(meter: FrameMeter) -> None:
    def be_busy() -> None:
        until = time.thread_time() + 0.06
        while time.thread_time() < until:
            pass

    meter.step = "busy"
    QTimer.singleShot(0, be_busy)
    come_to_rest(lambda: True)
    busy = max(frame.own_milliseconds for frame in meter.frames if frame.step == "busy")
    assert busy >= BUDGET_MS


def test_that_no_frame_of_the_recorded_flows_is_long(window: RealWindow, meter: FrameMeter) -> None:
    play(window.desktop, meter, FLOWS)
    assert_smooth(meter)
    assert {frame.step.partition(" ")[0] for frame in meter.frames} >= {
        "search", "list", "card", "edit", "palette", "page",
    }  # fmt: skip
    assert window.window.place == "people.everyone"


def test_that_the_flows_do_what_their_names_say(window: RealWindow, meter: FrameMeter) -> None:
    play(window.desktop, meter, SEARCH[:4])
    assert window.people.text == "mar"
    play(window.desktop, meter, SEARCH[4:])
    assert not window.people.text
    play(window.desktop, meter, PALETTE[:4])
    assert window.window.palette_.isVisible()
    play(window.desktop, meter, PALETTE[4:])
    assert not window.window.palette_.isVisible()


def test_that_no_frame_is_long_while_a_file_is_imported(
    window: RealWindow, meter: FrameMeter, tmp_path: Path
) -> None:
    page = window.desktop.features.one(ImportFeature).page
    planned: list[QWidget] = []
    page.planned.connect(partial(planned.append, page))
    meter.step = "import"
    window.window.file_dropped.emit(str(cards(tmp_path / "many.vcf")))
    play(window.desktop, meter, (*SEARCH, *EDIT), beside=1)
    come_to_rest(lambda: bool(planned))
    page.apply()
    play(window.desktop, meter, (*SEARCH, *PALETTE), beside=1)
    window.qtbot.waitUntil(lambda: window.desktop.runner.is_idle, timeout=60000)
    assert found(window) == NAMED_12, f"no key on another page stops it; told: {window.told}"
    assert_smooth(meter)
