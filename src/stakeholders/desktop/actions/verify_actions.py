"""The commands that check facts again."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Letter, Menu, Needs, Where
from stakeholders.i18n import marked

_OPEN: Final = frozenset({Needs.DIRECTORY})
_DOUBT: Final = frozenset({Needs.DIRECTORY, Needs.WRITABLE, Needs.DOUBT})
_WORDS: Final = marked("verify fresh old stale still right queue")

VERIFY_PLACES: Final = (
    Action(
        "verify.show",
        marked("Check old facts"),
        marked("Go through the facts that are to be checked again, one key each."),
        Menu.GO,
        "badge-check",
        (),
        _OPEN,
        _WORDS,
    ),
    Action(
        "verify.shown",
        marked("Check what is shown"),
        marked("Go through the old facts of the list, or of what was found, one key each."),
        Menu.GO,
        "badge-check",
        ("Ctrl+Alt+Y",),
        _OPEN,
        _WORDS,
    ),
)
VERIFY_ACTIONS: Final = (
    Action(
        "contact.check",
        marked("Checked"),
        marked("Note that the fact with the focus is right, else the whole contact, V on a card."),
        Menu.EDIT,
        "badge-check",
        (),
        frozenset({Needs.DIRECTORY, Needs.WRITABLE, Needs.CONTACT}),
        _WORDS,
        (Letter(Where.CARD, "V"),),
    ),
    Action(
        "verify.right",
        marked("Still right"),
        marked("Note that the fact is still right, Y in the queue."),
        Menu.EDIT,
        "check",
        (),
        _DOUBT,
        _WORDS,
        (Letter(Where.VERIFY, "Y"),),
    ),
    Action(
        "verify.edit",
        marked("Put the fact right"),
        marked("Write what the fact says now, E in the queue; that is a check too."),
        Menu.EDIT,
        "pencil",
        (),
        _DOUBT,
        _WORDS,
        (Letter(Where.VERIFY, "E"),),
    ),
    Action(
        "verify.gone",
        marked("The fact is gone"),
        marked("Note that the fact holds no more, G in the queue: a position ends today."),
        Menu.EDIT,
        "x",
        (),
        _DOUBT,
        _WORDS,
        (Letter(Where.VERIFY, "G"),),
    ),
    Action(
        "verify.how",
        marked("How it was checked"),
        marked("Say for the next answers how facts are checked: by phone, by e-mail…, H."),
        Menu.EDIT,
        "phone",
        (),
        _OPEN,
        _WORDS,
        (Letter(Where.VERIFY, "H"),),
    ),
    Action(
        "verify.next",
        marked("Next to check"),
        marked("Leave the contact as it is and go on to the next one, N in the queue."),
        Menu.GO,
        "arrow-right",
        (),
        _OPEN,
        _WORDS,
        (Letter(Where.VERIFY, "N"),),
    ),
)
