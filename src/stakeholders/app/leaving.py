"""Who leaves: the contacts of a search or a list, posts by their holders of today."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stakeholders.app.audience import LeftOut, suppression
from stakeholders.app.holders import Holders
from stakeholders.app.leavers import Gathered, Leavers, leavers_of
from stakeholders.app.list_members import ListMembers
from stakeholders.app.progress import Job, Stage
from stakeholders.app.search import Search
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record
from stakeholders.domain.suppression import suppressed
from stakeholders.i18n import marked
from stakeholders.store.database import Database

_EXPORTED: Final = (EntryKind.PERSON, EntryKind.BODY)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which contacts leave: those of a list, else what the window shows for a search in a place.

    `entries` are contacts one by one, such as those invited to a meeting; None where they are not
    told so.
    """

    text: str = ""
    flags: tuple[str, ...] = ()
    list_name: str = ""
    entries: tuple[Uid, ...] | None = None


class Leaving:
    """Gathers contacts that are to leave, before the gate."""

    def __init__(self, database: Database, search: Search, members: ListMembers) -> None:
        self._database = database
        self._search = search
        self._members = members
        self._holders = Holders(database, search)

    def leavers(self, scope: Scope, job: Job, *, takes_posts: bool = False) -> Leavers:
        """Return the contacts of a scope, vacant posts too where they are taken.

        Raises:
            UnknownListError: when there is no such list.
            StoppedError: when the job was stopped.
        """
        job.report(Stage.READING)
        if scope.entries is not None:
            known = self._search.records_of(scope.entries)
            every = [known[uid] for uid in dict.fromkeys(scope.entries) if uid in known]
            return leavers_of(self._of_records(every, (), takes_posts=takes_posts))
        if scope.list_name:
            return leavers_of(self.of_list(scope.list_name, takes_posts=takes_posts))
        ids = self._search.in_order(scope.text, flags=scope.flags)
        return self._holders.leavers(ids, job, takes_posts=takes_posts)

    def of_list(self, name: str, *, takes_posts: bool = False) -> Gathered:
        """Return the contacts of a list, vacant posts too where they are taken.

        Raises:
            UnknownListError: when there is no such list.
        """
        members = self._members.of(name)
        left_out = tuple(
            LeftOut(member.record.name, "", _left_out(member.record, member.reason))
            for member in members
            if member.left_out
        )
        on_it = [member.record for member in members if not member.left_out]
        return self._of_records(on_it, left_out, takes_posts=takes_posts)

    def _of_records(
        self, records: Sequence[Record], left_out: tuple[LeftOut, ...], *, takes_posts: bool
    ) -> Gathered:
        """Return contacts to whom something may go, posts by their holders, and the others."""
        on_it, out = self._without_suppressed(records)
        found = self._holders.of_records(on_it, takes_posts=takes_posts)
        leaving, holders_out = self._without_suppressed(found.records)
        out = (*left_out, *out, *found.left_out, *holders_out)
        return Gathered(leaving, out, found.held, found.vacant)

    def _without_suppressed(
        self, records: Sequence[Record]
    ) -> tuple[tuple[Record, ...], tuple[LeftOut, ...]]:
        """Return those to whom something may go, and the others with the reason."""
        day = self._database.today()
        told = [(record, suppressed(record, day)) for record in records]
        out = (LeftOut(one.name, "", suppression(one.name, why)) for one, why in told if why)
        return tuple(record for record, why in told if why is None), tuple(out)


def scope_of_query(text: str) -> Scope:
    """Return the people and bodies that a query finds."""
    return Scope(text, _EXPORTED)


def _left_out(record: Record, reason: str) -> Problem:
    return Problem(
        "list.left_out",
        marked("Left out: {name} ({reason})."),
        (("name", record.name), ("reason", reason)),
    )
