"""Conflicts of the history in words: what stands in the way of taking a step back."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stakeholders.app.errors import ConflictError
from stakeholders.app.history_fields import field_name, thing_name
from stakeholders.app.history_values import PastValues
from stakeholders.domain.ids import Uid
from stakeholders.domain.problems import Finding, Problem, Severity
from stakeholders.i18n import marked, translated
from stakeholders.store.errors import Conflict

_VALUE: Final = marked("{thing} of {name}: this step left {left}, now it is {present}. {since}")
_ROW: Final = marked("{thing} of {name} was made or changed since. {since}")
_LATER: Final = marked("{step} ({who}, {when}).")


@dataclass(frozen=True, slots=True)
class Told:
    """A later step in words."""

    sentence: str
    actor: str
    at: datetime.datetime


class StepConflictError(ConflictError):
    """A step that cannot be taken back; it says what is in the way.

    `findings` are the values that changed since, `later` the uids of the steps that changed them,
    the newest first.
    """

    def __init__(
        self, conflicts: Sequence[Conflict], findings: Sequence[Finding], later: tuple[Uid, ...]
    ) -> None:
        super().__init__(conflicts)
        self.findings = tuple(findings)
        self.later = later


def findings_of(
    conflicts: Sequence[Conflict],
    names: Mapping[Uid, str],
    steps: Mapping[Uid, Told],
    values: PastValues,
) -> list[Finding]:
    """Return what is in the way, each thing once; `names` are those of entries."""
    elsewhere = {(one.left, one.present) for one in conflicts if one.table != "entry"}
    found = [
        _finding(one, names, steps, values)
        for one in conflicts
        if one.table != "entry" or not one.field or (one.left, one.present) not in elsewhere
    ]
    return list({finding.problem.message: finding for finding in found}.values())


def _finding(
    conflict: Conflict, names: Mapping[Uid, str], steps: Mapping[Uid, Told], values: PastValues
) -> Finding:
    step = steps.get(conflict.later) if conflict.later else None
    said = {
        "name": names.get(conflict.entry, "") if conflict.entry else "",
        "since": _since(step) if step else "",
    }
    if not conflict.field:
        text, thing = _ROW, thing_name(conflict.table)
    else:
        text, thing = _VALUE, field_name(conflict.table, conflict.field)
        left, present = (
            names.get(Uid(str(value))) or values.text(conflict.table, conflict.field, value)
            for value in (conflict.left, conflict.present)
        )
        said["left"], said["present"] = _quoted(left), _quoted(present)
    told = tuple({"thing": thing, **said}.items())
    problem = Problem("history.conflict", text, told, Severity.ERROR)
    return Finding(problem, record=conflict.entry)


def _since(step: Told) -> str:
    when = step.at.astimezone().strftime("%Y-%m-%d %H:%M")
    return translated(_LATER, step=step.sentence, who=step.actor, when=when)


def _quoted(told: str) -> str:
    return translated("“{value}”", value=told) if told else translated("nothing")
