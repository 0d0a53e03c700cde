"""Printing: seen before it leaves, by keys alone, for whom it is meant."""

from pathlib import Path

import docx
import pypdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from stakeholders.desktop.printing.print_feature import PrintFeature
from stakeholders.desktop.printing.sheet_view import SheetView
from stakeholders.desktop.widgets.choice_list import ChoiceList
from tests.desktop.real_window import RealWindow

Key = Qt.Key


def text_of(file: Path) -> str:
    """Return the words of a PDF, however its lines are broken."""
    pages = pypdf.PdfReader(file).pages
    return " ".join(word for page in pages for word in page.extract_text().split())


def sheet_of(window: RealWindow) -> SheetView:
    return window.window.findChildren(SheetView)[0]


def pages_of(window: RealWindow) -> str:
    return next(text for text in window.texts if text.startswith("Page "))


def said_by(window: RealWindow) -> str:
    return "\n".join(window.texts)


def choose(window: RealWindow, name: str, key: Key) -> None:
    choices = next(
        one for one in window.window.findChildren(ChoiceList) if one.accessibleName() == name
    )
    choices.setFocus()
    window.key(key)


def press(window: RealWindow, text: str) -> None:
    buttons = window.window.findChildren(QAbstractButton)
    button = next(one for one in buttons if one.isVisible() and one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    window.settle()


def test_that_three_keys_print_the_list(window: RealWindow, tmp_path: Path) -> None:
    window.look_for("ohchr")
    names, before = window.names, window.pressed
    window.ask.will_answer(tmp_path / "paper.pdf")
    window.chord("P")
    window.key(Key.Key_Return)
    assert window.pressed - before == 3
    printed = text_of(tmp_path / "paper.pdf")
    assert "Everyone: ohchr" in printed
    assert "Mirela Kostovar" in names
    assert "Mirela Kostovar" in printed
    assert "paper.pdf" in window.told
    assert window.people.isVisible()


def test_that_what_is_printed_is_in_the_history(window: RealWindow, tmp_path: Path) -> None:
    window.ask.will_answer(tmp_path / "paper.pdf")
    window.chord("P")
    window.key(Key.Key_Return)
    directory = window.desktop.directory
    assert directory is not None
    assert directory.history.steps()[0].sentence.endswith("to paper.pdf")


def test_that_escape_goes_back_and_nothing_was_printed(window: RealWindow) -> None:
    window.look_for("ohchr")
    window.chord("P")
    assert not window.people.isVisible()
    window.key(Key.Key_Escape)
    assert window.people.isVisible()
    assert not window.ask.asked
    assert "ohchr" in window.window.search_box.text()


def test_that_pages_are_turned_by_keys(window: RealWindow) -> None:
    window.chord("P")
    sheet = sheet_of(window)
    sheet.setFocus()
    first = pages_of(window)
    window.key(Key.Key_PageDown)
    second = pages_of(window)
    window.key(Key.Key_Home)
    assert (first, second) != (second, first)
    assert pages_of(window) == first
    window.key(Key.Key_End)
    assert sheet.number == sheet.count - 1
    assert f"page {sheet.count} of {sheet.count}" in sheet.accessibleName().casefold()


def test_that_a_card_of_the_chosen_contact_is_saved_as_pdf_for_whom_it_is_meant(
    window: RealWindow, tmp_path: Path
) -> None:
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    window.ask.will_answer(tmp_path / "card.pdf")
    window.chord("P")
    choose(window, "What?", Key.Key_Down)
    choose(window, "Who may see it?", Key.Key_Home)
    assert "not everybody may see it" in said_by(window)
    press(window, "Save as PDF…")
    card = text_of(tmp_path / "card.pdf")
    assert "For anyone" in card
    assert "Notes" not in card
    assert "card.pdf" in window.told
    window.chord("P")
    assert "not everybody may see it" in said_by(window), "the choice is remembered"


def test_that_a_body_has_a_fact_sheet(window: RealWindow, tmp_path: Path) -> None:
    window.window.go_to("people.bodies")
    window.look_for("harbour lights")
    window.key(Key.Key_Down)
    window.ask.will_answer(tmp_path / "sheet.pdf")
    window.chord("P")
    choose(window, "What?", Key.Key_Down)
    choose(window, "What?", Key.Key_Down)
    window.key(Key.Key_Return)
    assert "Main lines" in text_of(tmp_path / "sheet.pdf")


def test_that_badges_are_printed_on_the_sheet_that_is_chosen(
    window: RealWindow, tmp_path: Path
) -> None:
    window.look_for("kostovar")
    window.ask.will_answer(tmp_path / "badges.pdf")
    window.chord("P")
    for _ in range(5):
        choose(window, "What?", Key.Key_Down)
    papers = [one for one in window.window.findChildren(ChoiceList) if one.isVisible()]
    assert [one.accessibleName() for one in papers] == ["What?", "Who may see it?", "Labels"]
    choose(window, "Labels", Key.Key_End)
    window.key(Key.Key_Return)
    (page,) = pypdf.PdfReader(tmp_path / "badges.pdf").pages
    assert "Mirela Kostovar" in page.extract_text()


def test_that_the_list_is_saved_for_word(window: RealWindow, tmp_path: Path) -> None:
    window.look_for("kostovar")
    window.ask.will_answer(tmp_path / "list.docx")
    window.chord("P")
    press(window, "Save for Word…")
    (table,) = docx.Document(str(tmp_path / "list.docx")).tables
    assert "Mirela Kostovar" in table.cell(1, 0).text
    assert "list.docx" in window.told


def test_that_a_place_that_cannot_be_written_is_said_and_the_page_stays(
    window: RealWindow, tmp_path: Path
) -> None:
    window.ask.will_answer(tmp_path / "gone" / "list.pdf")
    window.chord("P")
    press(window, "Save as PDF…")
    assert "Nothing was exported" in said_by(window)
    assert not window.people.isVisible()


def test_that_nobody_found_is_not_printed(window: RealWindow) -> None:
    window.look_for("nobody of this name")
    window.chord("P")
    window.key(Key.Key_Return)
    assert "Nobody is on it." in said_by(window)
    assert not window.ask.asked


def test_that_every_stop_of_the_tab_key_has_a_name(window: RealWindow) -> None:
    window.chord("P")
    page = window.desktop.features.one(PrintFeature).page
    names = []
    while page.isAncestorOf(window.focus):
        names.append(window.focus.accessibleName() or getattr(window.focus, "text", str)())
        window.key(Key.Key_Tab)
    assert names[:3] == ["What?", "Who may see it?", "Paper"]
    assert names[3:7] == ["Print…", "Save as PDF…", "Save for Word…", "Cancel"]
    assert names[7].startswith("Preview, ")
    assert names[8:] == ["Next page"]
