"""Overlays: what had the focus may be gone when the window is shown again."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.style.theme import Theme


def test_that_an_overlay_closes_over_a_line_that_is_gone(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QComboBox(window)
    box.setEditable(True)  # its line is made by Qt, of whose end Python hears nothing
    QVBoxLayout(window).addWidget(box)
    overlay = Overlay(theme, window, drawn_size=(400, 200))
    first = QLineEdit(overlay)
    window.show()
    box.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    overlay.appear(first)
    box.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    overlay.disappear()
    assert overlay.isHidden()
