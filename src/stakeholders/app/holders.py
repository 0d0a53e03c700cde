"""Holders: contacts of a search or a list, where posts stand for those who hold them today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stakeholders.app.audience import LeftOut
from stakeholders.app.progress import Job, Stage
from stakeholders.app.search import Search
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record
from stakeholders.i18n import marked
from stakeholders.store.database import Database
from stakeholders.store.post_holders import post_holders
from stakeholders.store.search import SearchResult

_VACANT: Final = "post.vacant"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Who leaves and who does not; how many posts leave as their holders, and which are vacant.

    Vacant posts are among the records where they leave too, else among what is left out.
    """

    records: tuple[Record, ...]
    left_out: tuple[LeftOut, ...]
    held: int
    vacant: tuple[Record, ...]


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

    def of_result(self, result: SearchResult, job: Job, *, takes_posts: bool = False) -> Gathered:
        """Return the contacts of an answer; a post that somebody holds need not be read itself.

        Raises:
            StoppedError: when the job was stopped.
        """
        contacts = [
            (row, entry)
            for row, entry in zip(result.rows, result.ids, strict=True)
            if row.kind is not EntryKind.EVENT  # a meeting is no contact
        ]
        posts = [entry for row, entry in contacts if row.kind is EntryKind.POST]
        with self._database.reading() as connection:
            by_id = post_holders(connection, posts, self._database.today())
        there: dict[Uid, Record] = {}
        wanted = [entry for _, entry in contacts if entry not in by_id]
        for record in self._search.records_at(wanted):
            job.report(Stage.READING, len(there), len(wanted))
            if record.uid:
                there[record.uid] = record
        held: dict[Uid | None, Sequence[Uid]] = {
            row.uid: by_id.get(entry, ()) for row, entry in contacts if row.kind is EntryKind.POST
        }
        return self._in_order([row.uid for row, _ in contacts], held, there, takes_posts)

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
        out = () if takes_posts else tuple(LeftOut(one.name, "", _vacant(one)) for one in vacant)
        return Gathered(tuple(found.values()), out, leaving_held, tuple(vacant))


def is_vacancy(one: LeftOut) -> bool:
    """Tell whether a post is left out as nobody holds it."""
    return one.problem.code == _VACANT


def _vacant(record: Record) -> Problem:
    return Problem(
        _VACANT, marked("Left out: {name} has no holder today."), (("name", record.name),)
    )
