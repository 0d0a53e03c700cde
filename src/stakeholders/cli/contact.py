"""`add`, `set`, `delete`: type, correct and bin a contact."""

from collections.abc import Callable

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import NothingDoneError, UnknownUidError
from stakeholders.app.json_answers import records_as_json
from stakeholders.cli.options import common
from stakeholders.cli.record_lines import record_lines
from stakeholders.cli.session import Session
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.problems import Finding
from stakeholders.domain.record import Record
from stakeholders.i18n import translated


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
        _answer(session, directory, uid)


@click.command(name="set")
@click.argument("uid")
@click.argument("field", type=click.Choice(["name", "phone", "email", "place", "country", "note"]))
@click.argument("value")
@click.option("--number", type=click.IntRange(min=1), default=1, help="Which phone or e-mail.")
@common
def set_field(session: Session, uid: str, field: str, value: str, number: int) -> None:
    """Correct one FIELD of the contact UID; an empty phone or e-mail removes it."""
    found = _uid(uid)
    with session.directory() as directory:
        record = directory.search.record(found)
        if field in {"phone", "email"}:
            _set_channel(directory, record, ChannelType(field), value, number)
        else:
            _setters(directory)[field](found, value)
        _answer(session, directory, found)


@click.command()
@click.argument("uid")
@common
def delete(session: Session, uid: str) -> None:
    """Move the contact UID to the bin."""
    with session.directory() as directory:
        name = directory.search.record(_uid(uid)).name
        directory.contacts.delete(_uid(uid))
    session.answer({"deleted": uid}, [translated("Moved {name} to the bin.", name=name)])


def _setters(directory: Directory) -> dict[str, Callable[[Uid, str], None]]:
    contacts = directory.contacts
    return {
        "name": contacts.rename,
        "place": contacts.set_place,
        "country": contacts.set_country,
        "note": contacts.add_note,
    }


def _set_channel(
    directory: Directory, record: Record, kind: ChannelType, value: str, number: int
) -> None:
    channels = [channel for channel in record.channels if channel.type is kind]
    if number > len(channels) + 1:
        raise NothingDoneError(translated("{name} has no such phone or e-mail.", name=record.name))
    if number <= len(channels):
        directory.channels.change_text(_channel_uid(channels[number - 1]), value)
    elif record.uid:
        directory.channels.add(record.uid, kind, value, country=record.country)


def _channel_uid(channel: Channel) -> Uid:
    if channel.uid is None:
        raise UnknownUidError("")
    return channel.uid


def _uid(text: str) -> Uid:
    found = uid_from_text(text)
    if found is None:
        raise UnknownUidError(text)
    return found


def _answer(session: Session, directory: Directory, uid: Uid) -> None:
    record = directory.channels.with_verdicts(directory.search.record(uid))
    findings = [Finding(c.problem, record=record.uid) for c in record.channels if c.problem]
    session.answer({"records": records_as_json([record])}, record_lines(record), findings)
