"""Where a window stands: on a screen that is there."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def come_onto_a_screen(window: QWidget) -> None:
    """Move a window to where one can see it: the screen where it was left may be gone."""
    seen = any(
        screen.availableGeometry().intersects(window.frameGeometry())
        for screen in QGuiApplication.screens()
    )
    if not seen:
        window.move(QGuiApplication.primaryScreen().availableGeometry().topLeft())
