"""Which colour and which line under the words stand for which field of a captured text."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat

from stakeholders.desktop.style.tokens import Tint, Tokens
from stakeholders.i18n import marked

_Line = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True, slots=True)
class Mark:
    """How words of one field are marked: `tint` counts the avatars' colours, or names a tone."""

    title: str
    line: QTextCharFormat.UnderlineStyle
    pen: Qt.PenStyle
    tint: int | None


_WARN: Final = None

MARKS: Final = MappingProxyType(
    {
        "name": Mark(marked("Name"), _Line.SingleUnderline, Qt.PenStyle.SolidLine, 6),
        "title": Mark(marked("Position"), _Line.DashUnderline, Qt.PenStyle.DashLine, 4),
        "body": Mark(marked("Organisation"), _Line.DotLine, Qt.PenStyle.DotLine, 3),
        "place": Mark(marked("Place"), _Line.DashDotLine, Qt.PenStyle.DashDotLine, 0),
        "phone": Mark(marked("Phone"), _Line.SingleUnderline, Qt.PenStyle.SolidLine, 1),
        "email": Mark(marked("E-mail"), _Line.DashUnderline, Qt.PenStyle.DashLine, 5),
        "gap": Mark(marked("Known gap"), _Line.DashDotDotLine, Qt.PenStyle.DashDotDotLine, _WARN),
    }
)
"""The marks by the fields of a span, in the order in which they are explained."""


def mark_of(field: str) -> Mark:
    """Return the mark of a field; one without a mark of its own has that of a place."""
    return MARKS.get(field, MARKS["place"])


def tint_of_mark(mark: Mark, tokens: Tokens) -> Tint:
    """Return the ground and the ink of marked words."""
    if mark.tint is None:
        return Tint(tokens.warn_soft, tokens.warn)
    return tokens.avatars[mark.tint]


def format_of_mark(mark: Mark, tokens: Tokens) -> QTextCharFormat:
    """Return how marked words are written in a text."""
    tint = tint_of_mark(mark, tokens)
    shown = QTextCharFormat()
    shown.setBackground(QColor(tint.ground))
    shown.setForeground(QColor(tint.ink))
    shown.setUnderlineStyle(mark.line)
    shown.setUnderlineColor(QColor(tint.ink))
    return shown
