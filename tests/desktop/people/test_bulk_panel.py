"""Several contacts changed behind a preview, by keys alone, over the sample of invented people."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QListView

from stakeholders.desktop.people.bulk_panel import BulkPanel
from stakeholders.desktop.widgets.editable_field import EditableField
from tests.desktop.real_window import SHIFT, RealWindow

Key = Qt.Key


@pytest.fixture
def panel(window: RealWindow) -> BulkPanel:
    """Choose three contacts and ask to change them."""
    window.window.search_box.clear()
    window.keys(Key.Key_Down)
    window.key(Key.Key_Down, SHIFT)
    window.key(Key.Key_Down, SHIFT)
    window.key(Key.Key_F2, SHIFT)
    panel = window.window.findChildren(BulkPanel)[0]
    assert panel.isVisible()
    return panel


def shown(panel: BulkPanel) -> QListView:
    return next(
        one
        for one in panel.findChildren(QListView)
        if one.accessibleName() == "What becomes of each"
    )


def lines(panel: BulkPanel) -> list[str]:
    model = shown(panel).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(window: RealWindow, panel: BulkPanel, title: str) -> None:
    """Choose what to change, and go to its value."""
    which = panel.findChildren(QComboBox)[0]
    assert which.hasFocus()
    while which.currentText() != title:
        window.key(Key.Key_Down)
    window.key(Key.Key_Tab)


def test_that_three_get_a_tag_behind_a_preview_and_lose_it_at_once(
    window: RealWindow, panel: BulkPanel
) -> None:
    assert "Change 3 contacts" in window.texts
    choose(window, panel, "Add a tag")
    window.type("envoy")
    window.key(Key.Key_Return)
    assert len(lines(panel)) == 3
    assert all("envoy" in line and "→" in line for line in lines(panel))
    assert "3 contacts change." in window.texts
    assert window.find("tag:envoy") == ()
    window.key(Key.Key_Return)
    assert not panel.isVisible()
    assert window.told == "Changed 3 contacts."
    assert len(window.find("tag:envoy")) == 3
    window.chord("Z")
    assert window.find("tag:envoy") == ()


def test_that_a_preview_that_comes_late_takes_no_key_from_what_lies_over_it(
    window: RealWindow, panel: BulkPanel
) -> None:
    choose(window, panel, "Add a tag")
    window.type("envoy")
    QTest.keyClick(window.focus, Key.Key_Return)
    window.chord("K")  # before the preview has come
    assert lines(panel)
    assert not panel.isAncestorOf(window.focus)
    window.type("settings")
    assert not window.find("tag:envoy")


def test_that_escape_changes_nobody(window: RealWindow, panel: BulkPanel) -> None:
    choose(window, panel, "Country")
    window.type("Thailand")
    window.key(Key.Key_Return)
    assert lines(panel)
    window.key(Key.Key_Escape)
    assert not panel.isVisible()
    assert window.told == ""


def test_that_what_cannot_be_kept_stays_typed_with_the_reason(
    window: RealWindow, panel: BulkPanel
) -> None:
    choose(window, panel, "Born")
    window.type("one day")
    window.key(Key.Key_Return)
    (field,) = (one for one in panel.findChildren(EditableField) if one.isVisible())
    assert field.verdict.text
    assert lines(panel) == []


def test_that_positions_end_on_a_day_and_one_undo_brings_them_back(
    window: RealWindow, panel: BulkPanel
) -> None:
    choose(window, panel, "Positions end on")
    window.type("2026-05-01")
    window.key(Key.Key_Return)
    assert any("until 2026-05-01" in line for line in lines(panel))
    before = [window.find(name)[0].line1 for name in window.names[:4]]
    window.key(Key.Key_Return)
    assert window.told.startswith("Changed ")
    window.chord("Z")
    assert window.told.startswith("Took back")
    assert [window.find(name)[0].line1 for name in window.names[:4]] == before


def test_that_who_stays_is_shown_too(window: RealWindow, panel: BulkPanel) -> None:
    choose(window, panel, "Kind of organisation")
    window.type("Media")
    window.key(Key.Key_Return)
    assert all("stays as it is" in line for line in lines(panel))
    assert len(lines(panel)) == 3


def test_that_every_line_of_a_long_preview_can_be_seen(window: RealWindow) -> None:
    directory = window.desktop.directory
    assert directory is not None
    for number in range(520):
        directory.people.add(f"Zz Person {number:04}", "", "", "")
    window.settle()
    window.look_for("zz person")
    window.key(Key.Key_Down)
    window.chord("A")
    window.key(Key.Key_F2, SHIFT)
    panel = window.window.findChildren(BulkPanel)[0]
    choose(window, panel, "Add a tag")
    window.type("envoy")
    window.key(Key.Key_Return)
    assert "520 contacts change." in window.texts
    assert len(lines(panel)) == 520
    assert "Zz Person 0519" in lines(panel)[-1]
