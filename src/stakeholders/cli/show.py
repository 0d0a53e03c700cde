"""`show`: one contact, whole."""

import click

from stakeholders.app.errors import UnknownUidError
from stakeholders.app.json_answers import records_as_json
from stakeholders.cli.options import as_of, common
from stakeholders.cli.record_lines import record_lines
from stakeholders.cli.session import Session
from stakeholders.domain.ids import uid_from_text
from stakeholders.domain.partial_date import PartialDate


@click.command()
@click.argument("uid")
@as_of
@common
def show(session: Session, uid: str, moment: PartialDate | str | None) -> None:
    """Show the contact UID, as it stands now or stood then."""
    found = uid_from_text(uid)
    if found is None:
        raise UnknownUidError(uid)
    with session.directory() as directory:
        if moment is None:
            record = directory.search.record(found)
        else:
            record = directory.history.as_of.record(found, moment)
    session.answer({"records": records_as_json([record])}, record_lines(record, directory.wording))
