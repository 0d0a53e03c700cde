"""As of: a contact or a list as it stood at the end of a day, or after a step."""

import contextlib
import datetime
from collections.abc import Iterator

from stakeholders.app.errors import NothingDoneError, UnknownStepError
from stakeholders.app.history_search import span_of
from stakeholders.domain.citation import Citation
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import ListMember
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import Record
from stakeholders.i18n import translated
from stakeholders.store.as_of import Past, Standing, last_operation
from stakeholders.store.database import Database
from stakeholders.store.entries import displays
from stakeholders.store.lists import members_of
from stakeholders.store.records import read_records
from stakeholders.store.sources import citations_of
from stakeholders.store.timeline import operation_uid, read_operations


class NotThereThenError(NothingDoneError):
    """A contact that was added later, or was in the bin at that time."""

    def __init__(self, name: str, *, in_bin: bool) -> None:
        if in_bin:
            sentence = translated("{name} was in the bin at that time.", name=name)
        else:
            sentence = translated("{name} was added later.", name=name)
        super().__init__(sentence)


class AsOf:
    """Reads the past; any thread may ask.

    A moment is the end of a day, month or year, or else the step, by uid or number, after which
    things stood so.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._past = Past()

    def record(self, uid: Uid, moment: PartialDate | str) -> Record:
        """Return a contact as it stood.

        Raises:
            UnknownUidError: when there never was one.
            NotThereThenError: when it was not there then.
            UnknownStepError: when no such step is known.
        """
        with self._standing(uid, moment) as (then, day):
            return next(read_records(then.connection, (then.entry_id,), day))

    def citations(self, uid: Uid, moment: PartialDate | str) -> tuple[Citation, ...]:
        """Return what sources said of a contact, as it stood.

        Raises:
            UnknownUidError: when there never was one.
            NotThereThenError: when it was not there then.
            UnknownStepError: when no such step is known.
        """
        with self._standing(uid, moment) as (then, _day):
            return citations_of(then.connection, uid)

    def members(self, uid: Uid, moment: PartialDate | str) -> tuple[ListMember, ...]:
        """Return who was on a list, as they were, and who was left out and why.

        Raises:
            UnknownUidError: when there never was such a list.
            NotThereThenError: when it was not there then.
            UnknownStepError: when no such step is known.
        """
        with self._standing(uid, moment) as (then, day):
            return members_of(then.connection, uid, day)

    @contextlib.contextmanager
    def _standing(
        self, uid: Uid, moment: PartialDate | str
    ) -> Iterator[tuple[Standing, datetime.date]]:
        with self._database.reading() as connection:
            if isinstance(moment, PartialDate):
                operation = last_operation(connection, span_of(moment)[1])
                day = min(moment.last_day, self._database.today())
            else:
                found = operation_uid(connection, moment)
                if found is None:
                    raise UnknownStepError(moment)
                step = read_operations(connection, (found,))[0]
                operation, day = step.number, step.at.astimezone().date()
            with self._past.standing(connection, uid, operation) as then:
                if then.was_in_bin or not then.was_there:
                    name = displays(connection, (uid,))[uid]
                    raise NotThereThenError(name, in_bin=then.was_in_bin)
                yield then, day
