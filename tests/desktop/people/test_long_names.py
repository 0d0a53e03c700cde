"""A stored name of a million letters is shown as far as there is room, and stops nothing."""

import time

from PySide6.QtCore import Qt

from tests.desktop.real_window import RealWindow

Key = Qt.Key
_SECONDS = 3.0


def test_that_a_name_of_a_million_letters_is_found_and_shown_soon(window: RealWindow) -> None:
    directory = window.desktop.directory
    assert directory is not None
    directory.people.add("Zzyx " + "wonderfully long " * 60_000, "", "", "")
    window.settle()
    begun = time.process_time()
    window.look_for("zzyx")
    window.keys(Key.Key_Down, Key.Key_Right)
    assert window.record.name.startswith("Zzyx")
    for key in (Key.Key_H, Key.Key_A):
        window.key(key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        window.key(Key.Key_Escape)
    assert time.process_time() - begun < _SECONDS
    assert all(len(text) < 30_000 for text in window.texts)
