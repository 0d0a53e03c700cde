"""`check`: is the directory sound, and what is open in its data."""

import click

from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.i18n import plural


@click.command()
@click.option("--repair", is_flag=True, help="Make anew what can be made anew.")
@common
def check(session: Session, repair: bool) -> None:  # noqa: FBT001
    """Check the file and list every open problem of the data."""
    with session.directory() as directory:
        if repair:
            directory.checking.repair()
        findings = directory.checking.findings()
    said = plural("{count} open problem", "{count} open problems", len(findings))
    session.answer({"problems": len(findings)}, [said], findings)
