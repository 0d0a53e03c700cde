"""`bin`, `erase` and `certificate`: what was deleted, getting it back, letting it go for good."""

import sys
from pathlib import Path

import click

from stakeholders.app.bin import Deleted
from stakeholders.app.erasing import certificate_lines, left_over
from stakeholders.app.errors import UnconfirmedError
from stakeholders.app.outgoing_files import write_text
from stakeholders.cli.answers import answer_contact
from stakeholders.cli.arguments import uid_of
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.erasure import Certificate
from stakeholders.domain.problems import Finding
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
@click.option("--may-come-back", is_flag=True, help="Let an import bring them back.")
@click.option(
    "--certificate", "target", type=click.Path(path_type=Path), help="Write the certificate here."
)
@common
def erase(
    session: Session,
    uid: str,
    yes: bool,  # noqa: FBT001
    may_come_back: bool,  # noqa: FBT001
    target: Path | None,
) -> None:
    """Erase the contact or list UID for good: no Undo brings it back.

    A person goes from the backups too; the certificate names nobody.
    """
    found = uid_of(uid)
    with session.directory() as directory:
        if not yes:
            _confirm()
        certificate = directory.bin.erase(found, may_come_back=may_come_back)
    answer_certificate(session, certificate, target)


@click.command()
@click.argument("uid")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Write it here.")
@common
def certificate(session: Session, uid: str, target: Path | None) -> None:
    """Show the certificate of the contact UID that was erased."""
    with session.directory() as directory:
        found = directory.erasing.certificate(uid_of(uid))
    answer_certificate(session, found, target)


def answer_certificate(session: Session, found: Certificate, target: Path | None) -> None:
    """Print a certificate, and write it where it is wished for."""
    lines = certificate_lines(found)
    if target is not None:
        write_text(target, lines)
    left = [Finding(left_over(name)) for name in found.left]
    session.answer(
        {
            "erased": found.uid,
            "reference": found.reference,
            "at": found.at.isoformat(),
            "by": found.by,
            "rows": found.rows,
            "texts": found.texts,
            "marks": found.marks,
            "backups": found.copies,
            "files": found.files,
            "left": list(found.left),
            "checked": found.is_checked,
            "line": found.line,
            "digest": found.digest,
        },
        lines,
        left,
    )


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
