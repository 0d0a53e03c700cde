"""The commands about correction sheets and their replies."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Letter, Menu, Needs, Where
from stakeholders.i18n import marked

_OPEN: Final = frozenset({Needs.DIRECTORY})
_CHOSEN: Final = frozenset({Needs.DIRECTORY, Needs.CONTACT})
_REPLY: Final = frozenset({Needs.DIRECTORY, Needs.WRITABLE, Needs.REPLY})
_WORDS: Final = marked("corrections sheet reply confirm ask body")

CORRECTION_SHEETS: Final = (
    Action(
        "corrections.make",
        marked("Ask for corrections…"),
        marked("Write a sheet for each chosen organisation, to be corrected and sent back."),
        Menu.DIRECTORY,
        "send",
        (),
        _CHOSEN,
        _WORDS,
    ),
    Action(
        "corrections.read",
        marked("Open a reply…"),
        marked("Read a sheet that came back, and see only what it says otherwise."),
        Menu.DIRECTORY,
        "folder-open",
        (),
        _OPEN,
        _WORDS,
    ),
)
CORRECTION_ACTIONS: Final = (
    Action(
        "corrections.accept",
        marked("Accept the correction"),
        marked("Take what the reply says; of a row without a key the next who may be meant, A."),
        Menu.EDIT,
        "check",
        (),
        _REPLY,
        _WORDS,
        (Letter(Where.CORRECTIONS, "A"),),
    ),
    Action(
        "corrections.reject",
        marked("Reject the correction"),
        marked("Leave the fact as it is, R in a reply."),
        Menu.EDIT,
        "x",
        (),
        _REPLY,
        _WORDS,
        (Letter(Where.CORRECTIONS, "R"),),
    ),
    Action(
        "corrections.accept_all",
        marked("Accept all corrections"),
        marked("Take everything of the reply that was not rejected."),
        Menu.EDIT,
        "list-checks",
        (),
        _REPLY,
        _WORDS,
    ),
    Action(
        "corrections.keep",
        marked("Keep the corrections"),
        marked("Write what was accepted, in one step, with the reply as its source, K."),
        Menu.EDIT,
        "save",
        (),
        _REPLY,
        _WORDS,
        (Letter(Where.CORRECTIONS, "K"),),
    ),
)
