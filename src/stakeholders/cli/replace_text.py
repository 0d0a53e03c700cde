"""`replace`: a text found and replaced in chosen kinds of field."""

import click

from stakeholders.app.replacing import ReplaceField, Replacement
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.i18n import plural, translated


@click.command(name="replace")
@click.argument("find")
@click.argument("put")
@click.option(
    "--in",
    "fields",
    multiple=True,
    metavar="FIELD",
    type=click.Choice([field.value for field in ReplaceField]),
    help="Only in this kind of field; may be given several times.",
)
@click.option("--case", is_flag=True, help="Capitals make a difference.")
@click.option("--words", is_flag=True, help="Only whole words.")
@click.option("--pattern", is_flag=True, help="FIND is a regular expression.")
@click.option("--find", "query", default="", metavar="QUERY", help="Only of what this finds.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@common
def replace_text(  # noqa: PLR0913 - one argument an option
    session: Session,
    find: str,
    put: str,
    fields: tuple[str, ...],
    *,
    case: bool,
    words: bool,
    pattern: bool,
    query: str,
    dry_run: bool,
) -> None:
    """Put the text PUT for FIND in every field, or only in chosen ones, all in one step."""
    chosen = tuple(map(ReplaceField, fields)) or tuple(ReplaceField)
    wanted = Replacement(find, put, chosen, case, words, pattern)
    with session.directory() as directory:
        only = None
        if query:
            found = directory.search.find(query, limit=0)
            only = {one.uid for one in directory.search.records(found) if one.uid}
        plan = directory.replacing.plan(wanted, only)
        count = 0 if dry_run else directory.replacing.apply(wanted, only)
    lines = [
        translated("{name}: {before} → {after}", name=one.name, before=one.before, after=one.after)
        for one in plan.changes
    ]
    if dry_run:
        said = plural(
            "{count} text would change.", "{count} texts would change.", len(plan.changes)
        )
    else:
        said = plural("{count} text changed.", "{count} texts changed.", count)
    changes = [
        {"uid": one.uid, "name": one.name, "before": one.before, "after": one.after}
        for one in plan.changes
    ]
    session.answer({"changes": changes, "written": count}, [*lines, said])
