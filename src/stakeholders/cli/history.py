"""`history`: what was done, newest first."""

import click

from stakeholders.app.errors import UnknownUidError
from stakeholders.app.history import Step
from stakeholders.app.json_answers import step_as_json
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.i18n import translated


@click.command()
@click.argument("uid", required=False)
@click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True, help="Steps; 0 is all."
)
@common
def history(session: Session, uid: str | None, limit: int) -> None:
    """Show the newest steps, of the contact UID when it is given."""
    with session.directory() as directory:
        steps = directory.history.steps(_uid(uid), limit)
    session.answer({"operations": [step_as_json(step) for step in steps]}, map(_line, steps))


def _uid(text: str | None) -> Uid | None:
    if text is None:
        return None
    found = uid_from_text(text)
    if found is None:
        raise UnknownUidError(text)
    return found


def _line(step: Step) -> str:
    at = step.at.astimezone().strftime("%Y-%m-%d %H:%M")
    said = f"{step.number}  {at}  {step.actor}  {step.sentence}"
    return translated("{step} (taken back)", step=said) if step.is_undone else said
