"""Details of a card by keys: every kind of editor, added, corrected, taken back and refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.people.rows_card import RowsCard
from stakeholders.desktop.widgets.chip_field import ValueChip
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.suggestions import Suggestions
from stakeholders.domain import parts
from stakeholders.domain.channel import ChannelState, ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.domain.own_field import OwnField, OwnFieldType
from stakeholders.domain.parts import AreaRole
from stakeholders.domain.visibility import Visibility
from tests.desktop.real_window import RealWindow

Key = Qt.Key


@pytest.fixture
def directory(window: RealWindow) -> Directory:
    """Return the directory that the window has open."""
    assert window.desktop.directory
    return window.desktop.directory


@pytest.fixture
def anna(window: RealWindow, directory: Directory) -> Uid:
    """Return a person whose card is shown."""
    uid = directory.people.add("Anna Berg", "Harbourmaster, Harbour Lights")
    show(window, uid)
    return uid


@pytest.fixture
def body(window: RealWindow, directory: Directory) -> Uid:
    """Return an organisation whose card is shown."""
    uid = directory.bodies.add("Harbour Lights")
    window.look_for("harbour lights")
    show(window, uid)
    return uid


def show(window: RealWindow, uid: Uid) -> None:
    window.settle()
    window.people.show_contact(uid)
    window.settle()


def details(window: RealWindow) -> RowsCard:
    (card,) = (
        one for one in window.people.findChildren(RowsCard) if one.accessibleName() == "Details"
    )
    return card


def add(window: RealWindow, name: str) -> None:
    """Ask for a row that is not there yet."""
    adder(window).take_focus()
    window.key(Key.Key_Return)
    window.type(name)
    window.key(Key.Key_Return)


def adder(window: RealWindow) -> EditableField:
    return details(window).findChildren(EditableField, options=DIRECT)[0]


DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def suggested(window: RealWindow) -> tuple[str, ...]:
    """Return what is suggested below the line that is typed into."""
    lists = window.window.findChildren(Suggestions)
    (texts,) = (one.texts for one in lists if one.isVisible())
    return texts


def test_that_a_date_is_added_and_a_wrong_one_stays_typed(
    window: RealWindow, directory: Directory, anna: Uid
) -> None:
    add(window, "born")
    window.type("last spring")
    window.key(Key.Key_Return)
    assert "A date is written as 2007-10-02, 2007-10 or 2007." in window.texts
    assert window.field("Born").unkept == "last spring"
    assert directory.search.record(anna).detail("born") == ""
    window.chord("A")
    window.type("1970-05")
    window.key(Key.Key_Return)
    assert directory.search.record(anna).detail("born") == "1970-05"
    assert window.told == "Added."
    window.key(Key.Key_F2)
    window.type("1971")
    window.key(Key.Key_Escape)
    assert directory.search.record(anna).detail("born") == "1970-05"
    window.chord("Z")
    assert directory.search.record(anna).detail("born") == ""


def test_that_a_language_is_completed_by_its_name(
    window: RealWindow, directory: Directory, anna: Uid
) -> None:
    add(window, "language of corr")
    window.type("fren")
    assert suggested(window)[0] == "French"
    window.key(Key.Key_Return)
    assert directory.search.record(anna).detail("correspondence_language") == "fr"
    assert window.field("Language of correspondence").value == "French"
    add(window, "language")
    window.type("arab")
    window.key(Key.Key_Return)
    (skill,) = directory.search.record(anna).parts_of(parts.LanguageSkill)
    assert skill.language == "ar"


def test_that_what_a_part_says_more_unfolds(
    window: RealWindow, directory: Directory, anna: Uid
) -> None:
    directory.parts.add(anna, parts.LanguageSkill("fr"))
    window.settle()
    window.field("Language").take_focus()
    window.key(Key.Key_F4)
    window.key(Key.Key_F2)
    window.key(Key.Key_Tab)  # the arrow
    window.key(Key.Key_Tab)
    window.key(Key.Key_Return)
    window.type("C1")
    window.key(Key.Key_Return)
    (skill,) = directory.search.record(anna).parts_of(parts.LanguageSkill)
    assert (skill.language, skill.level) == ("fr", "C1")


def test_that_tags_are_typed_one_after_the_other(
    window: RealWindow, directory: Directory, anna: Uid
) -> None:
    directory.tags.put((directory.people.add("Bo Lindqvist"),), "workshop")
    show(window, anna)
    add(window, "tags")
    window.type("work")
    assert suggested(window) == ("workshop",)
    window.keys(Key.Key_Down, Key.Key_Return)
    window.type("press")
    window.key(Key.Key_Return)
    assert directory.search.record(anna).tags == ("workshop", "press")
    window.key(Key.Key_Backspace)
    assert directory.search.record(anna).tags == ("workshop",)
    assert window.told == "Removed."
    chip = next(one for one in window.people.findChildren(ValueChip) if one.isVisible())
    chip.setFocus()
    window.key(Key.Key_Delete)
    assert directory.search.record(anna).tags == ()
    window.chord("Z")
    assert directory.search.record(anna).tags == ("workshop",)


def test_that_a_nationality_keeps_its_role(
    window: RealWindow, directory: Directory, anna: Uid
) -> None:
    add(window, "is a national")
    window.type("thail")
    window.key(Key.Key_Return)
    (link,) = directory.search.record(anna).parts_of(parts.AreaLink)
    assert (link.area, link.role) == ("TH", AreaRole.NATIONALITY)
    window.field("Is a national of").edit()
    window.chord("A")
    window.key(Key.Key_Delete)
    window.key(Key.Key_Return)
    assert directory.search.record(anna).parts_of(parts.AreaLink) == ()


def test_that_an_address_takes_several_lines(
    window: RealWindow, directory: Directory, anna: Uid
) -> None:
    add(window, "address")
    window.type("4 Quay Road")
    window.key(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    window.type("Geneva")
    window.key(Key.Key_Return)
    (address,) = directory.search.record(anna).addresses
    assert address.lines == ("4 Quay Road", "Geneva")


def test_that_an_own_field_says_what_does_not_fit(
    window: RealWindow, directory: Directory, anna: Uid
) -> None:
    directory.own_fields.add(OwnField("Badge", OwnFieldType.CHOICE, choices=("blue", "red")))
    window.settle()
    add(window, "badge")
    assert suggested(window) == ("blue", "red")
    window.type("green")
    window.key(Key.Key_Return)
    assert window.field("Badge").value == "green"
    assert any("none of the choices" in text for text in window.texts)


def test_that_a_relation_finds_its_body_or_makes_it(
    window: RealWindow, directory: Directory, body: Uid
) -> None:
    other = directory.bodies.add("Tide Watch")
    show(window, body)
    add(window, "hosts")
    window.type("tide w")
    assert suggested(window) == ("Tide Watch", "New organisation “tide w”")
    window.keys(Key.Key_Down, Key.Key_Return)
    add(window, "is a partner of")
    window.type("Reef Friends")
    assert suggested(window)[-1] == "New organisation “Reef Friends”"
    window.keys(Key.Key_Up, Key.Key_Return)
    relations = directory.search.record(body).parts_of(parts.Relation)
    assert [(one.type, one.other_name) for one in relations] == [
        ("hosts", "Tide Watch"),
        ("partner_of", "Reef Friends"),
    ]
    assert relations[0].other == other


def test_that_a_status_belongs_to_its_scheme(
    window: RealWindow, directory: Directory, body: Uid
) -> None:
    add(window, "accreditation by")
    window.type("a: ful")
    window.key(Key.Key_Return)
    (status,) = directory.search.record(body).parts_of(parts.Status)
    assert (status.scheme, status.value) == ("ganhri", "A")


def test_that_a_flag_is_switched(window: RealWindow, directory: Directory, body: Uid) -> None:
    post = directory.people.add("Bo Lindqvist", "Spokesperson, Harbour Lights")
    uid = directory.search.record(post).posts[0].uid
    assert uid
    show(window, uid)
    add(window, "several hold")
    window.key(Key.Key_Space)
    assert directory.search.record(uid).detail("several_seats") == "yes"
    window.chord("Z")
    assert directory.search.record(uid).detail("several_seats") == ""


def test_that_a_position_is_corrected_where_it_stands(
    window: RealWindow, directory: Directory, anna: Uid
) -> None:
    window.field("Harbourmaster").take_focus()
    window.key(Key.Key_F4)
    window.field("From").edit()
    window.type("2019-05")
    window.key(Key.Key_Return)
    (line,) = directory.search.record(anna).posts
    assert (str(line.from_), line.title, line.body) == (
        "2019-05", "Harbourmaster", "Harbour Lights",
    )  # fmt: skip
    window.field("Harbourmaster").edit()
    window.type("Tide Watch")
    window.key(Key.Key_Return)
    (line,) = directory.search.record(anna).posts
    assert (str(line.from_), line.body) == ("2019-05", "Tide Watch")


def test_that_what_is_not_kept_comes_back_with_its_contact(
    window: RealWindow, directory: Directory, anna: Uid
) -> None:
    other = directory.people.add("Bo Lindqvist")
    window.settle()
    add(window, "died")
    window.type("some day")
    show(window, other)
    assert "Died" not in window.texts
    show(window, anna)
    assert window.field("Died").unkept == "some day"


def test_that_every_editor_has_a_name(window: RealWindow, anna: Uid) -> None:
    for name in ("born", "tags", "language", "address"):
        add(window, name)
    focusable: list[QWidget] = [
        one
        for one in details(window).findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert focusable
    names = [one.accessibleName() or getattr(one, "text", str)() for one in focusable]
    assert all(names)
    assert QApplication.focusWidget() is not None


def test_that_a_phone_unfolds_what_is_known_of_it(
    window: RealWindow, directory: Directory, anna: Uid
) -> None:
    directory.channels.add(anna, ChannelType.PHONE, "+41 22 555 01 77")
    show(window, anna)
    window.field("Phone").take_focus()
    window.key(Key.Key_F4)
    fill(window, "Label", "desk")
    fill(window, "For", "press, after hours")
    fill(window, "Who may see it", "anyo")
    fill(window, "State", "do not")
    fill(window, "Because", "she moved")
    (phone,) = directory.search.record(anna).phones
    assert phone.label == "desk"
    assert phone.purposes == ("press", "after_hours")
    assert phone.visibility is Visibility.ANYONE
    assert (phone.state, phone.state_reason) == (ChannelState.DO_NOT_USE, "she moved")
    assert any(text.startswith("Do not use, because she moved") for text in window.texts)
    window.chord("Z")
    assert directory.search.record(anna).phones[0].state_reason == ""


def test_that_tab_walks_down_the_card(window: RealWindow, directory: Directory, anna: Uid) -> None:
    directory.facts.set(anna, "born", "1970")
    directory.facts.set(anna, "died", "2020")
    directory.channels.add(anna, ChannelType.PHONE, "+41 22 555 01 77")
    show(window, anna)
    window.field("Name").edit()
    labels = []
    for _ in range(5):
        window.key(Key.Key_Tab)
        labels.append(window.focus.accessibleName())
    assert labels == ["Place", "Country", "Born", "Died", "Add to Details"]


def fill(window: RealWindow, label: str, text: str) -> None:
    """Type a text over what a field holds."""
    window.field(label).edit()
    window.type(text)
    window.key(Key.Key_Return)
