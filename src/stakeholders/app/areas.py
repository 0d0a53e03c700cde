"""Areas: countries, areas and groups as things that can be tagged, listed and noted."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from stakeholders.app.errors import (
    AmbiguousNameError,
    EmptyNameError,
    TakenNameError,
    UnknownNameError,
)
from stakeholders.app.reference import Reference
from stakeholders.domain.ids import Uid, fixed_uid
from stakeholders.domain.own_group import GroupMember, OwnGroup
from stakeholders.domain.text import clean, fold
from stakeholders.i18n import SOURCE_LANGUAGE, current_language
from stakeholders.store import areas
from stakeholders.store.database import Database
from stakeholders.store.entries import uids_of
from stakeholders.store.history import Writing


class Areas:
    """Makes entries of areas on demand, and groups of one's own with dated members."""

    def __init__(self, database: Database, reference: Reference) -> None:
        self._database = database
        self._reference = reference

    def entry(self, text: str) -> Uid:
        """Return the entry of a country, area or group, made when it is asked for first.

        It has the same uid in every directory.

        Raises:
            UnknownNameError: when no area is called so, or several may be meant.
        """
        code, uid = self._known(text)
        name = self._reference.area_name(code, SOURCE_LANGUAGE)
        with self._database.writing("area.added", entry=uid) as writing:
            made = areas.make_area_entry(writing, uid, code, name)
            return uids_of(writing.connection, (made,))[made]

    def own_groups(self) -> tuple[OwnGroup, ...]:
        """Return the groups of one's own with their members, by name."""
        with self._database.reading() as connection:
            return areas.own_groups(connection)

    def members(self, text: str, day: datetime.date) -> tuple[str, ...]:
        """Return the codes of the members of a group on a day, of one's own or a known one.

        Raises:
            UnknownNameError: when no group is called so.
        """
        own = next((each for each in self.own_groups() if fold(each.name) == fold(text)), None)
        if own is not None:
            return own.members_on(day)
        known = self._reference.areas.group(text)
        if known is None:
            raise UnknownNameError(clean(text))
        return known.members_on(day.isoformat())

    def code(self, text: str) -> str:
        """Return the code of a country, area or group.

        Raises:
            UnknownNameError: when no area is called so, or several may be meant.
        """
        return self._known(text)[0]

    def add_group(self, name: str, note: str = "", members: Iterable[GroupMember] = ()) -> Uid:
        """Add a group of areas, with members by code or name; return its uid.

        Raises:
            EmptyNameError: when it has no name.
            TakenNameError: when a group is called so already.
            UnknownNameError: when a member is no area.
        """
        known = [replace(member, area=self.code(member.area)) for member in members]
        with self._database.writing("area_group.added") as writing:
            self._refuse_taken(writing, name, None)
            uid = areas.add_group(writing, clean(name), clean(note))
            for member in known:
                areas.add_member(writing, uid, member)
            return uid

    def change_group(self, uid: Uid, name: str, note: str = "") -> None:
        """Write another name and note of a group.

        Raises:
            EmptyNameError: when it would have no name.
            TakenNameError: when another group is called so.
            UnknownUidError: when it is gone.
        """
        with self._database.writing("area_group.changed") as writing:
            self._refuse_taken(writing, name, uid)
            areas.change_group(writing, uid, clean(name), clean(note))

    def remove_group(self, uid: Uid) -> None:
        """Put a group into the bin with its members.

        Raises:
            UnknownUidError: when it is gone already.
        """
        with self._database.writing("area_group.removed") as writing:
            areas.remove_group(writing, uid)

    def add_member(self, group: Uid, member: GroupMember) -> Uid:
        """Add a country or area to a group, by code or name, for a time; return its uid.

        Raises:
            UnknownNameError: when no area is called so.
            UnknownUidError: when the group is gone.
        """
        kept = replace(member, area=self.code(member.area), note=clean(member.note))
        with self._database.writing("area_group.member_added") as writing:
            return areas.add_member(writing, group, kept)

    def change_member(self, member: GroupMember) -> None:
        """Write the dates and the note of a membership over those that are there.

        Raises:
            UnknownUidError: when it is gone.
        """
        with self._database.writing("area_group.member_changed") as writing:
            areas.change_member(writing, member)

    def remove_member(self, uid: Uid) -> None:
        """Put a membership into the bin.

        Raises:
            UnknownUidError: when it is gone already.
        """
        with self._database.writing("area_group.member_removed") as writing:
            areas.remove_member(writing, uid)

    def _known(self, text: str) -> tuple[str, Uid]:
        """Return the code and the fixed uid of what a text names."""
        known = self._reference.areas
        code = self._reference.area_code(text)
        area, group = known.by_iso2(code), known.group(code)
        if area:
            return area.iso2, area.uid
        if group:
            return group.key, group.uid
        if known.unlisted(code):
            return code, fixed_uid("area", code)
        choices = known.ambiguous(text)
        if choices:
            names = ", ".join(area.name(current_language()) for area in choices)
            raise AmbiguousNameError(clean(text), names)
        raise UnknownNameError(clean(text))

    def _refuse_taken(self, writing: Writing, name: str, uid: Uid | None) -> None:
        if not clean(name):
            raise EmptyNameError
        for other in areas.own_groups(writing.connection):
            if fold(other.name) == fold(name) and other.uid != uid:
                raise TakenNameError(other.name)
