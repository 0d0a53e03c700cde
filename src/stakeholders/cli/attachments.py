"""`attach` and `detach`: files kept with a contact, and copies of them."""

from pathlib import Path

import click

from stakeholders.cli.answers import answer_contact
from stakeholders.cli.arguments import uid_of
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.parts import AttachmentRole
from stakeholders.i18n import translated


@click.command()
@click.argument("uid")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "role",
    type=click.Choice([role.value for role in AttachmentRole]),
    default=AttachmentRole.DOCUMENT.value,
    help="What it is to the contact.",
)
@click.option("--title", default="", help="What to call it.")
@common
def attach(session: Session, uid: str, file: Path, role: str, title: str) -> None:
    """Keep a copy of FILE with the contact UID."""
    with session.directory() as directory:
        directory.attachments.add(uid_of(uid), file, role=AttachmentRole(role), title=title)
        answer_contact(session, directory, uid_of(uid))


@click.command()
@click.argument("attachment")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Write a copy there first.")
@click.option("--keep", is_flag=True, help="Only write the copy.")
@common
def detach(session: Session, attachment: str, target: Path | None, keep: bool) -> None:  # noqa: FBT001
    """Put the ATTACHMENT of a contact into the bin, or write a copy of it."""
    uid = uid_of(attachment)
    lines = []
    with session.directory() as directory:
        if target is not None:
            directory.attachments.save(uid, target)
            lines.append(translated("Wrote {file}.", file=target))
        if not keep:
            directory.attachments.remove(uid)
            lines.append(translated("Moved the file to the bin."))
    session.answer({"attachment": uid, "kept": keep}, lines)
