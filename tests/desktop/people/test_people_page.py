"""The list and the card, by keys and clicks, over the sample of invented people."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QWidget

from stakeholders.desktop.lists.list_picker import ListPicker
from stakeholders.desktop.people.new_contact import NewContact
from stakeholders.desktop.widgets.chip import Chip
from stakeholders.desktop.widgets.verdict import VerdictLine
from stakeholders.domain.entry import EntryKind
from tests.desktop.real_window import ALT, CONTROL, SHIFT, RealWindow

Key = Qt.Key


def press(window: RealWindow, text: str, within: QWidget | None = None) -> None:
    """Click the visible button with this text."""
    buttons = (within or window.window).findChildren(QPushButton)
    (button,) = (one for one in buttons if one.isVisible() and one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    window.settle()


def press_called(window: RealWindow, name: str) -> None:
    """Click the visible button that is told to screen readers by this name."""
    buttons = window.people.findChildren(QToolButton)
    (button,) = (one for one in buttons if one.isVisible() and one.accessibleName() == name)
    button.click()
    window.settle()


def verdicts(panel: QWidget) -> list[str]:
    return [line.verdict.text for line in panel.findChildren(VerdictLine) if line.verdict.text]


def test_that_a_new_contact_is_four_lines(window: RealWindow) -> None:
    window.chord("N")
    for line in ("Ms. Ana Example", "Spokesperson, OHCHR", "+41 79 555 01 99", "ana@press.example"):
        window.type(line)
        window.key(Key.Key_Return)
    record = window.record
    assert (record.honorific, record.name) == ("Ms.", "Ana Example")
    assert record.present_posts[0].title == "Spokesperson"
    assert [phone.display for phone in record.phones] == ["+41 79 555 01 99"]
    assert [email.raw for email in record.emails] == ["ana@press.example"]
    assert window.told == "Added Ms. Ana Example."
    window.chord("Z")
    assert "Ana Example" not in window.look_for("ana example")


def test_that_a_new_contact_says_what_is_wrong_and_keeps_it(window: RealWindow) -> None:
    window.chord("N")
    panel = window.window.findChildren(NewContact)[0]
    for line in ("Ana Example", "", "call me", "ana@nowhere"):
        window.type(line)
        window.key(Key.Key_Tab)
    assert len(verdicts(panel)) == 2
    window.key(Key.Key_Return, CONTROL)
    if panel.isVisible():  # the focus had left the lines
        press(window, "Keep", panel)
    assert [phone.raw for phone in window.record.phones] == ["call me"]
    assert not window.record.phones[0].valid


def test_that_a_spelling_in_latin_letters_is_offered_and_kept_as_well(window: RealWindow) -> None:
    window.chord("N")
    panel = window.window.findChildren(NewContact)[0]
    window.type("محمد الحسيني")
    window.key(Key.Key_Return)
    assert verdicts(panel) == ["In Latin letters: Mohamed Al-Husseini"]
    press(window, "Use it", panel)
    assert verdicts(panel) == ["Kept as well: Mohamed Al-Husseini"]
    press(window, "Keep", panel)
    names = [(name.full, str(name.type)) for name in window.record.names]
    assert names == [("محمد الحسيني", "main"), ("Mohamed Al-Husseini", "romanised")]
    assert window.look_for("husseini")[0] == "محمد الحسيني"


def test_that_a_card_offers_a_spelling_to_who_has_none(window: RealWindow) -> None:
    assert window.desktop.directory
    window.desktop.directory.people.add("唐嘉玲")
    window.settle()
    window.look_for("唐嘉玲")
    window.key(Key.Key_Down)
    assert "In Latin letters: TANG Jialing" in verdicts(window.people)
    press(window, "Use it", window.people)
    assert [name.full for name in window.record.names] == ["唐嘉玲", "TANG Jialing"]
    assert not any("Latin" in text for text in verdicts(window.people))
    window.chord("Z")
    assert [name.full for name in window.record.names] == ["唐嘉玲"]


def test_that_a_contact_without_a_name_is_not_kept(window: RealWindow) -> None:
    total = window.people.total
    window.chord("N")
    panel = window.window.findChildren(NewContact)[0]
    window.key(Key.Key_Return, CONTROL)
    assert verdicts(panel) == ["A contact needs a name."]
    assert isinstance(window.focus, QLineEdit)
    window.key(Key.Key_Escape)
    assert window.people.total == total


def test_that_deleting_is_taken_back(window: RealWindow) -> None:
    window.look_for("kostovar")
    window.key(Key.Key_Down)
    name = window.record.name
    window.key(Key.Key_Delete)
    assert name not in window.names
    assert window.told == f"Moved {name} to the bin."
    window.chord("Z")
    assert name in window.names


@pytest.mark.parametrize(
    ("query", "kind"),
    [("kostovar", EntryKind.PERSON), ("ohchr sp", EntryKind.POST), ("hlf", EntryKind.BODY)],
)
def test_that_every_kind_has_its_card(window: RealWindow, query: str, kind: EntryKind) -> None:
    window.look_for(query)
    assert window.record.kind is kind
    record = window.record
    shown = record.posts[0].title if kind is EntryKind.POST else record.name
    assert any(text.endswith(shown) for text in window.texts)


def test_that_cards_lead_to_each_other(window: RealWindow) -> None:
    window.look_for("ohchr sp")
    press(window, window.record.holders[0].name)
    assert window.record.kind.value == "person"
    line = window.record.present_posts[0]
    press_called(window, f"Open what {line.title} leads to")
    assert window.record.kind.value == "body"


def test_that_a_post_without_a_holder_is_vacant(window: RealWindow) -> None:
    window.look_for("ohchr sp")
    holder = window.record.holders[0].name
    window.look_for(holder)
    (at,) = [i for i, name in enumerate(window.names) if name == holder]
    window.keys(*[Key.Key_Down] * (at + 1))
    assert window.record.name == holder
    window.key(Key.Key_Delete)
    window.look_for("ohchr sp")
    chips = [chip.accessibleName() for chip in window.people.findChildren(Chip)]
    assert "Vacant" in chips


def test_that_a_chosen_list_gets_what_is_chosen(window: RealWindow) -> None:
    window.look_for("kostovar")
    name = window.names[0]
    window.key(Key.Key_Down)
    window.chord("A", shift=True)
    assert window.window.findChildren(ListPicker)[0].isVisible()
    window.type("bangkok")
    window.key(Key.Key_Return)
    assert "on the list" in window.told
    window.chord("F")
    window.key(Key.Key_Escape)
    window.key(Key.Key_7, ALT)
    assert name in window.names


def test_that_escape_leads_from_the_card_to_the_list(window: RealWindow) -> None:
    window.look_for("kostovar")
    window.keys(Key.Key_Down, Key.Key_Right)
    assert window.people.isAncestorOf(window.focus)
    assert window.focus is not window.rows
    window.key(Key.Key_Escape)
    assert window.focus is window.rows


def test_that_nothing_found_offers_a_way_on(window: RealWindow) -> None:
    total = window.people.total
    window.look_for("nobody of this name")
    assert "Nothing found" in window.texts
    press(window, "Clear the search")
    assert window.people.total == total
    window.look_for("Zuzka Wvutsova")
    press(window, "New contact “Zuzka Wvutsova”")
    panel = window.window.findChildren(NewContact)[0]
    assert panel.isVisible()
    assert panel.findChildren(QLineEdit)[0].text() == "Zuzka Wvutsova"


def test_that_all_who_are_chosen_go_to_the_bin_and_come_back_at_once(window: RealWindow) -> None:
    window.window.search_box.clear()
    window.key(Key.Key_Down)
    total = window.people.total
    window.key(Key.Key_Down, SHIFT)
    window.key(Key.Key_Down, SHIFT)
    window.key(Key.Key_Delete)
    assert window.people.total == total - 3
    assert window.told == "Moved 3 contacts to the bin."
    window.chord("Z")
    assert window.people.total == total


def test_that_everywhere_is_searched_where_others_are_found(window: RealWindow) -> None:
    window.window.go_to("people.missions")
    window.settle()
    window.look_for("kostovar")
    assert "Nothing found" in window.texts
    press(window, "Search everywhere: 2 contacts")
    assert window.window.place == "people.everyone"
    assert window.window.search_box.text() == "kostovar"
    assert "Mirela Kostovar" in window.names
    window.look_for("nobody of this name")
    assert not any(text.startswith("Search everywhere") for text in window.texts)


def test_that_the_star_on_the_card_is_given_and_taken(window: RealWindow) -> None:
    window.look_for("kostovar")
    assert window.desktop.directory is not None
    press_called(window, "Star")
    assert window.told == "Starred 1 contact."
    press_called(window, "Take the star away")
    assert window.told == "Took the star from 1 contact."
