"""Holders: contacts of a search or a list, where posts stand for those who hold them today."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from stakeholders.app.audience import LeftOut
from stakeholders.app.leavers import Gathered, Leavers
from stakeholders.app.progress import Job, Stage
from stakeholders.app.search import Search
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked
from stakeholders.store.database import Database
from stakeholders.store.entries import ids_of_kind, uids_seen_by
from stakeholders.store.post_holders import post_holders

_VACANT: Final = "post.vacant"
_AT_ONCE: Final = 2000


class Holders:
    """Puts the holders of today in the place of posts; vacant posts stay where they are wanted."""

    def __init__(self, database: Database, search: Search) -> None:
        self._database = database
        self._search = search

    def of_records(self, shown: Sequence[Record], *, takes_posts: bool = False) -> Gathered:
        """Return these contacts, of posts those who hold them."""
        today = self._database.today()
        held: dict[Uid | None, Sequence[Uid]] = {
            record.uid: [holder.uid for holder in record.holders if holder.holds_on(today)]
            for record in shown
            if record.kind is EntryKind.POST
        }
        there = {record.uid: record for record in shown if record.uid}
        return self._in_order([record.uid for record in shown], held, there, takes_posts)

    def leavers(self, ids: Sequence[int], job: Job, *, takes_posts: bool = False) -> Leavers:
        """Return the contacts of an answer; a post that somebody holds is not read itself.

        Reading the parts of them raises a StoppedError when the job was stopped.
        """
        with self._database.reading() as connection:
            posts = ids_of_kind(connection, ids, EntryKind.POST)
            meetings = ids_of_kind(connection, ids, EntryKind.EVENT)  # they are no contacts
            held = post_holders(connection, sorted(posts), self._database.today())
        every = (who for one in ids if one not in meetings for who in held.get(one, (one,)))
        order = tuple(dict.fromkeys(every))
        vacant = frozenset(posts - held.keys())
        parts = partial(self._parts, order, len(held), job, takes_posts=takes_posts)
        return Leavers(parts, partial(self._seen_by, order) if vacant else lambda _: frozenset())

    def _parts(
        self, order: Sequence[int], held: int, job: Job, *, takes_posts: bool
    ) -> Iterator[Gathered]:
        for start in range(0, len(order), _AT_ONCE):
            job.report(Stage.READING, start, len(order))
            read = tuple(self._search.records_at(order[start : start + _AT_ONCE]))
            vacant = tuple(one for one in read if one.kind is EntryKind.POST)
            people = tuple(one for one in read if one.kind is not EntryKind.POST)
            out = () if takes_posts else _left_vacant(vacant)
            yield Gathered(read if takes_posts else people, out, 0 if start else held, vacant)

    def _seen_by(self, ids: Sequence[int], audience: Visibility) -> frozenset[Uid]:
        with self._database.reading() as connection:
            return uids_seen_by(connection, ids, audience.within)

    def _in_order(
        self,
        order: Iterable[Uid | None],
        held: Mapping[Uid | None, Sequence[Uid]],
        there: Mapping[Uid, Record],
        takes_posts: bool,  # noqa: FBT001
    ) -> Gathered:
        wanted = (uid for uids in held.values() for uid in uids if uid not in there)
        known = {**there, **self._search.records_of(wanted)}
        found: dict[Uid, Record] = {}
        vacant: list[Record] = []
        leaving_held = 0
        for uid in order:
            holders = [known[one] for one in held.get(uid, ()) if one in known]
            record = known.get(uid) if uid else None
            found.update({one.uid: one for one in holders if one.uid})
            if holders:
                leaving_held += 1
            elif record is not None and uid is not None:
                if uid in held:
                    vacant.append(record)
                if takes_posts or uid not in held:
                    found[uid] = record
        out = () if takes_posts else _left_vacant(vacant)
        return Gathered(tuple(found.values()), out, leaving_held, tuple(vacant))


def is_vacancy(one: LeftOut) -> bool:
    """Tell whether a post is left out as nobody holds it."""
    return one.problem.code == _VACANT


def _left_vacant(posts: Iterable[Record]) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(one.name, "", _vacant(one)) for one in posts)


def _vacant(record: Record) -> Problem:
    return Problem(
        _VACANT, marked("Left out: {name} has no holder today."), (("name", record.name),)
    )
