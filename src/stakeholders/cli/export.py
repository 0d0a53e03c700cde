"""`export`: contacts out of the directory, through the one gate."""

import sys

import click

from stakeholders.app.audience import LeftOut
from stakeholders.app.json_answers import left_out_as_findings
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import plural


@click.command()
@click.argument("out", type=click.Path(allow_dash=True))
@click.option("--find", "query", help="What a query finds; everything unless told.")
@click.option("--list", "list_name", metavar="NAME", help="The members of a list.")
@click.option("--as", "format_name", metavar="FORMAT", help="The format; else by the file name.")
@click.option("--columns", default="", metavar="a,b,…", help="Columns of a table.")
@click.option(
    "--for",
    "audience",
    type=click.Choice([str(one) for one in Visibility]),
    default=str(Visibility.OFFICE),
    show_default=True,
    help="Who may see it.",
)
@common
def export(
    session: Session,
    out: str,
    query: str | None,
    list_name: str | None,
    format_name: str | None,
    columns: str,
    audience: str,
) -> None:
    """Write contacts to the file OUT; - is standard output, a folder or .zip one file each."""
    if query is not None and list_name is not None:
        raise click.UsageError("--find, --list")
    with session.directory() as directory:
        out_of_list: tuple[LeftOut, ...] = ()
        if list_name is not None:
            records, out_of_list = directory.exporting.of_list(list_name)
        else:
            records = directory.exporting.of_query(query or "")
        exported = directory.exporting.export(
            records,
            out,
            format_name=format_name,
            audience=Visibility(audience),
            columns=tuple(name.strip() for name in columns.split(",") if name.strip()),
            stdout=sys.stdout.buffer,
        )
    findings = left_out_as_findings((*out_of_list, *exported.left_out))
    if out == "-":
        session.output = sys.stderr
    said = plural(
        "Exported {count} contact to {file}.",
        "Exported {count} contacts to {file}.",
        exported.count,
        file=out,
    )
    document = {"file": out, "format": exported.format, "exported": exported.count}
    session.answer({**document, "left_out": len(findings)}, [said], findings)
