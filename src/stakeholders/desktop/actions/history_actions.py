"""The commands that look back: what was done, and how a contact stood before."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Menu, Needs
from stakeholders.i18n import marked

_OPEN: Final = frozenset({Needs.DIRECTORY})
_CONTACT: Final = _OPEN | {Needs.CONTACT}
_STEP: Final = _OPEN | {Needs.STEP}

HISTORY_ACTIONS: Final = (
    Action(
        "history.show",
        marked("History"),
        marked("See what was done, by whom and when, and take any step back."),
        Menu.GO,
        "history",
        ("Ctrl+H",),
        _OPEN,
        marked("log steps changes"),
    ),
    Action(
        "contact.history",
        marked("History of this contact"),
        marked("See every step that changed the contact, with old and new."),
        Menu.GO,
        "history",
        ("Ctrl+Shift+H",),
        _CONTACT,
        marked("log steps changes who"),
    ),
    Action(
        "contact.as_of",
        marked("As it stood on…"),
        marked("See the card as it stood on a day, with what has changed since."),
        Menu.GO,
        "clock",
        (),
        _CONTACT,
        marked("past before old earlier date time"),
    ),
    Action(
        "history.as_of",
        marked("As it stood after this step"),
        marked("See the card as this step left it, Right on its line in the history."),
        Menu.GO,
        "clock",
        (),
        _STEP,
        marked("past before old earlier"),
    ),
)
