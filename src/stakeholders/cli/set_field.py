"""`set`: correct any field of a contact."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import NothingDoneError, UnknownUidError, WrongValueError
from stakeholders.cli.answers import answer_contact
from stakeholders.cli.attributes import attributes_of, with_attribute
from stakeholders.cli.list_field import Item, ListField, item_uid, only_typed, uid_of
from stakeholders.cli.list_fields import LIST_FIELDS, line_uid
from stakeholders.cli.noted_fields import outcome_of
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.channel import Channel
from stakeholders.domain.fields import FIELDS, FIELDS_BY_CODE
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import CustomValue
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import translated

OWN: Final = "own:"


def _parent(directory: Directory, uid: Uid, text: str) -> None:
    parent = uid_from_text(text) if text.strip() else None
    if text.strip() and parent is None:
        raise UnknownUidError(text)
    directory.bodies.set_parent(uid, parent)


def _visibility(directory: Directory, uid: Uid, text: str) -> None:
    if text not in list(Visibility):
        raise WrongValueError(text, "visibility", ", ".join(Visibility))
    directory.contacts.set_visibility(uid, Visibility(text))


def _date(field: str, text: str) -> PartialDate | None:
    date = PartialDate.from_text(text)
    if date is None and text.strip():
        wanted = translated("a date such as 2007-10-02, 2007-10 or 2007")
        raise WrongValueError(text, field, wanted)
    return date


_SIMPLE: Final[Mapping[str, Callable[[Directory, Uid, str], object]]] = MappingProxyType(
    {
        "name": lambda directory, uid, text: directory.contacts.rename(uid, text),
        "place": lambda directory, uid, text: directory.contacts.set_place(uid, text),
        "country": lambda directory, uid, text: directory.contacts.set_country(uid, text),
        "visibility": _visibility,
        "kind": lambda directory, uid, text: directory.bodies.set_kind(uid, text),
        "parent": _parent,
        "acronym": lambda directory, uid, text: directory.bodies.set_acronym(uid, text),
        "new_name": lambda directory, uid, text: directory.bodies.take_new_name(uid, text),
        "from": lambda directory, uid, text: directory.posts.set_start(uid, _date("from", text)),
        "to": lambda directory, uid, text: directory.posts.set_end(uid, _date("to", text)),
        "tag": lambda directory, uid, text: directory.tags.put((uid,), text),
    }
)


def _fields_in_words() -> str:
    """Return the part of the help that names every field."""
    simple = ", ".join((*_SIMPLE, *(field.code for field in FIELDS)))
    lists = "\n".join(
        f"\b\n  {name} ({translated(field.wants)})\n    "
        + ", ".join(f".{attribute}" for attribute in attributes_of(field.kind, field.fixed))
        for name, field in LIST_FIELDS.items()
    )
    return f"Fields with one value: {simple}, own:NAME.\n\nFields with several:\n\n{lists}"


@click.command(name="set", epilog=_fields_in_words())
@click.argument("uid")
@click.argument("field")
@click.argument("value", default="")
@click.option("--number", type=click.IntRange(min=1), help="Which of several; the first.")
@click.option("--add", "adds", is_flag=True, help="Add one more instead of writing over.")
@click.option("--remove", "removes", is_flag=True, help="Remove it; a tag by its name.")
@common
def set_field(
    session: Session, uid: str, field: str, value: str, number: int | None,
    adds: bool, removes: bool,  # noqa: FBT001
) -> None:  # fmt: skip
    """Correct one FIELD of the contact UID; an empty VALUE removes it.

    Of a field with several values the first is written over, or the one of `--number`; one more
    than there are adds one, as `--add` does, and notes, checks and sources are added unless their
    number is given. A part of a value is set by a dot and its name, such as phone.purposes,
    names.honorific or status.next_review; phone.checked says what came of checking it,
    phone.owner whose it is, position.primary yes which one comes first. `own:NAME` is a field of
    your own.
    """
    name, _dot, attribute = field.partition(".")
    _check_field(field, name, attribute)
    found = _uid(uid)
    with session.directory() as directory:
        record = directory.search.record(found)
        value = "" if removes and field != "tag" else value
        items: Sequence[Item] = ()
        if field == "tag" and removes:
            directory.tags.take((found,), value)
        elif name in LIST_FIELDS:
            known = LIST_FIELDS[name]
            appends = known.appends and number is None and not attribute and value.strip()
            count = len(known.items(directory, record))
            place = count if adds or appends else (number or 1) - 1
            items = _set_one(directory, record, known, place, attribute, value)
        elif field.startswith(OWN):
            items = _set_own(directory, found, field.removeprefix(OWN), value)
        elif field in _SIMPLE:
            _SIMPLE[field](directory, found, value)
        else:
            directory.facts.set(found, field, value)
        typed = only_typed(directory.search.record(found), field, items)
        answer_contact(session, directory, found, typed)


def _set_own(directory: Directory, uid: Uid, name: str, text: str) -> Sequence[Item]:
    """Write the value of a field of one's own; return it as it is then."""
    own = uid_of(directory.own_fields.named(name))
    directory.own_fields.set(uid, own, text)
    values = directory.search.record(uid).parts_of(CustomValue)
    return [value for value in values if value.field == own]


def _set_one(
    directory: Directory, record: Record, field: ListField, place: int, attribute: str, text: str
) -> Sequence[Item]:
    """Write one of several values; return it as it is then, nothing when it is gone."""
    before = field.items(directory, record)
    _write_one(directory, record, field, place, attribute, text)
    others = {item_uid(item) for item in before} - {item_uid(item) for item in before[place:][:1]}
    items = field.items(directory, directory.search.record(uid_of(record)))
    return [item for item in items if item_uid(item) not in others]


def _write_one(
    directory: Directory, record: Record, field: ListField, place: int, attribute: str, text: str
) -> None:
    items = field.items(directory, record)
    if place > len(items) or (place == len(items) and (attribute or not text.strip())):
        raise NothingDoneError(translated("{name} has not so many of them.", name=record.name))
    if place == len(items):
        field.add(directory, record, field.read(directory, text, None))
    elif attribute == "owner":
        directory.channels.move(uid_of(items[place]), _uid(text))
    elif attribute == "primary":
        directory.positions.make_primary(line_uid(items[place]))
    elif attribute == "checked":
        directory.verifications.check(
            uid_of(record), target=uid_of(items[place]), outcome=outcome_of(text)
        )
    elif attribute:
        field.change(directory, with_attribute(items[place], attribute, text))
    elif not text.strip():
        field.remove(directory, items[place])
    else:
        field.change(directory, field.read(directory, text, items[place]))


def _check_field(field: str, name: str, attribute: str) -> None:
    """Refuse a field that nobody knows before the directory is opened."""
    if field in _SIMPLE or field in FIELDS_BY_CODE or field.startswith(OWN):
        return
    known = LIST_FIELDS.get(name)
    told = {*attributes_of(known.kind, known.fixed), *_also(known.kind)} if known else set()
    if known is None or (attribute and attribute not in told):
        sentence = translated("There is no field {field}; see set --help.", field=field)
        raise click.BadParameter(sentence)


def _also(kind: type) -> tuple[str, ...]:
    """Return what can be said of a value beside its attributes."""
    return {Channel: ("owner", "checked"), PostLine: ("primary",)}.get(kind, ())


def _uid(text: str) -> Uid:
    found = uid_from_text(text)
    if found is None:
        raise UnknownUidError(text)
    return found
