"""`open`: the window, with a directory file or a file of contacts that was double-clicked."""

from pathlib import Path

import click

from stakeholders.cli.options import common
from stakeholders.cli.session import Session


@click.command("open")
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@common
def open_window(session: Session, file: Path | None) -> None:
    """Open the window: on a directory FILE, or to import or read any other FILE into yours.

    A window that is open already comes to the front and takes the file.
    """
    session.code = session.open_window(session.chosen, file)
