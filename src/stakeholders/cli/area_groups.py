"""`group`: groups of countries of your own, whose members come and go by date."""

from collections.abc import Callable
from dataclasses import replace

import click

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownNameError
from stakeholders.cli.options import DateOption, common
from stakeholders.cli.record_lines import with_term
from stakeholders.cli.session import Session
from stakeholders.domain.own_group import GroupMember, OwnGroup
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.text import fold


@click.group(name="group")
def area_groups() -> None:
    """Make groups of countries of your own, and say who belongs to them and when."""


@area_groups.command(name="make")
@click.argument("name")
@click.argument("areas", nargs=-1)
@click.option("--note", default="", help="What the group is for.")
@common
def make_group(session: Session, name: str, areas: tuple[str, ...], note: str) -> None:
    """Make the group NAME of these countries or areas, by code or name."""

    def make(directory: Directory) -> None:
        members = tuple(GroupMember(area) for area in areas)
        directory.areas.add_group(name, note, members)

    _answer(session, make)


@area_groups.command(name="show")
@common
def show_groups(session: Session) -> None:
    """Show every group of your own with its members."""
    _answer(session, lambda _directory: None)


@area_groups.command(name="add")
@click.argument("name")
@click.argument("area")
@click.option("--from", "from_", type=DateOption(), help="The first day of membership.")
@click.option("--to", type=DateOption(), help="The first day without it.")
@click.option("--note", default="", help="What the membership is worth.")
@common
def add_to_group(
    session: Session,
    name: str,
    area: str,
    from_: PartialDate | None,
    to: PartialDate | None,
    note: str,
) -> None:
    """Add a country or area to the group NAME, or write other dates of a member."""

    def add(directory: Directory) -> None:
        group = _named(directory, name)
        code = directory.areas.code(area)
        old = next((one for one in group.members if one.area == code), None)
        if old is not None:
            directory.areas.change_member(replace(old, from_=from_, to=to, note=note))
        elif group.uid:
            directory.areas.add_member(group.uid, GroupMember(area, from_, to, note))

    _answer(session, add)


@area_groups.command(name="rename")
@click.argument("name")
@click.argument("new")
@click.option("--note", help="What the group is for; what is there stays unless told.")
@common
def rename_group(session: Session, name: str, new: str, note: str | None) -> None:
    """Give the group NAME the name NEW, also where bodies cover it."""

    def rename(directory: Directory) -> None:
        group = _named(directory, name)
        if group.uid:
            directory.areas.change_group(group.uid, new, group.note if note is None else note)

    _answer(session, rename)


@area_groups.command(name="remove")
@click.argument("name")
@click.argument("area", default="")
@common
def remove_from_group(session: Session, name: str, area: str) -> None:
    """Remove a country or area from the group NAME, or the whole group."""

    def remove(directory: Directory) -> None:
        group = _named(directory, name)
        if group.uid and not area:
            directory.areas.remove_group(group.uid)
            return
        code = directory.areas.code(area)
        members = [member.uid for member in group.members if member.area == code and member.uid]
        if not members:
            raise UnknownNameError(area)
        for uid in members:
            directory.areas.remove_member(uid)

    _answer(session, remove)


def _named(directory: Directory, name: str) -> OwnGroup:
    groups = directory.areas.own_groups()
    found = next((group for group in groups if fold(group.name) == fold(name)), None)
    if found is None:
        raise UnknownNameError(name)
    return found


def _answer(session: Session, work: Callable[[Directory], object]) -> None:
    with session.directory() as directory:
        work(directory)
        found = directory.areas.own_groups()
        lines = [f"{group.name}: {_members(directory, group)}" for group in found]
    document = [
        {
            "uid": group.uid,
            "name": group.name,
            "note": group.note,
            "members": [
                {
                    "area": member.area,
                    "from": str(member.from_) if member.from_ else None,
                    "to": str(member.to) if member.to else None,
                    "note": member.note,
                }
                for member in group.members
            ],
        }
        for group in found
    ]
    session.answer({"groups": document}, lines)


def _members(directory: Directory, group: OwnGroup) -> str:
    return ", ".join(_member(directory, member) for member in group.members)


def _member(directory: Directory, member: GroupMember) -> str:
    return with_term(directory.wording.country(member.area), member.from_, member.to)
