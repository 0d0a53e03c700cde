"""`undo` and `redo`: take steps back, and do them again."""

import click

from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.i18n import plural


@click.command()
@click.argument("operation", required=False)
@click.option("--with-later", is_flag=True, help="Also the later steps that built on it.")
@common
def undo(session: Session, operation: str | None, with_later: bool) -> None:  # noqa: FBT001
    """Take back the step OPERATION (number or uid), else your own newest."""
    with session.directory() as directory:
        if operation and with_later:
            count = directory.history.undo_with_later(operation)
            sentence = plural("Took back {count} step.", "Took back {count} steps.", count)
        else:
            sentence = directory.history.undo(operation)
    session.answer({"undone": sentence}, [sentence])


@click.command()
@common
def redo(session: Session) -> None:
    """Do again what was taken back last."""
    with session.directory() as directory:
        sentence = directory.history.redo()
    session.answer({"redone": sentence}, [sentence])
