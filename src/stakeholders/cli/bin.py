"""`bin` and `erase`: what was deleted, getting it back, and letting it go for good."""

import sys

import click

from stakeholders.app.bin import Deleted
from stakeholders.app.errors import UnconfirmedError
from stakeholders.cli.answers import answer_contact
from stakeholders.cli.arguments import uid_of
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.entry import EntryKind
from stakeholders.i18n import translated


@click.group(name="bin")
def bin_() -> None:
    """See what was deleted, and take it out again."""


@bin_.command(name="show")
@common
def show_bin(session: Session) -> None:
    """List what is in the bin, and from which day on it may be erased."""
    with session.directory() as directory:
        found = directory.bin.entries()
    lines = [_line(one) for one in found] or [translated("The bin is empty.")]
    session.answer({"entries": [_as_json(one) for one in found]}, lines)


@bin_.command()
@click.argument("uid")
@common
def restore(session: Session, uid: str) -> None:
    """Take the contact or list UID out of the bin."""
    found = uid_of(uid)
    with session.directory() as directory:
        kinds = {one.uid: one.kind for one in directory.bin.entries()}
        directory.bin.restore(found)
        if kinds[found] is EntryKind.LIST:
            session.answer({"restored": uid}, [translated("Took the list out of the bin.")])
        else:
            answer_contact(session, directory, found)


@click.command()
@click.argument("uid")
@click.option("--yes", is_flag=True, help="Do not ask.")
@common
def erase(session: Session, uid: str, yes: bool) -> None:  # noqa: FBT001
    """Erase the contact or list UID for good: no Undo brings it back."""
    found = uid_of(uid)
    with session.directory() as directory:
        if not yes:
            _confirm()
        directory.bin.erase(found)
    session.answer({"erased": uid}, [translated("Erased. Backups made before still hold it.")])


def _confirm() -> None:
    question = translated("Erase it for good? Type yes:")
    if not sys.stdin.isatty() or click.prompt(question, err=True).strip() != "yes":
        raise UnconfirmedError


def _line(one: Deleted) -> str:
    return translated(
        "{uid}  {name}, deleted {date} by {who}; may be erased from {day}",
        uid=one.uid,
        name=one.name,
        date=one.deleted_at.astimezone().date().isoformat(),
        who=one.deleted_by,
        day=one.purge_day.isoformat(),
    )


def _as_json(one: Deleted) -> dict[str, object]:
    return {
        "uid": one.uid,
        "kind": one.kind.value,
        "name": one.name,
        "deleted_at": one.deleted_at.isoformat(),
        "deleted_by": one.deleted_by,
        "purge_day": one.purge_day.isoformat(),
    }
