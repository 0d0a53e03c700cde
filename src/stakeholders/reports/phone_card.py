"""The phone card: who is called on which number, two beside each other, to be pinned to a wall."""

from collections.abc import Sequence
from itertools import zip_longest

from stakeholders.domain.channel import ChannelType
from stakeholders.domain.record import Record
from stakeholders.i18n import plural, translated
from stakeholders.reports.cells import held, named, one, reached
from stakeholders.reports.document import Cell, Column, Document, Line, Paragraph, Table
from stakeholders.reports.framing import Framing, framed

_Pair = tuple[Cell, Cell]


def phone_card(records: Sequence[Record], framing: Framing) -> Document:
    """Return all who have a phone, in the order in which they came, down the left side first."""
    pairs = [_pair(record, framing) for record in records if reached(record, ChannelType.PHONE)]
    half = -(-len(pairs) // 2)
    nothing: _Pair = ((), ())
    rows = zip_longest(pairs[:half], pairs[half:], fillvalue=nothing)
    name, phone = translated("Name"), translated("Phone")
    columns = (Column(name, 10), Column(phone, 9), Column(name, 10), Column(phone, 9))
    table = Table(columns, tuple((*left, *right) for left, right in rows))
    nobody = Paragraph((Line(translated("There is nobody on it.")),))
    count = plural("{count} contact", "{count} contacts", len(pairs))
    return framed(framing, (table if pairs else nobody,), count)


def _pair(record: Record, framing: Framing) -> _Pair:
    bodies = dict.fromkeys(line.body for line in held(record, framing.day) if line.body)
    body = next(iter(bodies), "")
    name = (*one(named(record), strong=True), *one(body, quiet=True))
    return name, reached(record, ChannelType.PHONE)
