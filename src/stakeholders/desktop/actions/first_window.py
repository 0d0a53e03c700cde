"""The commands of the window; those that lead somewhere and change nothing are in `going`."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Letter, Menu, Needs, Where
from stakeholders.desktop.actions.chart_actions import CHART_CHANGES
from stakeholders.desktop.actions.copy_actions import COPY_ACTIONS
from stakeholders.desktop.actions.correction_actions import CORRECTION_ACTIONS, CORRECTION_SHEETS
from stakeholders.desktop.actions.duplicate_actions import DUPLICATE_ACTIONS
from stakeholders.desktop.actions.event_actions import (
    EVENT_CHANGES,
    EVENT_LIST,
    EVENT_MAIL,
    LETTERS,
    NEW_EVENT,
)
from stakeholders.desktop.actions.going import GO_ACTIONS, HELP_ACTIONS
from stakeholders.desktop.actions.list_actions import LIST_CHANGES
from stakeholders.desktop.actions.problem_actions import PROBLEM_ACTIONS
from stakeholders.desktop.actions.protection_actions import PROTECTION_ACTIONS
from stakeholders.desktop.actions.result_actions import CHANGE_MANY, REPLACE
from stakeholders.desktop.actions.search_actions import SEARCH_ACTIONS
from stakeholders.desktop.actions.verify_actions import VERIFY_ACTIONS
from stakeholders.i18n import marked

_OPEN: Final = frozenset({Needs.DIRECTORY})
_CONTACT: Final = frozenset({Needs.DIRECTORY, Needs.CONTACT})
_WRITABLE: Final = _OPEN | {Needs.WRITABLE}
_CHANGED: Final = _CONTACT | {Needs.WRITABLE}
_TASK: Final = _WRITABLE | {Needs.TASK}
_DELETED: Final = _WRITABLE | {Needs.DELETED}

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
    NEW_EVENT,
    Action(
        "sample.remove",
        marked("Remove the sample"),
        marked("Take the invented people and meetings away; what you made yourself stays."),
        Menu.DIRECTORY,
        "trash-2",
        (),
        _WRITABLE,
        marked("example demo invented delete"),
    ),
    Action(
        "capture.paste",
        marked("Add from text"),
        marked("Read contacts out of the text that was copied."),
        Menu.DIRECTORY,
        "scan-text",
        ("Ctrl+Shift+V",),
        _WRITABLE,
        marked("paste press release capture"),
    ),
    Action(
        "importing.open",
        marked("Import…"),
        marked("Take in contacts from a file, and see first what is new."),
        Menu.DIRECTORY,
        "download",
        ("Ctrl+I",),
        _WRITABLE,
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
    *CORRECTION_SHEETS,
    Action(
        "printing.open",
        marked("Print…"),
        marked("Print the list, a card or a fact sheet, or save it as PDF; see it first."),
        Menu.DIRECTORY,
        "printer",
        ("Ctrl+P",),
        _OPEN,
        marked("PDF paper preview page"),
    ),
    EVENT_LIST,
    EVENT_MAIL,
    LETTERS,
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
        "encryption.open",
        marked("Encryption"),
        marked("Keep the directory under a passphrase, change it, or show the recovery key."),
        Menu.DIRECTORY,
        "lock",
        (),
        _OPEN,
        marked("encrypt password passphrase recovery key lock"),
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
        _WRITABLE | {Needs.UNDOABLE},
        marked("take back revert"),
    ),
    Action(
        "history.redo",
        marked("Redo"),
        marked("Do again what was taken back."),
        Menu.EDIT,
        "redo-2",
        ("Ctrl+Shift+Z",),
        _WRITABLE | {Needs.REDOABLE},
        marked("again"),
    ),
    CHANGE_MANY,
    REPLACE,
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
    *COPY_ACTIONS,
    Action(
        "list.add",
        marked("Add to a list"),
        marked("Put the chosen contacts on a list, an old or a new one."),
        Menu.EDIT,
        "list-plus",
        ("Ctrl+Shift+A",),
        _CHANGED,
        marked("invitation put"),
    ),
    *SEARCH_ACTIONS,
    *LIST_CHANGES,
    *EVENT_CHANGES,
    *CHART_CHANGES,
    Action(
        "contact.call_note",
        marked("Call note"),
        marked("Note what a call was about, and when to call back."),
        Menu.EDIT,
        "phone",
        ("Ctrl+L",),
        _CONTACT,
        marked("called talk note call back remind"),
    ),
    Action(
        "contact.attach",
        marked("Add file…"),
        marked("Keep a copy of a file with the contact; a file can be dropped on its card too."),
        Menu.EDIT,
        "file-text",
        (),
        _CHANGED,
        marked("attach attachment letter scan document"),
    ),
    Action(
        "contact.photo",
        marked("Add photo…"),
        marked("Show a picture of the person, or the logo of an organisation, on the card."),
        Menu.EDIT,
        "square-user",
        (),
        _CHANGED,
        marked("picture logo image portrait"),
    ),
    Action(
        "contact.delete",
        marked("Move to the bin"),
        marked("Take the contact out of the directory; Undo brings it back."),
        Menu.EDIT,
        "trash-2",
        ("Del",),
        _CHANGED,
        marked("delete remove"),
    ),
    Action(
        "task.done",
        marked("Called back"),
        marked("Mark a call in To do as done, D or Space on its line."),
        Menu.EDIT,
        "check",
        (),
        _TASK,
        marked("done call finished"),
        (Letter(Where.TO_DO, "D"), Letter(Where.TO_DO, "Space")),
    ),
    Action(
        "bin.restore",
        marked("Take out of the bin"),
        marked("Bring back what was deleted, Enter or R on its line in the bin."),
        Menu.EDIT,
        "archive-restore",
        (),
        _DELETED,
        marked("restore undelete recover"),
        (Letter(Where.BIN, "R"),),
    ),
    Action(
        "bin.erase",
        marked("Erase for good…"),
        marked("Erase what lies in the bin; it asks first, and nothing brings it back."),
        Menu.EDIT,
        "trash-2",
        (),
        _DELETED,
        marked("purge destroy delete forever"),
    ),
    *DUPLICATE_ACTIONS,
    *VERIFY_ACTIONS,
    *CORRECTION_ACTIONS,
    *PROTECTION_ACTIONS,
    *PROBLEM_ACTIONS,
)

FIRST_WINDOW: Final = (*_DIRECTORY_ACTIONS, *_EDIT_ACTIONS, *GO_ACTIONS, *HELP_ACTIONS)
