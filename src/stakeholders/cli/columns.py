"""`columns`: what the columns of tables hold, told once and used for each file with them."""

from pathlib import Path

import click

from stakeholders.app.table_mappings import MEANINGS, TableMapping, mapping_of
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.i18n import translated


@click.group()
def columns() -> None:
    """Say what the columns of tables hold, for `import --mapping`."""


@columns.command("list")
@common
def list_columns(session: Session) -> None:
    """List what is saved, and what a column may hold."""
    names = session.mappings.names()
    fields = {code: translated(title) for code, title in MEANINGS.items()}
    lines = [*names, "", *(f"{code or '(empty)'}\t{title}" for code, title in fields.items())]
    session.answer({"saved": names, "fields": fields}, lines)


@columns.command("show")
@click.argument("name")
@common
def show_columns(session: Session, name: str) -> None:
    """Show what the columns of NAME hold, by their headers."""
    mapping = session.mappings.named(name)
    _answer(session, name, mapping)


@columns.command("save")
@click.argument("name")
@click.argument("fields", nargs=-1, required=True)
@click.option(
    "--rows",
    default="person",
    type=click.Choice(["person", "post", "channel"]),
    show_default=True,
    help="What one row of a table stands for.",
)
@common
def save_columns(session: Session, name: str, fields: tuple[str, ...], rows: str) -> None:
    """Save FIELDS under NAME, each as HEADER=FIELD in the order of the table."""
    try:
        mapping = mapping_of(fields, rows)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    session.mappings.save(name, mapping)
    _answer(session, name, mapping)


@columns.command("file")
@click.argument("name")
@click.argument("out", type=click.Path(path_type=Path))
@common
def write_columns(session: Session, name: str, out: Path) -> None:
    """Write the columns of NAME to a file for a colleague, who gives it to `--mapping`."""
    mapping = session.mappings.named(name)
    session.mappings.write(mapping, out)
    _answer(session, name, mapping)


@columns.command("forget")
@click.argument("name")
@common
def forget_columns(session: Session, name: str) -> None:
    """Forget what was saved under NAME."""
    session.mappings.forget(name)
    session.answer({"forgotten": name}, [translated("Forgot the columns {name}.", name=name)])


def _answer(session: Session, name: str, mapping: TableMapping) -> None:
    pairs = [
        {"header": header, "field": meaning}
        for header, meaning in zip(mapping.headers, mapping.meanings, strict=True)
    ]
    lines = [f"{one['header']}={one['field']}" for one in pairs]
    session.answer({"name": name, "rows": str(mapping.rows), "columns": pairs}, lines)
