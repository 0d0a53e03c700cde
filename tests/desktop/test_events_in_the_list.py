"""A meeting that was found stands in the list and on a card; Enter leads to its page."""

from PySide6.QtCore import Qt

from stakeholders.domain.entry import EntryKind
from tests.desktop.real_window import RealWindow

Key = Qt.Key


def test_that_a_meeting_is_found_shown_and_put_into_the_bin(window: RealWindow) -> None:
    assert window.desktop.directory is not None
    told = {"dates": "2-4 oct 2007", "city": "Bangkok"}
    window.desktop.directory.events.make("13th annual workshop on quays", told)
    window.settle()
    assert window.look_for("workshop on quays") == ["13th annual workshop on quays"]
    assert window.record.kind is EntryKind.EVENT
    assert window.record.name == "13th annual workshop on quays"
    window.keys(Key.Key_Down, Key.Key_Right, Key.Key_Left)
    window.key(Key.Key_Delete)
    assert window.look_for("workshop on quays") == []
    window.chord("Z")
    assert window.look_for("workshop on quays") == ["13th annual workshop on quays"]
