"""Refused rows as a file: in the dialect they came in, with the reason, to be mended and read."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from stakeholders.app.errors import UnwritableTargetError
from stakeholders.app.importing_plan import Decision, FilePlan, Planned
from stakeholders.app.outgoing_files import write_files
from stakeholders.formats.base import Refused
from stakeholders.formats.refused_file import refused_text, refused_workbook
from stakeholders.formats.registry import format_of

_WORKBOOK: Final = ".xlsx"


def refused_in(plan: FilePlan) -> tuple[Planned, ...]:
    """Return what was refused and can be written out again."""
    places = [n for n, one in enumerate(plan.decisions) if one is Decision.REFUSED]
    return tuple(item for item in plan.items_at(places) if item.refused and item.refused.text)


def write_refused(plans: Sequence[FilePlan], target: Path) -> int:
    """Write what was refused of these files to one file; return how many pieces it holds.

    Nothing is written where nothing was refused.

    Raises:
        UnwritableTargetError: when it cannot be written.
    """
    found = [(plan, items) for plan in plans if (items := refused_in(plan))]
    if not found:
        return 0
    try:
        write_files([(target, _written(found, target))])
    except OSError as error:
        raise UnwritableTargetError(target.name, error.strerror or str(error)) from error
    return sum(len(items) for _, items in found)


def suffix_of(plan: FilePlan) -> str:
    """Return how a file of its refused rows ends."""
    chosen = format_of(plan.format)
    return chosen.suffixes[0] if chosen else ".txt"


def _written(found: Sequence[tuple[FilePlan, Sequence[Planned]]], target: Path) -> bytes:
    """Return the file: a workbook where its name says so, else the texts one after the other."""
    if target.suffix.lower() == _WORKBOOK:
        return refused_workbook([_with_reasons(items) for _, items in found])
    return b"".join(refused_text(_with_reasons(items), plan.encoding) for plan, items in found)


def _with_reasons(items: Sequence[Planned]) -> list[tuple[Refused, str]]:
    return [
        (item.refused, " ".join(problem.message for problem in item.problems))
        for item in items
        if item.refused is not None
    ]
