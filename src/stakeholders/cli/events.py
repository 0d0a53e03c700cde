"""`event`: meetings, who makes them, and their own words."""

from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Any, Final

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.event_answers import event_as_json
from stakeholders.app.event_fields import EVENT_FIELDS
from stakeholders.app.event_wording import event_facts, heading
from stakeholders.app.json_answers import records_as_json
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.event import Event, EventBodyRole
from stakeholders.domain.ids import Uid, kept_uid
from stakeholders.domain.problems import Finding, Problem
from stakeholders.i18n import translated

_BODIES = tuple(role for role in EventBodyRole if role is not EventBodyRole.VENUE)
_HELP: Final = MappingProxyType(
    {
        "dates": "As people write them: 2-4 oct 2007, October 2007, 2 to 4 October.",
        "city": "A city that is known brings its country and time zone.",
        "expected": "In words: some 150, twenty countries.",
        "languages": "Parted by commas: en, fr.",
        "status": "planned, confirmed, held, postponed or cancelled.",
        "chain": "The order in which a State is written to: accredited_mission, venue_mission, "
        "foreign_ministry, focal_point.",
        "protocol": "Settings of the list of participants: states_in=fr, starts_with=YE.",
        "series": "The series it belongs to: 13th annual workshop.",
        "reference_form": "How references are numbered: TRAF/2007/{number}.",
    }
)


def _with_fields(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take an option for every field of an event, and for who makes it."""
    for code in reversed([code for code in EVENT_FIELDS if code != "title"]):
        name, title = code.replace("_", "-"), f"{EVENT_FIELDS[code].title}."
        command = click.option(f"--{name}", code, help=_HELP.get(code, title))(command)
    for role in reversed(_BODIES):
        said = f"Who is the {role.replace('_', '-')}: an acronym, a name, a country, any words."
        option = click.option(f"--{role.replace('_', '-')}", role.value, multiple=True, help=said)
        command = option(command)
    return command


@click.group(name="event")
def events() -> None:
    """Make meetings, show and change them."""


def _make(session: Session, title: str, **options: Any) -> None:  # noqa: ANN401
    bodies = [(role, name) for role in _BODIES for name in options.pop(role.value)]
    told = {code: text for code, text in options.items() if text is not None}
    with session.directory() as directory:
        answer_event(session, directory, directory.events.make(title, told, bodies))


@events.command(name="make")
@click.argument("title")
@_with_fields
@common
def make(session: Session, title: str, **options: Any) -> None:  # noqa: ANN401
    """Make the event TITLE; a title such as `13th annual workshop` says its series too."""
    _make(session, title, **options)


@click.command(name="event")
@click.argument("title")
@_with_fields
@common
def add_event(session: Session, title: str, **options: Any) -> None:  # noqa: ANN401
    """Add the event TITLE, as `event make` does."""
    _make(session, title, **options)


@events.command(name="show")
@click.argument("event", required=False)
@common
def show(session: Session, event: str | None) -> None:
    """Show the EVENT of a title, a short name, a symbol or a UID; or all events."""
    with session.directory() as directory:
        if event is not None:
            found = directory.events.called(event)
            answer_event(session, directory, kept_uid(found))
            return
        every = directory.events.every()
    documents = [{"title": one.title, **event_as_json(one)} for one in every]
    session.answer({"events": documents}, [f"{one.uid}  {heading(one)}" for one in every])


@events.command(name="set")
@click.argument("event")
@click.argument("field")
@click.argument("value", default="")
@common
def set_field(session: Session, event: str, field: str, value: str) -> None:
    """Write the FIELD of an EVENT; an empty VALUE empties it.

    Fields are those of `event make`, and title, with an underline for a hyphen; host, organiser
    and the like hold several names parted by semicolons.
    """
    with session.directory() as directory:
        uid = kept_uid(directory.events.called(event))
        problems = directory.events.set(uid, field.replace("-", "_"), value)
        answer_event(session, directory, uid, problems)


@events.command(name="delete")
@click.argument("event")
@common
def delete(session: Session, event: str) -> None:
    """Move the EVENT to the bin, with its delegations, participants and invitations."""
    with session.directory() as directory:
        found = directory.events.called(event)
        directory.events.delete(kept_uid(found))
    said = translated("Moved {name} to the bin.", name=found.title)
    session.answer({"deleted": found.uid}, [said])


def answer_event(
    session: Session, directory: Directory, uid: Uid, problems: tuple[Problem, ...] | None = None
) -> None:
    """Print an event as it is now, and what is doubtful of it."""
    event = directory.events.read(uid)
    told = directory.events.problems(event) if problems is None else problems
    findings = [Finding(problem, record=uid) for problem in told]
    document = event_document(directory, event)
    session.answer({"records": [document]}, event_lines(directory, event), findings)


def event_document(directory: Directory, event: Event) -> dict[str, object]:
    """Return an event as a record with what only events have."""
    (record,) = records_as_json([directory.search.record(kept_uid(event))])
    return {**record, "event": event_as_json(event)}


def event_lines(directory: Directory, event: Event) -> Iterator[str]:
    """Yield an event as lines for people."""
    yield heading(event)
    for title, text in event_facts(event, directory.wording):
        yield f"  {title}: {text}"
    yield f"  {event.uid}"
