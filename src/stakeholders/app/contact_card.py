"""The card of a contact: everything that its page shows, read in one go."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from stakeholders.app.channels import Channels
from stakeholders.app.reference import Reference
from stakeholders.domain.doubtful import AgedFact, aged_facts
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.parts import Absence
from stakeholders.domain.record import Record
from stakeholders.domain.romanising import missing_latin
from stakeholders.domain.staff import LineUp, StaffLine, StandIn
from stakeholders.store.absences import away_on
from stakeholders.store.cards import (
    QuotedSource,
    lists_of,
    seated,
    sources_of,
    staff_ids,
    stand_ins,
    with_holders,
)
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, entry_id, is_starred
from stakeholders.store.fact_lives import read_lives
from stakeholders.store.freshness import written_on
from stakeholders.store.meetings import Meeting, meetings_of
from stakeholders.store.records import read_records
from stakeholders.store.staff import line_up, lines_of

_LINES: Final = 12

__all__ = ["CardReader", "ContactCard", "Meeting", "QuotedSource"]


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A contact with what stands around it.

    `owners` are the names of the posts and bodies that lend it a phone, an e-mail or an address;
    `staff` are the posts, people and bodies of a body, read where they are asked for; `away` is who
    is away today, of those it is about: the person, or the holders of the post. `lines` are the
    first of the `line_count` lines of a body's staff, `zone` is the time zone there, and
    `stand_ins` are those who answer when the holder of a post does not; `latin` is a spelling to
    be offered for a person who has none in Latin letters. `ages` tell how old each fact of the
    contact's own is, by its uid, and `due` which of them are to be checked again; `meetings` are
    the events that it had to do with, the latest first.
    """

    record: Record
    owners: Mapping[Uid, str]
    lists: tuple[DirectoryList, ...] = ()
    staff: tuple[Record, ...] = ()
    sources: tuple[QuotedSource, ...] = ()
    away: Mapping[Uid, Absence] = field(default_factory=dict)
    is_starred: bool = False
    lines: tuple[StaffLine, ...] = ()
    line_count: int = 0
    zone: str = ""
    stand_ins: tuple[StandIn, ...] = ()
    latin: str = ""
    ages: Mapping[Uid, AgedFact] = field(default_factory=dict)
    due: frozenset[Uid] = frozenset()
    meetings: tuple[Meeting, ...] = ()


class CardReader:
    """Reads cards; any thread may ask."""

    def __init__(self, database: Database, channels: Channels, reference: Reference) -> None:
        self._database = database
        self._channels = channels
        self._reference = reference

    def read(self, uid: Uid, *, with_staff: bool = False) -> ContactCard:
        """Return the card of a contact; `with_staff` with all that is known of a body's staff.

        Raises:
            UnknownUidError: when there is none, or it is in the bin.
        """
        day = self._database.today()
        with self._database.reading() as connection:
            found = entry_id(connection, uid)
            bare = next(read_records(connection, (found,), day))
            record = with_holders(connection, bare, day)
            record = self._channels.with_verdicts(record)
            owners = {channel.owner for channel in record.channels}
            owners |= {address.owner for address in record.addresses}
            lent = {owner for owner in owners if owner and owner != uid}
            is_body = record.kind is EntryKind.BODY
            staff = staff_ids(connection, found, day) if is_body and with_staff else []
            order = line_up(connection, uid, day) if is_body else LineUp()
            facts = aged_facts(record, day, written_on(connection, found))
            lives = read_lives(connection)
            return ContactCard(
                record,
                displays(connection, lent),
                lists_of(connection, found),
                tuple(read_records(connection, staff, day)),
                sources_of(connection, found),
                away_on(connection, _people_on(record, day), day),
                is_starred(connection, found),
                lines_of(connection, order, 0, _LINES, day),
                order.size,
                self._reference.zone_of(seated(connection, record)),
                stand_ins(connection, record, day) if record.kind is EntryKind.POST else (),
                missing_latin(record, self._reference.given_names),
                {fact.target: fact for fact in facts},
                frozenset(fact.target for fact in facts if fact.is_due(lives, day)),
                meetings_of(connection, uid),
            )


def _people_on(record: Record, day: datetime.date) -> tuple[Uid, ...]:
    """Return whom a card is about on a day: the person, or the holders of the post."""
    holders = tuple(holder.uid for holder in record.holders if holder.holds_on(day))
    return (record.uid, *holders) if record.uid and record.kind is EntryKind.PERSON else holders
