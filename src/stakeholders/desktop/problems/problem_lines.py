"""Problems as lines, kind by kind: whose, what is wrong, and what one key would do about it."""

from collections.abc import Collection, Sequence
from types import MappingProxyType
from typing import Final

from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.line_list import Line
from stakeholders.domain.open_problem import OpenProblem, ProblemKind, Repair
from stakeholders.i18n import left_to_right, plural, translated

MOST: Final = 500
"""So many lines of a kind are shown; of more the number is told."""
_ICONS: Final = MappingProxyType(
    {
        ProblemKind.AREA: "map-pin",
        ProblemKind.CONTRADICTION: "file-text",
        ProblemKind.OVERLAP: "briefcase",
        ProblemKind.EXPIRED: "calendar",
        ProblemKind.REVERSED: "calendar",
        ProblemKind.CYCLE: "network",
        ProblemKind.ABSENCE: "calendar",
        ProblemKind.DUPLICATE: "merge",
        ProblemKind.STALE: "clock",
    }
)
_BAD: Final = frozenset({ProblemKind.INVALID, ProblemKind.CYCLE})
_CODES: Final = frozenset({ProblemKind.INVALID, ProblemKind.AMBIGUOUS, ProblemKind.STALE})


def problem_lines(
    problems: Sequence[OpenProblem], only: ProblemKind | None, marked: Collection[str]
) -> tuple[str | Line, ...]:
    """Return the lines of problems, of one kind or of all, under the number of each kind."""
    rows: list[str | Line] = []
    for kind in ProblemKind:
        some = [one for one in problems if one.kind is kind and only in {None, kind}]
        if some:
            rows.append(translated("{title} ({count})", title=kind.word, count=len(some)))
            rows += [_line(one, is_marked=one.key in marked) for one in some[:MOST]]
            if len(some) > MOST:
                rows.append(_more(len(some) - MOST))
    return tuple(rows)


def _more(count: int) -> str:
    return plural("{count} more", "{count} more", count)


def _line(one: OpenProblem, *, is_marked: bool) -> Line:
    name = one.name
    if one.other_name:
        name = translated("{name} and {other}", name=one.name, other=one.other_name)
    tone = Tone.BAD if one.kind in _BAD else Tone.WARN
    end = translated("marked") if is_marked else one.repair.word
    tone = Tone.ACCENT if is_marked else tone
    return Line(one.key, _ICONS.get(one.kind, "circle-alert"), name, _about(one), end, tone)


def _about(one: OpenProblem) -> str:
    told = left_to_right(one.told) if one.kind in _CODES else one.told
    if one.repair is Repair.USE:
        return translated(
            "{told}; {offered} is offered", told=told, offered=left_to_right(one.offered)
        )
    if one.kind is ProblemKind.STALE:
        return translated("last known to be right on {date}", date=told)
    return told
