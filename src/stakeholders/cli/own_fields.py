"""`field`: fields of your own, beyond those that the program knows."""

from collections.abc import Callable
from dataclasses import replace

import click

from stakeholders.app.directory_file import Directory
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.own_field import OwnField, OwnFieldType
from stakeholders.domain.visibility import Visibility

_KINDS = tuple(kind.value for kind in (EntryKind.PERSON, EntryKind.BODY, EntryKind.POST))


@click.group(name="field")
def own_fields() -> None:
    """Make fields of your own, rename and remove them; `set UID own:NAME VALUE` fills one."""


@own_fields.command(name="make")
@click.argument("name")
@click.option(
    "--type", "kind", type=click.Choice([kind.value for kind in OwnFieldType]),
    default=OwnFieldType.TEXT.value, help="What its values are.",
)  # fmt: skip
@click.option(
    "--for", "kinds", multiple=True, type=click.Choice(_KINDS),
    help="Which contacts have it; all of them unless told.",
)  # fmt: skip
@click.option("--choice", "choices", multiple=True, help="One of the values to choose from.")
@click.option(
    "--visible-to", "visibility", type=click.Choice([each.value for each in Visibility]),
    default=Visibility.OFFICE.value, help="Who may see it.",
)  # fmt: skip
@common
def make_field(
    session: Session,
    name: str,
    kind: str,
    kinds: tuple[str, ...],
    choices: tuple[str, ...],
    visibility: str,
) -> None:
    """Make the field NAME; what is called after travel or health is for named staff."""
    made = OwnField(
        name,
        OwnFieldType(kind),
        tuple(EntryKind(each) for each in kinds),
        choices,
        Visibility(visibility),
    )
    _answer(session, lambda directory: directory.own_fields.add(made))


@own_fields.command(name="show")
@common
def show_fields(session: Session) -> None:
    """Show every field of your own."""
    _answer(session, lambda _directory: None)


@own_fields.command(name="rename")
@click.argument("name")
@click.argument("new")
@common
def rename_field(session: Session, name: str, new: str) -> None:
    """Give the field NAME the name NEW; what contacts have in it stays."""

    def rename(directory: Directory) -> None:
        directory.own_fields.change(replace(directory.own_fields.named(name), name=new))

    _answer(session, rename)


@own_fields.command(name="remove")
@click.argument("name")
@common
def remove_field(session: Session, name: str) -> None:
    """Remove the field NAME with what contacts have in it; undo brings it back."""

    def remove(directory: Directory) -> None:
        uid = directory.own_fields.named(name).uid
        if uid:
            directory.own_fields.remove(uid)

    _answer(session, remove)


def _answer(session: Session, work: Callable[[Directory], object]) -> None:
    with session.directory() as directory:
        work(directory)
        found = directory.own_fields.all()
    document = [
        {
            "uid": field.uid,
            "name": field.name,
            "type": field.type.value,
            "for": list(field.kinds),
            "choices": list(field.choices),
            "visibility": field.visibility.value,
        }
        for field in found
    ]
    lines = (", ".join((field.name, field.type, *field.kinds, *field.choices)) for field in found)
    session.answer({"fields": document}, lines)
