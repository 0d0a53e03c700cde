"""Lengths and sizes of letters as multiples of the user's own font."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFont

# The drawings of the window were made with letters of this many pixels.
_DRAWN_PIXELS: Final = 14.0


@dataclass(frozen=True, slots=True)
class Measures:
    """What a length of the drawings is with the user's font; `em` in pixels."""

    em: float
    points: float

    def px(self, drawn: float) -> int:
        """Return a length of the drawings in pixels, at least one."""
        return max(1, round(drawn * self.em / _DRAWN_PIXELS))

    def drawn(self, pixels: int) -> int:
        """Return what so many pixels are in the drawings."""
        return round(pixels * _DRAWN_PIXELS / self.em)

    def pt(self, factor: float) -> float:
        """Return a size of letters in points, as a multiple of the user's."""
        return round(self.points * factor, 2)

    def sized(
        self, font: QFont, factor: float, weight: QFont.Weight = QFont.Weight.Normal
    ) -> QFont:
        """Return the font in a multiple of the user's size, in one of the three weights."""
        sized = QFont(font)
        sized.setPointSizeF(self.pt(factor))
        sized.setWeight(weight)
        return sized


def measures_of(points: float, dots_per_inch: float) -> Measures:
    """Return the measures for a base font of so many points on a screen."""
    return Measures(em=points * dots_per_inch / 72, points=points)
