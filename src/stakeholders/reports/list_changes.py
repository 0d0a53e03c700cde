"""What has changed on a list: additions, deletions and changes, each in a table of its own."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from stakeholders.domain.editions import FACT_TITLES, Change, Turn
from stakeholders.i18n import marked, plural, translated
from stakeholders.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Line,
    Paragraph,
    Table,
    code,
    lines_of,
)
from stakeholders.reports.framing import Framing, framed
from stakeholders.reports.words import Words

_HEADINGS: Final = MappingProxyType(
    {
        Turn.ADDED: (marked("{count} addition"), marked("{count} additions")),
        Turn.REMOVED: (marked("{count} deletion"), marked("{count} deletions")),
        Turn.CHANGED: (marked("{count} change"), marked("{count} changes")),
    }
)
_CODES: Final = frozenset({"phone", "email"})


def list_changes(changes: Sequence[Change], framing: Framing, words: Words) -> Document:
    """Return what has changed as a document; of nothing it says so."""
    blocks: list[Block] = []
    for turn in Turn:
        some = [change for change in changes if change.turn is turn]
        if some:
            one, many = _HEADINGS[turn]
            blocks.append(Heading(plural(one, many, len(some))))
            blocks.append(_changed(some, words) if turn is Turn.CHANGED else _listed(some))
    nothing = Paragraph((Line(translated("Nothing has changed.")),))
    return framed(framing, blocks or [nothing])


def fact_change(fact: tuple[str, str, str], words: Words) -> str:
    """Return in words how one fact has changed."""
    field, before, after = fact
    values = {
        "fact": translated(FACT_TITLES[field]),
        "before": _shown(field, before, words),
        "after": _shown(field, after, words),
    }
    if not before:
        return translated("{fact}: {after} added", **values)
    if not after:
        return translated("{fact}: {before} removed", **values)
    return translated("{fact}: {before} is now {after}", **values)


def change_sentence(change: Change, words: Words) -> str:
    """Return in words what became of a line."""
    name = change.name or translated("somebody who was erased")
    shown = translated("{name}, {about}", name=name, about=change.about) if change.about else name
    if change.turn is Turn.ADDED:
        return translated("Added: {name}", name=shown)
    if change.turn is Turn.REMOVED:
        return translated("Removed: {name}", name=shown)
    facts = "; ".join(fact_change(fact, words) for fact in change.facts)
    return translated("Changed: {name}: {facts}", name=name, facts=facts)


def _listed(changes: Sequence[Change]) -> Table:
    columns = (Column(translated("Name"), 2), Column(translated("Position, organisation"), 3))
    return Table(columns, tuple((_name(change), lines_of(change.about)) for change in changes))


def _changed(changes: Sequence[Change], words: Words) -> Table:
    columns = (
        Column(translated("Name"), 3),
        Column(translated("What"), 2),
        Column(translated("Before"), 3),
        Column(translated("Now"), 3),
    )
    rows = tuple(
        (
            _name(change) if number == 0 else (),
            lines_of(translated(FACT_TITLES[field])),
            _cell(field, before, words),
            _cell(field, after, words),
        )
        for change in changes
        for number, (field, before, after) in enumerate(change.facts)
    )
    return Table(columns, rows)


def _name(change: Change) -> Cell:
    return (Line(change.name or translated("somebody who was erased"), strong=True),)


def _cell(field: str, text: str, words: Words) -> Cell:
    shown = _shown(field, text, words)
    return (code(shown),) if field in _CODES and shown else lines_of(shown)


def _shown(field: str, text: str, words: Words) -> str:
    return words.country(text) if field == "country" and text else text
