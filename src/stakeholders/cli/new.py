"""`new`: make a directory."""

import click

from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.i18n import translated


@click.command()
@click.option("--sample", is_flag=True, help="With a few invented people.")
@common
def new(session: Session, sample: bool) -> None:  # noqa: FBT001
    """Make a directory: FILE of -d, else the user's own."""
    session.maker(session.path, sample)
    session.answer(
        {"file": str(session.path)},
        [translated("Made the directory {file}.", file=session.path)],
    )
