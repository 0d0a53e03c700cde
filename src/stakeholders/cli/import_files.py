"""`import`: contacts of files into the directory."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from stakeholders.app.errors import NothingDoneError
from stakeholders.app.importing import Decision, FilePlan, Importing
from stakeholders.app.json_answers import records_as_json
from stakeholders.app.refused_rows import write_refused
from stakeholders.app.table_mappings import TableReading
from stakeholders.cli.options import common
from stakeholders.cli.progress_line import ProgressLine
from stakeholders.cli.session import Session, expected_problem
from stakeholders.domain.problems import Finding
from stakeholders.i18n import translated


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--keep-erased", is_flag=True, help="Keep who was erased at their request too.")
@click.option("--as", "format_name", metavar="FORMAT", help="Read as this format.")
@click.option("--encoding", metavar="E", help="Read in this encoding.")
@click.option("--region", metavar="CC", help="Country of national numbers.")
@click.option("--mapping", metavar="NAME", help="Saved columns, or a file of them.")
@click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook.")
@click.option("--refused", type=click.Path(path_type=Path), help="Write refused rows here.")
@common
def import_files(
    session: Session,
    files: tuple[Path, ...],
    dry_run: bool,  # noqa: FBT001
    keep_erased: bool,  # noqa: FBT001
    format_name: str | None,
    encoding: str | None,
    region: str | None,
    **of_tables: str | Path | None,
) -> None:
    """Import FILES; the same file twice changes nothing.

    What is refused can be written to a file, mended there and imported again.
    """
    chosen = _Chosen(
        dry_run,
        keep_erased,
        format_name,
        encoding,
        region and region.upper(),
        _table(session, of_tables),
    )
    plans, findings = list[FilePlan](), list[Finding]()
    work_in = session.directory_if_any if dry_run else session.directory
    with work_in() as directory:
        for file in files:
            try:
                plans.append(_imported(directory.importing, file, chosen))
            except NothingDoneError as error:
                findings.append(Finding(expected_problem(error), str(file)))
    refused = of_tables["refused"]
    if isinstance(refused, Path):
        write_refused(plans, refused)
    for plan in plans:
        findings.extend((*plan.findings, *plan.doubts))
    if not any(plan.records for plan in plans):
        session.nothing_done()
    documents = [_document(plan) for plan in plans]
    every = [record for plan in plans for record in records_as_json(plan.records)]
    whole = {"files": documents, **({"records": every} if dry_run else {})}
    session.answer(whole, map(_line, plans), findings)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What the options say about all files."""

    dry_run: bool
    keep_erased: bool
    format_name: str | None
    encoding: str | None
    region: str | None
    table: TableReading


def _table(session: Session, options: Mapping[str, object]) -> TableReading:
    """Return how tables shall be understood."""
    name = options["mapping"]
    mapping = session.mappings.named(str(name)) if name else None
    return TableReading(mapping, str(options["sheet"]))


def _imported(importing: Importing, file: Path, chosen: _Chosen) -> FilePlan:
    line = ProgressLine()
    job = line.job()
    try:
        plan = importing.plan(
            file,
            format_name=chosen.format_name,
            encoding=chosen.encoding,
            region=chosen.region,
            table=chosen.table,
            keep_erased=chosen.keep_erased,
            job=job,
        )
        if not chosen.dry_run:
            importing.apply(plan, job)
    finally:
        line.erase()
    return plan


def _document(plan: FilePlan) -> dict[str, object]:
    return {
        "file": plan.file,
        "format": plan.format,
        "encoding": plan.encoding,
        "read": len(plan.records),
        **{str(decision): plan.count(decision) for decision in Decision},
        "records": records_as_json(plan.records),
    }


def _line(plan: FilePlan) -> str:
    return translated(
        "{file} ({format}): {new} new, {same} the same, {changed} changed, {doubtful} doubtful, "
        "{refused} refused.",
        file=plan.file,
        format=plan.format,
        **{str(decision): plan.count(decision) for decision in Decision},
    )
