"""A picture on a disc, else initials in a colour that stays the same for the same contact."""

import zlib
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from stakeholders.desktop.style.theme import Theme
from stakeholders.desktop.style.tokens import Tint, Tokens
from stakeholders.desktop.widgets.painting import paint_disc, paint_round

# First and last letter of what is written without capitals, or joined when side by side.
_ONE_LETTER_SCRIPTS: Final = (
    ("\u0590", "\u08ff"),  # Hebrew, Arabic, Syriac
    ("\u0900", "\u109f"),  # the scripts of South and South-East Asia
    ("\u1780", "\u17ff"),
    ("\u2e80", "\u9fff"),  # Chinese, Japanese
    ("\uac00", "\ud7af"),  # Korean
    ("\uf900", "\ufaff"),
)
_LONGEST: Final = 400
_ARTICLES: Final = frozenset(
    {"of", "the", "for", "and", "de", "la", "du", "des", "der", "von", "van"}
)


def initials_of(name: str) -> str:
    """Return one or two letters for a name as it is displayed, or nothing where it has none."""
    words = [word for word in name[:_LONGEST].split() if word.casefold() not in _ARTICLES]
    letters = [letter for word in words if (letter := _first_letter(word))]
    if not letters:
        return ""
    if _stands_alone(letters[0]):
        return letters[0]
    joined = [letter for letter in letters if not _stands_alone(letter)]
    chosen = joined if len(joined) < 2 else [joined[0], joined[-1]]
    return "".join(letter.upper() for letter in chosen)


def tint_of(key: str, tokens: Tokens) -> Tint:
    """Return the colour of whatever has this key: the same on every machine and every day."""
    return tokens.avatars[zlib.crc32(key.encode()) % len(tokens.avatars)]


class Avatar(QWidget):
    """The disc at the head of a card."""

    def __init__(self, theme: Theme, drawn_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawn_size = drawn_size
        self._letters = ""
        self._key = ""
        self._icon = ""
        self._picture: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._take_new_size)

    def show_contact(self, key: str, letters: str, icon: str = "") -> None:
        """Draw these letters in the colour of this key, an icon where there are none."""
        self._key, self._letters, self._icon = key, letters, icon
        self.update()

    def show_picture(self, picture: QImage | None) -> None:
        """Draw a picture instead, None for the letters again."""
        self._picture = picture
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self._theme.measures.px(self._drawn_size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        measures = self._theme.measures
        font = measures.sized(self._theme.font, self._drawn_size / 40, QFont.Weight.DemiBold)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRect(0, 0, self.width(), self.height())
            if self._picture is not None:
                paint_round(painter, rect, self._picture)
                return
            tint = tint_of(self._key, self._theme.tokens)
            paint_disc(painter, rect, tint, self._letters, font)
            if self._icon and not self._letters:
                side = self.width() * 2 // 5
                drawn = self._theme.icons.pixmap(self._icon, tint.ink, side)
                painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, drawn)

    def _take_new_size(self) -> None:
        self.updateGeometry()


def _first_letter(word: str) -> str:
    return next((character for character in word if character.isalpha()), "")


def _stands_alone(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _ONE_LETTER_SCRIPTS)
