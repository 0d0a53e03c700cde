"""`access`: all that is held on somebody, and a copy for them to take along."""

from pathlib import Path

import click

from stakeholders.cli.arguments import uid_of
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.i18n import translated


@click.command()
@click.argument("uid")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--as", "format_name", metavar="FORMAT", help="docx, pdf, html, txt, json or zip.")
@common
def access(session: Session, uid: str, out: Path, format_name: str | None) -> None:
    """Write all that is held on the contact UID to OUT, with history, lists and who got it.

    As a .zip it is the contact as JSON and vCard, to be taken along. It is noted in the audit log.
    """
    with session.directory() as directory:
        directory.access_reports.write(uid_of(uid), out, format_name)
    said = translated("Saved {file}.", file=out.name)
    session.answer({"uid": uid, "file": str(out)}, [said])
