"""Scopes: which contacts a place of the sidebar shows."""

from dataclasses import dataclass
from typing import Final

from stakeholders.domain.ids import Uid
from stakeholders.i18n import marked

_LIST: Final = "list:"


@dataclass(frozen=True, slots=True)
class Scope:
    """A place with the flags that its contacts carry, or a `rule` that finds them.

    `title` and `about`, a sentence on it, are marked for the catalogue. One that `waits` is shown
    until it is known to be empty.
    """

    place: str
    title: str
    icon: str
    flags: tuple[str, ...]
    hides_empty: bool = False
    warns: bool = False
    rule: str = ""
    waits: bool = False
    about: str = ""


def _usual(place: str, title: str, icon: str, flag: str) -> Scope:
    """Return a place that most directories have somebody in."""
    return Scope(place, title, icon, (flag,), hides_empty=True, waits=True)


EVERYONE: Final = Scope("people.everyone", marked("Everyone"), "users", ("person",))

DIRECTORY_SCOPES: Final = (
    EVERYONE,
    Scope("people.starred", marked("Starred"), "star", ("starred",), True),
    Scope("people.recent", marked("Recently used"), "clock", ("recent",), True),
    _usual("people.spokespersons", marked("Spokespersons"), "megaphone", "group:spokesperson"),
    _usual("people.centres", marked("Regional centres"), "landmark", "group:regional_centre"),
    _usual("people.missions", marked("Delegations and missions"), "flag", "group:mission"),
    Scope("people.partners", marked("Partner bodies"), "handshake", ("group:partner",), True),
    _usual("people.bodies", marked("All organisations"), "building-2", "body"),
)
TO_DO_SCOPES: Final = (
    Scope(
        "todo.no_email",
        marked("Missing e-mail"),
        "triangle-alert",
        ("missing:email",),
        hides_empty=True,
        warns=True,
        about=marked("Contacts that nobody can write to"),
    ),
    Scope(
        "todo.problems",
        marked("Wrong phone or e-mail"),
        "circle-alert",
        ("problem",),
        hides_empty=True,
        warns=True,
        about=marked("Contacts with a number or an address that cannot be right"),
    ),
)


def scope_of_list(uid: Uid, name: str, rule: str = "") -> Scope:
    """Return the scope of one list, or of a search that was saved."""
    if rule:
        return Scope(f"{_LIST}{uid}", name, "search", (), rule=f'list:"{uid}"')
    return Scope(f"{_LIST}{uid}", name, "list-checks", (f"{_LIST}{uid}",))


def flags_for(scope: Scope, text: str) -> tuple[str, ...]:
    """Return what narrows a search: among everyone, words find organisations and posts too."""
    return () if scope is EVERYONE and text.strip() else scope.flags


def list_of_place(place: str) -> Uid | None:
    """Return the list that a place shows, None for other places."""
    return Uid(place.removeprefix(_LIST)) if place.startswith(_LIST) else None
