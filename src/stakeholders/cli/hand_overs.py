"""`handover`: a list for somebody, the second time only what changed, with whom to delete."""

from pathlib import Path

import click

from stakeholders.app.exporting import TableLayout
from stakeholders.app.hand_overs import HandedOver, HandOverOrder
from stakeholders.app.json_answers import left_out_as_findings
from stakeholders.app.recipients import format_for
from stakeholders.cli.options import common, table_layout
from stakeholders.cli.session import Session
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import plural, translated


@click.command("handover")
@click.argument("list_name", metavar="LIST")
@click.option("--to", "recipient", metavar="NAME", required=True, help="Who gets it.")
@click.option(
    "--as",
    "format_name",
    metavar="FORMAT",
    default="vcard",
    show_default=True,
    help="The format, or for whom.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to write; else named after the list and the recipient.",
)
@click.option(
    "--for",
    "audience",
    type=click.Choice([str(one) for one in Visibility]),
    default=str(Visibility.OFFICE),
    show_default=True,
    help="Who may see it.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would leave.")
@table_layout
@common
def handover(
    session: Session,
    list_name: str,
    recipient: str,
    format_name: str,
    out: Path | None,
    audience: str,
    layout: TableLayout,
    *,
    dry_run: bool,
) -> None:
    """Give LIST to somebody; the second time only what changed, with a list of whom to delete."""
    order = HandOverOrder(
        list_name,
        recipient,
        format_for(format_name),
        Visibility(audience),
        layout,
        out,
        replaces=out is not None,
    )
    with session.directory() as directory:
        if dry_run:
            done = HandedOver(directory.hand_overs.outlook(order), None, None, ())
        else:
            done = directory.hand_overs.hand_over(order)
    findings = left_out_as_findings(done.left_out)
    session.answer({**_document(order, done), "left_out": len(findings)}, _lines(done), findings)


def _document(order: HandOverOrder, done: HandedOver) -> dict[str, object]:
    outlook = done.outlook
    return {
        "list": order.list_name,
        "to": order.recipient,
        "format": order.format,
        "file": str(done.target) if done.target else None,
        "delete_file": str(done.to_delete) if done.to_delete else None,
        "since": outlook.since.isoformat() if outlook.since else None,
        "new": outlook.new,
        "changed": outlook.changed,
        "same": outlook.same,
        "deleted": list(outlook.gone),
    }


def _lines(done: HandedOver) -> list[str]:
    outlook = done.outlook
    said = [
        translated(
            "{new} new, {changed} changed, {same} the same, {gone} to delete.",
            new=outlook.new,
            changed=outlook.changed,
            same=outlook.same,
            gone=len(outlook.gone),
        )
    ]
    if done.target:
        said.append(
            plural(
                "Exported {count} contact to {file}.",
                "Exported {count} contacts to {file}.",
                outlook.count,
                file=done.target.name,
            )
        )
    if done.to_delete:
        said.append(translated("Whom to delete stands in {file}.", file=done.to_delete.name))
    return said
