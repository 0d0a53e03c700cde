"""Answers as JSON: records, findings and steps in the shapes that scripts rely on."""

from collections.abc import Iterable
from dataclasses import asdict

from stakeholders.app.audience import LeftOut
from stakeholders.app.history import Step
from stakeholders.domain.absence import absence_on
from stakeholders.domain.citation import Citation
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.parts import Absence
from stakeholders.domain.problems import Finding
from stakeholders.domain.record import Record
from stakeholders.domain.tenure import today
from stakeholders.formats.base_fields import NAME_FIELDS, json_of
from stakeholders.formats.json_lines import finding_to_json, record_to_json


def records_as_json(records: Iterable[Record]) -> list[dict[str, object]]:
    """Return records in the shape of `--json`, and who is away and what is vacant today."""
    return [
        {**record_to_json(record), "name_parts": _names(record), **_today(record)}
        for record in records
    ]


def _names(record: Record) -> list[dict[str, object]]:
    """Return the names of a person with the script that each is written in."""
    return [{**json_of(name, NAME_FIELDS), "script": name.script} for name in record.names]


def _today(record: Record) -> dict[str, object]:
    if record.kind is EntryKind.POST:
        return {"vacant": not any(holder.is_present for holder in record.holders)}
    if record.kind is not EntryKind.PERSON:
        return {}
    away = absence_on(record.parts_of(Absence), today())
    return {"away": _absence(away) if away else None}


def _absence(absence: Absence) -> dict[str, object]:
    return {
        "uid": absence.uid,
        "from": str(absence.from_) if absence.from_ else None,
        "to": str(absence.to) if absence.to else None,
        "reason": absence.reason,
        "officer": absence.officer_name,
        "officer_uid": absence.officer,
    }


def citations_as_json(citations: Iterable[Citation]) -> list[dict[str, object]]:
    """Return what sources say of a contact: which document, which words, of which fact."""
    return [
        {
            "uid": one.uid,
            "source": one.source.title,
            "source_uid": one.source.uid,
            "field": one.field,
            "target": one.target,
            "asserted": one.asserted,
            "quote": one.quote,
            "locator": one.locator,
            "certain": one.certain,
        }
        for one in citations
    ]


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
        "changes": [asdict(change) for change in step.changes],
    }
