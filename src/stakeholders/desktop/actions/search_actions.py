"""The commands on searching, stars and lists."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Menu, Needs
from stakeholders.i18n import marked

_OPEN: Final = frozenset({Needs.DIRECTORY})
_WRITABLE: Final = _OPEN | {Needs.WRITABLE}
_CHANGED: Final = _WRITABLE | {Needs.CONTACT}

SEARCH_ACTIONS: Final = (
    Action(
        "contact.star",
        marked("Star"),
        marked("Let these contacts come first among equals and stand under Starred, or no more."),
        Menu.EDIT,
        "star",
        ("Ctrl+D",),
        _CHANGED,
        marked("favourite favorite bookmark often"),
    ),
    Action(
        "search.narrow",
        marked("Narrow"),
        marked("Narrow what is shown by country, function, tag and more, with how many are left."),
        Menu.EDIT,
        "funnel",
        ("Ctrl+Shift+F",),
        _OPEN,
        marked("filter facets only"),
    ),
    Action(
        "search.save",
        marked("Save this search"),
        marked("Keep what is searched for as a place on the left that always finds anew."),
        Menu.EDIT,
        "save",
        ("Ctrl+Alt+F",),
        _WRITABLE,
        marked("saved living list smart"),
    ),
    Action(
        "list.rename",
        marked("Rename the list"),
        marked("Give the list or saved search that is shown another name."),
        Menu.EDIT,
        "pencil",
        (),
        _WRITABLE,
        marked("name list search"),
    ),
    Action(
        "list.delete",
        marked("Move the list to the bin"),
        marked("Take the list or saved search that is shown away; its contacts stay."),
        Menu.EDIT,
        "trash-2",
        (),
        _WRITABLE,
        marked("delete remove list search"),
    ),
)
