"""The code of a contact in the real window, seen by a scanner in every look."""

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from stakeholders.desktop.people.code_panel import CodePanel
from stakeholders.desktop.style.theme import Look
from tests.desktop.real_window import RealWindow

Key = Qt.Key


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_that_one_key_on_the_card_shows_a_code_that_a_phone_reads(
    window: RealWindow, look: Look
) -> None:
    window.desktop.theme.show(look, 100)
    window.look_for("kostovar")
    window.keys(Key.Key_Down, Key.Key_Right, Key.Key_Q)
    window.settle()
    found = zxingcpp.read_barcode(window.window.grab().toImage())
    assert found is not None
    assert "FN:Mirela Kostovar" in found.text
    panel = window.window.findChild(CodePanel)
    assert panel is not None
    assert panel.isVisible()
    assert "camera of a phone" in " ".join(window.texts)
    window.key(Key.Key_Escape)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is not None


def test_that_a_contact_that_not_everyone_may_see_has_no_code(window: RealWindow) -> None:
    from stakeholders.domain.visibility import Visibility

    directory = window.desktop.directory
    assert directory is not None
    directory.contacts.set_visibility(window.find("kostovar")[0].uid, Visibility.OFFICE)
    window.look_for("kostovar")
    window.keys(Key.Key_Down, Key.Key_Right, Key.Key_Q)
    window.settle()
    assert window.told.startswith("They may not see this of Mirela Kostovar.")
