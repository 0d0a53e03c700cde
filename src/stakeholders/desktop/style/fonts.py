"""Which font the window is written in: the system's own, else Inter, and others behind it."""

from importlib import resources
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

INTER: Final = "Inter Variable"

# What a system without a text font of its own answers with.
_POOR_FAMILIES: Final = frozenset(
    {"", "bitstream vera sans", "dejavu sans", "helvetica", "sans", "sans serif", "sans-serif"}
)
# Tried in this order for letters that the first family does not have.
_FALLBACKS: Final = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "Noto Sans Thai",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Segoe UI",
    "DejaVu Sans",
)
_POINTS_WITHOUT_A_DESKTOP: Final = 10.5


def is_poor(family: str) -> bool:
    """Tell whether this family only stands in for a missing text font."""
    return family.casefold() in _POOR_FAMILIES


def base_font(system: QFont, installed: tuple[str, ...], *, scale: int) -> QFont:
    """Return the font of the window at a scale in per cent.

    The system's font comes first. Where it only stands in for a missing one, Inter does better,
    in a usual size, as nobody chose the other.
    """
    poor = is_poor(system.family())
    first = INTER if poor else system.family()
    points = _POINTS_WITHOUT_A_DESKTOP if poor else system.pointSizeF()
    font = QFont(system)
    font.setFamilies([first, *(name for name in _FALLBACKS if name in installed)])
    font.setPointSizeF(points * scale / 100)
    return font


def load_inter() -> None:
    """Make Inter known to Qt; reads one file of 880 kB."""
    file = resources.files("stakeholders").joinpath("resources", "fonts", "InterVariable.ttf")
    QFontDatabase.addApplicationFontFromData(file.read_bytes())
