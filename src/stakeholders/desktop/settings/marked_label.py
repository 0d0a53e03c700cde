"""A text in which the words that were searched for stand on another ground."""

import re
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.widgets.elided_label import leading_side


class MarkedLabel(QLabel):
    """Shows a text whole, in as many lines as it needs."""

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._plain = text
        self._words: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._align()
        theme.changed.connect(self._show)

    def mark(self, words: tuple[str, ...]) -> None:
        """Mark these words wherever they stand in the text."""
        if words != self._words:
            self._words = words
            self._show()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        self.setAlignment(leading_side(self) | Qt.AlignmentFlag.AlignVCenter)

    def _show(self) -> None:
        marked = _marked(self._plain, self._words, self._theme.tokens.accent_soft)
        is_plain = marked == escape(self._plain)
        formats = Qt.TextFormat
        self.setTextFormat(formats.PlainText if is_plain else formats.RichText)
        self.setText(self._plain if is_plain else marked)


def _marked(text: str, words: tuple[str, ...], ground: str) -> str:
    if not words:
        return escape(text)
    found = re.split(f"({'|'.join(map(re.escape, words))})", text, flags=re.IGNORECASE)
    parts = [
        f'<span style="background-color: {ground}">{escape(part)}</span>' if odd else escape(part)
        for number, part in enumerate(found)
        for odd in (number % 2,)
    ]
    return "".join(parts)
