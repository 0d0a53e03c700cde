"""What lies over the window goes when a key or a button leads elsewhere."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from stakeholders.desktop.actions.overlay import Overlay
from tests.desktop.real_window import ALT, CONTROL, RealWindow

Key = Qt.Key


def over_the_window(window: RealWindow) -> list[Overlay]:
    return [one for one in window.window.findChildren(Overlay) if one.isVisible()]


def test_that_from_an_export_one_key_or_button_leads_to_the_old_facts(window: RealWindow) -> None:
    window.chord("E", shift=True)
    assert over_the_window(window)
    window.key(Key.Key_Y, CONTROL | ALT)
    assert (window.window.place, over_the_window(window)) == ("verify", [])
    window.key(Key.Key_Escape)
    window.chord("E", shift=True)
    buttons = over_the_window(window)[0].findChildren(QAbstractButton)
    check = next(one for one in buttons if one.text() == "Check old facts")
    QTest.mouseClick(check, Qt.MouseButton.LeftButton)
    window.settle()
    assert (window.window.place, over_the_window(window)) == ("verify", [])
