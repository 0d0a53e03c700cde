"""The commands about what is wrong in the data."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Letter, Menu, Needs, Where
from stakeholders.i18n import marked

_OPEN: Final = frozenset({Needs.DIRECTORY})
_PROBLEM: Final = frozenset({Needs.DIRECTORY, Needs.WRITABLE, Needs.PROBLEM})
_WORDS: Final = marked("problems wrong invalid errors repair issues quality")

PROBLEM_PLACES: Final = (
    Action(
        "problems.show",
        marked("What is wrong?"),
        marked("See every open problem of the data, kind by kind, each with its repair."),
        Menu.GO,
        "triangle-alert",
        (),
        _OPEN,
        _WORDS,
    ),
)
PROBLEM_ACTIONS: Final = (
    Action(
        "problems.repair",
        marked("Repair the problem"),
        marked("Put right what is marked, else what is meant, R among the problems."),
        Menu.EDIT,
        "check",
        (),
        _PROBLEM,
        _WORDS,
        (Letter(Where.PROBLEMS, "R"),),
    ),
    Action(
        "problems.mark_all",
        marked("Mark all problems alike"),
        marked("Mark every problem that has the same repair, A among the problems."),
        Menu.EDIT,
        "list-checks",
        (),
        _PROBLEM,
        _WORDS,
        (Letter(Where.PROBLEMS, "A"),),
    ),
)
