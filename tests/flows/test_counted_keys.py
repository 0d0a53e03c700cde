"""The main jobs of the window in as few keys as are promised; a key that is held counts too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from stakeholders import bootstrap
from stakeholders.domain.entry import EntryKind
from tests.desktop.real_window import ALT, RealWindow, opened

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[RealWindow]:
    """Start the program on the sample, as one does in the morning."""
    path = tmp_path / "directory.stakeholders"
    bootstrap.make_directory(path, "window", sample=True)
    with opened(qtbot, file=path) as window:
        yield window


def test_that_three_keys_say_whose_call_was_missed(window: RealWindow) -> None:
    QGuiApplication.clipboard().setText("+66 81 555 0142")
    window.chord("V")
    window.key(Key.Key_Return)
    assert window.pressed <= 3
    assert "Somkid Rattanawali" in {window.record.name, *(h.name for h in window.record.holders)}
    assert "+66 81 555 0142" in {phone.display for phone in window.record.phones}


def test_that_ten_keys_copy_the_number_of_who_speaks(window: RealWindow) -> None:
    window.type("ohchr sp")
    window.chord("1")
    assert window.pressed <= 10
    assert window.clipboard == "+41 79 000 01 42"


def test_that_twelve_keys_give_a_post_to_who_took_over(window: RealWindow) -> None:
    window.look_for("ohchr sp")
    window.keys(Key.Key_Down, Key.Key_Right)
    before = window.pressed
    assert window.record.kind is EntryKind.POST
    window.key(Key.Key_S)
    window.type("dalisay")
    window.key(Key.Key_Return)
    assert window.pressed - before <= 12
    present = [holder.name for holder in window.record.holders if holder.is_present]
    assert len(present) == 1
    assert "Dalisay" in present[0]
    assert window.told


def test_that_seven_keys_export_the_usual_list_for_a_phone(window: RealWindow, home: Path) -> None:
    places = [place.key for place in window.window.side_bar.places()]
    number = next(n for n, key in enumerate(places, 1) if key.startswith("list:"))
    window.key(Key(Key.Key_0 + number), ALT)
    window.chord("E", shift=True)
    window.key(Key.Key_I)  # an iPhone
    window.key(Key.Key_Return)
    assert window.pressed <= 7
    (card,) = home.rglob("*.vcf")
    assert card.read_text("utf-8").count("BEGIN:VCARD") > 1


def test_that_four_keys_keep_a_contact_block(window: RealWindow) -> None:
    window.paste(
        "For more information, please contact: Ms. Ana Example, Spokesperson, Harbour Lights"
        " Foundation, Manila, Philippines, tel.: +63 2 8555 0142"
    )
    window.key(Key.Key_Return)
    assert window.pressed <= 4
    assert window.record.name == "Ana Example"
