"""Staff: the tree of bodies, and who stands where at each of them, by the page."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from stakeholders.app.channels import Channels
from stakeholders.app.reference import Reference
from stakeholders.app.wording import Wording
from stakeholders.domain.channel import Channel
from stakeholders.domain.ids import Uid
from stakeholders.domain.reach import main_phone
from stakeholders.domain.record import Record
from stakeholders.domain.staff import LineUp, StaffLine
from stakeholders.store import staff
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.records import read_records

__all__ = ["BodyHead", "LineUp", "Staff", "StaffLine", "local_time"]


@dataclass(frozen=True, slots=True)
class BodyHead:
    """What is said of a body above its staff: its kind in words, main line, time zone, areas.

    `zone` is an IANA time zone, empty where that of its seat is not known.
    """

    record: Record
    kind: str = ""
    main_line: Channel | None = None
    zone: str = ""
    covers: tuple[str, ...] = ()


class Staff:
    """Reads the tree of bodies and their staff; any thread may ask."""

    def __init__(
        self, database: Database, reference: Reference, channels: Channels, wording: Wording
    ) -> None:
        self._database = database
        self._reference = reference
        self._channels = channels
        self._wording = wording

    def tops(self) -> LineUp:
        """Return the bodies that are part of no other."""
        with self._database.reading() as connection:
            return staff.top_bodies(connection)

    def parts(self, body: Uid) -> LineUp:
        """Return the bodies right below one, without its staff.

        Raises:
            UnknownUidError: when there is none, or it is in the bin.
        """
        with self._database.reading() as connection:
            return staff.parts_of_body(connection, body)

    def line_up(self, body: Uid) -> LineUp:
        """Return posts and who holds them today, people without a post, and bodies right below.

        Raises:
            UnknownUidError: when there is none, or it is in the bin.
        """
        with self._database.reading() as connection:
            return staff.line_up(connection, body, self._database.today())

    def lines(self, order: LineUp, start: int, count: int) -> tuple[StaffLine, ...]:
        """Return some lines of an order; those that are gone since then have no uid."""
        with self._database.reading() as connection:
            return staff.lines_of(connection, order, start, count, self._database.today())

    def above(self, body: Uid) -> tuple[Uid, ...]:
        """Return the bodies that a body is within, the outermost first.

        Raises:
            UnknownUidError: when there is none, or it is in the bin.
        """
        with self._database.reading() as connection:
            return staff.bodies_above(connection, body)

    def head(self, body: Uid) -> BodyHead:
        """Return what is said of a body above its staff.

        Raises:
            UnknownUidError: when there is none, or it is in the bin.
        """
        with self._database.reading() as connection:
            found = entry_id(connection, body)
            record = next(read_records(connection, (found,), self._database.today()))
        record = self._channels.with_verdicts(record)
        return BodyHead(
            record,
            self._wording.kind(record.body_kind) if record.body_kind else "",
            main_phone(record),
            self._reference.zone_of(record),
            tuple(self._wording.country(code) for code in record.covers),
        )


def local_time(zone: str, now: datetime.datetime) -> datetime.datetime | None:
    """Return what the clocks of a time zone show; None where this computer does not know it."""
    try:
        return now.astimezone(ZoneInfo(zone)) if zone else None
    except (KeyError, OSError, ValueError):  # a zone that is not there, or no name of one
        return None
