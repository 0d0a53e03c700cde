"""What an export leaves out, in words: how much, of what, and why."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from types import MappingProxyType
from typing import Final

from stakeholders.app.audience import LeftOut
from stakeholders.i18n import marked, plural, translated

_COUNTED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "": (marked("{count} contact"), marked("{count} contacts")),
        "phone": (marked("{count} phone"), marked("{count} phones")),
        "email": (marked("{count} e-mail"), marked("{count} e-mails")),
        "web": (marked("{count} web page"), marked("{count} web pages")),
        "messaging": (marked("{count} messenger"), marked("{count} messengers")),
        "address": (marked("{count} address"), marked("{count} addresses")),
        "body": (marked("{count} organisation"), marked("{count} organisations")),
        "title": (marked("{count} position"), marked("{count} positions")),
        "note": (marked("{count} note"), marked("{count} notes")),
    }
)
_OTHER: Final = (marked("{count} other fact"), marked("{count} other facts"))
_NOT_FOR: Final[Mapping[str, str]] = MappingProxyType(
    {
        "anyone": marked("Left out, as not everybody may see it: {what}."),
        "participants": marked("Left out, as participants may not see it: {what}."),
        "office": marked("Left out, as only named staff may see it: {what}."),
        "named": marked("Left out: {what}."),
    }
)
_NAMED: Final = 3
_COUNTED_KINDS: Final = frozenset({"audience", "audience.do_not_use"})
"""The kinds of which the sentence counts, and names nobody."""
_SUPPRESSED: Final = "suppressed"


def counted(left_out: Iterable[LeftOut]) -> str:
    """Return how much is left out, such as `2 contacts, 3 phones`; nothing for nothing."""
    return counted_facts(one.fact for one in left_out)


def counted_facts(facts: Iterable[str]) -> str:
    """Return how many facts these are, by the codes of their kinds."""
    return _in_words(Counter(facts))


def _in_words(counts: Mapping[str, int]) -> str:
    order = [*_COUNTED, *sorted(counts.keys() - _COUNTED.keys())]
    return listed(
        [plural(*_COUNTED.get(fact, _OTHER), counts[fact]) for fact in order if fact in counts]
    )


class Tally:
    """How much is left out, and why, as it comes; of each reason only the first few are kept."""

    def __init__(self, left_out: Iterable[LeftOut] = ()) -> None:
        self._groups: dict[tuple[str, str], _Group] = {}
        self.add(left_out)

    def add(self, left_out: Iterable[LeftOut]) -> None:
        """Count more."""
        for one in left_out:
            audience = dict(one.problem.values).get("audience", "")
            kind = "audience" if audience else one.problem.code
            kind = _SUPPRESSED if kind.startswith(_SUPPRESSED) else kind
            self._groups.setdefault((kind, audience), _Group()).add(one)

    @property
    def counted(self) -> str:
        """How much, such as `2 contacts, 3 phones`; nothing for nothing."""
        return _counted(self._groups.values())

    @property
    def reasons(self) -> tuple[str, ...]:
        """One sentence for each reason why something is left out."""
        return tuple(_reason(kind, audience, group) for (kind, audience), group in self._told())

    @property
    def reasons_for_others(self) -> tuple[str, ...]:
        """The same for a file that leaves: how much and why, and never whom or their reasons."""
        named = [group for (kind, _), group in self._told() if kind not in _COUNTED_KINDS]
        told = tuple(
            _reason(kind, audience, group)
            for (kind, audience), group in self._told()
            if kind in _COUNTED_KINDS
        )
        if not named:
            return told
        what = _counted(named)
        return (*told, translated("Left out, as nothing goes to them: {what}.", what=what))

    def _told(self) -> Iterable[tuple[tuple[str, str], "_Group"]]:
        """Return the reasons in an order that does not hang on how the contacts are parted."""
        return sorted(self._groups.items(), key=lambda one: _place(one[0][0]))


class _Group:
    """What is left out for one reason: how much of what, and the first few."""

    def __init__(self) -> None:
        self.facts: Counter[str] = Counter()
        self.first: list[LeftOut] = []

    def add(self, one: LeftOut) -> None:
        self.facts[one.fact] += 1
        if len(self.first) < _NAMED:
            self.first.append(one)

    @property
    def count(self) -> int:
        return self.facts.total()


def _place(kind: str) -> int:
    return 2 if kind in _COUNTED_KINDS else int(kind == _SUPPRESSED)


def reasons(left_out: Iterable[LeftOut]) -> tuple[str, ...]:
    """Return one sentence for each reason why something is left out."""
    return Tally(left_out).reasons


def reasons_for_others(left_out: Iterable[LeftOut]) -> tuple[str, ...]:
    """Return the same for a file that leaves: how much and why, and never whom or their reasons."""
    return Tally(left_out).reasons_for_others


def _counted(groups: Iterable[_Group]) -> str:
    facts = Counter[str]()
    for group in groups:
        facts.update(group.facts)
    return _in_words(facts)


def listed(parts: Sequence[str]) -> str:
    """Return parts as one list in the reader's language."""
    if not parts:
        return ""
    return reduce(lambda one, other: translated("{one}, {other}", one=one, other=other), parts)


def _reason(kind: str, audience: str, group: _Group) -> str:
    if kind == "audience":
        sentence = _NOT_FOR.get(audience, _NOT_FOR["named"])
        return translated(sentence, what=_counted([group]))
    if kind == "audience.do_not_use":
        return translated("Left out, as marked “do not use”: {what}.", what=_counted([group]))
    if kind == "post.vacant":
        return translated("Left out, as nobody holds the post today: {names}.", names=_names(group))
    if kind == "label.no_address":
        return translated("Left out, as no address is known: {names}.", names=_names(group))
    if group.count == 1:
        return group.first[0].problem.message
    if kind == _SUPPRESSED:
        return translated("Left out, as nothing goes to them: {names}.", names=_with_reasons(group))
    return translated("Left out of this list by hand: {names}.", names=_names(group))


def _names(group: _Group) -> str:
    return _some([one.name for one in group.first], group.count)


def _with_reasons(group: _Group) -> str:
    """Return the first names, each with why."""
    return _some(
        [
            translated(
                "{name} ({reason})", name=one.name, reason=dict(one.problem.values)["reason"]
            )
            for one in group.first
        ],
        group.count,
    )


def _some(first: Sequence[str], count: int) -> str:
    names = listed(first)
    more = count - _NAMED
    if more <= 0:
        return names
    return plural("{names} and {count} other", "{names} and {count} others", more, names=names)
