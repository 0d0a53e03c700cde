"""`show`: one contact, whole."""

import click

from stakeholders.app.errors import UnknownUidError
from stakeholders.app.json_answers import records_as_json
from stakeholders.cli.options import common
from stakeholders.cli.record_lines import record_lines
from stakeholders.cli.session import Session
from stakeholders.domain.ids import uid_from_text


@click.command()
@click.argument("uid")
@common
def show(session: Session, uid: str) -> None:
    """Show the contact UID."""
    found = uid_from_text(uid)
    if found is None:
        raise UnknownUidError(uid)
    with session.directory() as directory:
        record = directory.search.record(found)
    session.answer({"records": records_as_json([record])}, record_lines(record, directory.wording))
