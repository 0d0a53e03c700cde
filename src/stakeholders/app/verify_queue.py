"""The verify queue: whose facts are to be checked again, one contact at a time."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from stakeholders.app.list_members import ListMembers
from stakeholders.app.search import Search
from stakeholders.domain.citation import Citation
from stakeholders.domain.doubtful import AgedFact, aged_facts, doubtful_facts
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.fact_life import FactLives
from stakeholders.domain.ids import Uid
from stakeholders.domain.reach import first_to_call
from stakeholders.domain.record import Record
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, entry_id, entry_ids
from stakeholders.store.fact_lives import read_lives
from stakeholders.store.freshness import (
    DoubtfulEntry,
    doubtful_entries,
    owners_of_facts,
    written_on,
)
from stakeholders.store.invitations import invitations_of
from stakeholders.store.participations import participations_of
from stakeholders.store.records import read_records
from stakeholders.store.sources import citations_of

__all__ = ["Asked", "DoubtfulEntry", "DoubtfulFact", "ToCall", "VerifyQueue", "VerifyScope"]

_CALLED: Final = 3


@dataclass(frozen=True, slots=True)
class VerifyScope:
    """Whose facts are checked: those of a list, an event, a search, of some facts, or of all.

    `facts` are pairs as `GapReport.to_verify` gives them, each contact with the fact that is
    doubtful; nothing else is asked about then.
    """

    list_name: str = ""
    event: Uid | None = None
    text: str = ""
    flags: tuple[str, ...] = ()
    facts: tuple[tuple[Uid, Uid], ...] = ()


@dataclass(frozen=True, slots=True)
class DoubtfulFact:
    """A fact to be checked, and the documents that say it or, without any, speak of the contact."""

    fact: AgedFact
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ToCall:
    """Somebody who can tell, and the number."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A contact with its facts to check, and who can be called about them."""

    record: Record
    facts: tuple[DoubtfulFact, ...]
    calls: tuple[ToCall, ...]


class VerifyQueue:
    """Finds what is to be checked again; any thread may ask."""

    def __init__(self, database: Database, search: Search, members: ListMembers) -> None:
        self._database = database
        self._search = search
        self._members = members

    def count(self) -> int:
        """Return how many contacts have facts to check."""
        return len(self.of(VerifyScope()))

    def of(self, scope: VerifyScope) -> tuple[DoubtfulEntry, ...]:
        """Return the contacts of a scope with facts to check, the oldest facts first.

        Raises:
            UnknownListError: when there is no such list.
            UnknownUidError: when there is no such event.
        """
        if scope.facts:
            return self._of_facts([fact for _, fact in scope.facts])
        wanted = self._wanted(scope)
        with self._database.reading() as connection:
            lives, day = read_lives(connection), self._database.today()
            found = doubtful_entries(connection, lives, day)
        return found if wanted is None else tuple(one for one in found if one.uid in wanted)

    def ask(self, uid: Uid, only: Iterable[Uid] = ()) -> Asked | None:
        """Return what is to be asked about a contact, None where nothing is any more.

        `only` are the facts that are meant, also those that were never checked though they are
        new; all doubtful ones unless told.
        """
        day, wanted = self._database.today(), frozenset(only)
        with self._database.reading() as connection:
            ids = entry_ids(connection, (uid,))
            if uid not in ids:
                return None
            record = next(read_records(connection, (ids[uid],), day))
            lives, written = read_lives(connection), written_on(connection, ids[uid])
            cited = citations_of(connection, uid)
        if wanted:
            asked = _meant(aged_facts(record, day, written), wanted, lives, day)
        else:
            asked = doubtful_facts(record, day, lives, written)
        if not asked:
            return None
        told = tuple(DoubtfulFact(fact, _citing(cited, fact.target)) for fact in asked)
        return Asked(record, told, self._calls(record))

    def _of_facts(self, facts: Sequence[Uid]) -> tuple[DoubtfulEntry, ...]:
        """Return whose the facts are that are still to be checked, in their order."""
        day, wanted, found = self._database.today(), frozenset(facts), list[DoubtfulEntry]()
        with self._database.reading() as connection:
            lives = read_lives(connection)
            owners = dict.fromkeys(owners_of_facts(connection, facts).values())
            ids = entry_ids(connection, owners)
            there = [ids[uid] for uid in owners if uid in ids]
            for record in read_records(connection, there, day):
                asked = _meant(aged_facts(record, day, {}), wanted, lives, day)
                if asked and (uid := record.uid):
                    known = min((str(one.known) for one in asked if one.known), default="")
                    found.append(DoubtfulEntry(ids[uid], uid, record.name, len(asked), known))
        return tuple(found)

    def _wanted(self, scope: VerifyScope) -> "dict[Uid, None] | None":
        """Return whom the queue is about, None for everybody."""
        if scope.list_name:
            return self._with_lenders(
                [m.record for m in self._members.of(scope.list_name) if not m.left_out]
            )
        if scope.event is not None:
            return self._with_lenders(self._search.records_of(self._parties(scope.event)).values())
        if scope.text or scope.flags:
            result = self._search.find(scope.text, flags=scope.flags, limit=0)
            return self._with_lenders(self._search.records(result))
        return None

    def _with_lenders(self, records: Iterable[Record]) -> dict[Uid, None]:
        """Return contacts with the holders of posts, and with whoever lends them a channel."""
        day = self._database.today()
        wanted: dict[Uid, None] = {}
        for record in records:
            held = [h.uid for h in record.holders if h.holds_on(day)]
            lent = [c.owner for c in record.channels if c.owner]
            wanted.update(dict.fromkeys(uid for uid in (record.uid, *held, *lent) if uid))
        return wanted

    def _parties(self, event: Uid) -> list[Uid]:
        """Return who is invited to an event, and who takes part in it."""
        with self._database.reading() as connection:
            entry_id(connection, event)
            asked = [one.addressee for one in invitations_of(connection, event)]
            taking = [one.person for one in participations_of(connection, event)]
        return [uid for uid in (*asked, *taking) if uid]

    def _calls(self, record: Record) -> tuple[ToCall, ...]:
        """Return who can be called: the contact, those at whose post or body it is, the holders."""
        uids = [line.body_uid for line in record.posts if line.body_uid]
        uids += [h.uid for h in record.holders if h.holds_on(self._database.today())]
        if record.kind is EntryKind.BODY and record.parent_uid:
            uids.append(record.parent_uid)
        around = self._search.records_of(uids)
        found: dict[str, ToCall] = {}
        with self._database.reading() as connection:
            named = displays(connection, {c.owner for c in record.channels if c.owner})
        for one in (record, *(around[uid] for uid in dict.fromkeys(uids) if uid in around)):
            phone = first_to_call(one.phones)
            if phone is not None:
                number = phone.display or phone.raw
                lender = named.get(phone.owner) if phone.owner else None
                found.setdefault(number, ToCall(lender or one.name, number))
        return tuple(found.values())[:_CALLED]


def _meant(
    facts: Iterable[AgedFact], wanted: Collection[Uid], lives: FactLives, day: datetime.date
) -> tuple[AgedFact, ...]:
    """Return those that are meant, and that are old or that nobody has ever checked."""
    meant = (fact for fact in facts if fact.target in wanted)
    return tuple(fact for fact in meant if fact.check is None or fact.is_due(lives, day))


def _citing(cited: Sequence[Citation], target: Uid) -> tuple[Citation, ...]:
    """Return the citations of a fact; without any of it those of the contact as a whole."""
    of_fact = tuple(one for one in cited if one.target == target)
    return of_fact or tuple(one for one in cited if one.target is None)
