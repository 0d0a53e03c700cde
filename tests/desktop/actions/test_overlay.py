"""Overlays: high enough for what they hold, over a window that may change beneath them."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget
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


def test_that_a_panel_is_as_high_as_its_words_also_when_they_change(
    qtbot: QtBot, theme: Theme
) -> None:
    class Told(Overlay):
        def __init__(self) -> None:
            super().__init__(theme, window, drawn_size=(300, 60))
            self.words = QLabel(self._panel)
            self.words.setWordWrap(True)
            self._column.addWidget(self.words)

    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 700)
    told = Told()
    window.show()
    told.appear(told.words)
    low = told.words.height()
    told.words.setText("A post stays when people change. " * 9)
    qtbot.waitUntil(lambda: told.words.height() > low)
    assert told.words.height() >= told.words.heightForWidth(told.words.width())
