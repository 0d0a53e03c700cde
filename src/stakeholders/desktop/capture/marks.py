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
    tint: int | None
    line: QTextCharFormat.UnderlineStyle = _Line.SingleUnderline
    pen: Qt.PenStyle = Qt.PenStyle.SolidLine


_WARN: Final = None

MARKS: Final = MappingProxyType(
    {
        "name": Mark(marked("Name"), 6),
        "title": Mark(marked("Position"), 4),
        "body": Mark(marked("Organisation"), 3),
        "place": Mark(marked("Place"), 0),
        "phone": Mark(marked("Phone"), 1),
        "email": Mark(marked("E-mail"), 5),
        "web": Mark(marked("Web page"), 2),
        "gap": Mark(marked("Known gap"), _WARN, _Line.DashUnderline, Qt.PenStyle.DashLine),
    }
)
"""The marks by the fields of a span, in the order in which they are explained."""


WEAKER: Final = Mark(marked("Less certain"), 0, _Line.DotLine, Qt.PenStyle.DotLine)
"""The line under words that are the weaker reading, whatever their field."""


def mark_of(field: str) -> Mark:
    """Return the mark of a field; one without a mark of its own has that of a place."""
    return MARKS.get(field, MARKS["place"])


def tint_of_mark(mark: Mark, tokens: Tokens) -> Tint:
    """Return the ground and the ink of marked words."""
    if mark.tint is None:
        return Tint(tokens.warn_soft, tokens.warn)
    return tokens.avatars[mark.tint]


def format_of_mark(mark: Mark, tokens: Tokens, *, certain: bool = True) -> QTextCharFormat:
    """Return how marked words are written in a text: a dotted line is the weaker reading."""
    tint = tint_of_mark(mark, tokens)
    shown = QTextCharFormat()
    shown.setBackground(QColor(tint.ground))
    shown.setForeground(QColor(tint.ink))
    shown.setUnderlineStyle(mark.line if certain else WEAKER.line)
    shown.setUnderlineColor(QColor(tint.ink))
    return shown
