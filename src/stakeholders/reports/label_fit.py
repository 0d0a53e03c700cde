"""How large letters stand on a label where nobody can measure them: widths of letters are guessed.

What is painted is measured instead (`printing.label_sheets`).
"""

import re
import unicodedata
from typing import Final

from stakeholders.reports.document import Label, Labels, Line

EDGE: Final = 3.0
"""How far letters stay from the edge of a label, in millimetres."""

CODE_SHARE: Final = 0.4
"""How much of the width of a label its code takes at most."""

UNBROKEN: Final = 0.72
"""To how much of their size letters shrink before lines are broken."""

STEP: Final = 0.93
LEAST: Final = 0.12
_LONGEST: Final = 40
_WORD: Final = re.compile(
    r"[^\s\-–/\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af]+"
)
_POINT: Final = 25.4 / 72
_LEADING: Final = 1.3
_NARROW: Final = 0.56
_CAPITAL: Final = 0.72
_STRONG: Final = 1.07


def share_that_fits(label: Label, labels: Labels) -> float:
    """Return to which share of their size the letters of a label shrink to fit whole."""
    width, height = room_of(label, labels)
    share = 1.0
    while share > LEAST:
        counts = [_line_count(line, labels, width, share) for line in label.lines]
        points = [points_of(line, labels) * share * _LEADING * _POINT for line in label.lines]
        needed = sum(count * high for count, high in zip(counts, points, strict=True))
        is_whole = share < UNBROKEN or all(count == 1 for count in counts)
        if needed <= height and is_whole and not _tears(label, labels, width, share):
            return share
        share *= STEP
    return LEAST


def room_of(label: Label, labels: Labels) -> tuple[float, float]:
    """Return the room for letters on a label, beside its code, in millimetres."""
    width, height = labels.form.size
    width, height = width - 2 * EDGE, (height / 2 if labels.form.is_folded else height) - 2 * EDGE
    return (width - code_side(labels) if label.code else width, height)


def code_side(labels: Labels) -> float:
    """Return how wide a code is on a label, in millimetres."""
    width, height = labels.form.size
    return min((width - 2 * EDGE) * CODE_SHARE, height - 2 * EDGE)


def words_to_keep(text: str) -> list[str]:
    """Return the words that are not broken inside; scripts without blanks break anywhere."""
    return [word for word in _WORD.findall(text) if len(word) <= _LONGEST]


def points_of(line: Line, labels: Labels) -> float:
    """Return how large the letters of a line are where they fit."""
    return labels.strong_points if line.strong else labels.points


def _line_count(line: Line, labels: Labels, width: float, share: float) -> int:
    needed = _width(line.text, line, labels) * share
    # A broken line leaves some of its room empty.
    return 1 if needed <= width else int(needed * 1.15 // width) + 1


def _tears(label: Label, labels: Labels, width: float, share: float) -> bool:
    return any(
        _width(word, line, labels) * share > width
        for line in label.lines
        for word in words_to_keep(line.text)
    )


def _width(text: str, line: Line, labels: Labels) -> float:
    ems = sum(_ems(character) for character in text)
    return ems * points_of(line, labels) * _POINT * (_STRONG if line.strong else 1)


def _ems(character: str) -> float:
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.0
    return _CAPITAL if character.isupper() else _NARROW
