"""`undo` and `redo`: take steps back, and do them again."""

import click

from stakeholders.cli.options import common
from stakeholders.cli.session import Session


@click.command()
@click.argument("operation", required=False)
@common
def undo(session: Session, operation: str | None) -> None:
    """Take back the step OPERATION (number or uid), else your own newest."""
    with session.directory() as directory:
        sentence = directory.history.undo(operation)
    session.answer({"undone": sentence}, [sentence])


@click.command()
@common
def redo(session: Session) -> None:
    """Do again what was taken back last."""
    with session.directory() as directory:
        sentence = directory.history.redo()
    session.answer({"redone": sentence}, [sentence])
