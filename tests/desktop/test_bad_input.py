"""What nobody should type or drop is shown or refused plainly; the window holds and goes on."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from stakeholders.desktop.people.new_contact import NewContact
from stakeholders.desktop.people.photos import read_picture
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.result_list import ResultList
from stakeholders.desktop.widgets.rows_model import ResultRow
from stakeholders.desktop.widgets.text_editors import LONGEST
from stakeholders.domain.ids import Uid, fixed_uid
from tests.desktop.clipping import cut_words
from tests.desktop.real_window import RealWindow, opened

Key = Qt.Key

MILLION: Final = "x" * 1_000_000
ODD: Final = "A\u202en\u202da\u2066 \u0000\u0007Ex\u200fample\ufeff\u2029End"
LONGEST_SECONDS: Final = 8.0
"""Ten times what such an input may take: only a window that hangs fails on a busy machine."""


def bounded(work: Callable[[], None]) -> None:
    """Do something that keeps the window's thread busy no longer than is allowed."""
    before = time.process_time()
    work()
    assert time.process_time() - before < LONGEST_SECONDS


def paste_into_focus(window: RealWindow, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    window.chord("V")


def holds(window: RealWindow) -> None:
    """Check that the window is as wide as it was, and that nothing sticks out of it."""
    QApplication.processEvents()
    assert (window.window.width(), window.window.height()) == (1240, 800)
    sticking = [fault for fault in cut_words(window.window) if "sticks out" in fault]
    assert not [fault[:200] for fault in sticking]


def add(window: RealWindow, name: str) -> Uid:
    directory = window.desktop.directory
    assert directory is not None
    uid = directory.people.add(name)
    window.settle()
    window.people.show_contact(uid)
    window.settle()
    return uid


def test_that_a_million_letters_are_not_read_as_a_press_release(window: RealWindow) -> None:
    bounded(lambda: window.paste(MILLION + MILLION))
    assert "longer than 1 MB" in window.told
    holds(window)


def test_that_a_million_letters_in_the_search_find_nothing(window: RealWindow) -> None:
    window.chord("F")
    bounded(lambda: paste_into_focus(window, MILLION))
    holds(window)
    window.key(Key.Key_Escape)
    assert window.people.total


def test_that_a_million_letters_in_a_new_contact_do_no_harm(window: RealWindow) -> None:
    window.chord("N")
    panel = window.window.findChildren(NewContact)[0]
    for line in panel.findChildren(QLineEdit):
        line.setFocus()
        bounded(lambda: paste_into_focus(window, MILLION))
    holds(window)
    window.key(Key.Key_Escape)


def test_that_a_million_letters_in_a_call_note_do_no_harm(window: RealWindow) -> None:
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    window.chord("L")
    assert isinstance(window.focus, QPlainTextEdit)
    bounded(lambda: paste_into_focus(window, MILLION))
    assert any("too long for a note" in text for text in window.texts)
    holds(window)


@pytest.mark.parametrize("length", [1_000_000, 19_000])
def test_that_no_field_of_the_card_hangs_on_a_long_paste(window: RealWindow, length: int) -> None:
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    fields = [one for one in window.people.findChildren(EditableField) if one.isVisible()]
    assert len(fields) > 5
    for field in fields:
        field.edit()
        QApplication.processEvents()
        began = field.unkept
        bounded(lambda: paste_into_focus(window, "x" * length))
        if length > LONGEST:
            assert "too long for a field" in field.verdict.text
            assert field.unkept == began
        bounded(lambda: window.key(Key.Key_Escape))
    holds(window)


@pytest.mark.parametrize("name", ["N" * 10_000, "Name " * 2_000])
def test_that_a_name_without_end_is_shown_and_nothing_breaks(window: RealWindow, name: str) -> None:

    def adding() -> None:
        add(window, name)

    bounded(adding)
    holds(window)
    for place in ("to_do", "history", "people.everyone"):
        bounded(partial(window.window.go_to, place))
        bounded(window.settle)
    assert window.window.actions_.run("results.switch")
    bounded(window.settle)
    holds(window)


def test_that_controls_of_direction_and_nulls_stay_in_their_own_value(window: RealWindow) -> None:
    add(window, ODD)
    assert "\x00" not in window.record.name
    holds(window)
    assert window.told.count("\n") == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, b"GIF89a\xff\xff\xff\xff" + b"\x00" * 40, b"no"],
    ids=["empty", "broken", "huge", "text"],
)
def test_that_a_broken_or_huge_picture_is_none(content: bytes) -> None:
    for media_type in ("image/png", "image/gif"):  # of JPEG Qt tells the log as well
        assert read_picture(content, media_type, 512) is None


def test_that_a_broken_photo_is_refused_plainly_and_the_letters_stay(
    qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "portrait.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 2000)
    with opened(qtbot, photo, file=sample) as window:
        window.look_for("kostovar")
        window.key(Key.Key_Down)
        window.window.actions_.run("contact.photo")
        window.settle()
        shown = window.texts
        assert any("photo" in text.lower() or "picture" in text.lower() for text in shown)
        holds(window)


def test_that_a_list_of_a_hundred_thousand_names_is_walked_without_a_stop(
    qtbot: QtBot, sample: Path
) -> None:
    with opened(qtbot, file=sample) as window:
        found = window.people.findChildren(ResultList)[0]
        rows = tuple(
            ResultRow(fixed_uid("many", str(n)), f"Person {n:06}", "Clerk") for n in range(100_000)
        )
        bounded(lambda: found.show_rows(rows))
        window.people.go_to_list()
        for key in (Key.Key_End, Key.Key_PageUp, Key.Key_Home, Key.Key_Down):
            bounded(partial(window.key, key))
        holds(window)
