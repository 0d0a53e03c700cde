"""Shortcuts by the place of a key where its layout has no such letter, digit or sign.

On the X server Qt itself looks for a Latin letter in the other layouts of the keyboard (seen with
layouts `us,ru`). Where none is set up (`ru` or `ar` alone), Ctrl+З arrives as it is: then the place
of the key says which letter an English keyboard has there. French and German keyboards are Latin:
their letters count. Digits and signs go by what is written on the key first, and by its place where
no command has that: Ctrl with the key of 1 is Ctrl+& on a French keyboard, where digits want Shift.
"""

import unicodedata
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from stakeholders.desktop.actions.registry import Actions

_DIGITS: Final = ("1234567890", 10)
_ROWS: Final = (("QWERTYUIOP[]", 24), ("ASDFGHJKL;'", 38), ("ZXCVBNM,./", 52), _DIGITS)
# X11 and Wayland number keys from 8 on, Windows from 0 on, in the same order.
_X11: Final = MappingProxyType(
    {first + place: letter for row, first in _ROWS for place, letter in enumerate(row)}
)
_WINDOWS: Final = MappingProxyType({code - 8: letter for code, letter in _X11.items()})
# Where a platform tells no place: the usual keyboards of Russian, Ukrainian, Greek, Arabic, Hebrew.
_ENGLISH: Final = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,./"
_LAYOUTS: Final = (
    "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ.",
    "ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ.",
    ";ςΕΡΤΥΘΙΟΠ[]ΑΣΔΦΓΗΞΚΛ΄'ΖΧΨΩΒΝΜ,./",
    "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظ",
    "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.",
)
_LETTERS: Final = MappingProxyType(
    {
        letter: english
        for layout in _LAYOUTS
        for letter, english in zip(layout, _ENGLISH, strict=True)
        if ord(letter) > 0x7F
    }
)
_LAST_LATIN: Final = 0x24F
_FIRST_ACCENTED: Final = 0x80
_FIRST_NAMED_KEY: Final = 0x01000000
_CHORD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def latin_key(key: int, scan_code: int, platform: str) -> int | None:
    """Return the key that an English keyboard has in this place, None where `key` is Latin.

    `key` is Qt's number of the key, `scan_code` the platform's own (0 where it tells none),
    `platform` the name that Qt gives it, such as `xcb`.
    """
    if key <= _LAST_LATIN or key >= _FIRST_NAMED_KEY:
        return None
    digit = unicodedata.digit(chr(key), None)
    if digit is not None:
        return ord(str(digit))
    letter = _at_place(scan_code, platform)
    letter = letter or _LETTERS.get(chr(key).upper()) or _LETTERS.get(chr(key), "")
    return ord(letter) if letter else None


def sign_key(key: int, scan_code: int, platform: str) -> int | None:
    """Return the digit or sign that an English keyboard has in the place of a key.

    None where it has a letter there, where the key has a letter or digit of its own (the letters of
    French number keys, such as é, are no letters of commands), and where the place is not known.
    """
    if key >= _FIRST_NAMED_KEY or (key < _FIRST_ACCENTED and chr(key).isalnum()):
        return None
    there = _at_place(scan_code, platform)
    is_other = bool(there) and not there.isalpha() and ord(there) != key
    return ord(there) if is_other else None


def _at_place(scan_code: int, platform: str) -> str:
    places = _WINDOWS if platform == "windows" else _X11 if platform in {"xcb", "wayland"} else {}
    return places.get(scan_code, "")


class PositionKeys(QObject):
    """Runs commands whose keys arrive in letters that no shortcut is written in.

    Watches the whole application. What the control with the focus wants for itself, such as
    copying from a text, is handed to it in Latin letters.
    """

    def __init__(self, actions: Actions, platform: str, application: QApplication) -> None:
        super().__init__(application)
        self._actions = actions
        self._platform = platform
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False  # at once: all events of the program pass by here
        if event.type() is QEvent.Type.KeyPress:
            chord = event.modifiers() & _CHORD
            key = latin_key(event.key(), event.nativeScanCode(), self._platform)
            if chord and key is not None:
                keys = QKeyCombination(event.modifiers(), Qt.Key(key))
                return _taken_by_focus(keys) or self._actions.run_keys(keys)
            if chord and chord != _CHORD and self._sign_taken(event):  # both are AltGr on Windows
                return True
        return False

    def _sign_taken(self, event: QKeyEvent) -> bool:
        """Run the command of a digit or sign: as it is written on the key, else by its place."""
        shift = Qt.KeyboardModifier.ShiftModifier
        key, held = event.key(), event.modifiers()
        if key < _FIRST_NAMED_KEY and not chr(key).isalnum() and held & shift:
            written = QKeyCombination(held & ~shift, Qt.Key(key))  # Shift+7 is / in Germany
            if self._actions.run_keys(written):
                return True
        place = sign_key(key, event.nativeScanCode(), self._platform)
        if place is None or self._actions.has_keys(QKeyCombination(held, Qt.Key(key))):
            return False
        return self._actions.run_keys(QKeyCombination(held, Qt.Key(place)))


def _taken_by_focus(keys: QKeyCombination) -> bool:
    """Offer the keys to the control with the focus, as Qt does before it tries shortcuts."""
    focused = QApplication.focusWidget()
    if focused is None:
        return False
    key, modifiers = keys.key(), keys.keyboardModifiers()
    offer = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    offer.ignore()
    QApplication.sendEvent(focused, offer)
    if offer.isAccepted():
        QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))
    return offer.isAccepted()
