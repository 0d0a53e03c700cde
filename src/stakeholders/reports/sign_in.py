"""The sign-in sheet: who is expected, with room to sign."""

from collections.abc import Sequence
from typing import Final

from stakeholders.domain.record import Record
from stakeholders.i18n import plural, translated
from stakeholders.reports.cells import held, named, one, titled
from stakeholders.reports.document import Cell, Column, Document, Line, Table
from stakeholders.reports.framing import Framing, framed

_ROOM: Final = (Line("\u00a0"), Line("\u00a0"))
_SPARE: Final = 8
"""Empty rows at the end, for those whom nobody expected."""


def sign_in_sheet(records: Sequence[Record], framing: Framing) -> Document:
    """Return a row for each contact, numbered, and some empty ones."""
    columns = (
        Column(translated("No."), 3),
        Column(translated("Name"), 11),
        Column(translated("Organisation"), 11),
        Column(translated("Signature"), 12),
    )
    rows = [(*_said(record, framing), _ROOM) for record in records]
    rows += [((), (), _ROOM)] * _SPARE
    numbered = tuple((one(str(number)), *row) for number, row in enumerate(rows, 1))
    count = plural("{count} contact", "{count} contacts", len(records))
    return framed(framing, (Table(columns, numbered),), count)


def _said(record: Record, framing: Framing) -> tuple[Cell, Cell]:
    present = held(record, framing.day)
    bodies = dict.fromkeys(line.body for line in present if line.body)
    titles = (titled(line) for line in present[:1])
    name = (*one(named(record), strong=True), *(Line(t, quiet=True) for t in titles if t))
    return name, tuple(Line(body) for body in bodies)
