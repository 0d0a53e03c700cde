"""Which keys a command may have: not those of another one, nor those that texts and lists need."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from stakeholders.desktop.actions.action import Action
from stakeholders.desktop.actions.registry import title_of
from stakeholders.i18n import left_to_right, translated

_PORTABLE: Final = QKeySequence.SequenceFormat.PortableText
_NATIVE: Final = QKeySequence.SequenceFormat.NativeText
_FIRST_NAMED_KEY: Final = 0x01000000
_HELD: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ALONE: Final = frozenset(
    {Qt.Key(Qt.Key.Key_F1 + number) for number in range(24)}
    | {Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Help, Qt.Key.Key_Print}
)
_OF_TEXTS: Final = (
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.MoveToNextWord,
    QKeySequence.StandardKey.MoveToPreviousWord,
    QKeySequence.StandardKey.MoveToStartOfDocument,
    QKeySequence.StandardKey.MoveToEndOfDocument,
    QKeySequence.StandardKey.DeleteStartOfWord,
)


def written_keys(combination: QKeyCombination) -> str:
    """Return keys that were pressed as they are written in the table of commands.

    A sign that is reached by Shift, such as `/` on a German keyboard, is written without it.
    """
    key, held = combination.key(), combination.keyboardModifiers()
    held &= ~Qt.KeyboardModifier.KeypadModifier
    is_sign = key.value < _FIRST_NAMED_KEY and not chr(key.value).isalnum()
    if is_sign and key is not Qt.Key.Key_Space:
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(held, key)).toString(_PORTABLE)


def why_refused(actions: Iterable[Action], command: str, keys: str) -> str:
    """Return why a command cannot have these keys, empty where it can."""
    unfit = _why_unfit(keys)
    if unfit:
        return unfit
    owner = next((one for one in actions if keys in one.keys and one.key != command), None)
    return _is_of(owner, keys) if owner is not None else ""


def settled_keys(
    actions: tuple[Action, ...], chosen: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, Action], list[str]]:
    """Return the commands with their chosen keys, and a sentence for each choice that cannot be.

    Of two that chose the same keys the first has them; nobody takes the usual ones of a command
    that keeps those.
    """
    usual = {action.key: action for action in actions}
    choices = {command: keys for command, keys in chosen.items() if command in usual}
    reasons = {
        command: reason
        for command, keys in choices.items()
        if (reason := next(filter(None, map(_why_unfit, keys)), ""))
    }
    while True:
        kept = {command: keys for command, keys in choices.items() if command not in reasons}
        settled = usual | {c: replace(usual[c], keys=keys) for c, keys in kept.items()}
        clash = _first_clash(settled, tuple(kept))
        if clash is None:
            return settled, [_sentence(usual[command], why) for command, why in reasons.items()]
        command, reason = clash
        reasons[command] = reason


def _first_clash(
    settled: Mapping[str, Action], choosers: tuple[str, ...]
) -> tuple[str, str] | None:
    """Return the first command that has to give up its choice, and why."""
    for place, command in enumerate(choosers):
        ahead = [one for one in settled.values() if one.key not in choosers[place:]]
        for keys in settled[command].keys:
            owner = next((one for one in ahead if keys in one.keys), None)
            if owner is not None:
                return command, _is_of(owner, keys)
    return None


def _why_unfit(keys: str) -> str:
    """Return why no command can have these keys, empty where one can."""
    sequence = QKeySequence.fromString(keys, _PORTABLE)
    if sequence.count() != 1 or sequence.toString(_PORTABLE) != keys:
        return translated("“{keys}” are no keys.", keys=keys)
    combination: QKeyCombination = sequence[0]  # type: ignore[index]
    shown = _shown(keys)
    if not combination.keyboardModifiers() & _HELD and combination.key() not in _ALONE:
        return translated("{keys} alone is for typing and walking: hold Ctrl or Alt.", keys=shown)
    if any(sequence in QKeySequence.keyBindings(one) for one in _OF_TEXTS):
        return translated("{keys} belongs to texts that are being typed.", keys=shown)
    return ""


def _is_of(owner: Action, keys: str) -> str:
    return translated("{keys} is “{command}” already.", keys=_shown(keys), command=title_of(owner))


def _shown(keys: str) -> str:
    return left_to_right(QKeySequence.fromString(keys, _PORTABLE).toString(_NATIVE))


def _sentence(action: Action, reason: str) -> str:
    return translated(
        "The keys chosen for “{command}” cannot be: {reason} The usual ones are on.",
        command=title_of(action),
        reason=reason,
    )
