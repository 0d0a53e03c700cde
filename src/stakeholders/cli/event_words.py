"""`event role`, `category`, `section`, `column`: the words that an event has of its own."""

from dataclasses import replace
from typing import Any

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.event_words import EventWord, known_word, word_called
from stakeholders.cli.events import answer_event
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.event import (
    ColumnType,
    EventCategory,
    EventColumn,
    EventRole,
    EventSection,
)
from stakeholders.domain.ids import Uid
from stakeholders.domain.visibility import Visibility

_NAME = click.option("--name", "new_name", help="Another name for it.")
_REMOVE = click.option("--remove", is_flag=True, help="Remove it.")


@click.command()
@click.argument("event")
@click.argument("name")
@_NAME
@click.option("--quota", type=int, help="How many places a delegation has for it; -1 is any.")
@click.option("--weight", type=int, help="The smaller, the earlier they stand.")
@click.option("--head/--no-head", "is_head", default=None, help="Whether it leads a delegation.")
@click.option("--wanted/--not-wanted", "is_wanted", default=None, help="Wanted from everyone.")
@_REMOVE
@common
def role(session: Session, event: str, name: str, **options: Any) -> None:  # noqa: ANN401
    """Make or change the role NAME of an EVENT, by its name or code."""
    _write(session, event, EventRole("", name), options)


@click.command()
@click.argument("event")
@click.argument("name")
@_NAME
@click.option("--section", help="The code of the section in which it is listed.")
@click.option("--quota", type=int, help="How many places a delegation of it has; -1 is any.")
@_REMOVE
@common
def category(session: Session, event: str, name: str, **options: Any) -> None:  # noqa: ANN401
    """Make or change the category NAME of an EVENT, by its name or code."""
    _write(session, event, EventCategory("", name), options)


@click.command()
@click.argument("event")
@click.argument("name")
@_NAME
@click.option("--hidden/--printed", "is_hidden", default=None, help="Whether it is printed.")
@click.option("--place", type=click.IntRange(min=1), help="Which one it is, from the first on.")
@_REMOVE
@common
def section(
    session: Session,
    event: str,
    name: str,
    place: int | None,
    **options: Any,  # noqa: ANN401
) -> None:
    """Make or change the section NAME of the list of participants, by its name or code."""
    if place is None:
        _write(session, event, EventSection("", name), options)
        return
    with session.directory() as directory:
        found = directory.events.called(event)
        moved = word_called(found, EventSection, name)
        order = [one for one in found.sections if one != moved]
        order.insert(place - 1, moved)
        if found.uid is not None:
            directory.event_words.order(found.uid, order)
            answer_event(session, directory, found.uid)


@click.command()
@click.argument("event")
@click.argument("name")
@_NAME
@click.option(
    "--type",
    "type_",
    type=click.Choice([str(one) for one in ColumnType]),
    help="What its values are.",
)
@click.option("--choices", help="What can be chosen, parted by semicolons.")
@click.option("--currency", help="Of amounts, such as USD.")
@click.option(
    "--for",
    "visibility",
    type=click.Choice([str(one) for one in Visibility]),
    help="Who may see it.",
)
@_REMOVE
@common
def column(session: Session, event: str, name: str, **options: Any) -> None:  # noqa: ANN401
    """Make or change the column NAME in the table of participants of an EVENT."""
    choices, type_, seen = (options.pop(key) for key in ("choices", "type_", "visibility"))
    options["choices"] = None if choices is None else tuple(choices.split(";"))
    options["type"] = None if type_ is None else ColumnType(type_)
    options["visibility"] = None if seen is None else Visibility(seen)
    new = EventColumn(name, visibility=Visibility.OFFICE)
    _write(session, event, new, options)


def _write(session: Session, event: str, new: EventWord, options: dict[str, Any]) -> None:
    removes, name = options.pop("remove"), options.pop("new_name")
    told = {key: value for key, value in options.items() if value is not None}
    if told.get("quota", 0) < 0:
        told["quota"] = None
    with session.directory() as directory:
        found = directory.events.called(event)
        if found.uid is None:
            raise ValueError(found)
        if removes:
            directory.event_words.take(found.uid, word_called(found, type(new), new.name))
        else:
            word = known_word(found, type(new), new.name) or new
            _put(directory, found.uid, word, {**told, **({"name": name} if name else {})})
        answer_event(session, directory, found.uid)


def _put(directory: Directory, event: Uid, word: EventWord, told: dict[str, Any]) -> None:
    directory.event_words.put(event, replace(word, **told))
