"""Commands on events: making one, its three views, and what came back to an invitation."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Letter, Menu, Needs, Where
from stakeholders.i18n import marked

_OPEN: Final = frozenset({Needs.DIRECTORY})
_WRITABLE: Final = _OPEN | {Needs.WRITABLE}
_INVITATION: Final = _WRITABLE | {Needs.INVITATION}
_PARTICIPANT: Final = _WRITABLE | {Needs.PARTICIPANT}

NEW_EVENT: Final = Action(
    "event.new",
    marked("New event"),
    marked("Add a meeting: its title, when and where it is, and who hosts it."),
    Menu.DIRECTORY,
    "calendar",
    ("Ctrl+Shift+N",),
    _WRITABLE,
    marked("add meeting workshop conference create"),
)
EVENT_PLACES: Final = (
    Action(
        "event.invited",
        marked("Invited"),
        marked("See who is invited to the event that is shown, and what came back."),
        Menu.GO,
        "mail",
        ("Ctrl+Alt+I",),
        _OPEN,
        marked("invitations answers overdue event"),
    ),
    Action(
        "event.participants",
        marked("Participants"),
        marked("See who takes part in the event that is shown, delegation by delegation."),
        Menu.GO,
        "users",
        ("Ctrl+Alt+P",),
        _OPEN,
        marked("delegations delegates event"),
    ),
    Action(
        "event.missing",
        marked("Who is missing?"),
        marked("See which parts nobody takes yet, the gaps first, and whom one could ask."),
        Menu.GO,
        "circle-alert",
        ("Ctrl+Alt+W",),
        _OPEN,
        marked("coverage matrix gaps event"),
    ),
)
EVENT_CHANGES: Final = (
    Action(
        "event.invite",
        marked("Invite…"),
        marked("Invite countries, groups, organisations, people or lists to the event, I there."),
        Menu.EDIT,
        "user-plus",
        ("Ctrl+Alt+N",),
        _WRITABLE,
        marked("invitation ask States pasted names chain event"),
        (Letter(Where.EVENT, "I"),),
    ),
    Action(
        "event.mark_sent",
        marked("Invitation sent"),
        marked("Say that the invitation was sent today, S on its line."),
        Menu.EDIT,
        "send",
        (),
        _INVITATION,
        marked("mark invited event"),
        (Letter(Where.EVENT, "S"),),
    ),
    Action(
        "event.mark_coming",
        marked("They are coming"),
        marked("Say that the answer to the invitation is yes, C on its line."),
        Menu.EDIT,
        "check",
        (),
        _INVITATION,
        marked("accepted answer yes event"),
        (Letter(Where.EVENT, "C"),),
    ),
    Action(
        "event.mark_not_coming",
        marked("They are not coming"),
        marked("Say that the answer to the invitation is no, N on its line."),
        Menu.EDIT,
        "x",
        (),
        _INVITATION,
        marked("declined answer no regrets event"),
        (Letter(Where.EVENT, "N"),),
    ),
    Action(
        "event.mark_no_answer",
        marked("No answer came"),
        marked("Say that nobody answered the invitation, A on its line."),
        Menu.EDIT,
        "clock",
        (),
        _INVITATION,
        marked("no reply silent event"),
        (Letter(Where.EVENT, "A"),),
    ),
    Action(
        "event.replace",
        marked("Somebody else comes…"),
        marked("Let somebody else come in the place of the participant, R on the line."),
        Menu.EDIT,
        "user-plus",
        (),
        _PARTICIPANT,
        marked("substitute replaced by event"),
        (Letter(Where.EVENT, "R"),),
    ),
)
