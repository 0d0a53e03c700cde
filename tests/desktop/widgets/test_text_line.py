"""Letters stand in the middle of a line in every script."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.desktop.style.theme import Look, Theme
from stakeholders.desktop.widgets.text_line import TextLine, lift_of


@pytest.mark.parametrize("text", ["Everyone.vcf", "الجميع.vcf", "全体联系人", "Все"])
@pytest.mark.parametrize("scale", [100, 150])
def test_that_letters_stand_in_the_middle(
    theme: Theme, qtbot: QtBot, text: str, scale: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = TextLine(window)
    QVBoxLayout(window).addWidget(line)
    line.setText(text)
    window.show()
    theme.show(Look.LIGHT, scale)
    qtbot.wait(1)
    off = abs(line.cursorRect().center().y() - line.rect().center().y())
    assert off <= theme.measures.px(3)


def test_that_latin_letters_stand_where_they_stood(theme: Theme) -> None:
    assert lift_of("Plain words", theme.font) == 0
    assert lift_of("", theme.font) == 0
