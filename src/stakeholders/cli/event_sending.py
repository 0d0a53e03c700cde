"""`event check`: what to see to before invitations and reminders are sent."""

from types import MappingProxyType
from typing import Final

import click

from stakeholders.cli.list_sending import answer_gaps
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.ids import kept_uid
from stakeholders.domain.parts import ContactWay

_FORMS: Final = MappingProxyType(
    {
        "own": ContactWay.ANY,
        "email": ContactWay.EMAIL,
        "phone": ContactWay.PHONE,
        "letter": ContactWay.POST,
    }
)


@click.command()
@click.argument("event")
@click.option(
    "--form",
    type=click.Choice(list(_FORMS)),
    default="own",
    show_default=True,
    help="How they are written to; each in the form of its invitation unless told.",
)
@common
def check(session: Session, event: str, *, form: str) -> None:
    """Tell what is missing or doubtful of those invited to an EVENT who have not answered yet."""
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        report = directory.gap_reports.of_event(uid, _FORMS[form])
    answer_gaps(session, form, report)
