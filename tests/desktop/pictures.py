"""Pictures of widgets and pages without a screen, to be looked at."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from stakeholders.desktop.style.theme import Look, Theme


@dataclass(frozen=True, slots=True)
class Setting:
    """How a picture is taken."""

    name: str
    look: Look = Look.LIGHT
    right_to_left: bool = False
    scale: int = 100
    language: str = "en"


SETTINGS: Final = (
    Setting("light"),
    Setting("dark", Look.DARK),
    Setting("right-to-left", right_to_left=True, language="ar"),
    Setting("large", scale=150),
    Setting("contrast", Look.HIGH_CONTRAST),
)


def render(widget: QWidget, path: Path, theme: Theme, setting: Setting) -> QImage:
    """Show the widget in its present size and save what is seen of it as PNG."""
    right_to_left, left_to_right = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    QApplication.setLayoutDirection(right_to_left if setting.right_to_left else left_to_right)
    theme.show(setting.look, setting.scale)
    widget.show()
    for _ in range(3):  # layouts answer one after the other
        QApplication.processEvents()
    image = QImage(widget.size(), QImage.Format.Format_ARGB32)
    image.fill(QColor(theme.tokens.window))
    widget.render(image)
    image.save(str(path))
    return image
