"""The list of contacts: one row each, in the columns that were chosen."""

from collections.abc import Sequence
from typing import Final

from stakeholders.domain.record import Record
from stakeholders.i18n import plural, translated
from stakeholders.reports.document import Column, Document, Line, Paragraph, Table
from stakeholders.reports.framing import Framing, framed
from stakeholders.reports.list_columns import LIST_COLUMNS
from stakeholders.reports.words import Words

USUAL_COLUMNS: Final = ("name", "position", "organisation", "phone", "email")


def contact_list(
    records: Sequence[Record], framing: Framing, words: Words, columns: Sequence[str] = ()
) -> Document:
    """Return the contacts as a table; without columns, name, position, body, phone, e-mail.

    Raises:
        KeyError: when there is no column of such a name.
    """
    by_code = {column.code: column for column in LIST_COLUMNS}
    chosen = [by_code[code] for code in columns or USUAL_COLUMNS]
    rows = tuple(tuple(c.cell(record, framing.day, words) for c in chosen) for record in records)
    table = Table(tuple(Column(translated(c.title), c.weight) for c in chosen), rows)
    nobody = Paragraph((Line(translated("There is nobody on it.")),))
    count = plural("{count} contact", "{count} contacts", len(records))
    return framed(framing, (table if rows else nobody,), count)
