"""One command of the window as a value."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.i18n import marked, translated


class Menu(StrEnum):
    """The menus of the window, in order."""

    DIRECTORY = "directory"
    EDIT = "edit"
    GO = "go"
    HELP = "help"
    NOWHERE = "nowhere"


_MENUS: Final = MappingProxyType(
    {
        Menu.DIRECTORY: marked("Directory"),
        Menu.EDIT: marked("Edit"),
        Menu.GO: marked("Go to"),
        Menu.HELP: marked("Help"),
        Menu.NOWHERE: marked("Places"),
    }
)


def menu_title(menu: Menu) -> str:
    """Return what a menu is called."""
    return translated(_MENUS[menu])


class Needs(StrEnum):
    """What must be so for a command to make sense; the window says when it is."""

    DIRECTORY = "directory"
    WRITABLE = "writable"
    CONTACT = "contact"
    TERM = "term"
    BODY = "body"
    TASK = "task"
    STEP = "step"
    MEMBER = "member"
    INVITATION = "invitation"
    PARTICIPANT = "participant"
    DELETED = "deleted"
    PAIR = "pair"
    DOUBT = "doubt"
    REPLY = "reply"
    PROBLEM = "problem"
    UNDOABLE = "undoable"
    REDOABLE = "redoable"
    BACK = "back"
    FORWARD = "forward"


_REASONS: Final = MappingProxyType(
    {
        Needs.DIRECTORY: marked("No directory is open"),
        Needs.WRITABLE: marked("This directory can only be read"),
        Needs.CONTACT: marked("Choose a contact first"),
        Needs.TERM: marked("Choose a post, or who holds it, first"),
        Needs.BODY: marked("Choose an organisation in the chart first"),
        Needs.TASK: marked("Choose a call in To do first"),
        Needs.STEP: marked("Choose a step of the history first"),
        Needs.MEMBER: marked("Choose a member on the page of a list first"),
        Needs.INVITATION: marked("Choose an invitation on the page of an event first"),
        Needs.PARTICIPANT: marked("Choose a participant on the page of an event first"),
        Needs.DELETED: marked("Choose something in the bin first"),
        Needs.PAIR: marked("Choose a pair that is there twice first"),
        Needs.DOUBT: marked("Choose a fact that is to be checked first"),
        Needs.PROBLEM: marked("Choose a problem that can be repaired first"),
        Needs.REPLY: marked("Open a reply to a correction sheet first"),
        Needs.UNDOABLE: marked("There is nothing to take back"),
        Needs.REDOABLE: marked("Nothing was taken back last"),
        Needs.BACK: marked("Nothing was shown before"),
        Needs.FORWARD: marked("Nothing was shown after"),
    }
)


def reason_of(need: Needs) -> str:
    """Return why a command cannot be done while this is not so."""
    return translated(_REASONS[need])


class Where(StrEnum):
    """Where a single letter is a command; everywhere else letters search or are typed."""

    CARD = "card"
    CHART = "chart"
    TO_DO = "to-do"
    BIN = "bin"
    DUPLICATES = "duplicates"
    VERIFY = "verify"
    CORRECTIONS = "corrections"
    PROBLEMS = "problems"
    LIST = "list"
    EVENT = "event"


_PLACES: Final = MappingProxyType(
    {
        Where.CARD: marked("On a card"),
        Where.CHART: marked("In the organisation chart"),
        Where.TO_DO: marked("In To do"),
        Where.BIN: marked("In the bin"),
        Where.DUPLICATES: marked("Among those there twice"),
        Where.VERIFY: marked("Among facts to check"),
        Where.PROBLEMS: marked("Among the problems"),
        Where.CORRECTIONS: marked("In a reply"),
        Where.LIST: marked("On the page of a list"),
        Where.EVENT: marked("On the page of an event"),
    }
)


def place_of(where: Where) -> str:
    """Return what the place of single letters is called."""
    return translated(_PLACES[where])


@dataclass(frozen=True, slots=True)
class Letter:
    """A key without Ctrl or Alt that is a command in one place, written as Qt writes it."""

    where: Where
    key: str


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
    letters: tuple[Letter, ...] = ()
