"""Letters in the real window: filled, seen, saved and sent, by keys and clicks."""

import email
from email.policy import default
from pathlib import Path

import docx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.letters.letters_feature import LettersFeature
from stakeholders.desktop.widgets.choice_box import ChoiceBox
from stakeholders.desktop.widgets.choice_list import ChoiceList
from stakeholders.domain.channel import ChannelType
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


def choose_text(window: RealWindow, name: str) -> None:
    page = window.desktop.features.one(LettersFeature).page
    (box,) = page.findChildren(ChoiceBox)
    QTest.keyClick(box, Key.Key_Home)
    for _ in range(box.findText(name)):
        QTest.keyClick(box, Key.Key_Down)
    window.settle()


def test_that_a_text_is_kept_chosen_and_taken_back_and_files_go_along(
    window: RealWindow, tmp_path: Path
) -> None:
    uid = show_event(window)
    directory = directory_of(window)
    body = next(row.uid for row in window.find("quay society"))
    directory.channels.add(body, ChannelType.EMAIL, "desk@quay.example")
    window.keys(Key.Key_Down, Key.Key_Space, Key.Key_L)
    page = window.desktop.features.one(LettersFeature).page
    editor = next(one for one in page.findChildren(QPlainTextEdit) if not one.isReadOnly())
    assert "1 addressee" in str(
        page.findChildren(ChoiceList)[0]
        .model()
        .index(0, 0)
        .data(Qt.ItemDataRole.AccessibleTextRole)
    )
    editor.setPlainText("Do come to {event}, {name}.")
    window.settle()
    press(window, "Keep…")
    window.type("Short")
    window.key(Key.Key_Return)
    assert window.told == "Kept the text Short."
    (kept,) = directory.letter_templates.of(uid)
    assert (kept.text, kept.form, kept.event) == ("Do come to {event}, {name}.", "letter", uid)
    choose_text(window, "The usual text")
    assert "Do come" not in preview(window)
    choose_text(window, "Short")
    assert preview(window) == "Do come to 2nd Workshop on quays, Quay Society."
    agenda = tmp_path / "agenda.txt"
    agenda.write_text("Nine o'clock.", "utf-8")
    window.ask.will_answer(agenda)
    press(window, "Add a file…")
    out = tmp_path / "out"
    out.mkdir()
    window.ask.will_answer(out)
    press(window, "Drafts of mails…")
    (file,) = out.iterdir()
    mail = email.message_from_bytes(file.read_bytes(), policy=default)
    assert [part.get_filename() for part in mail.iter_attachments()] == ["agenda.txt"]
    agenda.unlink()
    window.ask.will_answer(out)
    press(window, "Drafts of mails…")
    assert "agenda.txt" in window.told, "what is no longer there is said"
    directory.letter_templates.remove("Short", uid)
    window.settle()
    assert page.findChildren(ChoiceBox)[0].count() == 1
