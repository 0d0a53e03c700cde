"""Find and replace in the real window: Enter shows, Enter once more does it, Undo."""

from PySide6.QtCore import Qt

from stakeholders.desktop.people.bulk_lines import BulkLines
from tests.desktop.real_window import RealWindow

Key = Qt.Key


def test_that_a_text_is_replaced_behind_a_preview(window: RealWindow) -> None:
    directory = window.desktop.directory
    assert directory is not None
    body = directory.bodies.add("Dept. of Quays")
    window.settle()
    window.window.actions_.run("text.replace")
    window.settle()
    window.type("Dept.")
    window.key(Key.Key_Tab)
    window.type("Department")
    window.key(Key.Key_Return)
    (lines,) = (one for one in window.window.findChildren(BulkLines) if one.isVisible())
    model = lines.model()
    shown = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert any("Department of Quays" in line for line in shown)
    window.key(Key.Key_Space)
    assert "1 text changed." in window.told
    assert directory.search.record(body).name == "Department of Quays"
    window.chord("Z")
    assert directory.search.record(body).name == "Dept. of Quays"
