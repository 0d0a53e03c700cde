from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from stakeholders.desktop.actions.action import Needs
from stakeholders.desktop.widgets.chip import Chip
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.empty_state import EmptyState
from stakeholders.desktop.widgets.leading_label import LeadingLabel
from stakeholders.desktop.widgets.shown_value import ShownValue
from stakeholders.desktop.widgets.verdict import Level
from stakeholders.domain.record import Record
from tests.desktop.capture import texts
from tests.desktop.capture.conftest import Scene


def shown(scene: Scene, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in scene.page.findChildren(kind) if widget.isVisible()]


def said(scene: Scene) -> list[str]:
    return [part.accessibleName() for part in shown(scene, LeadingLabel)]


def field(scene: Scene, label: str) -> EditableField:
    for one in scene.page.findChildren(EditableField):
        shown_value = one.findChild(ShownValue)
        if shown_value and shown_value.accessibleName().startswith(f"{label}:"):
            return one
    raise AssertionError(label)


def correct(scene: Scene, label: str, text: str) -> None:
    shown_value = field(scene, label).findChild(ShownValue)
    assert shown_value is not None
    QTest.keyClick(shown_value, Qt.Key.Key_F2)
    editor = field(scene, label).findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def record(scene: Scene, name: str) -> Record:
    rows = scene.directory.search.find(name).rows
    return scene.directory.search.record(next(row.uid for row in rows if row.name == name))


def phones(contact: Record) -> list[str | None]:
    return [phone.normalised for phone in contact.phones]


def shown_value(scene: Scene, label: str) -> ShownValue:
    """Return the value of the first field with this label."""
    value = field(scene, label).findChild(ShownValue)
    assert value is not None
    return value


def boxes(scene: Scene) -> list[QCheckBox]:
    return [box for box in scene.page.findChildren(QCheckBox) if box.isVisible()]


def kept_records(scene: Scene) -> tuple[Record, ...]:
    assert scene.page.draft is not None
    return scene.page.draft.kept()


def test_that_enter_alone_keeps_what_the_text_says(scene: Scene) -> None:
    scene.read(texts.ONE)
    assert "press Enter to keep" in said(scene)[0]
    scene.stage.keys(Qt.Key.Key_Return)
    scene.stage.wait()
    kept = record(scene, "Lucía Ferrand")
    assert scene.kept == [(kept.uid,)]
    assert kept.honorific == "Ms."
    assert phones(kept) == ["+41795550123"]
    assert kept.posts[0].title == "Spokesperson"
    assert scene.stage.told == ["Kept Lucía Ferrand."]
    assert scene.found("example office for sample affairs")


def test_that_enter_before_the_text_is_read_keeps_as_soon_as_it_is(scene: Scene) -> None:
    scene.page.show_text(texts.ONE)
    scene.stage.keys(Qt.Key.Key_Return)
    scene.stage.wait()
    assert scene.stage.told == ["Kept Lucía Ferrand."]
    assert len(scene.kept) == 1
    scene.page.show_text("nobody")
    scene.stage.keys(Qt.Key.Key_Return)
    scene.stage.wait()
    assert len(scene.kept) == 1


def test_that_the_sentence_counts_what_is_there_and_says_what_is_missing(scene: Scene) -> None:
    scene.read(texts.GAP)
    told = "1 person, 1 new organisation, 1 phone; e-mail missing: press Enter to keep."
    assert said(scene)[0] == told


def test_that_escape_keeps_nothing(scene: Scene) -> None:
    scene.read(texts.ONE)
    scene.stage.keys(Qt.Key.Key_Escape)
    scene.stage.wait()
    assert scene.left == [None]
    assert not scene.kept
    assert not scene.found("ferrand")


@pytest.mark.parametrize("kind", [ShownValue, QPlainTextEdit, QCheckBox])
def test_that_enter_keeps_wherever_the_focus_is(scene: Scene, kind: type[QWidget]) -> None:
    scene.read(texts.ONE)
    part = shown(scene, kind)[0]
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Return)
    scene.stage.wait()
    assert len(scene.kept) == 1


def test_that_control_enter_keeps_from_a_button_too(scene: Scene) -> None:
    scene.read(texts.ONE)
    QTest.keyClick(
        shown(scene, QPushButton)[-1], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    scene.stage.wait()
    assert len(scene.kept) == 1


def test_that_enter_in_an_editor_keeps_the_field_only(scene: Scene) -> None:
    scene.read(texts.ONE)
    correct(scene, "Position", "Deputy Spokesperson")
    assert not scene.kept
    assert field(scene, "Position").value == "Deputy Spokesperson"
    scene.page.keep()
    scene.stage.wait()
    assert record(scene, "Lucía Ferrand").posts[0].title == "Deputy Spokesperson"


def test_that_a_corrected_phone_is_kept_as_corrected(scene: Scene) -> None:
    scene.read(texts.ONE)
    correct(scene, "Mobile", "+41 79 555 01 99")
    scene.page.keep()
    scene.stage.wait()
    kept = record(scene, "Lucía Ferrand")
    assert phones(kept) == ["+41795550199"]
    assert kept.phones[0].owner == kept.uid


def test_that_a_wrong_phone_is_kept_and_flagged(scene: Scene) -> None:
    scene.read(texts.ONE)
    correct(scene, "Mobile", "12")
    levels = [one.verdict.level for one in scene.page.findChildren(EditableField)]
    assert Level.BAD in levels or Level.WARN in levels
    scene.page.keep()
    scene.stage.wait()
    assert [phone.raw for phone in record(scene, "Lucía Ferrand").phones] == ["12"]


def test_that_name_place_title_and_body_can_be_corrected(scene: Scene) -> None:
    scene.read(texts.ONE)
    correct(scene, "Name", "Lucia Ferrand-Moreau")
    correct(scene, "Honorific", "Dr.")
    correct(scene, "Place", "Vienna")
    correct(scene, "Organisation", "Example Office for Model Affairs")
    scene.page.keep()
    scene.stage.wait()
    kept = record(scene, "Lucia Ferrand-Moreau")
    assert (kept.honorific, kept.place) == ("Dr.", "Vienna")
    assert kept.posts[0].body == "Example Office for Model Affairs"
    assert "Example Office for Sample Affairs" not in scene.found("example office")


def test_that_another_body_can_be_meant_than_the_known_one(scene: Scene) -> None:
    scene.read(texts.GAP)
    correct(scene, "Organisation", "House of Models")
    scene.page.keep()
    scene.stage.wait()
    assert record(scene, "Omar Tessier").posts[0].body == "House of Models"
    assert "House of Models" in scene.found("house of models")


def test_that_a_known_gap_says_so_and_can_be_filled(scene: Scene) -> None:
    scene.read(texts.GAP)
    gap = field(scene, "E-mail")
    assert gap.verdict.level is Level.WARN
    assert "gap" in gap.verdict.text
    correct(scene, "E-mail", "omar.tessier@models.example.org")
    scene.page.keep()
    scene.stage.wait()
    kept = record(scene, "Omar Tessier")
    assert [mail.normalised for mail in kept.emails] == ["omar.tessier@models.example.org"]
    assert "email" not in kept.missing


def test_that_an_unfilled_gap_stays_one(scene: Scene) -> None:
    scene.read(texts.GAP)
    scene.page.keep()
    scene.stage.wait()
    assert "email" in record(scene, "Omar Tessier").missing


def test_that_each_contact_can_be_left_out(scene: Scene) -> None:
    scene.read(texts.SEVERAL)
    told = "2 people, 2 new organisations, 2 phones, 2 e-mails: press Enter to keep."
    assert said(scene)[0] == told
    QTest.mouseClick(shown(scene, QCheckBox)[1], Qt.MouseButton.LeftButton)
    assert "1 of 2" in said(scene)[0]
    scene.page.keep()
    scene.stage.wait()
    assert len(scene.kept[0]) == 1
    assert scene.found("ferrand")
    assert not scene.found("tuayang")
    assert not scene.found("regional institute")


def test_that_nothing_is_kept_when_all_is_left_out(scene: Scene) -> None:
    scene.read(texts.ONE)
    QTest.mouseClick(shown(scene, QCheckBox)[0], Qt.MouseButton.LeftButton)
    scene.page.keep()
    scene.stage.wait()
    assert not scene.kept
    assert len(scene.stage.told) == 1


def test_that_a_second_reading_knows_the_contact(scene: Scene) -> None:
    scene.read(texts.ONE)
    scene.page.keep()
    scene.stage.wait()
    scene.read(texts.ONE)
    assert "known already" in said(scene)[0]
    scene.read(texts.ONE.replace("e-mail:", "tel.: +41 79 555 01 88, e-mail:"))
    assert "known already; 1 phone is new" in said(scene)[0]
    scene.page.keep()
    scene.stage.wait()
    assert phones(record(scene, "Lucía Ferrand")) == ["+41795550123", "+41795550188"]


def test_that_a_text_without_a_contact_says_what_to_do(scene: Scene) -> None:
    scene.read(texts.NOTHING)
    empty = scene.page.findChild(EmptyState)
    assert empty is not None
    assert empty.accessibleName() == "There is no contact in this text."
    ran: list[str] = []
    scene.stage.frame.actions.connect_to("contact.new", lambda: ran.append("new"))
    scene.stage.frame.actions.connect_to("capture.paste", lambda: ran.append("paste"))
    scene.stage.frame.actions.hold(Needs.DIRECTORY, holds=True)
    scene.stage.frame.actions.hold(Needs.WRITABLE, holds=True)
    scene.stage.keys(Qt.Key.Key_Return)
    scene.stage.keys(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert ran == ["new", "paste"]


@pytest.mark.parametrize("text", ["", "  \n", "word " * 250_000])
def test_that_an_empty_and_a_huge_text_get_one_sentence(scene: Scene, text: str) -> None:
    scene.read(text)
    assert len(scene.stage.told) == 1
    assert scene.page.draft is None


def test_that_a_dropped_text_file_is_read(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text(texts.ONE, "cp1252")
    scene.page.show_file(path)
    scene.stage.wait()
    assert "1 person" in said(scene)[0]


@pytest.mark.parametrize("content", [b"\x00\x01\x02" * 50, b"a" * 1_000_001, None])
def test_that_a_file_without_text_gets_one_sentence(
    scene: Scene, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "release.txt"
    if content is not None:
        path.write_bytes(content)
    scene.page.show_file(path)
    scene.stage.wait()
    assert len(scene.stage.told) == 1
    assert scene.page.draft is None


def test_that_marked_words_are_those_of_the_text(scene: Scene) -> None:
    text = "\U0001f4de 🕊\n\n" + texts.ONE.replace("\n", "\r\n")
    scene.read(text)
    edit = scene.page.findChild(QPlainTextEdit)
    assert edit is not None
    marked: dict[str, str] = {}
    cursor = QTextCursor(edit.document())
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        title = cursor.charFormat().toolTip()
        before = QTextCursor(cursor)
        before.movePosition(
            QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor
        )
        marked[title] = marked.get(title, "") + before.selectedText()
    assert marked["Name"] == "Ms. Lucía Ferrand"
    assert marked["Organisation"] == "Example Office for Sample Affairs"
    assert marked["E-mail"].endswith("lucia.ferrand@samples.example.org")
    assert "Name: Ms. Lucía Ferrand" in edit.accessibleDescription()


def test_that_every_control_has_a_name(scene: Scene) -> None:
    scene.read(texts.SEVERAL)
    controls = [w for w in shown(scene, QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [
        control
        for control in controls
        if not control.accessibleName()
        and not (isinstance(control, QAbstractButton) and control.text())
    ]
    assert controls
    assert not nameless


def test_that_tab_reaches_every_field(scene: Scene) -> None:
    scene.read(texts.ONE)
    reached = set()
    for _ in range(60):
        scene.stage.keys(Qt.Key.Key_Tab)
        focused = scene.stage.window.focusWidget()
        if isinstance(focused, QLineEdit):
            scene.stage.keys(Qt.Key.Key_Escape)
        reached.add(scene.stage.window.focusWidget())
    assert set(shown(scene, ShownValue)) <= reached
    assert set(shown(scene, QCheckBox)) <= reached
    assert not scene.left


def test_that_a_chip_says_new_or_known(scene: Scene) -> None:
    scene.read(texts.ONE)
    assert "New" in [chip.accessibleName() for chip in shown(scene, Chip)]


def test_that_an_answer_that_comes_too_late_is_dropped(scene: Scene) -> None:
    scene.page.show_text(texts.ONE)
    scene.page.leave()
    scene.stage.wait()
    assert scene.page.draft is None


def test_that_a_landline_belongs_to_the_post(scene: Scene) -> None:
    scene.read(texts.SEVERAL)
    assert "Belongs to the post" in said(scene)
    scene.page.keep()
    scene.stage.wait()
    contact = record(scene, "Lucía Ferrand")
    owners = {channel.type.value: channel.owner for channel in contact.channels}
    assert owners["email"] == contact.uid
    assert owners["phone"] != contact.uid


def test_that_a_repair_is_offered_and_taken(scene: Scene) -> None:
    scene.read(texts.ONE.replace("lucia.ferrand@samples.example.org", "lucia.ferrand@unodc.o"))
    assert field(scene, "E-mail").verdict.repair == "lucia.ferrand@unodc.org"
    use_it = next(b for b in shown(scene, QPushButton) if "unodc.org" in b.accessibleName())
    QTest.mouseClick(use_it, Qt.MouseButton.LeftButton)
    scene.page.keep()
    scene.stage.wait()
    kept = record(scene, "Lucía Ferrand")
    assert [mail.normalised for mail in kept.emails] == ["lucia.ferrand@unodc.org"]


def test_that_delete_leaves_a_number_out_and_takes_it_in_again(scene: Scene) -> None:
    scene.read(texts.SEVERAL)
    number = shown_value(scene, "Phone")
    for left_out, count in ((True, 1), (False, 2), (True, 1)):
        QTest.keyClick(number, Qt.Key.Key_Delete)
        warned = "Left out. Delete takes it in again."
        assert (field(scene, "Phone").verdict.text == warned) is left_out
        assert len([r for r in kept_records(scene) if r.phones]) >= count
    scene.page.keep()
    scene.stage.wait()
    assert phones(record(scene, "Lucía Ferrand")) == []


def test_that_delete_empties_a_position_and_gives_it_back(scene: Scene) -> None:
    scene.read(texts.ONE)
    QTest.keyClick(shown_value(scene, "Position"), Qt.Key.Key_Delete)
    assert field(scene, "Position").value == ""
    QTest.keyClick(shown_value(scene, "Position"), Qt.Key.Key_Delete)
    assert field(scene, "Position").value == "Spokesperson"


def test_that_the_words_of_a_field_are_highlighted_while_it_has_the_focus(scene: Scene) -> None:
    scene.read(texts.ONE)
    edit = scene.page.findChild(QPlainTextEdit)
    assert edit is not None
    for label, words in (
        ("Name", "Ms. Lucía Ferrand"),
        ("Position", "Spokesperson"),
        ("Mobile", "tel.: 0041 79 555 0123"),
        ("E-mail", "e-mail: lucia.ferrand@samples.example.org"),
    ):
        shown_value(scene, label).setFocus()
        (selection,) = edit.extraSelections()
        assert selection.cursor.selectedText() == words


def test_that_a_second_holder_asks_whether_somebody_takes_over(scene: Scene) -> None:
    scene.read(texts.ONE)
    scene.page.keep()
    scene.stage.wait()
    later = texts.ONE.replace("12 May", "12 June").replace("Lucía Ferrand", "Otto Brandel")
    scene.read(later.replace("lucia.ferrand", "otto.brandel").replace("0123", "0177"))
    (question,) = [box for box in boxes(scene) if "Takes over" in box.text()]
    assert question.text() == "Takes over from Lucía Ferrand; else both hold the post"
    assert not question.isChecked()
    QTest.mouseClick(question, Qt.MouseButton.LeftButton)
    scene.page.keep()
    scene.stage.wait()
    assert not record(scene, "Lucía Ferrand").present_posts
    assert record(scene, "Otto Brandel").present_posts


def test_that_a_likely_match_asks_and_the_answer_is_kept(scene: Scene) -> None:
    scene.read(texts.ONE)
    scene.page.keep()
    scene.stage.wait()
    elsewhere = texts.GAP.replace("Omar Tessier", "Lucía Ferrand")
    scene.read(elsewhere)
    (question,) = [box for box in boxes(scene) if box.text() == "It is Lucía Ferrand"]
    QTest.mouseClick(question, Qt.MouseButton.LeftButton)
    scene.page.keep()
    scene.stage.wait()
    kept = record(scene, "Lucía Ferrand")
    assert len(kept.posts) == 2
    assert len(scene.found("ferrand")) == len({*scene.found("ferrand")})


def test_that_who_is_only_named_is_offered_and_not_kept(scene: Scene) -> None:
    scene.read(texts.STORY)
    assert "3 only named" in said(scene)[0]
    assert any(line.startswith("Event: ") for line in said(scene))
    scene.page.keep()
    scene.stage.wait()
    assert not scene.found("koskela")


def test_that_an_older_text_says_that_what_it_adds_is_former(scene: Scene) -> None:
    scene.read(texts.SEVERAL)
    scene.page.keep()
    scene.stage.wait()
    scene.read(texts.SEVERAL.replace("2026", "2019").replace("01 23", "01 44"))
    assert any("former, before" in line for line in said(scene))


def test_that_a_text_without_a_date_says_so(scene: Scene) -> None:
    scene.read("Contact: Ines Roth, Press Officer, Tides Institute, tel. +41 22 234 56 78")
    assert "The text has no date: its facts are of unknown age." in said(scene)
