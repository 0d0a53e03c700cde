"""`export`: contacts out of the directory, as a file or as a document, through the one gate."""

import sys
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

import click

from stakeholders.app.audience import LeftOut
from stakeholders.app.directory_file import Directory
from stakeholders.app.document_files import document_format
from stakeholders.app.documents import DocumentKind, DocumentOrder
from stakeholders.app.errors import UnknownFormatError
from stakeholders.app.exporting import STANDARD_OUTPUT, RowPer, Scope, TableLayout, scope_of_query
from stakeholders.app.json_answers import left_out_as_findings
from stakeholders.app.recipients import format_for
from stakeholders.cli.document_options import DocumentWanted, about_document
from stakeholders.cli.options import common, table_layout
from stakeholders.cli.progress_line import ProgressLine
from stakeholders.cli.session import Session
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import plural, translated

_USUAL: Final = Visibility.OFFICE


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked for on the command line."""

    out: str
    query: str | None
    list_name: str | None
    format_name: str | None
    layout: TableLayout
    audience: Visibility
    about: DocumentWanted


@dataclass(frozen=True, slots=True)
class _Done:
    """What left, and what did not."""

    count: int
    format: str
    left_out: tuple[LeftOut, ...]


@click.command()
@click.argument("out", type=click.Path(allow_dash=True))
@click.option("--find", "query", help="What a query finds; everything unless told.")
@click.option("--list", "list_name", metavar="NAME", help="The members of a list.")
@click.option(
    "--as", "format_name", metavar="FORMAT", help="The format, or for whom; else by the file name."
)
@click.option(
    "--for",
    "audience",
    type=click.Choice([str(one) for one in Visibility]),
    help="Who may see it; the office unless told.",
)
@about_document
@table_layout
@common
def export(
    session: Session,
    out: str,
    query: str | None,
    list_name: str | None,
    format_name: str | None,
    audience: str | None,
    about: DocumentWanted,
    layout: TableLayout,
) -> None:
    """Write contacts to the file OUT; - is standard output, a folder or .zip one file each.

    The formats docx, pdf, html and txt make a list to be printed or read, or another document.
    Without --as, a list leaves in the form of the last time, where OUT is a file of that kind.
    """
    if sum(one is not None for one in (query, list_name, about.uid)) > 1:
        raise click.UsageError("--find, --list, --uid")
    format_name = format_for(format_name) if format_name else None
    for_whom = Visibility(audience) if audience else _USUAL
    order = _Order(out, query, list_name, format_name, layout, for_whom, about)
    with session.directory() as directory:
        if list_name is not None and format_name is None and about.kind is DocumentKind.LIST:
            order = _as_the_last_time(directory, order, is_told=audience is not None)
        document = document_format(order.format_name, out)
        if document is None and about.kind is not DocumentKind.LIST:
            raise UnknownFormatError(order.format_name or out)
        done = _document(directory, order, document) if document else _records(directory, order)
    findings = left_out_as_findings(done.left_out)
    if out == STANDARD_OUTPUT:
        session.output = sys.stderr
    said = plural(
        "Exported {count} contact to {file}.",
        "Exported {count} contacts to {file}.",
        done.count,
        file=out,
    )
    answer = {
        "file": out,
        "format": done.format,
        "for": str(order.audience),
        "exported": done.count,
    }
    session.answer({**answer, "left_out": len(findings)}, [said], findings)


def _as_the_last_time(directory: Directory, order: _Order, *, is_told: bool) -> _Order:
    """Return what was asked for of a list, the rest of it as in its last export.

    What was for named staff only is never sent so again unless they are told.
    """
    preset = directory.exporting.preset(order.list_name or "")
    if preset is None:
        return order
    ending = directory.exporting.suffix(preset.format)
    if order.out != STANDARD_OUTPUT and PurePath(order.out).suffix.casefold() != ending:
        return order
    wanted = replace(order, format_name=preset.format)
    if not is_told and Visibility(preset.audience) is not Visibility.NAMED:
        wanted = replace(wanted, audience=Visibility(preset.audience))
    if order.layout.columns or order.layout.rows is not RowPer.PERSON:
        return wanted
    layout = replace(order.layout, columns=preset.columns, rows=RowPer(preset.rows))
    return replace(wanted, layout=layout)


def _records(directory: Directory, order: _Order) -> _Done:
    """Write the contacts for another program."""
    name, query = order.list_name, order.query or ""
    one = None if name is None else directory.lists.named(name)
    scope = scope_of_query(query) if name is None else Scope(list_name=name)
    leavers = directory.exporting.leavers(scope, order.format_name or "")
    exported = directory.exporting.export(
        leavers,
        order.out,
        format_name=order.format_name,
        audience=order.audience,
        layout=order.layout,
        title=query if one is None else one,
        stdout=sys.stdout.buffer,
    )
    return _Done(exported.count, exported.format, exported.left_out)


def _document(directory: Directory, order: _Order, format_name: str) -> _Done:
    """Write the contacts for people, as a list or another document."""
    query, name = order.query or "", order.list_name
    scope = scope_of_query(query) if name is None else Scope(list_name=name)
    title = name or query or translated("All contacts")
    about, columns = order.about, order.layout.columns
    wanted = DocumentOrder(about.kind, title, scope, about.uid, columns, about.sheet, about.skipped)
    progress = ProgressLine()
    job = progress.job()
    try:
        prepared = directory.documents.prepare(wanted, order.audience, job)
        content = directory.documents.write(prepared, order.out, format_name, job)
    finally:
        progress.erase()
    if order.out == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    return _Done(prepared.count, format_name, prepared.left_out)
