"""`find`: look contacts up."""

import json
import sys

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.json_answers import records_as_json
from stakeholders.app.search import SearchResult, SearchRow
from stakeholders.app.unknown_number import UnknownNumber
from stakeholders.cli.options import common
from stakeholders.cli.record_lines import row_line
from stakeholders.cli.session import Session
from stakeholders.domain.copy_format import problems_of
from stakeholders.domain.problems import Finding
from stakeholders.domain.search_row import SIMILAR
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import plural, translated


@click.command()
@click.argument("query", nargs=-1)
@click.option(
    "--kind",
    type=click.Choice(["person", "body", "post", "event"]),
    multiple=True,
    help="Only this kind; several may be given.",
)
@click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True, help="Rows; 0 is all."
)
@click.option(
    "--as-format",
    "format_name",
    metavar="NAME|TEXT",
    help="Print contacts in a copy format of the settings, or as a TEXT with {fields} says: "
    "what anyone may see, unless --for says who.",
)
@click.option(
    "--for",
    "audience",
    type=click.Choice([each.value for each in Visibility]),
    default=Visibility.ANYONE.value,
    show_default=True,
    help="Who may see what --as-format prints.",
)
@common
def find(
    session: Session,
    query: tuple[str, ...],
    kind: tuple[str, ...],
    limit: int,
    format_name: str | None,
    audience: str,
) -> None:
    """Find contacts; QUERY - reads one query a line, an empty one means everything.

    \b
    Words are beginnings of words, in any order and script:  ohchr sp
    Three digits and more are looked for in phones:          2882623, +66 2 288
    "focal point"       as it is written
    geneva or vienna    one of them; -vienna, not vienna: without
    body:unodc country:th has:email tag:press kind:person function:spokesperson
    group:grulac covers:fj language:fr list:Bangkok type:ministry phone:288 email:press
    name: title: place: note: missing:email is:starred|vacant|away|problem
    verified:<2025-01, verified:2024..2025, verified:never, dated:>=2024

    What is only spelt or sounds alike comes last and is marked with ~. A word that begins with
    a minus stands behind --.
    """  # noqa: D301 - click reads the mark
    template = None if format_name is None else _template(session, format_name)
    with session.directory() as directory:
        if template is not None:
            result = directory.search.find(" ".join(query), flags=kind, limit=limit, similar=True)
            _print_formatted(session, directory, result, template, Visibility(audience))
            return

        def documents(text: str) -> tuple[SearchResult, dict[str, object]]:
            result = directory.search.find(text, flags=kind, limit=limit, similar=True)
            records = records_as_json(directory.search.records(result)) if session.as_json else []
            for record, row in zip(records, result.rows, strict=False):
                record["similar"] = SIMILAR in row.flags
            return result, {
                "query": text,
                "total": result.total,
                "similar": result.similar,
                "problems": [each.problem.message for each in directory.search.read(text).problems],
                "elapsed_ms": round(result.elapsed_ms, 3),
                "records": records,
            }

        if query == ("-",):
            session.as_json = True
            for line in sys.stdin:
                session.say(json.dumps(documents(line.rstrip("\r\n"))[1], ensure_ascii=False))
            return
        result, document = documents(" ".join(query))
        read = directory.search.read(" ".join(query))
        remarks = [each.problem.message for each in read.problems]
        number = directory.unknown_numbers.about(" ".join(query))
        if number is not None:
            remarks += number.sentences
            document["number"] = _number_as_json(number)
    found = plural("{count} contact", "{count} contacts", result.total)
    session.answer(document, [*remarks, *(_line(row) for row in result.rows), found])


def _number_as_json(number: UnknownNumber) -> dict[str, object]:
    return {
        "region": number.region,
        "type": number.number_type,
        "valid": number.is_valid,
        "shared_digits": number.shared,
        "nearest": [row.uid for row in number.nearest],
    }


def _template(session: Session, named: str) -> str:
    """Return the format of a name, or a text that is one itself."""
    if named in session.copy_formats:
        return session.copy_formats[named]
    if "{" in named:
        return named.replace("\\n", "\n")
    known = ", ".join(session.copy_formats) or translated("none")
    raise click.BadParameter(
        translated("There is no format “{name}”. Formats: {known}.", name=named, known=known),
        param_hint="--as-format",
    )


def _print_formatted(
    session: Session,
    directory: Directory,
    result: SearchResult,
    template: str,
    audience: Visibility,
) -> None:
    """Print contacts in a format; what makes no sense in it, and what is kept back, is told."""
    uids = tuple(row.uid for row in result.rows)
    clip = directory.copying.formatted(uids, template, audience)
    findings = [Finding(each.problem) for each in problems_of(template)]
    document = {"text": clip.text, "count": clip.count, "kept_back": clip.kept_back}
    session.answer(document, [clip.text] if clip.text else [], findings)
    if clip.kept_back and not session.as_json:
        said = plural(
            "{count} fact that not everyone may see was kept back.",
            "{count} facts that not everyone may see were kept back.",
            clip.kept_back,
        )
        click.echo(said, err=True)


def _line(row: SearchRow) -> str:
    return f"~ {row_line(row)}" if SIMILAR in row.flags else row_line(row)
