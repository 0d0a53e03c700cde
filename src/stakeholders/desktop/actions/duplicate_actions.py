"""The commands about contacts that are there twice."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Letter, Menu, Needs, Where
from stakeholders.i18n import marked

_OPEN: Final = frozenset({Needs.DIRECTORY})
_PAIR: Final = frozenset({Needs.DIRECTORY, Needs.WRITABLE, Needs.PAIR})
_CONTACT: Final = frozenset({Needs.DIRECTORY, Needs.WRITABLE, Needs.CONTACT})

DUPLICATE_PLACES: Final = (
    Action(
        "duplicates.show",
        marked("Who is there twice?"),
        marked("Find contacts that are or may be the same, and make them one."),
        Menu.GO,
        "merge",
        (),
        _OPEN,
        marked("duplicates merge same twice"),
    ),
)
DUPLICATE_ACTIONS: Final = (
    Action(
        "duplicates.merge",
        marked("Make one of the two"),
        marked("Let one contact go into the other, M on the pair; nothing is dropped."),
        Menu.EDIT,
        "merge",
        (),
        _PAIR,
        marked("merge join duplicates"),
        (Letter(Where.DUPLICATES, "M"),),
    ),
    Action(
        "duplicates.not_same",
        marked("They are not the same"),
        marked("Remember that the two are two, N on the pair; they are not asked about again."),
        Menu.EDIT,
        "x",
        (),
        _PAIR,
        marked("different apart duplicates"),
        (Letter(Where.DUPLICATES, "N"),),
    ),
    Action(
        "duplicates.swap",
        marked("Let the other one stay"),
        marked("Swap which of the two stays and which goes into it, S on the pair."),
        Menu.EDIT,
        "arrow-up-down",
        (),
        _PAIR,
        marked("swap duplicates"),
        (Letter(Where.DUPLICATES, "S"),),
    ),
    Action(
        "contact.take_apart",
        marked("Take apart what was made one"),
        marked("Make two again of this contact and the one that went into it last."),
        Menu.EDIT,
        "copy",
        (),
        _CONTACT,
        marked("unmerge split duplicates"),
    ),
)
