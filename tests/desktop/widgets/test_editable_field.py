from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.editable_field import EditableField
from stakeholders.desktop.widgets.shown_value import FieldShape
from stakeholders.desktop.widgets.verdict import Level, Verdict


def check(value: str) -> Verdict:
    if value == "press@unodc.o":
        return Verdict(Level.BAD, "Did you mean press@unodc.org?", "press@unodc.org")
    if "@" in value:
        return Verdict(Level.OK, "Valid address")
    return Verdict(Level.BAD, "An @ is missing.") if value else Verdict()


class Form(QWidget):
    """Two fields, one above the other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.first = EditableField(theme, FieldShape("E-mail", is_code=True), check)
        self.second = EditableField(theme, FieldShape("Second e-mail", is_code=True), check)
        self.kept: list[str] = []
        self.first.kept.connect(self.kept.append)
        column.addWidget(self.first)
        column.addWidget(self.second)


def shown_form(theme: Theme, qtbot: QtBot) -> Form:
    form = Form(theme)
    qtbot.addWidget(form)
    form.first.show_value("olga@office.example")
    form.show()
    qtbot.waitUntil(form.isActiveWindow)
    shown_value(form.first).setFocus()
    return form


def shown_value(field: EditableField) -> QLabel:
    """Return the part of a field that can be opened."""
    return next(
        label
        for label in field.findChildren(QLabel)
        if label.focusPolicy() & Qt.FocusPolicy.TabFocus
    )


def level(form: Form) -> Level:
    return form.first.verdict.level


def is_open(field: EditableField) -> bool:
    return field.is_editing


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def test_that_enter_opens_and_enter_keeps(theme: Theme, qtbot: QtBot) -> None:
    form = shown_form(theme, qtbot)
    press(Qt.Key.Key_Return)
    assert is_open(form.first)
    write("ana@office.example")
    press(Qt.Key.Key_Return)
    assert form.kept == ["ana@office.example"]
    assert not is_open(form.first)
    assert QApplication.focusWidget() is shown_value(form.first)


def test_that_escape_takes_back_what_was_typed(theme: Theme, qtbot: QtBot) -> None:
    form = shown_form(theme, qtbot)
    press(Qt.Key.Key_F2)
    write("nonsense")
    press(Qt.Key.Key_Escape)
    assert not form.kept
    assert form.first.value == "olga@office.example"


def test_that_f2_edits_though_the_window_has_a_command_for_it(theme: Theme, qtbot: QtBot) -> None:
    form = shown_form(theme, qtbot)
    QShortcut("F2", form)
    press(Qt.Key.Key_F2)
    assert is_open(form.first)


def test_that_tab_keeps_and_opens_the_next_field(theme: Theme, qtbot: QtBot) -> None:
    form = shown_form(theme, qtbot)
    press(Qt.Key.Key_Return)
    write("ana@office.example")
    press(Qt.Key.Key_Tab)
    assert form.kept == ["ana@office.example"]
    assert is_open(form.second)
    press(Qt.Key.Key_Backtab)
    assert is_open(form.first)


def test_that_a_click_opens_and_leaving_by_a_click_keeps(theme: Theme, qtbot: QtBot) -> None:
    form = shown_form(theme, qtbot)
    QTest.mouseClick(shown_value(form.first), Qt.MouseButton.LeftButton)
    assert is_open(form.first)
    write("ana@office.example")
    QTest.mouseClick(shown_value(form.second), Qt.MouseButton.LeftButton)
    assert form.kept == ["ana@office.example"]


def test_that_nothing_is_kept_where_nothing_changed(theme: Theme, qtbot: QtBot) -> None:
    form = shown_form(theme, qtbot)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert not form.kept


def test_that_green_comes_at_once_and_red_only_on_leaving(theme: Theme, qtbot: QtBot) -> None:
    form = shown_form(theme, qtbot)
    press(Qt.Key.Key_Return)
    write("ana")
    assert level(form) is Level.NONE
    write("@")
    assert level(form) is Level.OK
    press(Qt.Key.Key_Backspace)
    assert level(form) is Level.NONE
    press(Qt.Key.Key_Return)
    assert level(form) is Level.BAD
    assert form.kept == ["ana"]


def test_that_one_click_takes_the_repair(theme: Theme, qtbot: QtBot) -> None:
    form = shown_form(theme, qtbot)
    form.first.show_value("press@unodc.o")
    button = next(b for b in form.first.findChildren(QPushButton) if b.text() == "Use it")
    assert button.isVisible()
    assert button.accessibleName() == "Use press@unodc.org"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert form.kept == ["press@unodc.org"]
    assert level(form) is Level.OK
    assert not button.isVisible()


def test_that_a_repair_counts_while_the_editor_is_open(theme: Theme, qtbot: QtBot) -> None:
    form = shown_form(theme, qtbot)
    form.first.show_value("press@unodc.o")
    press(Qt.Key.Key_Return)
    button = next(b for b in form.first.findChildren(QPushButton) if b.text() == "Use it")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert form.kept == ["press@unodc.org"]


def test_that_a_value_from_outside_leaves_what_is_typed(theme: Theme, qtbot: QtBot) -> None:
    form = shown_form(theme, qtbot)
    press(Qt.Key.Key_Return)
    write("ana@office.example")
    form.first.show_value("other@office.example")
    editor = form.first.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "ana@office.example"


def test_that_a_code_stays_left_to_right_and_is_copied_bare(theme: Theme, qtbot: QtBot) -> None:
    form = shown_form(theme, qtbot)
    form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert shown_value(form.first).text() == "\u2066olga@office.example\u2069"
    copied: list[str] = []
    form.first.copy_wanted.connect(copied.append)
    copy = next(
        b for b in form.first.findChildren(QToolButton) if b.accessibleName() == "Copy E-mail"
    )
    copy.click()
    assert copied == ["olga@office.example"]


def test_that_a_screen_reader_hears_label_value_and_verdict(theme: Theme, qtbot: QtBot) -> None:
    form = shown_form(theme, qtbot)
    value = shown_value(form.first)
    assert value.accessibleName() == "E-mail: olga@office.example"
    assert value.accessibleDescription() == "Valid address"
