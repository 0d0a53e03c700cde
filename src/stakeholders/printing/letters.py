"""Letters: the font that documents are set in, the same on paper and in PDF."""

from importlib import resources
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

POINTS: Final = 9.5

_FIRST: Final = "Inter Variable"
# Tried in this order for letters that the first family does not have.
_FALLBACKS: Final = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Thai",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Segoe UI",
    "DejaVu Sans",
)


def document_font() -> QFont:
    """Return the font of documents; reads one file of 880 kB the first time.

    Inter's contextual alternates are off: with them Qt loses characters in the text of a PDF, and
    "+41" is copied as "41" (seen with Qt 6.11).
    """
    installed = QFontDatabase.families()
    if _FIRST not in installed:
        file = resources.files("stakeholders").joinpath("resources", "fonts", "InterVariable.ttf")
        QFontDatabase.addApplicationFontFromData(file.read_bytes())
    font = QFont()
    font.setFamilies([_FIRST, *(name for name in _FALLBACKS if name in installed)])
    font.setFeature(QFont.Tag("calt"), 0)
    font.setPointSizeF(POINTS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
