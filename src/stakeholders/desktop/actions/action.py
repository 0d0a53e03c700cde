"""One command of the window as a value."""

from dataclasses import dataclass
from enum import StrEnum


class Menu(StrEnum):
    """The menus of the window, in order."""

    DIRECTORY = "directory"
    EDIT = "edit"
    GO = "go"
    HELP = "help"
    NOWHERE = "nowhere"


class Needs(StrEnum):
    """What must be so for a command to make sense; the window says when it is."""

    DIRECTORY = "directory"
    WRITABLE = "writable"
    CONTACT = "contact"
    TASK = "task"
    STEP = "step"
    DELETED = "deleted"
    UNDOABLE = "undoable"
    REDOABLE = "redoable"
    BACK = "back"
    FORWARD = "forward"


@dataclass(frozen=True, slots=True)
class Action:
    """A command: menu, palette, shortcuts and help are made from it.

    `title`, `aliases` and `help` are marked for translation; `aliases` are more words that the
    palette finds it by; of the `keys`, written as Qt writes them in English, the first is shown.
    """

    key: str
    title: str
    help: str
    menu: Menu
    icon: str = ""
    keys: tuple[str, ...] = ()
    needs: frozenset[Needs] = frozenset()
    aliases: str = ""
