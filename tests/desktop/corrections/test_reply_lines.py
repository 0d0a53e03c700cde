"""The lines of a reply: what is a number or an address reads from the left in every language."""

from types import SimpleNamespace

import pytest

from stakeholders.desktop.corrections.reply_lines import reply_lines
from stakeholders.desktop.widgets.line_list import Line
from stakeholders.domain.correction import NewRow, SheetColumn
from stakeholders.i18n import left_to_right


def texts(column: SheetColumn, value: str) -> str:
    row = NewRow(7, {SheetColumn.NAME: "Ana Example", column: value}, ())
    reply = SimpleNamespace(changes=(), new=(row,), gone=())
    lines = reply_lines(reply, (), (), {})  # type: ignore[arg-type]
    return " ".join(line.about for line in lines if isinstance(line, Line))


@pytest.mark.parametrize("value", ["+41 22 917 90 01", "ana@lone.example"])
def test_that_numbers_and_addresses_are_kept_straight(value: str) -> None:
    column = SheetColumn.EMAIL if "@" in value else SheetColumn.PHONE
    assert left_to_right(value) in texts(column, value)


def test_that_words_are_left_to_the_language() -> None:
    assert "Registrar" in texts(SheetColumn.TITLE, "Registrar")
    assert left_to_right("Registrar") not in texts(SheetColumn.TITLE, "Registrar")
