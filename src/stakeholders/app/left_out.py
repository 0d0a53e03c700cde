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
_COUNTED_CODES: Final = frozenset({"audience.do_not_use"})
_SUPPRESSED: Final = "suppressed"


def counted(left_out: Iterable[LeftOut]) -> str:
    """Return how much is left out, such as `2 contacts, 3 phones`; nothing for nothing."""
    return counted_facts(one.fact for one in left_out)


def counted_facts(facts: Iterable[str]) -> str:
    """Return how many facts these are, by the codes of their kinds."""
    counts = Counter(facts)
    order = [*_COUNTED, *sorted(counts.keys() - _COUNTED.keys())]
    return listed(
        [plural(*_COUNTED.get(fact, _OTHER), counts[fact]) for fact in order if counts[fact]]
    )


def reasons(left_out: Sequence[LeftOut]) -> tuple[str, ...]:
    """Return one sentence for each reason why something is left out."""
    groups: dict[tuple[str, str], list[LeftOut]] = {}
    for one in left_out:
        audience = dict(one.problem.values).get("audience", "")
        kind = "audience" if audience else one.problem.code
        kind = _SUPPRESSED if kind.startswith(_SUPPRESSED) else kind
        groups.setdefault((kind, audience), []).append(one)
    return tuple(_reason(kind, audience, ones) for (kind, audience), ones in groups.items())


def reasons_for_others(left_out: Sequence[LeftOut]) -> tuple[str, ...]:
    """Return the same for a file that leaves: how much and why, and never whom or their reasons."""
    named = [one for one in left_out if not _is_counted(one)]
    told = reasons([one for one in left_out if _is_counted(one)])
    if not named:
        return told
    return (*told, translated("Left out, as nothing goes to them: {what}.", what=counted(named)))


def _is_counted(one: LeftOut) -> bool:
    """Tell whether the sentence on it counts, and names nobody."""
    return "audience" in dict(one.problem.values) or one.problem.code in _COUNTED_CODES


def listed(parts: Sequence[str]) -> str:
    """Return parts as one list in the reader's language."""
    if not parts:
        return ""
    return reduce(lambda one, other: translated("{one}, {other}", one=one, other=other), parts)


def _reason(kind: str, audience: str, ones: Sequence[LeftOut]) -> str:
    if kind == "audience":
        sentence = _NOT_FOR.get(audience, _NOT_FOR["named"])
        return translated(sentence, what=counted(ones))
    if kind == "audience.do_not_use":
        return translated("Left out, as marked “do not use”: {what}.", what=counted(ones))
    if kind == "post.vacant":
        return translated("Left out, as nobody holds the post today: {names}.", names=_names(ones))
    if kind == "label.no_address":
        return translated("Left out, as no address is known: {names}.", names=_names(ones))
    if len(ones) == 1:
        return ones[0].problem.message
    if kind == _SUPPRESSED:
        return translated("Left out, as nothing goes to them: {names}.", names=_with_reasons(ones))
    return translated("Left out of this list by hand: {names}.", names=_names(ones))


def _names(ones: Sequence[LeftOut]) -> str:
    return _some([one.name for one in ones])


def _with_reasons(ones: Sequence[LeftOut]) -> str:
    """Return the first names, each with why."""
    return _some(
        [
            translated(
                "{name} ({reason})", name=one.name, reason=dict(one.problem.values)["reason"]
            )
            for one in ones
        ]
    )


def _some(ones: Sequence[str]) -> str:
    names = listed(ones[:_NAMED])
    more = len(ones) - _NAMED
    if more <= 0:
        return names
    return plural("{names} and {count} other", "{names} and {count} others", more, names=names)
