"""`import`: contacts of files into the directory."""

from pathlib import Path

import click

from stakeholders.app.importing import Decision, FilePlan
from stakeholders.app.json_answers import records_as_json
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.problems import Finding
from stakeholders.i18n import translated


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--as", "format_name", metavar="FORMAT", help="Read as this format.")
@click.option("--encoding", metavar="E", help="Read in this encoding.")
@click.option("--region", metavar="CC", help="Country of numbers in national form.")
@common
def import_files(
    session: Session,
    files: tuple[Path, ...],
    dry_run: bool,  # noqa: FBT001
    format_name: str | None,
    encoding: str | None,
    region: str | None,
) -> None:
    """Import FILES; the same file twice changes nothing."""
    documents, lines, findings = [], [], list[Finding]()
    work_in = session.directory_if_any if dry_run else session.directory
    with work_in() as directory:
        for file in files:
            plan = directory.importing.plan(
                file,
                format_name=format_name,
                encoding=encoding,
                region=region and region.upper(),
            )
            if not dry_run:
                directory.importing.apply(plan)
            documents.append(_document(plan, dry_run=dry_run))
            lines.append(_line(plan))
            findings.extend(plan.findings)
            findings.extend(plan.doubts)
    if not any(document["read"] for document in documents):
        session.nothing_done()
    session.answer(
        {"files": documents, **_all_records(documents, dry_run=dry_run)}, lines, findings
    )


def _document(plan: FilePlan, *, dry_run: bool) -> dict[str, object]:
    counts = {str(decision): plan.count(decision) for decision in Decision}
    records = records_as_json(plan.records) if dry_run else []
    return {
        "file": plan.file,
        "format": plan.format,
        "encoding": plan.encoding,
        "read": len(plan.records),
        **counts,
        "records": records,
    }


def _all_records(documents: list[dict[str, object]], *, dry_run: bool) -> dict[str, object]:
    """Return the records of all files together, as the other commands have them."""
    if not dry_run:
        return {}
    every: list[object] = []
    for document in documents:
        records = document["records"]
        every.extend(records if isinstance(records, list) else [])
    return {"records": every}


def _line(plan: FilePlan) -> str:
    return translated(
        "{file} ({format}): {new} new, {same} the same, {changed} changed, {doubtful} doubtful, "
        "{refused} refused.",
        file=plan.file,
        format=plan.format,
        **{str(decision): plan.count(decision) for decision in Decision},
    )
