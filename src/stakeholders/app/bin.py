"""The bin: what was deleted, how to get it back, and when it goes for good."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from stakeholders.app.erasing import Erasing
from stakeholders.app.errors import NotInTheBinError, StillNeededError
from stakeholders.domain import retention
from stakeholders.domain.backups import Reason
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.erasure import Certificate
from stakeholders.domain.ids import Uid
from stakeholders.store.bin import BinRow, count_bin, read_bin
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, entry_id, entry_ids, is_in_bin
from stakeholders.store.erase import erase
from stakeholders.store.revival import revive
from stakeholders.store.unmerging import absorbed_by


@dataclass(frozen=True, slots=True)
class Deleted:
    """A contact or list in the bin: who put it there and when, and from which day it may go."""

    uid: Uid
    kind: EntryKind
    name: str
    deleted_at: datetime.datetime
    deleted_by: str
    purge_day: datetime.date
    may_go: bool


class Bin:
    """Shows what was deleted; gives it back, or erases it."""

    def __init__(
        self, database: Database, erasing: Erasing, back_up: Callable[[Reason], object]
    ) -> None:
        self._database = database
        self._erasing = erasing
        self._back_up = back_up

    def entries(self, limit: int = 0) -> tuple[Deleted, ...]:
        """Return what is in the bin, the newest first; a limit of 0 is all."""
        with self._database.reading() as connection:
            rows = read_bin(connection, limit)
        today = self._database.today()
        return tuple(_deleted(row, today) for row in rows)

    def count(self) -> int:
        """Return how much is in the bin."""
        with self._database.reading() as connection:
            return count_bin(connection)

    def restore(self, uid: Uid) -> None:
        """Take a contact or list out of the bin, with what went there with it.

        Raises:
            UnknownUidError: when there is none; a `NotInTheBinError` when nobody deleted it.
        """
        with self._database.writing("contact.restored", entry=uid) as writing:
            found = entry_ids(writing.connection, (uid,), with_deleted=True)
            if not is_in_bin(writing.connection, uid):
                entry_id(writing.connection, uid)
                raise NotInTheBinError(displays(writing.connection, (uid,))[uid])
            revive(writing, found[uid])

    def erase(self, uid: Uid, *, may_come_back: bool = False) -> Certificate:
        """Erase a contact or list for good, as `app.erasing` does; no Undo brings it back.

        Raises:
            UnknownUidError: when there is none.
            StillNeededError: when other contacts belong to it.
        """
        return self._erasing.erase(uid, may_come_back=may_come_back)

    def purge(self) -> int:
        """Erase what has been in the bin long enough; return how many entries that were.

        What others still need stays. A clock that runs ahead erases nothing. One backup is made
        before the first of them.
        """
        count = 0
        # People and posts first: a body goes when none of them needs it any more.
        due = [one for one in self.entries() if one.may_go]
        if due:
            self._back_up(Reason.ERASE)
        for one in sorted(due, key=lambda item: item.kind is EntryKind.BODY):
            try:
                self._erase(one.uid)
                count += 1
            except StillNeededError:
                continue
        return count

    def _erase(self, uid: Uid) -> None:
        with self._database.writing("contact.erased") as writing:
            for gone in absorbed_by(writing.connection, uid):
                erase(writing, gone)
            erase(writing, uid)
        self._database.empty_journal()


def _deleted(row: BinRow, today: datetime.date) -> Deleted:
    day = row.deleted_at.astimezone().date()
    may_go = retention.may_be_purged(day, today, row.days_of_work)
    return Deleted(
        row.uid,
        row.kind,
        row.name,
        row.deleted_at,
        row.deleted_by,
        retention.purge_day(day),
        may_go,
    )
