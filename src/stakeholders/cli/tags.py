"""`tag`: the tags there are, renamed, merged, put into groups and removed everywhere."""

from collections.abc import Callable

import click

from stakeholders.app.directory_file import Directory
from stakeholders.cli.options import common
from stakeholders.cli.session import Session
from stakeholders.domain.tag import Tag
from stakeholders.i18n import plural


@click.group(name="tag")
def tags() -> None:
    """Show the tags, rename, merge, group and remove them; `set UID tag NAME` gives one."""


@tags.command(name="show")
@common
def show_tags(session: Session) -> None:
    """Show every tag with the number of contacts that carry it."""
    _answer(session, lambda _directory: None)


@tags.command(name="rename")
@click.argument("name")
@click.argument("new")
@common
def rename_tag(session: Session, name: str, new: str) -> None:
    """Give the tag NAME the name NEW, for all who carry it."""
    _answer(session, lambda directory: directory.tags.rename(name, new))


@tags.command(name="merge")
@click.argument("name")
@click.argument("into")
@common
def merge_tags(session: Session, name: str, into: str) -> None:
    """Let all who carry the tag NAME carry the tag INTO instead."""
    _answer(session, lambda directory: directory.tags.merge(name, into))


@tags.command(name="group")
@click.argument("name")
@click.argument("group", default="")
@common
def group_tag(session: Session, name: str, group: str) -> None:
    """Put the tag NAME into a group; without one it stands in none."""
    _answer(session, lambda directory: directory.tags.set_group(name, group))


@tags.command(name="remove")
@click.argument("name")
@common
def remove_tag(session: Session, name: str) -> None:
    """Remove the tag NAME, and take it from all who carry it."""
    _answer(session, lambda directory: directory.tags.remove(name))


def _answer(session: Session, work: Callable[[Directory], object]) -> None:
    with session.directory() as directory:
        work(directory)
        found = directory.tags.all()
    document = [
        {"uid": tag.uid, "name": tag.name, "group": tag.group, "count": tag.count} for tag in found
    ]
    session.answer({"tags": document}, map(_line, found))


def _line(tag: Tag) -> str:
    name = f"{tag.group}: {tag.name}" if tag.group else tag.name
    return plural("{name}: {count} contact", "{name}: {count} contacts", tag.count, name=name)
