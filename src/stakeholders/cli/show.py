"""`show`: one contact, whole."""

import click

from stakeholders.app.errors import UnknownUidError
from stakeholders.app.json_answers import citations_as_json, records_as_json
from stakeholders.cli.citation_lines import citation_lines
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
            citations = directory.sources.of(found)
        else:
            record = directory.history.as_of.record(found, moment)
            citations = directory.history.as_of.citations(found, moment)
    (document,) = records_as_json([record])
    document["citations"] = citations_as_json(citations)
    lines = (*record_lines(record, directory.wording), *citation_lines(citations))
    session.answer({"records": [document]}, lines)
