"""Walking from scene to scene in one window, which is quicker than a new one for each."""

from PySide6.QtCore import Qt

from tests.desktop.real_window import RealWindow
from tests.desktop.scenes import PANELS, Scene


def leave(window: RealWindow, scene: Scene) -> None:
    """Come back from a scene to the list of everyone."""
    if scene in PANELS:
        window.keys(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    window.window.go_to("people.everyone")
    window.settle()
