import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from stakeholders.desktop.widgets.chip import ChipButton
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.progress_bar import ProgressBar
from tests.desktop.importing import files
from tests.desktop.importing.conftest import Scene


def shown(scene: Scene, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in scene.page.findChildren(kind) if widget.isVisible()]


def said(scene: Scene) -> list[str]:
    return [part.accessibleName() for part in shown(scene, LeadingLabel)]


def names(scene: Scene) -> list[str]:
    return [row.name for _, row in scene.list_.rows.loaded()]


def choose(scene: Scene, filter_: str) -> None:
    chip = next(c for c in shown(scene, ChipButton) if c.accessibleName().startswith(filter_))
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)


def test_that_enter_imports_what_is_new_and_what_changes(scene: Scene) -> None:
    scene.open("people.csv", files.MIXED)
    assert any(text.endswith("press Enter to import.") for text in said(scene))
    assert not scene.found("quiroz")
    scene.stage.keys(Qt.Key.Key_Return)
    scene.stage.wait()
    assert scene.imported == [4]
    assert scene.stage.told == ["Imported 4 contacts from people.csv."]
    assert scene.found("quiroz")
    assert scene.found("66815550199") == ["Somchai Tuayang"]


def test_that_enter_in_the_list_imports_too(scene: Scene) -> None:
    scene.open("people.csv", files.MIXED)
    scene.list_.setFocus()
    QTest.keyClick(scene.list_, Qt.Key.Key_Return)
    scene.stage.wait()
    assert scene.imported == [4]


def test_that_escape_imports_nothing(scene: Scene) -> None:
    scene.open("people.csv", files.MIXED)
    scene.stage.keys(Qt.Key.Key_Escape)
    scene.stage.wait()
    assert scene.left == [None]
    assert not scene.imported
    assert not scene.found("quiroz")


def test_that_the_second_time_nothing_is_new(scene: Scene) -> None:
    scene.open("known.csv", files.KNOWN)
    assert "Nothing to import: the file tells nothing new." in said(scene)
    scene.stage.keys(Qt.Key.Key_Return)
    scene.stage.wait()
    assert scene.left == [None]
    assert not scene.imported


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ("Changed", ["Somchai Tuayang"]),
        ("Doubtful", ["Olga Sample-Marín"]),
        ("Same", ["Lucía Ferrand"]),
    ],
)
def test_that_a_filter_shows_one_fate(scene: Scene, filter_: str, expected: list[str]) -> None:
    scene.open("people.csv", files.MIXED)
    choose(scene, filter_)
    assert names(scene) == expected
    assert any(c.accessibleName().endswith("shown") for c in shown(scene, ChipButton))


def test_that_filters_are_chosen_by_keys(scene: Scene) -> None:
    scene.open("people.csv", files.MIXED)
    chip = next(c for c in shown(scene, ChipButton) if c.accessibleName().startswith("Same"))
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert names(scene) == ["Lucía Ferrand"]


def test_that_a_change_is_told_field_by_field(scene: Scene) -> None:
    scene.open("people.csv", files.MIXED)
    choose(scene, "Changed")
    assert "\u2066+66 81 555 0199\u2069" in said(scene) or "+66 81 555 0199" in said(scene)
    assert any(text.startswith("Before:") for text in said(scene))


def test_that_a_doubt_says_who_it_may_be_and_why(scene: Scene) -> None:
    scene.open("people.csv", files.MIXED)
    choose(scene, "Doubtful")
    assert "May be Olga Sample-Marín: the same name." in said(scene)


def test_that_a_refusal_says_where_and_why(scene: Scene) -> None:
    scene.open("people.vcf", files.BROKEN_CARD)
    choose(scene, "Refused")
    assert names(scene)[0].startswith("Line ")
    assert "It could not be read as a contact and will not be imported." in said(scene)


def test_that_the_format_and_the_encoding_are_told(scene: Scene) -> None:
    scene.open("people.csv", files.MIXED)
    words = [w.text() for w in shown(scene, QWidget) if hasattr(w, "text") and callable(w.text)]
    assert any("people.csv" in word and "UTF-8" in word for word in words)


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x03" * 50, None])
def test_that_an_unreadable_file_gets_one_sentence(scene: Scene, content: bytes | None) -> None:
    path = scene.folder / "people.vcf"
    if content is not None:
        path.write_bytes(content)
    scene.page.show_file(path)
    scene.stage.wait()
    assert len(scene.stage.told) == 1
    assert not scene.imported


def test_that_a_file_with_nobody_in_it_says_so(scene: Scene) -> None:
    scene.open("empty.csv", "Name,Email\n")
    empty = scene.page.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    assert empty.accessibleName() == "There is no contact in empty.csv."


def test_that_the_file_is_asked_for(scene: Scene) -> None:
    scene.file("people.csv", files.MIXED)
    scene.page.choose_file()
    scene.stage.wait()
    assert scene.stage.ask.asked == ["Import contacts"]
    assert len(names(scene)) == 6


def test_that_a_long_reading_shows_progress_and_can_be_cancelled(scene: Scene) -> None:
    gate = threading.Event()
    for _ in range(2):  # both readers are busy, so that the plan has to wait
        scene.stage.frame.runner.read(lambda: gate.wait(20), lambda _: None)
    scene.page.show_file(scene.file("people.csv", files.MIXED))
    bar = scene.page.findChild(ProgressBar)
    assert bar is not None
    assert not bar.isVisible()
    scene.stage.qtbot.waitUntil(bar.isVisible)
    button = bar.findChild(QPushButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    gate.set()
    scene.stage.wait()
    assert not bar.isVisible()
    assert not shown(scene, ChipButton)


def test_that_every_control_has_a_name(scene: Scene) -> None:
    scene.open("people.csv", files.MIXED)
    controls = [w for w in shown(scene, QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [
        control
        for control in controls
        if not control.accessibleName()
        and not (isinstance(control, QAbstractButton) and control.text())
    ]
    assert controls
    assert not nameless


def test_that_a_long_word_does_not_widen_the_window(scene: Scene, tmp_path: Path) -> None:
    width = scene.stage.window.width()
    scene.open("people.csv", f"Name,Email\nLong {'Word' * 100},{'long' * 15}@example.org\n")
    assert scene.stage.window.width() == width
