"""The card of a contact: everything that its page shows, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass

from stakeholders.app.people import People
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.record import Record
from stakeholders.store.cards import QuotedSource, lists_of, sources_of, staff_ids, with_holders
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, entry_id
from stakeholders.store.records import read_records

__all__ = ["CardReader", "ContactCard", "QuotedSource"]


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A contact with what stands around it.

    `owners` are the names of the posts and bodies that lend it a phone or an e-mail; `staff` are
    the posts, people and bodies of a body.
    """

    record: Record
    owners: Mapping[Uid, str]
    lists: tuple[DirectoryList, ...] = ()
    staff: tuple[Record, ...] = ()
    sources: tuple[QuotedSource, ...] = ()


class CardReader:
    """Reads cards; any thread may ask."""

    def __init__(self, database: Database, people: People) -> None:
        self._database = database
        self._people = people

    def read(self, uid: Uid) -> ContactCard:
        """Return the card of a contact.

        Raises:
            UnknownUidError: when there is none, or it is in the bin.
        """
        with self._database.reading() as connection:
            found = entry_id(connection, uid)
            record = with_holders(connection, next(read_records(connection, (found,))))
            record = self._people.with_verdicts(record)
            lent = {c.owner for c in record.channels if c.owner and c.owner != uid}
            is_body = record.kind is EntryKind.BODY
            staff = staff_ids(connection, found) if is_body else []
            return ContactCard(
                record,
                displays(connection, lent),
                lists_of(connection, found),
                tuple(read_records(connection, staff)),
                sources_of(connection, found),
            )
