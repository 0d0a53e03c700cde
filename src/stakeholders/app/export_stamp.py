"""The stamp of a table that leaves: what it is, as of when, for whom, and how old its facts are."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from stakeholders.domain.parts import Verification
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import plural, translated
from stakeholders.reports.framing import audience_line


class Ages:
    """How old the facts of contacts are, from the oldest to the newest."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._oldest: datetime.date | None = None
        self._newest: datetime.date | None = None
        self.add(records)

    def add(self, records: Iterable[Record]) -> None:
        """Take account of more contacts."""
        days = {*_days(records)}
        days |= {one for one in (self._oldest, self._newest) if one is not None}
        if days:
            self._oldest, self._newest = min(days), max(days)

    @property
    def sentence(self) -> str:
        """The ages in words."""
        if self._oldest is None or self._newest is None:
            return translated("No fact says how old it is.")
        return translated(
            "Facts with a date are from {oldest} to {newest}.",
            oldest=self._oldest.isoformat(),
            newest=self._newest.isoformat(),
        )


def stamp(
    count: int,
    ages: Ages,
    title: str,
    audience: Visibility,
    day: datetime.date,
    left_out: Sequence[str] = (),
) -> tuple[tuple[str, str], ...]:
    """Return pairs of label and value; `title` is the list or search that was exported."""
    pairs = (
        (translated("Contacts of"), title or translated("All contacts")),
        (translated("As of"), day.isoformat()),
        (translated("Count"), plural("{count} contact", "{count} contacts", count)),
        (translated("Who may see it"), audience_line(audience, day)),
        (translated("How old the facts are"), ages.sentence),
        *((translated("Left out"), sentence) for sentence in left_out),
        (
            translated("Use"),
            translated(
                "Personal data: use them only for what they were given for, then delete them."
            ),
        ),
    )
    return tuple(pairs)


def _days(records: Iterable[Record]) -> Iterator[datetime.date]:
    """Yield the days of the sources and checks of what is told."""
    for record in records:
        dates = [channel.as_of for channel in record.channels]
        dates += [source.date for source in record.sources]
        if record.parts:
            dates += [check.on for check in record.parts_of(Verification)]
        yield from (date.last_day for date in dates if date is not None)
