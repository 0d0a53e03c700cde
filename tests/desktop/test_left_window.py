"""The window comes back as it was left, and as usual where that is not known any more."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from stakeholders import paths
from stakeholders.desktop.widgets.result_table import ResultTable
from tests.desktop.real_window import RealWindow, opened

Key = Qt.Key


def left(qtbot: QtBot, file: Path, *keys: Key) -> str:
    """Open the window, press these keys in the list, and close it; return who was shown."""
    with opened(qtbot, file=file) as window:
        window.window.search_box.clear()
        window.key(Key.Key_Down)
        window.keys(*keys)
        return window.record.name


def is_table(window: RealWindow) -> bool:
    return any(table.isVisible() for table in window.people.findChildren(ResultTable))


def test_that_place_contact_and_table_come_back(qtbot: QtBot, sample: Path) -> None:
    with opened(qtbot, file=sample) as window:
        window.window.go_to("people.bodies")
        window.settle()
        window.people.go_to_list()
        window.keys(Key.Key_F8, Key.Key_Down, Key.Key_Down, Key.Key_Down)
        name, total = window.record.name, window.people.total
    with opened(qtbot, file=sample) as window:
        assert window.window.place == "people.bodies"
        assert window.people.total == total
        assert window.record.name == name
        assert is_table(window)


def test_that_the_order_comes_back(qtbot: QtBot, sample: Path) -> None:
    with opened(qtbot, file=sample) as window:
        window.key(Key.Key_F8)
        table = window.people.findChildren(ResultTable)[0]
        table.order_wanted.emit("country")
        window.settle()
        names = window.names
    with opened(qtbot, file=sample) as window:
        assert window.names == names


def test_that_a_list_comes_back_as_the_place(qtbot: QtBot, sample: Path) -> None:
    with opened(qtbot, file=sample) as window:
        assert window.desktop.directory is not None
        one = window.desktop.directory.lists.named("Press contacts")
        window.window.go_to(f"list:{one.uid}")
        window.settle()
        names = window.names
    with opened(qtbot, file=sample) as window:
        assert window.window.place == f"list:{one.uid}"
        assert window.names == names


def test_that_a_hidden_sidebar_stays_hidden(qtbot: QtBot, sample: Path) -> None:
    left(qtbot, sample, Key.Key_F9)
    with opened(qtbot, file=sample) as window:
        assert not window.window.side_bar.isVisible()
        window.key(Key.Key_F9)
        assert window.window.side_bar.isVisible()


def test_that_the_line_between_list_and_card_stays_where_it_was_moved(
    qtbot: QtBot, sample: Path
) -> None:
    with opened(qtbot, file=sample) as window:
        splitter = window.people.findChildren(QSplitter)[0]
        splitter.handle(1).setFocus()
        splitter.moveSplitter(333, 1)
        window.settle()
    with opened(qtbot, file=sample) as window:
        assert abs(window.people.findChildren(QSplitter)[0].sizes()[0] - 333) <= 2


def test_that_a_contact_that_is_gone_gives_the_first_one(qtbot: QtBot, sample: Path) -> None:
    name = left(qtbot, sample, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    with opened(qtbot, file=sample) as window:
        assert window.record.name == name
        window.people.go_to_list()
        window.key(Key.Key_Delete)
    state = json.loads(paths.window_file().read_text("utf-8"))
    state["contact"] = "018f2f5e-0000-7000-8000-000000000001"
    paths.window_file().write_text(json.dumps(state), "utf-8")
    with opened(qtbot, file=sample) as window:
        assert window.record.name == window.names[0] != name


@pytest.mark.parametrize(
    "state",
    [
        {"place": "people.nowhere", "geometry": "AdnQ", "list_width": -5, "table_width": 10**9},
        {"place": "capture", "geometry": "é", "side_bar_width": 10**9},
        {"place": "", "contact": "nobody", "layouts": {"people.everyone": {"columns": [["x", 1]]}}},
        [],
    ],
)
def test_that_a_damaged_state_gives_a_usual_window(
    qtbot: QtBot, sample: Path, state: object
) -> None:
    paths.window_file().parent.mkdir(parents=True, exist_ok=True)
    paths.window_file().write_text(json.dumps(state), "utf-8")
    with opened(qtbot, file=sample) as window:
        assert window.window.place == "people.everyone"
        assert window.people.total > 10
        assert window.rows.width() > 100
        assert window.people.view.width() > 100
        window.key(Key.Key_F8)
        assert is_table(window)
