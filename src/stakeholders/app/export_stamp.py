"""The stamp of a table that leaves: what it is, as of when, for whom, and how old its facts are."""

import datetime
from collections.abc import Iterator, Sequence

from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Verification
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import plural, translated
from stakeholders.reports.framing import audience_line


def stamp(
    records: Sequence[Record],
    title: str,
    audience: Visibility,
    day: datetime.date,
    left_out: Sequence[str] = (),
) -> tuple[tuple[str, str], ...]:
    """Return pairs of label and value; `title` is the list or search that was exported."""
    count = plural("{count} contact", "{count} contacts", len(records))
    ages = sorted(_ages(records))
    freshness = (
        translated(
            "Facts with a date are from {oldest} to {newest}.",
            oldest=ages[0].isoformat(),
            newest=ages[-1].isoformat(),
        )
        if ages
        else translated("No fact says how old it is.")
    )
    pairs = (
        (translated("Contacts of"), title or translated("All contacts")),
        (translated("As of"), day.isoformat()),
        (translated("Count"), count),
        (translated("Who may see it"), audience_line(audience, day)),
        (translated("How old the facts are"), freshness),
        *((translated("Left out"), sentence) for sentence in left_out),
        (
            translated("Use"),
            translated(
                "Personal data: use them only for what they were given for, then delete them."
            ),
        ),
    )
    return tuple(pairs)


def _ages(records: Sequence[Record]) -> Iterator[datetime.date]:
    """Yield the days of the sources and checks of what is told."""
    for record in records:
        dates = [channel.as_of for channel in record.channels]
        dates += [source.date for source in record.sources]
        dates += [check.on for check in record.parts_of(Verification)]
        yield from (date.last_day for date in dates if isinstance(date, PartialDate))
