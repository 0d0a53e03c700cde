"""Printing a meeting in the real window: its list, who has two seats, versions and corrections."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.widgets.choice_list import ChoiceList
from stakeholders.domain.ids import Uid
from tests.desktop.real_window import RealWindow

Key = Qt.Key


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def text_of(file: Path) -> str:
    pages = pypdf.PdfReader(file).pages
    return " ".join(word for page in pages for word in page.extract_text().split())


def offered(window: RealWindow) -> list[str]:
    choices = next(
        one for one in window.window.findChildren(ChoiceList) if one.accessibleName() == "What?"
    )
    model = choices.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.fixture
def meeting(window: RealWindow) -> Uid:
    directory = directory_of(window)
    uid = directory.events.make("2nd Workshop on quays", {"city": "Bangkok"})
    directory.people.add("Ms. Ana Reed", "Director, River Bureau")
    directory.invitations.invite(uid, "Fiji, Palau")
    for delegation in ("Fiji", "Palau"):
        directory.participations.add(uid, "Ana Reed", delegation)
    directory.participations.add(uid, "Mr. Bo Sand", "Fiji")
    window.settle()
    window.window.go_to(f"event:{uid}")
    window.settle()
    return uid


def test_that_the_list_its_version_and_corrections_are_printed_by_keys(
    window: RealWindow, meeting: Uid, tmp_path: Path
) -> None:
    before = window.pressed
    window.chord("L", shift=True)
    assert "Ana Reed has more than one seat. Which one is printed?" in window.texts
    window.keys(Key.Key_Down, Key.Key_Return)
    window.ask.will_answer(tmp_path / "list.pdf")
    window.key(Key.Key_Return)
    assert window.pressed - before == 6
    printed = text_of(tmp_path / "list.pdf")
    assert printed.index("Fiji") < printed.index("Bo Sand") < printed.index("Palau")
    assert printed.index("Palau") < printed.index("Ana Reed")
    assert window.window.place == f"event:{meeting}"
    window.chord("S", shift=True)
    window.key(Key.Key_Return)
    assert window.told == "Saved 2 lines as version 1."
    directory_of(window).participations.add(meeting, "Ms. Di Moss", "Palau")
    window.settle()
    before = window.pressed
    window.chord("L", shift=True)
    assert offered(window)[:3] == [
        "What has changed since version 1", "The list of participants", "Version 1, Provisional",
    ]  # fmt: skip
    window.ask.will_answer(tmp_path / "corr.pdf")
    window.key(Key.Key_Return)
    assert window.pressed - before == 4
    changed = text_of(tmp_path / "corr.pdf")
    assert "Addendum to version 1" in changed
    assert "Di Moss" in changed
    assert "Bo Sand" not in changed


def test_that_escape_leaves_the_seat_open_and_an_event_must_be_shown(
    window: RealWindow, meeting: Uid
) -> None:
    window.chord("L", shift=True)
    window.key(Key.Key_Escape)
    assert "2 contacts are on it. Nothing is left out." in window.texts
    assert not directory_of(window).events.read(meeting).protocol
    window.key(Key.Key_Escape)
    assert window.window.place == f"event:{meeting}"
    window.window.go_to("people.everyone")
    window.settle()
    window.chord("L", shift=True)
    assert window.told == "Go to an event on the left first."
