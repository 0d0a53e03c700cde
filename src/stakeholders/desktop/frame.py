"""What the window lends to its pages: look, commands, questions, messages, work away from it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from stakeholders.desktop.actions.registry import Actions
from stakeholders.desktop.ask import Ask
from stakeholders.desktop.runner import Runner
from stakeholders.desktop.style.theme import Theme


@dataclass(frozen=True, slots=True)
class Frame:
    """Handed to every page; `window` is what overlays lie over.

    `go_to` opens a place by its key, `place` tells which is shown; `tell` shows a message,
    `tell_done` one with Undo of what the work wrote that is being answered, `offer` one with a
    button that stays until it is closed.
    """

    theme: Theme
    runner: Runner
    actions: Actions
    ask: Ask
    window: QWidget
    go_to: Callable[[str], None]
    tell: Callable[[str], None]
    tell_done: Callable[[str], None]
    place: Callable[[], str] = str
    offer: Callable[[str, str, Callable[[], None]], None] = lambda _text, _title, _act: None
