"""What keys mean in results, whether they are shown as a list or as a table."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_Key = Qt.Key


class ResultKey(StrEnum):
    """What a key asks for beyond walking and choosing."""

    CARD = "card"
    SEARCH = "search"
    LETTERS = "letters"
    NOTHING = "nothing"


def meant_by(event: QKeyEvent, *, mirrored: bool, at_top: bool) -> ResultKey:
    """Return what a key means: towards the card, up to the search, letters to search for."""
    towards_card = _Key.Key_Left if mirrored else _Key.Key_Right
    if event.key() == towards_card and not event.modifiers() & ~_keypad():
        return ResultKey.CARD
    if event.key() == _Key.Key_Up and at_top and not event.modifiers() & ~_keypad():
        return ResultKey.SEARCH
    return ResultKey.LETTERS if _is_letter(event) else ResultKey.NOTHING


def _keypad() -> Qt.KeyboardModifier:
    return Qt.KeyboardModifier.KeypadModifier


def _is_letter(event: QKeyEvent) -> bool:
    plain = Qt.KeyboardModifier.ShiftModifier | _keypad()
    return (
        bool(event.text().strip())
        and event.text().isprintable()
        and not (event.modifiers() & ~plain)
    )
