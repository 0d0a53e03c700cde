"""Invitation chains: through whom a State is written to, step by step, and in which form."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stakeholders.domain.event import ChainStep
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import InvitationForm
from stakeholders.domain.text import fold

MISSIONS: Final = frozenset({"permanent_mission", "observer_mission", "embassy", "delegation"})
NOTED: Final = MISSIONS | {"consulate", "ministry", "government", "state"}
"""Kinds of bodies that get notes verbales (ST/DCS/4/Rev.1, paras. 116-118)."""
_FOREIGN: Final = (
    "foreign",
    "external",
    "etrangeres",
    "exteriores",
    "иностранных",
    "外交",
    "خارجيه",
)


@dataclass(frozen=True, slots=True)
class StateBody:
    """A mission or ministry of a State: where it sits, and to whom it is accredited."""

    uid: Uid
    name: str
    kind: str
    state: str
    place: str = ""
    country: str = ""
    accredited_to: frozenset[Uid] = frozenset()


@dataclass(frozen=True, slots=True)
class FocalPoint:
    """A post of a State that is its focal point, for a topic or for all."""

    uid: Uid
    name: str
    state: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides through whom States are written to for one event.

    `organisers` are those who organise it, with what they are a part of; `seats` are the cities
    they sit in.
    """

    organisers: frozenset[Uid] = frozenset()
    seats: frozenset[str] = frozenset()
    city: str = ""
    country: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Who was found for a State, and by which step; `uid` is None where nobody was."""

    name: str = ""
    uid: Uid | None = None
    step: str = ""
    form: InvitationForm | None = None


def addressee_for(
    state: str,
    chain: Sequence[ChainStep],
    bodies: Iterable[StateBody],
    points: Iterable[FocalPoint],
    told: Circumstances,
) -> Found:
    """Return through whom a State is written to: the first step of the chain that finds somebody.

    Of several, one that says to whom it is accredited comes before one that only sits there.
    """
    own = [body for body in bodies if body.state == state]
    for step in chain:
        if step is ChainStep.FOCAL_POINT:
            point = focal_point_for(state, points, told.topic)
            if point is not None:
                return Found(point.name, point.uid, step.value, InvitationForm.LETTER)
            continue
        found = next(_by_step(step, own, told), None)
        if found is not None:
            return Found(found.name, found.uid, step.value, usual_form(found.kind))
    return Found()


def focal_point_for(state: str, points: Iterable[FocalPoint], topic: str) -> FocalPoint | None:
    """Return who gets a copy for a State: the focal point for the topic, else one for all."""
    own = [point for point in points if point.state == state]
    words = set(fold(topic).split())
    on_topic = (point for point in own if point.topic and set(fold(point.topic).split()) <= words)
    general = (point for point in own if not point.topic)
    return next(on_topic, None) or next(general, None)


def _by_step(step: ChainStep, own: list[StateBody], told: Circumstances) -> Iterator[StateBody]:
    if step is ChainStep.ACCREDITED_MISSION:
        missions = [body for body in own if body.kind in MISSIONS]
        yield from (body for body in missions if body.accredited_to & told.organisers)
        permanent = (b for b in missions if b.kind in {"permanent_mission", "observer_mission"})
        yield from (body for body in permanent if fold(body.place) in told.seats)
    elif step is ChainStep.VENUE_MISSION:
        here = [body for body in own if body.kind in MISSIONS and body.country == told.country]
        yield from (b for b in here if told.city and fold(b.place) == fold(told.city))
        yield from here if told.country else ()
    else:
        ministries = [body for body in own if body.kind == "ministry"]
        yield from (body for body in ministries if is_foreign_ministry(body.name))


def is_foreign_ministry(name: str) -> bool:
    """Tell whether a ministry is that for foreign affairs, by its name."""
    return any(word in fold(name) for word in _FOREIGN)


def usual_form(body_kind: str) -> InvitationForm:
    """Return in which form such a body is usually written to."""
    return InvitationForm.NOTE_VERBALE if body_kind in NOTED else InvitationForm.LETTER


def may_get(form: InvitationForm, body_kind: str) -> bool:
    """Tell whether such an addressee may get this form.

    Notes verbales go to missions and ministries, never to others (ST/DCS/4/Rev.1, para. 117).
    """
    return form is not InvitationForm.NOTE_VERBALE or body_kind in NOTED
