"""Commands on what was found: how it is shown and sorted."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Menu, Needs
from stakeholders.i18n import marked

_OPEN: Final = frozenset({Needs.DIRECTORY})

CHANGE_MANY: Final = Action(
    "contact.change_many",
    marked("Change several contacts…"),
    marked("Give all chosen contacts a tag, a country or another value, and see it first."),
    Menu.EDIT,
    "list-checks",
    ("Shift+F2",),
    _OPEN | {Needs.CONTACT, Needs.WRITABLE},
    marked("bulk edit many mass batch tag"),
)
REPLACE: Final = Action(
    "text.replace",
    marked("Find and replace…"),
    marked("Put one text for another in chosen kinds of field, and see it first."),
    Menu.EDIT,
    "search",
    ("Ctrl+Alt+R",),
    _OPEN | {Needs.WRITABLE},
    marked("bulk search replace regex pattern many"),
)
RESULT_ACTIONS: Final = (
    Action(
        "results.switch",
        marked("List or table"),
        marked("Show what was found as a table with columns of your choice, or as a list."),
        Menu.GO,
        "table",
        ("F8",),
        _OPEN,
        marked("grid rows columns view"),
    ),
    Action(
        "results.sort",
        marked("Sort…"),
        marked("Choose the order of what was found, by any column."),
        Menu.GO,
        "arrow-up-down",
        ("Shift+F8",),
        _OPEN,
        marked("order arrange"),
    ),
    Action(
        "results.columns",
        marked("Columns…"),
        marked("Choose the columns of the table; drag their titles to move them."),
        Menu.GO,
        "columns-3",
        ("Ctrl+F8",),
        _OPEN,
        marked("fields table"),
    ),
)
