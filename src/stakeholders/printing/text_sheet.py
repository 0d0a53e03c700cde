"""A short text on one sheet of paper."""

from typing import Final

from PySide6.QtGui import QFontDatabase, QTextDocument
from PySide6.QtPrintSupport import QPrinter

_POINTS: Final = 12


def print_text(text: str, printer: QPrinter) -> None:
    """Print a text in letters of one width; called in the window's thread."""
    document = QTextDocument()
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setPlainText(text)
    document.print_(printer)
