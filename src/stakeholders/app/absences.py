"""Absences: who is away until when, and who is in charge meanwhile; all of it ends by itself."""

from dataclasses import dataclass, replace

from stakeholders.app.errors import UnknownUidError, WrongKindError
from stakeholders.app.term_errors import OwnOfficerError
from stakeholders.domain.absence import absence_problems
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Absence
from stakeholders.domain.problems import Problem
from stakeholders.domain.text import clean
from stakeholders.store.absences import absences_of, away_on, end_acting, settle_absences
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, kind_of
from stakeholders.store.history import Writing
from stakeholders.store.parts import add_part, change_part, read_part, remove_part


@dataclass(frozen=True, slots=True)
class Noted:
    """An absence that was written, and what to think twice about."""

    uid: Uid
    problems: tuple[Problem, ...] = ()


class Absences:
    """Writes who is away; the officer-in-charge acts in the posts of who is away until then.

    `to` is the first day back. Nothing has to run on that day: who holds what is told by the day.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, person: Uid, absence: Absence) -> Noted:
        """Note that a person is away.

        Raises:
            UnknownUidError: when the person or the officer is not here.
            WrongKindError: when one of them is no person.
            OwnOfficerError: when they are the same.
        """
        with self._database.writing("absence.added", entry=person) as writing:
            self._check(writing, person, absence)
            uid = add_part(writing, person, _cleaned(absence))
            settle_absences(writing, person)
            return Noted(uid, self._problems(writing, person, uid))

    def change(self, absence: Absence) -> Noted:
        """Write an absence whose uid is known over the one that is there.

        Raises:
            UnknownUidError: when it is gone.
            WrongKindError: when the officer is no person.
            OwnOfficerError: when one would be in charge for oneself.
        """
        if absence.uid is None:
            raise ValueError(absence)
        with self._database.writing("absence.changed") as writing:
            person = _owner(writing, absence.uid)
            self._check(writing, person, absence)
            change_part(writing, _cleaned(absence))
            settle_absences(writing, person)
            return Noted(absence.uid, self._problems(writing, person, absence.uid))

    def remove(self, absence: Uid) -> None:
        """Put an absence into the bin, with the positions it made.

        Raises:
            UnknownUidError: when it is gone already.
        """
        with self._database.writing("absence.removed") as writing:
            _owner(writing, absence)
            end_acting(writing, absence)
            remove_part(writing, absence)

    def today(self, person: Uid) -> Absence | None:
        """Return why and until when a person is away today; None for who is here."""
        with self._database.reading() as connection:
            return away_on(connection, (person,), self._database.today()).get(person)

    def back(self, person: Uid, on: PartialDate | None = None) -> Absence | None:
        """Let a person be back on a day, today unless told; return the absence that ends."""
        away = self.today(person)
        if away is not None:
            self.change(replace(away, to=on or PartialDate.of(self._database.today())))
        return away

    def _check(self, writing: Writing, person: Uid, absence: Absence) -> None:
        for uid in (person, absence.officer):
            if uid is not None and kind_of(writing.connection, uid) is not EntryKind.PERSON:
                raise WrongKindError(displays(writing.connection, (uid,))[uid])
        if absence.officer == person:
            raise OwnOfficerError(displays(writing.connection, (person,))[person])

    def _problems(self, writing: Writing, person: Uid, uid: Uid) -> tuple[Problem, ...]:
        connection = writing.connection
        every = absences_of(connection, (person,))[person]
        absence = next(one for one in every if one.uid == uid)
        officers = (absence.officer,) if absence.officer else ()
        away = [one for found in absences_of(connection, officers).values() for one in found]
        return tuple(absence_problems(displays(connection, (person,))[person], absence, away))


def _owner(writing: Writing, absence: Uid) -> Uid:
    """Return who is away, and say so; a uid of something else is no absence."""
    person, part = read_part(writing.connection, absence)
    if not isinstance(part, Absence):
        raise UnknownUidError(absence)
    writing.says(entry=person)
    return person


def _cleaned(absence: Absence) -> Absence:
    return replace(absence, reason=clean(absence.reason))
