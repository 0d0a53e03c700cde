"""Answers as JSON: records, findings and steps in the shapes that scripts rely on."""

from collections.abc import Iterable

from stakeholders.app.audience import LeftOut
from stakeholders.app.history import Step
from stakeholders.domain.problems import Finding
from stakeholders.domain.record import Record
from stakeholders.formats.json_lines import finding_to_json, record_to_json


def records_as_json(records: Iterable[Record]) -> list[dict[str, object]]:
    """Return records in the shape of `--json`."""
    return [record_to_json(record) for record in records]


def findings_as_json(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Return findings with severity, code, message and place."""
    return [finding_to_json(finding) for finding in findings]


def left_out_as_findings(left_out: Iterable[LeftOut]) -> list[Finding]:
    """Return what did not leave as findings."""
    return [Finding(item.problem, record=item.name) for item in left_out]


def step_as_json(step: Step) -> dict[str, object]:
    """Return one step of the history."""
    return {
        "uid": step.uid,
        "number": step.number,
        "code": step.code,
        "sentence": step.sentence,
        "actor": step.actor,
        "origin": step.origin,
        "at": step.at.isoformat(),
        "undone": step.is_undone,
        "takes_back": step.takes_back,
    }
