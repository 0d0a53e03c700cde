"""`history`: what was done, newest first."""

from collections.abc import Iterator

import click

from stakeholders.app.errors import UnknownUidError
from stakeholders.app.history import Step
from stakeholders.app.history_fields import change_in_words
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
@click.option(
    "--find", "words", default="", help="Only with these words: names, a day, who did it…"
)
@common
def history(session: Session, uid: str | None, limit: int, words: str) -> None:
    """Show the newest steps; of the contact UID, with all that they changed, when it is given."""
    with session.directory() as directory:
        steps = directory.history.steps(_uid(uid), limit, words=words)
    lines = (line for step in steps for line in _lines(step))
    session.answer({"operations": [step_as_json(step) for step in steps]}, lines)


def _uid(text: str | None) -> Uid | None:
    if text is None:
        return None
    found = uid_from_text(text)
    if found is None:
        raise UnknownUidError(text)
    return found


def _lines(step: Step) -> Iterator[str]:
    yield _line(step)
    for change in step.changes:
        yield f"      {change_in_words(change)}"


def _line(step: Step) -> str:
    at = step.at.astimezone().strftime("%Y-%m-%d %H:%M")
    said = f"{step.number}  {at}  {step.actor}  {step.sentence}"
    return translated("{step} (taken back)", step=said) if step.is_undone else said
