"""The commands on posts and organisations: who holds what, and what is part of what."""

from typing import Final

from stakeholders.desktop.actions.action import Action, Letter, Menu, Needs, Where
from stakeholders.i18n import marked

_OPEN: Final = frozenset({Needs.DIRECTORY})
_WRITABLE: Final = _OPEN | {Needs.WRITABLE}
_TERM: Final = _WRITABLE | {Needs.TERM}
_BODY: Final = _WRITABLE | {Needs.BODY}

CHART_CHANGES: Final = (
    Action(
        "post.succeed",
        marked("New holder"),
        marked("Say who takes over the post, S on its card; lists follow, its numbers stay."),
        Menu.EDIT,
        "user-plus",
        (),
        _TERM,
        marked("succeed replace successor left acting"),
        (Letter(Where.CARD, "S"), Letter(Where.CHART, "S")),
    ),
    Action(
        "person.away",
        marked("Away until"),
        marked("Say who is away and who is in charge meanwhile, W on the card."),
        Menu.EDIT,
        "calendar",
        (),
        _TERM,
        marked("absent leave holiday mission officer in charge"),
        (Letter(Where.CARD, "W"), Letter(Where.CHART, "W")),
    ),
    Action(
        "body.add_post",
        marked("New post"),
        marked("Make a post at the organisation, N in the organisation chart."),
        Menu.EDIT,
        "briefcase",
        (),
        _BODY,
        marked("seat function vacancy"),
        (Letter(Where.CHART, "N"),),
    ),
    Action(
        "body.add_part",
        marked("New part"),
        marked("Put an organisation below this one, O in the organisation chart."),
        Menu.EDIT,
        "plus",
        (),
        _BODY,
        marked("office unit below sub-body child"),
        (Letter(Where.CHART, "O"),),
    ),
    Action(
        "body.move",
        marked("Move to another parent"),
        marked("Say what the organisation is part of, M in the organisation chart."),
        Menu.EDIT,
        "arrow-up-down",
        (),
        _BODY,
        marked("parent part of reorganise"),
        (Letter(Where.CHART, "M"),),
    ),
)

CHART_PLACES: Final = (
    Action(
        "bodies.show",
        marked("Organisation chart"),
        marked("See which organisation is part of which, and who holds its posts."),
        Menu.GO,
        "network",
        (),
        _OPEN,
        marked("tree structure staff posts vacant parent"),
    ),
)
