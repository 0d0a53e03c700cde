"""The sample in the window: looked at from the first run on, and gone again by one click."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stakeholders.desktop.widgets.buttons import TextButton
from tests.desktop.real_window import opened

Key = Qt.Key


def test_that_the_sample_is_offered_first_and_goes_by_one_click(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened(qtbot, file=tmp_path / "new.stakeholders") as window:
        window.key(Key.Key_Return)
        window.qtbot.waitUntil(lambda: window.desktop.directory is not None)
        window.settle()
        assert window.told.startswith("These are invented people and meetings")
        assert len(window.names) > 20
        (button,) = (
            one
            for one in window.window.findChildren(TextButton)
            if one.isVisible() and one.text() == "Remove the sample"
        )
        button.click()
        window.settle()
        assert window.told.startswith("The sample is gone")
        assert window.names == []
        assert window.window.actions_.run("sample.remove")
        window.settle()
        assert window.told == "The sample is not in this directory."
