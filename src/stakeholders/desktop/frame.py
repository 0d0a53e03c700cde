"""What the window lends to its pages: look, commands, questions, messages, work away from it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from stakeholders.desktop.actions.action import Needs
from stakeholders.desktop.actions.registry import Actions
from stakeholders.desktop.ask import Ask
from stakeholders.desktop.runner import Runner
from stakeholders.desktop.style.theme import Theme
from stakeholders.i18n import translated


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

    @property
    def is_read_only(self) -> bool:
        """Whether a directory is open that cannot be changed now, as another computer has it."""
        return self.actions.holds(Needs.DIRECTORY) and not self.actions.holds(Needs.WRITABLE)

    def is_kept_for_later(self) -> bool:
        """Tell whether what was typed has to wait, and say so: its draft is offered then."""
        if self.is_read_only:
            self.tell(
                translated("Kept for later: it is offered again once the directory can be changed.")
            )
        return self.is_read_only
