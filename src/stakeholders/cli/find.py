"""`find`: look contacts up."""

import json
import sys

import click

from stakeholders.app.json_answers import records_as_json
from stakeholders.app.search import SearchResult, SearchRow
from stakeholders.cli.options import common
from stakeholders.cli.record_lines import row_line
from stakeholders.cli.session import Session
from stakeholders.domain.search_row import SIMILAR
from stakeholders.i18n import plural


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
@common
def find(session: Session, query: tuple[str, ...], kind: tuple[str, ...], limit: int) -> None:
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
    with session.directory() as directory:

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
            document["number"] = {
                "region": number.region,
                "type": number.number_type,
                "valid": number.is_valid,
                "shared_digits": number.shared,
                "nearest": [row.uid for row in number.nearest],
            }
    found = plural("{count} contact", "{count} contacts", result.total)
    session.answer(document, [*remarks, *(_line(row) for row in result.rows), found])


def _line(row: SearchRow) -> str:
    return f"~ {row_line(row)}" if SIMILAR in row.flags else row_line(row)
