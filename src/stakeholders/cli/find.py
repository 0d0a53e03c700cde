"""`find`: look contacts up."""

import json
import sys

import click

from stakeholders.app.json_answers import records_as_json
from stakeholders.app.search import SearchResult
from stakeholders.cli.options import common
from stakeholders.cli.record_lines import row_line
from stakeholders.cli.session import Session
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
    """Find contacts; QUERY - reads one query a line, an empty one means everything."""
    with session.directory() as directory:

        def documents(text: str) -> tuple[SearchResult, dict[str, object]]:
            result = directory.search.find(text, flags=kind, limit=limit)
            records = records_as_json(directory.search.records(result)) if session.as_json else []
            return result, {
                "query": text,
                "total": result.total,
                "elapsed_ms": round(result.elapsed_ms, 3),
                "records": records,
            }

        if query == ("-",):
            session.as_json = True
            for line in sys.stdin:
                session.say(json.dumps(documents(line.rstrip("\r\n"))[1], ensure_ascii=False))
            return
        result, document = documents(" ".join(query))
    found = plural("{count} contact", "{count} contacts", result.total)
    session.answer(document, [*(row_line(row) for row in result.rows), found])
