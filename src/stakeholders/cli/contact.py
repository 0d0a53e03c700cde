"""`add` and `delete`: type a contact, and put it into the bin."""

import click

from stakeholders.app.errors import UnknownUidError
from stakeholders.cli.answers import answer_new_contact
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.i18n import plural, translated


@click.group()
def add() -> None:
    """Add a contact."""


@add.command()
@click.argument("name")
@click.option("--position", default="", help="Post and organisation, such as: Spokesperson, OHCHR")
@click.option("--phone", default="", help="A phone number, as it is written.")
@click.option("--email", default="", help="An e-mail address.")
@common
def person(session: Session, name: str, position: str, phone: str, email: str) -> None:
    """Add a person; wrong phones and e-mails are kept and flagged."""
    with session.directory() as directory:
        uid = directory.people.add(name, position, phone, email)
        answer_new_contact(session, directory, uid)


@add.command()
@click.argument("name")
@click.option("--kind", default="", help="What it is, such as: regional office, ministry, ngo.")
@click.option("--parent", default="", metavar="UID", help="The body that it is a part of.")
@click.option("--acronym", default="", help="Its acronym.")
@click.option("--place", default="", help="The city it sits in.")
@click.option("--country", default="", help="The country it sits in, by code or name.")
@common
def body(session: Session, name: str, parent: str, **told: str) -> None:
    """Add a body; one of the UN system comes with all its names."""
    above = _uid(parent) if parent else None
    with session.directory() as directory:
        answer_new_contact(session, directory, directory.bodies.add(name, parent=above, **told))


@add.command()
@click.argument("area")
@common
def area(session: Session, area: str) -> None:
    """Let a country, area or group be an entry, to be tagged, noted and put on lists."""
    with session.directory() as directory:
        answer_new_contact(session, directory, directory.areas.entry(area))


@click.command()
@click.argument("uid")
@common
def delete(session: Session, uid: str) -> None:
    """Move the contact UID to the bin."""
    with session.directory() as directory:
        name = directory.search.record(_uid(uid)).name
        directory.contacts.delete(_uid(uid))
    session.answer({"deleted": uid}, [translated("Moved {name} to the bin.", name=name)])


def _uid(text: str) -> Uid:
    found = uid_from_text(text)
    if found is None:
        raise UnknownUidError(text)
    return found


@click.command()
@click.argument("uid", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help="Take the star away.")
@common
def star(session: Session, uid: tuple[str, ...], remove: bool) -> None:  # noqa: FBT001
    """Star the contacts UID…: they come first among equals and stand under Starred."""
    uids = [_uid(text) for text in uid]
    with session.directory() as directory:
        directory.contacts.star(uids, starred=not remove)
    count = plural("{count} contact", "{count} contacts", len(uids))
    session.answer({"starred": not remove, "uids": uids}, [count])
