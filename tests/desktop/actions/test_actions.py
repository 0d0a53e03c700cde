from collections.abc import Iterator
from importlib import resources

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.desktop.actions.action import Action, Letter, Menu, Needs, Where, reason_of
from stakeholders.desktop.actions.first_window import FIRST_WINDOW
from stakeholders.desktop.actions.palette import Palette
from stakeholders.desktop.actions.palette_rows import (
    ROW_ROLE,
    PaletteEntry,
    PaletteModel,
    PaletteRow,
)
from stakeholders.desktop.actions.positions import PositionKeys, latin_key
from stakeholders.desktop.actions.registry import (
    Actions,
    colliding_keys,
    colliding_letters,
    title_of,
)
from stakeholders.desktop.style.theme import Theme
from stakeholders.i18n import PSEUDO_LANGUAGE, use_language

CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk(QWidget):
    """A window with every command of the first window; `ran` keeps which were run."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.resize(1000, 700)
        self.field = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.field)
        self.actions_ = Actions(theme, FIRST_WINDOW, self)
        self.ran: list[str] = []
        self.looked_for: list[str] = []
        for action in FIRST_WINDOW:
            self.actions_.connect_to(action.key, self._noting(action.key))
        self.palette_ = Palette(theme, self, self.actions_, self.looked_for.append)
        self.theme = theme

    def _noting(self, key: str) -> "Note":
        return Note(self.ran, key)


class Note:
    """Writes down that a command was run."""

    def __init__(self, ran: list[str], key: str) -> None:
        self._ran = ran
        self._key = key

    def __call__(self) -> None:
        self._ran.append(self._key)


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(theme)
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitUntil(desk.isActiveWindow)
    desk.field.setFocus()
    for need in Needs:
        desk.actions_.hold(need, holds=True)
    yield desk
    desk.palette_.disappear()


def line_of(desk: Desk) -> QLineEdit:
    """Return the line that is typed into."""
    line = desk.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


def test_that_no_keys_are_claimed_twice() -> None:
    assert not colliding_keys(FIRST_WINDOW)


def test_that_no_letter_is_claimed_twice_in_one_place() -> None:
    assert not colliding_letters(FIRST_WINDOW)
    one = Action("one", "One", "Do one.", Menu.EDIT, letters=(Letter(Where.CARD, "S"),))
    two = Action("two", "Two", "Do two.", Menu.EDIT, letters=(Letter(Where.CARD, "S"),))
    three = Action("three", "Three", "Do three.", Menu.EDIT, letters=(Letter(Where.BIN, "S"),))
    assert colliding_letters((one, two, three)) == ("S, card",)


def test_that_every_need_has_a_reason() -> None:
    assert all(reason_of(need) for need in Needs)


def test_that_a_command_says_why_it_cannot_be_done(desk: Desk) -> None:
    assert not desk.actions_.why_not("contact.edit")
    desk.actions_.hold(Needs.CONTACT, holds=False)
    assert desk.actions_.why_not("contact.edit") == "Choose a contact first"


def test_that_a_collision_is_found() -> None:
    one = Action("one", "One", "Do one.", Menu.EDIT, keys=("Ctrl+E", "F4"))
    two = Action("two", "Two", "Do two.", Menu.EDIT, keys=("Ctrl+E",))
    assert colliding_keys((one, two)) == ("Ctrl+E",)


def test_that_all_keys_are_keys_and_all_icons_are_there(qapp: QApplication) -> None:
    portable = QKeySequence.SequenceFormat.PortableText
    icons = resources.files("stakeholders").joinpath("resources", "icons")
    for action in FIRST_WINDOW:
        assert icons.joinpath(f"{action.icon}.svg").is_file()
        for keys in action.keys:
            assert QKeySequence.fromString(keys, portable).toString(portable) == keys


def test_that_commands_are_known_by_one_name() -> None:
    assert len({action.key for action in FIRST_WINDOW}) == len(FIRST_WINDOW)


def test_that_keys_run_their_command(desk: Desk) -> None:
    QTest.keyClick(desk, Qt.Key.Key_N, CONTROL)
    QTest.keyClick(desk, Qt.Key.Key_F9)
    QTest.keyClick(desk, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert desk.ran == ["contact.new", "sidebar.toggle", "place.3"]


def test_that_a_command_waits_for_what_it_needs(desk: Desk) -> None:
    desk.actions_.hold(Needs.CONTACT, holds=False)
    QTest.keyClick(desk, Qt.Key.Key_1, CONTROL)
    assert not desk.ran
    assert not desk.actions_.run("contact.copy_phone")
    desk.actions_.hold(Needs.CONTACT, holds=True)
    QTest.keyClick(desk, Qt.Key.Key_1, CONTROL)
    assert desk.ran == ["contact.copy_phone"]


def test_that_delete_belongs_to_the_text_while_one_types(desk: Desk) -> None:
    desk.field.setText("ab")
    desk.field.setCursorPosition(0)
    QTest.keyClick(desk.field, Qt.Key.Key_Delete)
    assert (desk.field.text(), desk.ran) == ("b", [])


def test_that_a_command_without_work_is_shown_nowhere(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(theme, FIRST_WINDOW, window)
    menu = QMenu(window)
    actions.fill_menu(menu, Menu.EDIT)
    assert not [shown for shown in menu.actions() if shown.isVisible()]
    assert not actions.available()
    actions.connect_to("history.undo", window.update)
    assert [shown.text() for shown in menu.actions() if shown.isVisible()] == ["Undo"]


def test_that_a_menu_runs_its_command(desk: Desk) -> None:
    desk.actions_.qaction("settings.open").trigger()
    assert desk.ran == ["settings.open"]


def test_that_titles_follow_the_language(desk: Desk) -> None:
    use_language(PSEUDO_LANGUAGE)
    desk.actions_.retitle()
    place = next(one for one in FIRST_WINDOW if one.key == "place.2")
    assert desk.actions_.qaction("place.2").text() == title_of(place)
    assert desk.actions_.qaction("history.undo").text() == "[Üñdö~]"


def russian(letter: str, scan_code: int, modifiers: Qt.KeyboardModifier) -> QKeyEvent:
    press = QEvent.Type.KeyPress
    return QKeyEvent(press, ord(letter), modifiers, scan_code, 0, 0, letter.lower())


def test_that_ctrl_on_a_russian_keyboard_goes_by_the_place_of_the_key(
    desk: Desk, qapp: QApplication
) -> None:
    keys = PositionKeys(desk.actions_, "xcb", qapp)
    qapp.sendEvent(desk.field, russian("Т", 57, CONTROL))  # where English has N
    assert desk.ran == ["contact.new"]
    keys.deleteLater()


def test_that_plain_letters_of_other_scripts_are_typed(desk: Desk, qapp: QApplication) -> None:
    keys = PositionKeys(desk.actions_, "xcb", qapp)
    qapp.sendEvent(desk.field, russian("Т", 57, Qt.KeyboardModifier.NoModifier))
    assert (desk.field.text(), desk.ran) == ("т", [])
    keys.deleteLater()


def test_that_a_text_takes_its_own_keys_on_a_russian_keyboard(
    desk: Desk, qapp: QApplication
) -> None:
    keys = PositionKeys(desk.actions_, "xcb", qapp)
    QTest.keyClicks(desk.field, "ab")
    qapp.sendEvent(desk.field, russian("Я", 52, CONTROL))  # where English has Z
    assert (desk.field.text(), desk.ran) == ("", [])
    keys.deleteLater()


@pytest.mark.parametrize(
    ("letter", "code", "platform", "english"),
    [
        ("З", 33, "xcb", "P"),
        ("З", 25, "windows", "P"),
        ("З", 0, "offscreen", "P"),
        ("Я", 0, "cocoa", "Z"),
        ("ش", 0, "offscreen", "A"),
        ("ש", 0, "offscreen", "A"),
        ("Ψ", 0, "offscreen", "C"),
        ("中", 0, "offscreen", None),
        ("Z", 29, "xcb", None),  # a German keyboard: its letters are Latin already
        ("É", 11, "xcb", None),
    ],
)
def test_that_the_place_says_which_letter_is_meant(
    letter: str, code: int, platform: str, english: str | None
) -> None:
    assert latin_key(ord(letter), code, platform) == (ord(english) if english else None)


def test_that_named_keys_are_no_letters() -> None:
    assert latin_key(Qt.Key.Key_F2.value, 68, "xcb") is None


def test_that_the_palette_finds_and_runs_by_keys_alone(desk: Desk) -> None:
    desk.palette_.open()
    QTest.keyClicks(line_of(desk), "exp")
    QTest.keyClick(line_of(desk), Qt.Key.Key_Return)
    assert desk.ran == ["exporting.open"]
    assert desk.palette_.isHidden()
    assert desk.focusWidget() is desk.field


def test_that_the_palette_knows_other_words_for_a_command(desk: Desk) -> None:
    desk.palette_.open()
    QTest.keyClicks(line_of(desk), "preferences")
    QTest.keyClick(line_of(desk), Qt.Key.Key_Return)
    assert desk.ran == ["settings.open"]


def test_that_the_palette_begins_with_what_was_used_last(desk: Desk) -> None:
    desk.palette_.open()
    QTest.keyClicks(line_of(desk), "undo")
    QTest.keyClick(line_of(desk), Qt.Key.Key_Return)
    desk.palette_.open()
    QTest.keyClick(line_of(desk), Qt.Key.Key_Return)
    assert desk.ran == ["history.undo", "history.undo"]
    assert desk.palette_.recent == ("history.undo",)


def test_that_arrows_walk_through_the_palette(desk: Desk) -> None:
    desk.palette_.open()
    QTest.keyClicks(line_of(desk), "copy the")
    QTest.keyClick(line_of(desk), Qt.Key.Key_Down)
    QTest.keyClick(line_of(desk), Qt.Key.Key_Return)
    assert desk.ran == ["contact.copy_email"]


def test_that_escape_closes_the_palette_and_runs_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.palette_.open()
    with qtbot.waitSignal(desk.palette_.closed):
        QTest.keyClick(line_of(desk), Qt.Key.Key_Escape)
    assert not desk.ran


def test_that_the_palette_offers_people_too(desk: Desk, qtbot: QtBot) -> None:
    desk.palette_.open()
    QTest.keyClicks(line_of(desk), "olg")
    assert desk.looked_for[-1] == "olg"
    desk.palette_.show_found("ol", (PaletteEntry("uid-0", "Somebody of an older answer"),))
    desk.palette_.show_found("olg", (PaletteEntry("uid-1", "Olga Sample", "user"),))
    with qtbot.waitSignal(desk.palette_.found_chosen) as chosen:
        QTest.keyClick(line_of(desk), Qt.Key.Key_Return)
    assert chosen.args == ["uid-1"]


def test_that_what_cannot_be_done_stands_below_with_the_reason(desk: Desk, qtbot: QtBot) -> None:
    desk.actions_.hold(Needs.CONTACT, holds=False)
    desk.palette_.open()
    assert not [row for row in rows_of(desk) if row.entry.reason]
    QTest.keyClicks(line_of(desk), "copy")
    reasons = [row.entry.reason for row in rows_of(desk)]
    assert reasons == sorted(reasons)  # what can be done stands above
    assert reasons.count("Choose a contact first") >= 5
    QTest.keyClick(line_of(desk), Qt.Key.Key_End, CONTROL)
    for _ in reasons:
        QTest.keyClick(line_of(desk), Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.palette_.refused) as refused:
        QTest.keyClick(line_of(desk), Qt.Key.Key_Return)
    assert refused.args == ["Choose a contact first"]
    assert not desk.ran
    assert desk.palette_.isVisible()


def test_that_a_slip_of_the_fingers_still_finds_the_command(desk: Desk) -> None:
    desk.palette_.open()
    QTest.keyClicks(line_of(desk), "exprot")
    QTest.keyClick(line_of(desk), Qt.Key.Key_Return)
    assert desk.ran == ["exporting.open"]


def test_that_other_entries_are_offered_and_told(desk: Desk, qtbot: QtBot) -> None:
    place = PaletteEntry("place:list:1", "Go to Press contacts", "list-checks")
    palette = Palette(desk.theme, desk, desk.actions_, desk.looked_for.append, lambda: (place,))
    palette.open()
    QTest.keyClicks(line_of(desk), "press con")
    with qtbot.waitSignal(palette.other_chosen) as chosen:
        QTest.keyClick(line_of(desk), Qt.Key.Key_Return)
    assert chosen.args == ["place:list:1"]
    palette.open()
    assert rows_in(palette)[0].entry == place


def rows_in(palette: Palette) -> list[PaletteRow]:
    model = palette.findChildren(PaletteModel)[0]
    return [model.data(model.index(row), ROW_ROLE) for row in range(model.rowCount())]  # type: ignore[misc]


def rows_of(desk: Desk) -> list[PaletteRow]:
    return rows_in(desk.palette_)


def test_that_somebody_who_was_opened_comes_again_first(desk: Desk) -> None:
    olga = PaletteEntry("uid-1", "Olga Sample", "user")
    desk.palette_.open()
    QTest.keyClicks(line_of(desk), "olga")
    desk.palette_.show_found("olga", (olga,))
    QTest.keyClick(line_of(desk), Qt.Key.Key_Return)
    desk.palette_.open()
    assert rows_of(desk)[0].entry == olga


def key_press(key: int, scan_code: int, held: Qt.KeyboardModifier, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, scan_code, 0, 0, text)


SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize(
    ("sign", "code", "held", "command"),
    [
        ("&", 10, CONTROL, "contact.copy_phone"),  # the key of 1 on a French keyboard
        ("É", 11, CONTROL, "contact.copy_email"),
        ('"', 12, CONTROL, "contact.copy_block"),
        ("&", 10, ALT, "place.1"),
        ("!", 61, CONTROL, "keys.show"),  # French: where English has /
        ("/", 16, CONTROL | SHIFT, "keys.show"),  # German: / is Shift+7
        ("/", 60, CONTROL | SHIFT, "keys.show"),  # French: / is Shift+:
        ("١", 10, CONTROL, "contact.copy_phone"),  # Arabic digits
        (".", 61, CONTROL, "keys.show"),  # Russian: where English has /
        ("-", 61, CONTROL, "letters.smaller"),  # German: written on the key, so it counts
    ],
)
def test_that_digits_and_signs_go_by_what_is_written_then_by_their_place(
    desk: Desk,
    qapp: QApplication,
    sign: str,
    code: int,
    held: Qt.KeyboardModifier,
    command: str,
) -> None:
    keys = PositionKeys(desk.actions_, "xcb", qapp)
    press = key_press(ord(sign), code, held)
    if sign == "-":  # Qt itself runs what is written
        QTest.keyClick(desk, Qt.Key.Key_Minus, held)
    else:
        qapp.sendEvent(desk.field, press)
    assert desk.ran == [command]
    keys.deleteLater()


def test_that_alt_gr_types_and_runs_nothing(desk: Desk, qapp: QApplication) -> None:
    keys = PositionKeys(desk.actions_, "windows", qapp)
    qapp.sendEvent(desk.field, key_press(ord("@"), 11, CONTROL | ALT, "@"))
    assert not desk.ran
    keys.deleteLater()


def test_that_latin_letters_never_go_by_their_place(desk: Desk, qapp: QApplication) -> None:
    keys = PositionKeys(desk.actions_, "xcb", qapp)
    qapp.sendEvent(desk.field, key_press(ord("A"), 24, CONTROL))  # French: where English has Q
    assert "window.quit" not in desk.ran
    keys.deleteLater()
