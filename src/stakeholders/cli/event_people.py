"""`event delegation`, `participant`, `replace`, `attend`, `table`: who takes part in a meeting."""

from collections.abc import Callable, Iterator
from typing import Any

import click

from stakeholders.app.delegations import DELEGATION_FIELDS
from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownNameError
from stakeholders.app.event_answers import as_json
from stakeholders.app.event_choices import (
    ATTENDANCES,
    CREDENTIALS,
    NOMINATIONS,
    REGISTRATIONS,
    event_word,
)
from stakeholders.app.participations import PARTICIPATION_FIELDS
from stakeholders.app.term_errors import UnknownPersonError
from stakeholders.cli.options import DateOption, common
from stakeholders.cli.session import Session
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.event import Event
from stakeholders.domain.ids import Uid, kept_uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.participation import Attendance, Participation
from stakeholders.domain.problems import Finding
from stakeholders.i18n import translated


def _with_fields(codes: Callable[[], Iterator[str]]) -> Callable[..., Any]:
    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for code in reversed(list(codes())):
            name = code.replace("_", "-")
            said = f"Its {name.replace('-', ' ')}; an empty text removes it."
            command = click.option(f"--{name}", code, help=said)(command)
        return command

    return add


@click.command()
@click.argument("event")
@click.argument("party")
@_with_fields(lambda: iter(DELEGATION_FIELDS))
@click.option("--remove", is_flag=True, help="Remove the delegation; its people stay.")
@common
def delegation(session: Session, event: str, party: str, remove: bool, **options: Any) -> None:  # noqa: ANN401, FBT001
    """Add the delegation of PARTY, a State or a body, to an EVENT, or change it."""
    told = {code: text for code, text in options.items() if text is not None}
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        try:
            sent = kept_uid(directory.delegations.called(uid, party))
        except UnknownNameError:
            if remove:
                raise
            directory.delegations.add(uid, party, told)
        else:
            if remove:
                directory.delegations.remove(uid, sent)
            for code, text in () if remove else told.items():
                directory.delegations.set(uid, sent, code, text)
        _answer(session, directory, uid)


@click.command()
@click.argument("event")
@click.argument("who")
@click.option("--delegation", help="Whose: a State, a body or a UID.")
@_with_fields(lambda: (code for code in PARTICIPATION_FIELDS if code != "name"))
@click.option("--name", "name", help="The name as it is printed.")
@click.option(
    "--own", multiple=True, type=(str, str), metavar="COLUMN VALUE", help="A column of the event."
)
@click.option("--new", "is_new", is_flag=True, help="One more, also where one is called so.")
@click.option("--remove", is_flag=True, help="Remove the participant.")
@common
def participant(
    session: Session,
    event: str,
    who: str,
    delegation: str | None,
    own: tuple[tuple[str, str], ...],
    is_new: bool,  # noqa: FBT001
    remove: bool,  # noqa: FBT001
    **options: Any,  # noqa: ANN401
) -> None:
    """Add WHO, a person by UID or name, as a participant of an EVENT, or change who is one.

    An empty name is a nominee who is not known yet.
    """
    told = {code: text for code, text in options.items() if text is not None} | dict(own)
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        known = None if is_new or not who else _known(directory, uid, who)
        problems = []
        if known is None:
            directory.participations.add(uid, who, delegation or "", told)
        elif remove:
            directory.participations.remove(uid, known)
        else:
            told |= {"delegation": delegation} if delegation is not None else {}
            problems = [directory.participations.set(uid, known, *one) for one in told.items()]
        findings = [Finding(problem, record=uid) for problem in problems if problem]
        _answer(session, directory, uid, findings)


@click.command()
@click.argument("event")
@click.argument("who")
@click.argument("by")
@click.option("--on", type=DateOption(), help="Since when; today unless told.")
@common
def replace(session: Session, event: str, who: str, by: str, on: PartialDate | None) -> None:
    """Let BY come in the place of the participant WHO of an EVENT."""
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        old = kept_uid(directory.participations.called(uid, who))
        directory.participations.substitute(uid, old, by, on)
        _answer(session, directory, uid)


@click.command()
@click.argument("event")
@click.argument("who")
@click.argument("day", type=DateOption())
@click.argument("state", type=click.Choice([*(str(one) for one in Attendance), "unknown"]))
@common
def attend(session: Session, event: str, who: str, day: PartialDate, state: str) -> None:
    """Note whether the participant WHO of an EVENT was there on a DAY."""
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        one = kept_uid(directory.participations.called(uid, who))
        known = None if state == "unknown" else Attendance(state)
        directory.participations.attend(uid, one, day, known)
        _answer(session, directory, uid)


@click.command()
@click.argument("event")
@common
def table(session: Session, event: str) -> None:
    """Show the delegations and participants of an EVENT."""
    with session.directory() as directory:
        _answer(session, directory, kept_uid(directory.events.called(event)))


def _known(directory: Directory, event: Uid, who: str) -> Uid | None:
    try:
        return directory.participations.called(event, who).uid
    except UnknownPersonError:
        return None


def _answer(
    session: Session, directory: Directory, event: Uid, findings: list[Finding] | None = None
) -> None:
    """Print the delegations and participants of an event, and where places are too few."""
    meeting = directory.events.read(event)
    sent, people = directory.delegations.of(event), directory.participations.of(event)
    found = [*(findings or ())]
    found += [Finding(one, record=event) for one in directory.participations.problems(event)]
    document = {
        "event": event,
        "delegations": [as_json(one) for one in sent],
        "participants": [
            {**as_json(one), "takes_part": one.takes_part, "values": dict(one.values)}
            for one in people
        ],
    }
    session.answer(document, _lines(meeting, sent, people), found)


def _lines(
    event: Event, sent: tuple[Delegation, ...], people: tuple[Participation, ...]
) -> Iterator[str]:
    for one in sent:
        category = next((c.name for c in event.categories if c.code == one.category), "")
        states = event_word(CREDENTIALS, one.credentials) if one.credentials else ""
        yield " · ".join(part for part in (one.name, category, states) if part)
        for person in people:
            if person.delegation == one.uid:
                yield f"  {_line(event, person)}"
    known = {one.uid for one in sent}
    for person in people:
        if person.delegation not in known:
            yield _line(event, person)


def _line(event: Event, person: Participation) -> str:
    role = event.role(person.role)
    days = [f"{d.day} {event_word(ATTENDANCES, d.state)}" for d in person.attendance]
    parts = (
        " ".join(part for part in (person.honorific, person.name) if part)
        or translated("Nominee not known yet"),
        role.name if role else person.role,
        person.title,
        person.body,
        event_word(NOMINATIONS, person.nomination) if person.nomination else "",
        event_word(REGISTRATIONS, person.registration) if person.registration else "",
        *(f"{column}: {value}" for column, value in person.values),
        *days,
    )
    said = " · ".join(part for part in parts if part)
    return translated("{participant} (replaced)", participant=said) if person.replaced_by else said
