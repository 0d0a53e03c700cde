"""Duplicates: contacts that are there twice, found, told apart, made one, and taken apart again."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Final

from stakeholders.app.errors import WrongKindError
from stakeholders.app.history_fields import field_name
from stakeholders.app.history_values import PastValues
from stakeholders.app.many_records import without_collecting
from stakeholders.app.merge_errors import MergedIntoItselfError, MergedSinceError, NotMergedError
from stakeholders.app.progress import Job, Stage
from stakeholders.app.reference import Reference
from stakeholders.domain.backups import Reason
from stakeholders.domain.duplicates import Likely, find_duplicates
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.matching import Certainty
from stakeholders.domain.merging import COMMON_FIELDS, NAME, Choice, Merge, MergedField
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import clean
from stakeholders.i18n import translated
from stakeholders.store.database import Database
from stakeholders.store.duplicates import keep_apart, kept_apart, traits_of_all
from stakeholders.store.entries import displays, entry_id, entry_ids, kind_of
from stakeholders.store.merging import Merging, merged_fields
from stakeholders.store.records import read_records
from stakeholders.store.unmerging import OtherValue, merges, other_values, unmerge

_KINDS: Final = (EntryKind.PERSON, EntryKind.BODY, EntryKind.POST)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two contacts that are or may be one, how surely, and why, marked for the catalogue."""

    first: Uid
    first_name: str
    second: Uid
    second_name: str
    kind: EntryKind
    certainty: Certainty
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A line of two contacts beside each other: a field in words, and what both say.

    A `choice` tells whose value stays where there is one only; without it both stay. `code` is
    what `merge` is told to take the other one's value.
    """

    code: str
    label: str
    ours: str
    theirs: str
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two contacts beside each other, line by line."""

    ours: Record
    theirs: Record
    lines: tuple[Compared, ...]


class Duplicates:
    """Finds contacts that are there twice, and makes them one."""

    def __init__(
        self,
        database: Database,
        reference: Reference,
        by: str,
        back_up: Callable[[Reason], object],
    ) -> None:
        self._database = database
        self._reference = reference
        self._by = by
        self._back_up = back_up

    def scan(self, job: Job | None = None) -> tuple[Duplicate, ...]:
        """Return all pairs that are or may be one, the surest first; nothing is merged by itself.

        Pairs of which somebody said that they are not the same do not come again.

        Raises:
            StoppedError: when the job was stopped.
        """
        job = job or Job()
        with without_collecting():
            found = [pair for kind in _KINDS for pair in self._scan(kind, job)]
        return tuple(sorted(found, key=_surest_first))

    def _scan(self, kind: EntryKind, job: Job) -> list[Duplicate]:
        with self._database.reading() as connection:
            job.report(Stage.READING)
            entries = traits_of_all(connection, kind)
            uids, traits = list(entries), list(entries.values())
            job.report(Stage.COMPARING, 0, len(uids))
            apart = kept_apart(connection)
            pairs: list[Likely] = []
            for pair in find_duplicates(traits, self._reference.given_names.namesakes):
                if frozenset((uids[pair.first], uids[pair.second])) not in apart:
                    pairs.append(pair)
                job.report(Stage.COMPARING, pair.first, len(uids))
            named = displays(connection, {uids[n] for p in pairs for n in (p.first, p.second)})
        return [_told(kind, (uids[p.first], uids[p.second]), named, p) for p in pairs]

    def not_same(self, first: Uid, second: Uid, reason: str = "") -> None:
        """Remember that two contacts are not one, whatever they share; they are not asked again.

        Raises:
            UnknownUidError: when one of them is not there.
            MergedIntoItselfError: when it is the same one twice.
        """
        if first == second:
            raise MergedIntoItselfError
        with self._database.writing("duplicate.kept_apart", entry=first, other=second) as writing:
            keep_apart(writing, first, second, clean(reason), self._by)

    def side_by_side(
        self, survivor: Uid, absorbed: Uid, theirs: Collection[str] = ()
    ) -> SideBySide:
        """Return two contacts and the fields to choose from; of `theirs` the other's value stays.

        Raises:
            UnknownUidError, WrongKindError, MergedIntoItselfError: as `merge` says.
        """
        kind = self._common_kind(survivor, absorbed)
        with self._database.reading() as connection:
            ids = [entry_id(connection, uid) for uid in (survivor, absorbed)]
            ours, other = read_records(connection, ids)
            fields = merged_fields(connection, kind, (ids[0], ids[1]), theirs)
        chosen = tuple(self._in_words(kind, field) for field in fields)
        return SideBySide(ours, other, (*chosen, *_of_both(ours, other)))

    def _in_words(self, kind: EntryKind, field: MergedField) -> Compared:
        if field.code == NAME:
            return Compared(NAME, translated("Name"), field.ours, field.theirs, field.choice)
        table = "entry" if field.code in COMMON_FIELDS else kind.value
        values = PastValues(self._reference)
        ours, theirs = (
            values.text(table, field.code, value) for value in (field.ours, field.theirs)
        )
        return Compared(field.code, field_name(table, field.code), ours, theirs, field.choice)

    def merge(self, survivor: Uid, absorbed: Uid, theirs: Collection[str] = ()) -> Merge:
        """Let one contact go into another, as one step; nothing of it is dropped.

        Of the fields `theirs` (codes of `domain.merging`, `name` for the name that is shown) the
        value of the one that goes stays, where both have one.

        Raises:
            UnknownUidError: when one of them is not there.
            WrongKindError: when they are not of one kind, or of one that is not merged.
            MergedIntoItselfError: when it is the same one twice.
        """
        kind = self._common_kind(survivor, absorbed)
        self._back_up(Reason.MERGE)
        with self._database.writing("duplicate.merged", entry=survivor, other=absorbed) as writing:
            uid = Merging(writing, survivor, absorbed).apply(kind, theirs, self._by)
        return self._merge(uid)

    def merges(self, of: Uid | None = None) -> tuple[Merge, ...]:
        """Return the merges that stand, the newest first; of one contact where it is told."""
        with self._database.reading() as connection:
            return merges(connection, of)

    def other_values(self, merge: Uid) -> tuple[OtherValue, ...]:
        """Return what the contact that went said otherwise in fields that have one value."""
        with self._database.reading() as connection:
            return other_values(connection, merge)

    def unmerge(self, merge: Uid) -> int:
        """Make two of one again; return how many values stay, as they have changed since.

        Raises:
            NotMergedError: when there is no such merge, or it was taken apart.
            MergedSinceError: when the contact that stayed has gone into another one since.
        """
        found = self._merge(merge)
        with self._database.reading() as connection:
            if found.survivor not in entry_ids(connection, (found.survivor,)):
                raise MergedSinceError(found.survivor_name)
        with self._database.writing(
            "duplicate.unmerged", entry=found.survivor, other=found.absorbed
        ) as writing:
            return unmerge(writing, merge)

    def _common_kind(self, ours: Uid, theirs: Uid) -> EntryKind:
        if ours == theirs:
            raise MergedIntoItselfError
        with self._database.reading() as connection:
            kinds = {kind_of(connection, uid) for uid in (ours, theirs)}
            if len(kinds) > 1 or not kinds <= set(_KINDS):
                raise WrongKindError(displays(connection, (theirs,))[theirs])
        return kinds.pop()

    def _merge(self, uid: Uid) -> Merge:
        found = next((one for one in self.merges() if one.uid == uid), None)
        if found is None:
            raise NotMergedError
        return found


def _of_both(ours: Record, theirs: Record) -> tuple[Compared, ...]:
    """Return the lines of which everything stays, where one of the two says anything."""
    read: tuple[tuple[str, str, Callable[[Record], Iterable[str]]], ...] = (
        ("names", translated("Names"), lambda r: (n.full for n in r.names[1:])),
        ("posts", translated("Positions"), lambda r: map(_position, r.posts)),
        ("phones", translated("Phones"), lambda r: (c.display or c.raw for c in r.phones)),
        ("emails", translated("E-mails"), lambda r: (c.display or c.raw for c in r.emails)),
        ("tags", translated("Tags"), lambda r: r.tags),
        ("notes", translated("Notes"), lambda r: r.notes),
    )
    lines = (
        Compared(code, label, "\n".join(told(ours)), "\n".join(told(theirs)))
        for code, label, told in read
    )
    return tuple(line for line in lines if line.ours or line.theirs)


def _position(line: PostLine) -> str:
    return ", ".join(part for part in (line.title, line.body) if part)


def _told(kind: EntryKind, uids: tuple[Uid, Uid], named: dict[Uid, str], pair: Likely) -> Duplicate:
    first, second = uids
    return Duplicate(first, named[first], second, named[second], kind, pair.certainty, pair.reasons)


def _surest_first(pair: Duplicate) -> tuple[bool, int, str]:
    return (pair.certainty is not Certainty.CERTAIN, -len(pair.reasons), pair.first_name)
