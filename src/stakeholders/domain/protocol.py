"""Protocol: who stands where in a list of participants, as the United Nations order them.

Sections as the event has them; States by the alphabetical order of their UN names in English,
French or Spanish, from the one drawn by lot where one was (the seating of the General Assembly,
ask.un.org/faq/14612); inside a delegation its head, then by role, rank, the order given and the
family name. Rank before role is the precedence of A/CN.4/L.129.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from stakeholders.domain.area_forms import AreaForm
from stakeholders.domain.area_names import Area, AreaKind
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import Event, EventSection
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.participation import Participation, Registration
from stakeholders.domain.text import latin

STATE_LANGUAGES: Final = ("en", "fr", "es")
"""The languages in which States are put into alphabetical order."""

_MEMBERS: Final = "member_states"
_OTHER_STATES: Final = "other_states"
_OTHER_ENTITIES: Final = "other_entities"
_REST: Final = "others"
_STATES: Final = frozenset({_MEMBERS, "associate_members", _OTHER_STATES})
_SEAT: Final = "seat:"
_LAST: Final = 10**6
_ON: Final = frozenset({"yes", "true", "1", "on"})
_OUTSIDE: Final = MappingProxyType(
    {
        AreaKind.OBSERVER_STATE: _OTHER_STATES,
        AreaKind.NON_MEMBER_STATE: _OTHER_STATES,
        AreaKind.TERRITORY: _OTHER_ENTITIES,
        AreaKind.OTHER: _OTHER_ENTITIES,
    }
)


@dataclass(frozen=True, slots=True)
class ProtocolRules:
    """How a meeting orders its participants.

    `starts_with` is the alpha-2 code of the State that was drawn by lot; `members` are codes that
    count as Members though they are none of the United Nations. `by_rank` puts rank before role in
    a delegation, and delegations of States by the rank of who leads them, as the General Assembly
    does for its debate. `seats` says in which delegation somebody with two seats is printed.
    """

    states_in: str = "en"
    starts_with: str = ""
    members: frozenset[str] = frozenset()
    by_rank: bool = False
    capitals: bool = False
    only_registered: bool = False
    seats: Mapping[Uid, Uid] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListedDelegation:
    """A delegation with those who are printed, in their order; without one, a body's people."""

    title: str
    people: tuple[Participation, ...]
    delegation: Delegation | None = None


@dataclass(frozen=True, slots=True)
class ListedSection:
    """A section that has somebody in it."""

    code: str
    name: str
    delegations: tuple[ListedDelegation, ...]


@dataclass(frozen=True, slots=True)
class TwoSeats:
    """Somebody who would be printed twice: in which delegations, by their titles and uids."""

    person: Uid
    name: str
    seats: tuple[tuple[str, Uid | None], ...]


@dataclass(frozen=True, slots=True)
class ParticipantsOrder:
    """All who are printed, and who has two seats and is printed in the first of them meanwhile."""

    sections: tuple[ListedSection, ...]
    questions: tuple[TwoSeats, ...] = ()

    @property
    def count(self) -> int:
        """How many people are printed."""
        return sum(len(one.people) for section in self.sections for one in section.delegations)


def rules_of(event: Event) -> ProtocolRules:
    """Return the rules that an event has; what it does not say is as usual."""
    told = dict(event.protocol)
    language = told.get("states_in", "")
    seats = {
        person: seat
        for code, value in told.items()
        if code.startswith(_SEAT)
        and (person := uid_from_text(code.removeprefix(_SEAT))) is not None
        and (seat := uid_from_text(value)) is not None
    }
    return ProtocolRules(
        language if language in STATE_LANGUAGES else STATE_LANGUAGES[0],
        told.get("starts_with", "").strip().upper(),
        frozenset(re.findall(r"[A-Z]{2}", told.get("members", "").upper())),
        by_rank=_is_on(told.get("by_rank", "")),
        capitals=_is_on(told.get("capitals", "")),
        only_registered=_is_on(told.get("only_registered", "")),
        seats=seats,
    )


def seat_rule(person: Uid, seat: Uid) -> tuple[str, str]:
    """Return what an event keeps to print somebody with two seats in this delegation."""
    return f"{_SEAT}{person}", str(seat)


def alphabetical_key(text: str) -> str:
    """Return a text as UN lists sort it: no accents, no case, a hyphen counts as a blank."""
    return latin(text)


def state_order(areas: Iterable[Area], language: str, starts_with: str = "") -> tuple[Area, ...]:
    """Return States by their UN names in a language, from the one drawn by lot on, then the rest.

    One that is drawn and not there is stood for by the next one after it.
    """
    every = sorted(areas, key=lambda area: _state_key(area, language))
    drawn = next((area for area in every if area.iso2 == starts_with), None)
    if drawn is None:
        return tuple(every)
    place = every.index(drawn)
    return (*every[place:], *every[:place])


def printed_name(participant: Participation, *, capitals: bool = False) -> str:
    """Return a name as its bearer writes it, title before it; the family name in capitals if so.

    UN practice for names whose family name one may not know: TANG Jiaxuan.
    """
    name, family = participant.name, participant.family
    if capitals and family:
        pattern = re.compile(rf"(?<!\w){re.escape(family)}(?!\w)")
        found = list(pattern.finditer(name))
        if found:
            one = found[0] if participant.family_first else found[-1]
            name = f"{name[: one.start()]}{family.upper()}{name[one.end() :]}"
    return f"{participant.honorific} {name}".strip()


class Protocol:
    """Orders the participants of one event.

    `area_of` returns the area of an alpha-2 code, `rank_weight` the place of a rank.
    """

    def __init__(
        self,
        event: Event,
        area_of: Callable[[str], Area | None],
        rank_weight: Callable[[str], int],
        rules: ProtocolRules | None = None,
    ) -> None:
        self._event = event
        self._area_of = area_of
        self._rank_weight = rank_weight
        self._rules = rules or rules_of(event)
        self._roles = {role.code: role for role in event.roles}

    def order(
        self, delegations: Sequence[Delegation], participants: Sequence[Participation]
    ) -> ParticipantsOrder:
        """Return who is printed where; replaced, refused and unnamed ones are on no list."""
        known = {one.uid: one for one in delegations}
        listed = [one for one in participants if self._is_listed(one)]
        groups = self._groups(known, listed)
        in_sections = self._in_sections(groups)
        questions, out = self._second_seats(in_sections)
        sections = [_without(section, out) for section in in_sections]
        return ParticipantsOrder(tuple(one for one in sections if one.delegations), questions)

    def _is_listed(self, one: Participation) -> bool:
        registered = one.registration not in {Registration.NONE, Registration.CANCELLED}
        return bool(
            one.name.strip() and one.takes_part and (registered or not self._rules.only_registered)
        )

    def _groups(
        self, known: Mapping[Uid | None, Delegation], listed: Iterable[Participation]
    ) -> list[tuple[str, ListedDelegation]]:
        """Return delegations with the section each stands in; people without one by their body."""
        members: dict[tuple[str, Uid | None, str], list[Participation]] = {}
        for one in listed:
            delegation = known.get(one.delegation) if one.delegation else None
            own = self._event.section_of(one.category)
            section = self._known(self._section_of(delegation, own) if delegation else own)
            title = "" if delegation else one.body
            key = (section, delegation.uid if delegation else None, title)
            members.setdefault(key, []).append(one)
        groups = []
        for (section, uid, title), people in members.items():
            delegation = known[uid] if uid is not None else None
            name = self._title_of(delegation) if delegation else title
            ordered = tuple(sorted(people, key=self._person_key))
            groups.append((section, ListedDelegation(name, ordered, delegation)))
        return groups

    def _known(self, section: str) -> str:
        """Return a section that the event has, the one for all others where it has none such."""
        return section if any(section == one.code for one in self._event.sections) else _REST

    def _section_of(self, delegation: Delegation, own: str) -> str:
        """Return where a delegation stands: States that are not Members apart from Members."""
        section = self._event.section_of(delegation.category) or own
        area = self._state_of(delegation)
        if area is None or section not in {"", _MEMBERS}:
            return section
        is_member = area.kind is AreaKind.MEMBER_STATE or area.iso2 in self._rules.members
        return _MEMBERS if is_member else _OUTSIDE[area.kind]

    def _state_of(self, delegation: Delegation) -> Area | None:
        """Return the area that a delegation speaks for, None for that of a body."""
        is_body = delegation.kind is EntryKind.BODY or bool(delegation.body_kind)
        if is_body or not delegation.country:
            return None
        return self._area_of(delegation.country)

    def _title_of(self, delegation: Delegation) -> str:
        """Return what a delegation is printed as: a State by its UN name."""
        area = self._state_of(delegation)
        return area.name(self._rules.states_in, AreaForm.SHORT) if area else delegation.name

    def _in_sections(self, groups: Iterable[tuple[str, ListedDelegation]]) -> list[ListedSection]:
        by_code: dict[str, list[ListedDelegation]] = {}
        for code, group in groups:
            by_code.setdefault(code, []).append(group)
        sections = list(self._event.sections)
        if _REST in by_code and all(one.code != _REST for one in sections):
            sections.append(EventSection(_REST, ""))
        return [
            ListedSection(one.code, one.name, self._sorted(one.code, by_code.get(one.code, [])))
            for one in sections
            if not one.is_hidden
        ]

    def _sorted(self, code: str, groups: list[ListedDelegation]) -> tuple[ListedDelegation, ...]:
        if code not in _STATES:
            return tuple(sorted(groups, key=_body_key))
        if self._rules.by_rank:
            return tuple(sorted(groups, key=lambda one: (self._level(one), _body_key(one))))
        start = self._start()
        return tuple(sorted(groups, key=lambda one: (_body_key(one) < start, _body_key(one))))

    def _start(self) -> tuple[str, str, str]:
        """Return the key from which the States begin, as the lot has it."""
        drawn = self._area_of(self._rules.starts_with) if self._rules.starts_with else None
        if drawn is None:
            return ("", "", "")
        return (alphabetical_key(drawn.name(self._rules.states_in, AreaForm.SHORT)), "", "")

    def _level(self, group: ListedDelegation) -> int:
        """Return the rank of who leads a delegation."""
        return self._rank_weight(group.people[0].rank) if group.people[0].rank else _LAST

    def _person_key(self, one: Participation) -> tuple[bool, int, int, int, str, str, str]:
        role = self._roles.get(one.role)
        weight = role.weight if role else _LAST
        rank = self._rank_weight(one.rank) if one.rank else _LAST
        is_head = role is not None and role.is_head
        first, second = (rank, weight) if self._rules.by_rank else (weight, rank)
        is_behind = not (is_head and not self._rules.by_rank)
        family = alphabetical_key(one.family or one.name)
        name = alphabetical_key(one.name)
        return (is_behind, first, second, one.position, family, name, str(one.uid))

    def _second_seats(
        self, sections: Iterable[ListedSection]
    ) -> tuple[tuple[TwoSeats, ...], set[int]]:
        """Return who has two seats and nobody has said which, and what is not printed of them."""
        seats: dict[Uid, list[tuple[ListedDelegation, Participation]]] = {}
        for section in sections:
            for group in section.delegations:
                for one in group.people:
                    if one.person is not None:
                        seats.setdefault(one.person, []).append((group, one))
        questions, out = [], set[int]()
        for person, found in seats.items():
            chosen = self._chosen(person, found)
            out |= {id(one) for _, one in found if one is not chosen}
            titles = dict.fromkeys(
                (group.title, group.delegation.uid if group.delegation else None)
                for group, _ in found
            )
            if len(titles) > 1 and person not in self._rules.seats:
                questions.append(TwoSeats(person, chosen.name, tuple(titles)))
        return tuple(questions), out

    def _chosen(
        self, person: Uid, found: Sequence[tuple[ListedDelegation, Participation]]
    ) -> Participation:
        """Return the seat in which somebody is printed: the one that was said, else the first."""
        wanted = self._rules.seats.get(person)
        said = (one for group, one in found if group.delegation and group.delegation.uid == wanted)
        return next(said, found[0][1])


def _body_key(group: ListedDelegation) -> tuple[str, str, str]:
    own = group.delegation.sort_as if group.delegation else ""
    uid = str(group.delegation.uid) if group.delegation else ""
    return (alphabetical_key(own or group.title), group.title, uid)


def _state_key(area: Area, language: str) -> str:
    return alphabetical_key(area.name(language, AreaForm.SHORT))


def _without(section: ListedSection, out: set[int]) -> ListedSection:
    kept = []
    for group in section.delegations:
        people = tuple(one for one in group.people if id(one) not in out)
        if people:
            kept.append(ListedDelegation(group.title, people, group.delegation))
    return ListedSection(section.code, section.name, tuple(kept))


def _is_on(value: str) -> bool:
    return value.strip().casefold() in _ON
