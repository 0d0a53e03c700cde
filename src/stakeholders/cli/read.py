"""`read`: contact blocks in plain text become people, bodies, posts and channels."""

import sys
from pathlib import Path

import click

from stakeholders.app.capture import Captured, read_text_file, text_of
from stakeholders.app.errors import UnreadableFileError
from stakeholders.app.json_answers import records_as_json
from stakeholders.cli.options import DateOption, common
from stakeholders.cli.record_lines import record_lines
from stakeholders.cli.session import Session
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.problems import Finding, Problem, Severity
from stakeholders.i18n import marked, plural


@click.command()
@click.argument("textfile", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--save", is_flag=True, help="Keep what was found in the directory.")
@click.option("--region", metavar="CC", help="Country of national numbers.")
@click.option("--date", type=DateOption(), help="Date of the document.")
@common
def read(
    session: Session,
    textfile: Path,
    save: bool,  # noqa: FBT001
    region: str | None,
    date: PartialDate | None,
) -> None:
    """Read the contact blocks of TEXTFILE, or of standard input for -."""
    text = _text(textfile)
    work_in = session.directory if save else session.directory_if_any
    with work_in() as directory:
        captured = directory.capture.read(text, region=region and region.upper(), date=date)
        if save and captured.records:
            directory.capture.keep(captured)
    findings = captured.findings
    if not captured.records:
        session.nothing_done()
        findings = (*findings, Finding(_no_contact(), str(textfile)))
    session.answer(_document(captured, save=save), _lines(captured, save=save), findings)


def _text(path: Path) -> str:
    try:
        return read_text_file(path) if str(path) != "-" else _standard_input()
    except OSError as error:
        raise UnreadableFileError(path.name, error.strerror or str(error)) from error


def _standard_input() -> str:
    return text_of(sys.stdin.buffer.read(), "-")


def _document(captured: Captured, *, save: bool) -> dict[str, object]:
    records = records_as_json(captured.records)
    for record, proposal in zip(records, captured.proposals, strict=True):
        record["known"] = proposal.is_known
    return {"saved": save and bool(records), "records": records}


def _no_contact() -> Problem:
    return Problem(
        "read.no_contact", marked("There is no contact in this text."), severity=Severity.ERROR
    )


def _lines(captured: Captured, *, save: bool) -> list[str]:
    lines = [line for record in captured.records for line in record_lines(record)]
    if save and lines:
        count = len(captured.records)
        lines.append(plural("Kept {count} entry.", "Kept {count} entries.", count))
    return lines
