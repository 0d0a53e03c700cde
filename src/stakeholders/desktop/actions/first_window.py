"""The commands of the window."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Menu, Needs
from stakeholders.i18n import marked

_PLACES: Final = 9
_OPEN: Final = frozenset({Needs.DIRECTORY})
_CONTACT: Final = frozenset({Needs.DIRECTORY, Needs.CONTACT})

_DIRECTORY_ACTIONS: Final = (
    Action(
        "contact.new",
        marked("New contact"),
        marked("Add a person or an organisation by hand."),
        Menu.DIRECTORY,
        "plus",
        ("Ctrl+N",),
        _OPEN,
        marked("add person create"),
    ),
    Action(
        "capture.paste",
        marked("Add from text"),
        marked("Read contacts out of the text that was copied."),
        Menu.DIRECTORY,
        "scan-text",
        ("Ctrl+Shift+V",),
        _OPEN,
        marked("paste press release capture"),
    ),
    Action(
        "importing.open",
        marked("Import…"),
        marked("Take in contacts from a file, and see first what is new."),
        Menu.DIRECTORY,
        "download",
        ("Ctrl+I",),
        _OPEN,
        marked("vCard CSV Excel file open"),
    ),
    Action(
        "exporting.open",
        marked("Export…"),
        marked("Write these contacts to a file for somebody."),
        Menu.DIRECTORY,
        "upload",
        ("Ctrl+Shift+E",),
        _OPEN,
        marked("vCard CSV Excel send save"),
    ),
    Action(
        "settings.open",
        marked("Settings"),
        marked("Language, look, size of letters, and who you are."),
        Menu.DIRECTORY,
        "settings",
        ("Ctrl+,",),
        frozenset(),
        marked("preferences options dark language"),
    ),
    Action(
        "window.quit",
        marked("Quit"),
        marked("Close the window; everything is kept already."),
        Menu.DIRECTORY,
        "log-out",
        ("Ctrl+Q",),
        frozenset(),
        marked("exit close"),
    ),
)

_EDIT_ACTIONS: Final = (
    Action(
        "history.undo",
        marked("Undo"),
        marked("Take back your newest change, also after a restart."),
        Menu.EDIT,
        "undo-2",
        ("Ctrl+Z",),
        frozenset({Needs.DIRECTORY, Needs.UNDOABLE}),
        marked("take back revert"),
    ),
    Action(
        "history.redo",
        marked("Redo"),
        marked("Do again what was taken back."),
        Menu.EDIT,
        "redo-2",
        ("Ctrl+Shift+Z",),
        frozenset({Needs.DIRECTORY, Needs.REDOABLE}),
        marked("again"),
    ),
    Action(
        "contact.edit",
        marked("Edit"),
        marked("Change the contact where it stands."),
        Menu.EDIT,
        "pencil",
        ("F2",),
        _CONTACT,
        marked("change correct"),
    ),
    Action(
        "contact.copy_phone",
        marked("Copy the phone number"),
        marked("Copy the first phone number that anyone may see."),
        Menu.EDIT,
        "phone",
        ("Ctrl+1",),
        _CONTACT,
        marked("mobile call"),
    ),
    Action(
        "contact.copy_email",
        marked("Copy the e-mail address"),
        marked("Copy the first e-mail address that anyone may see."),
        Menu.EDIT,
        "mail",
        ("Ctrl+2",),
        _CONTACT,
        marked("mail write"),
    ),
    Action(
        "contact.copy_block",
        marked("Copy as a contact block"),
        marked("Copy name, post, organisation, phone and e-mail as a text."),
        Menu.EDIT,
        "copy",
        ("Ctrl+3",),
        _CONTACT,
        marked("text signature"),
    ),
    Action(
        "list.add",
        marked("Add to a list"),
        marked("Put the chosen contacts on a list, an old or a new one."),
        Menu.EDIT,
        "list-plus",
        ("Ctrl+Shift+A",),
        _CONTACT,
        marked("invitation put"),
    ),
    Action(
        "contact.delete",
        marked("Move to the bin"),
        marked("Take the contact out of the directory; Undo brings it back."),
        Menu.EDIT,
        "trash-2",
        ("Del",),
        _CONTACT,
        marked("delete remove"),
    ),
)

_GO_ACTIONS: Final = (
    Action(
        "search.focus",
        marked("Search"),
        marked("Go to the search box."),
        Menu.GO,
        "search",
        ("Ctrl+F",),
        _OPEN,
        marked("find"),
    ),
    Action(
        "palette.open",
        marked("All commands"),
        marked("Find a command, a person or a list by typing a few letters."),
        Menu.GO,
        "command",
        ("Ctrl+K",),
        frozenset(),
        marked("palette"),
    ),
    Action(
        "go.back",
        marked("Back"),
        marked("Return to what was shown before."),
        Menu.GO,
        "arrow-left",
        ("Alt+Left",),
        frozenset({Needs.BACK}),
    ),
    Action(
        "go.forward",
        marked("Forward"),
        marked("Go on to what was shown after."),
        Menu.GO,
        "arrow-right",
        ("Alt+Right",),
        frozenset({Needs.FORWARD}),
    ),
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
        "sidebar.toggle",
        marked("Show or hide the sidebar"),
        marked("Give the list and the card more room."),
        Menu.GO,
        "panel-left",
        ("F9",),
    ),
    *(
        Action(
            f"place.{number}",
            marked("Go to place {number} of the sidebar"),
            marked("Places are counted from the top of the sidebar."),
            Menu.NOWHERE,
            "list",
            (f"Alt+{number}",),
            _OPEN,
        )
        for number in range(1, _PLACES + 1)
    ),
)

_HELP_ACTIONS: Final = (
    Action(
        "keys.show",
        marked("All keys"),
        marked("Show which keys do what."),
        Menu.HELP,
        "keyboard",
        ("Ctrl+/",),
        frozenset(),
        marked("shortcuts keyboard map"),
    ),
    Action(
        "help.show",
        marked("Help"),
        marked("Read about what is shown."),
        Menu.HELP,
        "circle-question-mark",
        ("F1",),
        frozenset(),
        marked("manual how to"),
    ),
)

FIRST_WINDOW: Final = (*_DIRECTORY_ACTIONS, *_EDIT_ACTIONS, *_GO_ACTIONS, *_HELP_ACTIONS)
