"""Letters in the real window: filled, seen, saved and sent, by keys and clicks."""

from pathlib import Path

import docx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.letters.letters_feature import LettersFeature
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import InvitationStatus
from tests.desktop.real_window import RealWindow

Key = Qt.Key


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def preview(window: RealWindow) -> str:
    page = window.desktop.features.one(LettersFeature).page
    editors = page.findChildren(QPlainTextEdit)
    return next(one.toPlainText() for one in editors if one.isReadOnly())


def press(window: RealWindow, text: str) -> None:
    buttons = window.window.findChildren(QAbstractButton)
    button = next(one for one in buttons if one.isVisible() and one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    window.settle()


def show_event(window: RealWindow) -> Uid:
    directory = directory_of(window)
    told = {"city": "Bangkok", "reference_form": "Q/{number}"}
    uid = directory.events.make("2nd Workshop on quays", told)
    directory.bodies.add("Embassy of Fiji", kind="embassy", place="Bangkok")
    for name in ("Quay Society", "Reef Trust"):
        directory.bodies.add(name, kind="ngo")
    directory.invitations.invite(uid, "Fiji", ["Quay Society", "Reef Trust"])
    window.settle()
    window.window.go_to(f"event:{uid}")
    window.settle()
    return uid


def test_that_notes_and_letters_are_seen_saved_and_said_to_be_sent(
    window: RealWindow, tmp_path: Path
) -> None:
    uid = show_event(window)
    window.key(Key.Key_L)
    assert window.window.place == "letters"
    assert preview(window).startswith("Q/1\n")
    assert "presents its compliments to the Embassy of Fiji" in preview(window)
    window.key(Key.Key_Down)
    assert "Sir/Madam," in preview(window)
    first = preview(window)
    window.key(Key.Key_PageDown)
    assert preview(window) != first
    window.key(Key.Key_Tab)
    window.type("The Secretariat")
    assert "The Secretariat" in preview(window)
    window.ask.will_answer(tmp_path / "letters.docx")
    press(window, "Save for Word…")
    assert window.told == "Saved 2 letters to letters.docx."
    text = "\n".join(one.text for one in docx.Document(str(tmp_path / "letters.docx")).paragraphs)
    assert text.count("The Secretariat") == 2
    press(window, "Say they were sent")
    assert window.window.place == f"event:{uid}"
    found = {one.represents: one for one in directory_of(window).invitations.of(uid)}
    assert found["Fiji"].status is InvitationStatus.DRAFT
    assert {found[name].status for name in ("Quay Society", "Reef Trust")} == {
        InvitationStatus.SENT
    }
    assert {found[name].reference for name in ("Quay Society", "Reef Trust")} == {"Q/1", "Q/2"}


def test_that_a_list_is_written_to_and_escape_leads_back(window: RealWindow) -> None:
    assert window.window.actions_.run("letters.open")
    assert window.told == "Go to an event or a list on the left first."
    directory = directory_of(window)
    one = directory.lists.every()[0]
    window.window.go_to(f"list:{one.uid}")
    window.settle()
    assert window.window.actions_.run("letters.open")
    window.settle()
    assert any(text.startswith(f"Letters: {one.name}") for text in window.texts)
    window.key(Key.Key_Escape)
    assert window.window.place == f"list:{one.uid}"
