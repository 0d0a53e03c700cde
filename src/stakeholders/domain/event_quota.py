"""Event quotas: where more take part in a meeting than there are places."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from stakeholders.domain.delegation import Delegation
from stakeholders.domain.event import Event
from stakeholders.domain.ids import Uid
from stakeholders.domain.participation import Participation
from stakeholders.domain.problems import Problem
from stakeholders.i18n import marked


def places_of(event: Event, delegation: Delegation) -> int | None:
    """Return how many places a delegation has: its own, else those of its category; None is any."""
    if delegation.quota is not None:
        return delegation.quota
    return next((one.quota for one in event.categories if one.code == delegation.category), None)


def quota_problems(
    event: Event, delegations: Iterable[Delegation], participations: Sequence[Participation]
) -> Iterator[Problem]:
    """Yield which delegations are larger than their places, in all or in a role."""
    coming = [one for one in participations if one.takes_part]
    sizes = Counter(one.delegation for one in coming)
    in_roles: Counter[tuple[Uid | None, str]] = Counter((p.delegation, p.role) for p in coming)
    for delegation in delegations:
        places = places_of(event, delegation)
        if places is not None and sizes[delegation.uid] > places:
            yield _of_delegation(delegation, sizes[delegation.uid], places)
        for role in event.roles:
            count = in_roles[delegation.uid, role.code]
            if role.quota is not None and count > role.quota:
                yield _of_role(delegation, role.name, count, role.quota)


def _of_delegation(delegation: Delegation, count: int, places: int) -> Problem:
    text = marked("More come from {name} than it has places: {count} of {places}.")
    told = (("name", delegation.name), ("count", str(count)), ("places", str(places)))
    return Problem("event.quota", text, told)


def _of_role(delegation: Delegation, role: str, count: int, places: int) -> Problem:
    text = marked("More come from {name} as {role} than it has places: {count} of {places}.")
    told = (
        ("name", delegation.name),
        ("count", str(count)),
        ("role", role),
        ("places", str(places)),
    )
    return Problem("event.role_quota", text, told)
