"""A sheet of what is sent to a meeting: delegations or participants, shown and tried one way."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from stakeholders.app.delegations import Delegations
from stakeholders.app.events import Events
from stakeholders.app.participations import Participations
from stakeholders.app.sheets import SheetField, Tried, sheet_of, try_edits
from stakeholders.domain.ids import Uid
from stakeholders.domain.sheet import CellChange, CellEdit, Sheet
from stakeholders.domain.visibility import Visibility
from stakeholders.store.database import Database

T = TypeVar("T")


class SentSheet(Generic[T]):
    """What both sheets have: whence they read, how they are shown, and trying edits."""

    def __init__(
        self,
        database: Database,
        events: Events,
        delegations: Delegations,
        participations: Participations,
    ) -> None:
        self._database = database
        self._events = events
        self._delegations = delegations
        self._participations = participations

    def of(self, event: Uid) -> Sheet:
        """Return the table as it is today.

        Raises:
            UnknownUidError: when there is no such event.
        """
        fields, values = self._fields(event), self._values(event)
        return sheet_of(fields, values, self._new(), self._is_over, self._seen_by)

    def tried(self, event: Uid, edits: Sequence[CellEdit]) -> tuple[CellChange, ...]:
        """Return what edits would change, and why some would not."""
        return self._tried(event, self._values(event), edits).changes

    def _tried(self, event: Uid, values: Mapping[str, T], edits: Sequence[CellEdit]) -> Tried[T]:
        return try_edits(self._fields(event), values, edits, self._new())

    def _fields(self, event: Uid) -> tuple[SheetField[T], ...]:
        """Return the columns."""
        raise NotImplementedError

    def _values(self, event: Uid) -> dict[str, T]:
        """Return what stands in the rows, by the keys of the rows."""
        raise NotImplementedError

    def _new(self) -> T:
        """Return what a new row begins as."""
        raise NotImplementedError

    def _is_over(self, value: T) -> bool:  # noqa: ARG002
        """Tell whether a row is of somebody who comes no more."""
        return False

    def _seen_by(self, value: T) -> Visibility:  # noqa: ARG002
        """Return who may see a row."""
        return Visibility.ANYONE
