"""Commands on lists: their members with reasons, the check before sending, versions, mail."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Letter, Menu, Needs, Where
from stakeholders.i18n import marked

_OPEN: Final = frozenset({Needs.DIRECTORY})
_WRITABLE: Final = _OPEN | {Needs.WRITABLE}
_MEMBER: Final = _WRITABLE | {Needs.MEMBER}

LIST_PLACES: Final = (
    Action(
        "list.show",
        marked("Members of the list"),
        marked("See who is on the list that is shown, with the reason for each, and who is not."),
        Menu.GO,
        "list-checks",
        ("Ctrl+Alt+L",),
        _OPEN,
        marked("reasons left out list"),
    ),
    Action(
        "list.check",
        marked("Check before sending"),
        marked("See who of the list cannot be reached, and what is old or unchecked."),
        Menu.GO,
        "circle-check",
        ("Ctrl+Alt+K",),
        _OPEN,
        marked("gap report missing list"),
    ),
    Action(
        "list.versions",
        marked("Versions of the list"),
        marked("See the saved versions of the list, and what has changed since."),
        Menu.GO,
        "history",
        ("Ctrl+Alt+V",),
        _OPEN,
        marked("edition frozen compare difference"),
    ),
    Action(
        "list.mail",
        marked("Write to the list"),
        marked("Begin a mail to everybody on the list who may get one, as blind copies."),
        Menu.NOWHERE,
        "mail",
        ("Ctrl+Shift+M",),
        _WRITABLE,
        marked("e-mail bcc send batch"),
    ),
)
LIST_CHANGES: Final = (
    Action(
        "list.save_version",
        marked("Save as version…"),
        marked("Freeze who is on the list, or takes part in the event, with number and date."),
        Menu.EDIT,
        "save",
        ("Ctrl+Shift+S",),
        _WRITABLE,
        marked("edition freeze provisional final"),
    ),
    Action(
        "list.combine",
        marked("Combine with another list…"),
        marked(
            "Make one list of the one that is shown and another: either, both, or not the other."
        ),
        Menu.EDIT,
        "merge",
        ("Ctrl+Alt+U",),
        _WRITABLE,
        marked("union minus intersection together list"),
    ),
    Action(
        "list.include",
        marked("Always include…"),
        marked("Keep the member on the list whatever its search finds, A on its line."),
        Menu.EDIT,
        "plus",
        (),
        _MEMBER,
        marked("pin reason list"),
        (Letter(Where.LIST, "A"),),
    ),
    Action(
        "list.leave_out",
        marked("Leave out…"),
        marked("Leave the member out of the list for a reason, L on its line."),
        Menu.EDIT,
        "minus",
        (),
        _MEMBER,
        marked("exclude pin reason list"),
        (Letter(Where.LIST, "L"),),
    ),
    Action(
        "list.take_off",
        marked("Take off the list"),
        marked("Forget that the member was put on the list or left out of it, R on its line."),
        Menu.EDIT,
        "x",
        (),
        _MEMBER,
        marked("remove unpin list"),
        (Letter(Where.LIST, "R"),),
    ),
    Action(
        "list.note",
        marked("Note on a member…"),
        marked("Write a note on the member of the list, N on its line."),
        Menu.EDIT,
        "pencil",
        (),
        _MEMBER,
        marked("remark list"),
        (Letter(Where.LIST, "N"),),
    ),
)
