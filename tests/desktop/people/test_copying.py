"""Copying in the real window: what the clipboard carries, recipients, and what is handed on."""

import threading

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from stakeholders.desktop.clipboard import Plain, clear_secret, put_on_clipboard
from stakeholders.desktop.people.people_feature import PeopleFeature
from stakeholders.domain.visibility import Visibility
from tests.desktop.real_window import RealWindow

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def carried() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def read(content: QMimeData, kind: str) -> str:
    return bytes(content.data(kind).data()).decode("utf-8")


@pytest.fixture
def chosen(window: RealWindow) -> RealWindow:
    """Choose the first two of all people in the list."""
    window.look_for("")
    window.key(Key.Key_Down)
    window.key(Key.Key_Down, SHIFT)
    assert len(window.people.chosen()) == 2
    return window


def test_that_the_clipboard_carries_all_forms_at_once(window: RealWindow) -> None:
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    window.chord("C")
    content = carried()
    assert content.text().startswith("Ms. Mirela Kostovar\nSpokesperson")
    assert "<b>Ms. Mirela Kostovar</b>" in content.html()
    assert "FN:Mirela Kostovar" in read(content, "text/vcard")
    assert read(content, "text/csv").startswith("Name,Position")
    assert read(content, "text/x-moz-address").endswith("<mirela.kostovar@ohchr.example>")
    window.chord("C", shift=True)
    assert carried().text().startswith("BEGIN:VCARD")
    assert "<b>Ms. Mirela Kostovar</b>" in carried().html()


def test_that_several_are_copied_as_a_table(chosen: RealWindow) -> None:
    names = chosen.names[:2]
    chosen.chord("C")
    assert chosen.told.startswith("Copied 2 contacts.")
    assert carried().html().count("<tr>") == 3
    assert all(name in carried().text() for name in names)
    assert read(carried(), "text/vcard").count("BEGIN:VCARD") == 2


def test_that_several_become_recipients(chosen: RealWindow) -> None:
    chosen.window.actions_.run("contact.copy_recipients")
    chosen.settle()
    assert chosen.clipboard.count("@") == chosen.clipboard.count("; ") + 1
    assert "Copied" in chosen.told


def test_that_who_has_no_address_is_told(window: RealWindow) -> None:
    assert window.desktop.directory
    window.desktop.directory.people.add("Anna Noaddress")
    window.settle()
    window.look_for("noaddress")
    window.key(Key.Key_Down)
    window.window.actions_.run("contact.copy_recipients")
    window.settle()
    assert window.told == "There is no e-mail address that anyone may see."
    window.window.actions_.run("contact.write")
    assert window.told == "There is no e-mail address on this card to write to."
    window.window.actions_.run("contact.call")
    assert window.told == "There is no phone number on this card that can be called."
    assert window.ask.opened == []


def test_that_mail_and_call_are_handed_to_the_system(window: RealWindow) -> None:
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    window.window.actions_.run("contact.write")
    window.window.actions_.run("contact.call")
    mail, call = window.ask.opened
    assert mail == "mailto:mirela.kostovar@ohchr.example"
    assert call.startswith("tel:+41")
    window.ask.has_programs = False
    window.window.actions_.run("contact.write")
    assert window.told.startswith("This computer has no program set up for that.")


def test_that_a_format_of_ones_own_is_what_ctrl_3_copies(window: RealWindow) -> None:
    settings = window.desktop.features.one(PeopleFeature).workplace.settings
    formats = settings.current.with_format("Line", "{name}[, {title}]: {email}")
    settings.choose(formats.with_usual_format("Line"))
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    window.chord("3")
    said = "Mirela Kostovar, Spokesperson: mirela.kostovar@ohchr.example"
    assert carried().text() == said
    assert said in carried().html()
    assert not carried().hasFormat("text/csv")
    assert window.told == f"Copied \u2066{said}\u2069"


def test_that_a_format_is_chosen_from_the_menu(window: RealWindow) -> None:
    settings = window.desktop.features.one(PeopleFeature).workplace.settings
    settings.choose(settings.current.with_format("Only mail & name", "{email} {name}"))
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    window.window.actions_.run("contact.copy_as")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Contact block, as usual", "Only mail && name", "Write formats…"]
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    window.settle()
    assert window.clipboard == "mirela.kostovar@ohchr.example Mirela Kostovar"


def test_that_the_palette_has_every_format(window: RealWindow) -> None:
    settings = window.desktop.features.one(PeopleFeature).workplace.settings
    settings.choose(settings.current.with_format("Only mail", "{email} {name}"))
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    window.chord("K")
    window.type("only mail")
    window.key(Key.Key_Return)
    assert window.clipboard == "mirela.kostovar@ohchr.example Mirela Kostovar"


def test_that_copying_many_can_be_stopped_and_leaves_the_clipboard(chosen: RealWindow) -> None:
    QGuiApplication.clipboard().setText("before")
    go_on, runner = threading.Event(), chosen.desktop.runner
    for _ in range(2):  # as if both who read had much to do
        runner.read(go_on.wait, lambda _was_set: None)
    QTest.keyClick(chosen.focus, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    progress = chosen.people.results.progress
    chosen.qtbot.waitUntil(progress.isVisible)
    cancel = next(one for one in progress.findChildren(QAbstractButton) if one.isVisible())
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    go_on.set()
    chosen.settle()
    assert chosen.told == "Nothing was copied."
    assert chosen.clipboard == "before"
    assert not progress.isVisible()


def test_that_what_is_for_named_staff_is_secret_and_goes_by_itself(window: RealWindow) -> None:
    uid = window.find("kostovar")[0].uid
    assert window.desktop.directory is not None
    window.desktop.directory.contacts.set_visibility(uid, Visibility.NAMED)
    window.settle()
    window.look_for("kostovar")
    clip = window.desktop.directory.copying.clip([uid], Visibility.NAMED)
    put_on_clipboard(clip, Plain.BLOCK)
    assert read(carried(), "x-kde-passwordManagerHint") == "secret"
    clear_secret(clip.text)
    assert QGuiApplication.clipboard().text() == ""
    others = window.desktop.directory.copying.clip([window.find("anselm")[0].uid])
    put_on_clipboard(others, Plain.BLOCK)
    assert not carried().hasFormat("x-kde-passwordManagerHint")
    clear_secret(others.text)
    assert carried().text() == others.text
