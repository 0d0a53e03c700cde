"""The icon of the program, for the bar of windows and the switcher of the desktop."""

from PySide6.QtGui import QIcon, QPixmap

from stakeholders.paths import resource_bytes


def application_icon() -> QIcon:
    """Return the icon as large as any desktop shows it; it has colours of its own."""
    pixmap = QPixmap()
    pixmap.loadFromData(resource_bytes("icons", "stakeholders.svg"), "SVG")
    return QIcon(pixmap)
