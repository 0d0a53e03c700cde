"""QR codes: a text as squares, dark ones on light ground, and as a picture (ISO/IEC 18004)."""

import functools
import io
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:  # segno is imported when somebody wants a code
    import segno

QUIET: Final = 4
"""How many light squares stand around a code, so that readers find it."""

Squares: TypeAlias = tuple[tuple[bool, ...], ...]
"""Rows of squares from the top, True for dark, without the light ones around."""


@functools.lru_cache(maxsize=256)
def squares_of(text: str) -> Squares:
    """Return the squares of a text, which reads also where some of them are damaged.

    Raises:
        ValueError: when the text is longer than a code can hold.
    """
    return tuple(tuple(bool(square) for square in row) for row in _made(text).matrix)


def picture_of(text: str, dots: int = 8) -> bytes:
    """Return a code as PNG with so many dots to a square, the light ones around included."""
    stream = io.BytesIO()
    _made(text).save(stream, kind="png", scale=dots, border=QUIET)
    return stream.getvalue()


def path_of(squares: Squares) -> str:
    """Return the dark squares as a path of SVG, a square one unit wide, runs of them at once."""
    parts = []
    for y, row in enumerate(squares, QUIET):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                parts.append(f"M{x + QUIET} {y}h{end - x}v1h-{end - x}z")
            x = end + 1
    return "".join(parts)


def _made(text: str) -> "segno.QRCode":
    import segno

    return segno.make_qr(text, error="m", encoding="utf-8")
