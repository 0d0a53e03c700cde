"""Commands that lead somewhere and change nothing."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Menu, Needs
from stakeholders.desktop.actions.chart_actions import CHART_PLACES
from stakeholders.desktop.actions.duplicate_actions import DUPLICATE_PLACES
from stakeholders.desktop.actions.event_actions import EVENT_PLACES
from stakeholders.desktop.actions.history_actions import HISTORY_ACTIONS
from stakeholders.desktop.actions.list_actions import LIST_PLACES
from stakeholders.desktop.actions.problem_actions import PROBLEM_PLACES
from stakeholders.desktop.actions.protection_actions import PROTECTION_PLACES
from stakeholders.desktop.actions.result_actions import RESULT_ACTIONS
from stakeholders.desktop.actions.verify_actions import VERIFY_PLACES
from stakeholders.i18n import marked

_PLACES: Final = 9
_OPEN: Final = frozenset({Needs.DIRECTORY})

GO_ACTIONS: Final = (
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
    *HISTORY_ACTIONS,
    *LIST_PLACES,
    *EVENT_PLACES,
    *CHART_PLACES,
    Action(
        "to_do.show",
        marked("To do"),
        marked("See which calls to make and which facts to check, the late ones first."),
        Menu.GO,
        "inbox",
        (),
        _OPEN,
        marked("tasks call back due late reminders"),
    ),
    *DUPLICATE_PLACES,
    *VERIFY_PLACES,
    *PROBLEM_PLACES,
    Action(
        "bin.show",
        marked("Bin"),
        marked("See what was deleted, and take it out again."),
        Menu.GO,
        "trash-2",
        (),
        _OPEN,
        marked("deleted trash restore erase"),
    ),
    *PROTECTION_PLACES,
    *RESULT_ACTIONS,
    Action(
        "letters.larger",
        marked("Larger letters"),
        marked("Make all letters one size larger."),
        Menu.GO,
        "plus",
        ("Ctrl++", "Ctrl+="),
        frozenset(),
        marked("zoom in bigger text"),
    ),
    Action(
        "letters.smaller",
        marked("Smaller letters"),
        marked("Make all letters one size smaller."),
        Menu.GO,
        "minus",
        ("Ctrl+-",),
        frozenset(),
        marked("zoom out text"),
    ),
    Action(
        "letters.usual",
        marked("Letters as usual"),
        marked("Give all letters the size that the system has."),
        Menu.GO,
        "refresh-cw",
        ("Ctrl+0",),
        frozenset(),
        marked("zoom reset text"),
    ),
    Action(
        "sidebar.toggle",
        marked("Show or hide the sidebar"),
        marked("Give the list and the card more room."),
        Menu.GO,
        "panel-left",
        ("F9",),
    ),
    Action(
        "panes.next",
        marked("Next part of the window"),
        marked("Go to the message at the foot, else to the next of bar, sidebar, list and card."),
        Menu.GO,
        "arrow-right",
        ("F6",),
        frozenset(),
        marked("pane focus message toast undo"),
    ),
    Action(
        "panes.previous",
        marked("Part of the window before"),
        marked("Go round the parts of the window the other way."),
        Menu.GO,
        "arrow-left",
        ("Shift+F6",),
        frozenset(),
        marked("pane focus"),
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

HELP_ACTIONS: Final = (
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
    Action(
        "tour.show",
        marked("Tour"),
        marked("What the program does, in a minute; once more goes on to the next step."),
        Menu.HELP,
        "sparkles",
        ("Shift+F1",),
        _OPEN,
        marked("introduction first steps demonstration"),
    ),
    Action(
        "help.about",
        marked("About Stakeholders"),
        marked("Which version this is, and on which terms its parts are used."),
        Menu.HELP,
        "info",
        (),
        frozenset(),
        marked("version licences licenses"),
    ),
)
