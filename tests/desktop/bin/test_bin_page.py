"""The bin in the real window: back by a key, gone for good only when that was chosen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.bin.bin_feature import BinFeature
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.desktop.widgets.places import Place
from tests.desktop.pictures import SETTINGS, Setting, render
from tests.desktop.real_window import RealWindow, opened

Key = Qt.Key
QUERIES = ("mirela", "harbour lights", "icc", "anselm")


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def delete(window: RealWindow, query: str) -> str:
    """Delete the first contact that is found; return its name."""
    row = window.find(query)[0]
    directory_of(window).contacts.delete(row.uid)
    window.settle()
    return row.name


def go(window: RealWindow) -> None:
    window.window.actions_.run("bin.show")
    window.settle()


def lines(window: RealWindow) -> list[str]:
    model = window.desktop.features.one(BinFeature).page.findChildren(LineList)[0].model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(spoken)) for row in range(model.rowCount())]


def place(window: RealWindow) -> Place | None:
    model = window.window.side_bar.model()
    rows = [model.index(n, 0).data(Qt.ItemDataRole.UserRole + 1) for n in range(model.rowCount())]
    return next((row for row in rows if isinstance(row, Place) and row.key == "bin"), None)


def test_that_the_place_hides_while_the_bin_is_empty(window: RealWindow) -> None:
    assert place(window) is None
    delete(window, "mirela")
    found = place(window)
    assert found is not None
    assert found.count == 1
    window.chord("Z")
    assert place(window) is None


def test_that_a_line_says_when_by_whom_and_until_when(window: RealWindow) -> None:
    name = delete(window, "mirela")
    go(window)
    (line,) = lines(window)
    assert line.startswith(f"{name}, Deleted today, ")
    assert " by " in line
    assert "Stays until " in line


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_R])
def test_that_one_key_takes_it_out_again(window: RealWindow, key: Qt.Key) -> None:
    name = delete(window, "mirela")
    go(window)
    window.key(key)
    assert window.told == f"Took {name} out of the bin."
    assert lines(window) == []
    assert "The bin is empty" in window.texts
    assert name in {row.name for row in window.find("mirela")}
    window.chord("Z")
    assert len(lines(window)) == 1


@pytest.mark.parametrize("answer", [None, "keep"])
def test_that_nothing_is_erased_unless_it_is_chosen(window: RealWindow, answer: str | None) -> None:
    delete(window, "mirela")
    go(window)
    window.ask.will_answer(answer)
    window.window.actions_.run("bin.erase")
    window.settle()
    assert len(window.ask.asked) == 1
    assert len(lines(window)) == 1


def test_that_what_is_chosen_is_erased_for_good(window: RealWindow) -> None:
    name = delete(window, "mirela")
    go(window)
    window.ask.will_answer("erase")
    window.window.actions_.run("bin.erase")
    window.settle()
    assert window.ask.asked == [f"Erase {name} for good?"]
    assert window.told.startswith(f"Erased {name}: nothing of them was found in any file.")
    assert lines(window) == []
    assert directory_of(window).bin.count() == 0


def test_that_what_is_still_needed_stays_and_is_named(window: RealWindow) -> None:
    anna = directory_of(window).people.add("Anna Berg", "Harbourmaster, Harbour Lights")
    body = directory_of(window).search.record(anna).posts[0].body_uid
    assert body is not None
    directory_of(window).contacts.delete(body)
    window.settle()
    go(window)
    window.ask.will_answer("erase")
    window.window.actions_.run("bin.erase")
    window.settle()
    assert "Nothing was erased." in window.told
    assert len(lines(window)) == 1


def test_that_delete_and_escape_destroy_nothing(window: RealWindow) -> None:
    delete(window, "mirela")
    go(window)
    window.keys(Key.Key_Delete, Key.Key_Escape)
    assert window.ask.asked == []
    assert len(lines(window)) == 1


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_that_the_page_can_be_pictured(qtbot: QtBot, sample: Path, setting: Setting) -> None:
    with opened(qtbot, file=sample) as window:
        for query in QUERIES:
            delete(window, query)
        go(window)
        target = sample.parent / f"bin-{setting.name}.png"
        assert not render(window.window, target, window.desktop.theme, setting).isNull()


def test_that_a_post_is_named_with_its_organisation(window: RealWindow) -> None:
    row = window.find("ohchr sp")[0]
    directory_of(window).contacts.delete(row.uid)
    window.settle()
    go(window)
    (line,) = lines(window)
    assert line.startswith("Spokesperson, OHCHR, Deleted")


def test_that_the_newest_is_meant_first(window: RealWindow) -> None:
    delete(window, "mirela")
    name = delete(window, "anselm")
    go(window)
    window.key(Key.Key_R)
    assert window.told == f"Took {name} out of the bin."


def test_that_the_focus_has_a_home_when_the_bin_becomes_empty(window: RealWindow) -> None:
    delete(window, "mirela")
    go(window)
    window.key(Key.Key_R)
    page = window.desktop.features.one(BinFeature).page
    assert page.isAncestorOf(window.focus)
    assert "bin is empty" in window.focus.accessibleName()
    window.key(Key.Key_Tab)
    assert not page.isAncestorOf(window.focus)
