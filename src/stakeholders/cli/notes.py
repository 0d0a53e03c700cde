"""`note`, `call`, `called`, `todo`: what was said, and whom to call back."""

import click

from stakeholders.app.to_do import Task, TaskKind
from stakeholders.cli.answers import answer_contact
from stakeholders.cli.arguments import uid_of
from stakeholders.cli.options import DateOption, common
from stakeholders.cli.session import Session
from stakeholders.domain.partial_date import PartialDate
from stakeholders.i18n import marked, translated

_SENTENCES = (
    (TaskKind.CALL_BACK, marked("{date}  Call {name} back: {text}")),
    (TaskKind.CHECK, marked("{date}  Check {name}: {text}")),
    (TaskKind.REVIEW_STATUS, marked("{date}  Review the status of {name}: {text}")),
    (TaskKind.REVIEW_BASIS, marked("{date}  Review why {name} is kept: {text}")),
    (TaskKind.RETENTION_ENDED, marked("{date}  {name} need not be kept any longer: {text}")),
)


@click.command()
@click.argument("uid")
@click.argument("text")
@common
def note(session: Session, uid: str, text: str) -> None:
    """Add a note to the contact UID."""
    with session.directory() as directory:
        directory.notes.add(uid_of(uid), text)
        answer_contact(session, directory, uid_of(uid))


@click.command()
@click.argument("uid")
@click.argument("text")
@click.option("--back", type=DateOption(), help="When to call back; see `todo`.")
@common
def call(session: Session, uid: str, text: str, back: PartialDate | None) -> None:
    """Note a call with the contact UID."""
    with session.directory() as directory:
        directory.notes.add_call(uid_of(uid), text, back)
        answer_contact(session, directory, uid_of(uid))


@click.command()
@click.argument("note_uid", metavar="NOTE")
@common
def called(session: Session, note_uid: str) -> None:
    """Say that the call back of NOTE was made."""
    with session.directory() as directory:
        directory.notes.mark_done(uid_of(note_uid))
    session.answer({"done": note_uid}, [translated("Called back.")])


@click.command()
@click.option("--all", "with_later", is_flag=True, help="Also what is not due yet.")
@common
def todo(session: Session, with_later: bool) -> None:  # noqa: FBT001
    """Say what has to be done by today: calls, checks and reviews."""
    with session.directory() as directory:
        tasks = directory.to_do.tasks() if with_later else directory.to_do.due()
    lines = [_line(task) for task in tasks] or [translated("There is nothing to do.")]
    session.answer({"tasks": [_as_json(task) for task in tasks]}, lines)


def _line(task: Task) -> str:
    text = dict(_SENTENCES)[task.kind]
    told = translated(text, date=str(task.due), name=task.entry_name, text=task.text)
    return f"{told}  {task.part}" if task.kind is TaskKind.CALL_BACK else told


def _as_json(task: Task) -> dict[str, object]:
    return {
        "kind": task.kind.value,
        "entry": task.entry,
        "name": task.entry_name,
        "part": task.part,
        "due": str(task.due),
        "text": task.text,
    }
