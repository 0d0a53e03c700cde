import re

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from stakeholders.desktop.style.fonts import INTER, base_font
from stakeholders.desktop.style.measures import Measures
from stakeholders.desktop.style.sheet import sheet_of
from stakeholders.desktop.style.theme import Look, Theme, tokens_for
from stakeholders.desktop.style.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST


@pytest.mark.parametrize(
    ("look", "dark", "contrast", "tokens"),
    [
        (Look.SYSTEM, False, False, LIGHT),
        (Look.SYSTEM, True, False, DARK),
        (Look.SYSTEM, True, True, DARK_CONTRAST),
        (Look.LIGHT, True, True, LIGHT),
        (Look.DARK, False, False, DARK),
        (Look.HIGH_CONTRAST, False, False, LIGHT_CONTRAST),
        (Look.HIGH_CONTRAST, True, False, DARK_CONTRAST),
    ],
)
def test_that_the_user_decides_before_the_system(
    look: Look, dark: bool, contrast: bool, tokens: object
) -> None:
    assert tokens_for(look, dark=dark, contrast=contrast) is tokens


def test_that_the_sheet_leaves_no_unit_and_no_token_open() -> None:
    sheet = sheet_of(LIGHT, Measures(em=14, points=10.5))
    assert not re.search(r"\$|\ddp|rem\b", sheet)


def test_that_lengths_grow_with_the_users_letters() -> None:
    small, large = Measures(em=14, points=10.5), Measures(em=21, points=15.75)
    assert (small.px(8), large.px(8)) == (8, 12)
    assert large.pt(1.0) == pytest.approx(15.75)


def test_that_a_change_of_look_reaches_the_palette(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.show(Look.DARK, 100)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window


def test_that_a_change_of_look_dresses_a_widget_once_however_deep_it_lies(
    theme: Theme, qtbot: QtBot
) -> None:
    class Deep(QWidget):
        dressed = 0

        @override
        def changeEvent(self, event: QEvent) -> None:
            super().changeEvent(event)
            self.dressed += event.type() is QEvent.Type.StyleChange

    window = QWidget()
    qtbot.addWidget(window)
    above = window
    for _ in range(12):
        above = QWidget(above)
    deep = Deep(above)
    window.show()
    deep.dressed = 0
    theme.show(Look.DARK, 100)
    assert deep.dressed <= 2, "once the old look is taken off, once the new one is put on"
    assert deep.palette().color(QPalette.ColorRole.WindowText).name().upper() == DARK.text


def test_that_showing_the_same_look_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.show(Look.LIGHT, 100)


def test_that_letters_stay_between_one_and_two_times_the_users_own(theme: Theme) -> None:
    plain = theme.measures.em
    theme.show(Look.LIGHT, 1000)
    assert theme.measures.em == pytest.approx(plain * 2)


def test_that_the_systems_own_font_comes_first() -> None:
    system = QFont("Cantarell", 11)
    font = base_font(system, ("Noto Sans Arabic",), scale=100)
    assert font.families() == ["Cantarell", "Noto Sans Arabic"]
    assert font.pointSizeF() == pytest.approx(11)


def test_that_inter_takes_the_place_of_a_missing_font(theme: Theme) -> None:
    font = base_font(QFont("DejaVu Sans", 9), (), scale=200)
    assert font.families() == [INTER]
    assert font.pointSizeF() == pytest.approx(21)


def test_that_an_icon_takes_its_colour_and_is_drawn_once(theme: Theme) -> None:
    first = theme.icons.pixmap("check", "#12713F", 24)
    image = first.toImage()
    colours = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 250
    }
    assert colours == {"#12713F"}
    assert theme.icons.pixmap("check", "#12713F", 24) is first
