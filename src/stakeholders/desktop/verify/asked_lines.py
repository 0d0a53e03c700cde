"""What is asked about a contact, as lines: each fact with its age and source, then whom to call."""

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.desktop.widgets.line_list import Line
from stakeholders.domain.fact_life import FactKind
from stakeholders.i18n import left_to_right, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.verify_queue import Asked, DoubtfulFact, ToCall

CALL: Final = "call:"
_ICONS: Final = MappingProxyType(
    {
        FactKind.EMAIL: "mail",
        FactKind.MAILBOX: "mail",
        FactKind.WEB: "globe",
        FactKind.POSITION: "briefcase",
        FactKind.ADDRESS: "map-pin",
    }
)


def asked_lines(asked: "Asked") -> tuple[str | Line, ...]:
    """Return the lines of a contact; the key of a fact is its uid."""
    rows: list[str | Line] = [_standing(asked), *(_fact(one) for one in asked.facts)]
    if asked.calls:
        rows += [translated("Who can tell"), *(_call(one) for one in asked.calls)]
    return tuple(rows)


def _standing(asked: "Asked") -> str:
    record = asked.record
    line = next(iter(record.present_posts), None)
    what = ", ".join(filter(None, (line.title, line.body))) if line else record.place
    if record.name.startswith(what) or not what:
        return record.name
    return translated("{name} · {about}", name=record.name, about=what)


def _fact(one: "DoubtfulFact") -> Line:
    fact = one.fact
    is_code = fact.kind not in {FactKind.POSITION, FactKind.ADDRESS}
    text = left_to_right(fact.text) if is_code else fact.text
    told = [fact.kind.word, _age(one)]
    told += [cited.source.title for cited in one.citations[:1]]
    return Line(
        fact.target,
        _ICONS.get(fact.kind, "phone"),
        text,
        " · ".join(told),
        translated("never checked") if fact.known is None else "",
        Tone.PLAIN if fact.known is None else Tone.WARN,
    )


def _age(one: "DoubtfulFact") -> str:
    fact = one.fact
    if fact.known is None:
        return translated("nobody knows since when")
    date = shown_date(fact.known)
    check = fact.check
    if check is None or check.on != fact.known:
        return translated("as of {date}", date=date)
    if check.method and check.by:
        return translated(
            "checked on {date} by {who}, {how}", date=date, who=check.by, how=check.method
        )
    if check.by:
        return translated("checked on {date} by {who}", date=date, who=check.by)
    return translated("checked on {date}", date=date)


def _call(one: "ToCall") -> Line:
    number = left_to_right(one.number)
    return Line(f"{CALL}{one.number}", "phone", one.name, number, translated("Enter copies"))
