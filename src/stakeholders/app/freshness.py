"""Freshness: how old the facts of a contact are, and how long each kind of fact stays fresh."""

from stakeholders.app.errors import WrongValueError
from stakeholders.domain.doubtful import AgedFact, aged_facts
from stakeholders.domain.fact_life import FactKind, FactLives
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record
from stakeholders.i18n import translated
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.errors import UnknownUidError
from stakeholders.store.fact_lives import read_lives, set_life
from stakeholders.store.freshness import written_on
from stakeholders.store.records import read_records


class Freshness:
    """Tells how old facts are; any thread may ask."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lives(self) -> FactLives:
        """Return after how many days each kind of fact is to be checked again."""
        with self._database.reading() as connection:
            return read_lives(connection)

    def set_life(self, kind: FactKind, days: int) -> None:
        """Let a kind of fact stay fresh for so many days.

        Raises:
            WrongValueError: when that is not between a day and a hundred years.
        """
        if not 1 <= days <= 36525:
            raise WrongValueError(str(days), kind.word, translated("days, from 1 to 36525"))
        with self._database.writing("fact_life.changed", type=kind.value) as writing:
            set_life(writing, kind, days)

    def kind_of(self, entry: Uid, target: Uid) -> FactKind:
        """Return as what a fact of a contact's own ages.

        Raises:
            UnknownUidError: when the contact or the fact is not there, or not in use.
        """
        day = self._database.today()
        with self._database.reading() as connection:
            record = next(read_records(connection, (entry_id(connection, entry),), day))
        for fact in aged_facts(record, day, {}):
            if fact.target == target:
                return fact.kind
        raise UnknownUidError(target)

    def facts(self, record: Record) -> tuple[tuple[AgedFact, bool], ...]:
        """Return the facts of a contact's own, and of each whether it is to be checked again."""
        if record.uid is None:
            return ()
        with self._database.reading() as connection:
            lives = read_lives(connection)
            written = written_on(connection, entry_id(connection, record.uid))
        day = self._database.today()
        return tuple((f, f.is_due(lives, day)) for f in aged_facts(record, day, written))
