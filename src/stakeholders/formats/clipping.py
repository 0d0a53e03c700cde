"""Clippings: a few contacts to be pasted, as lines, as HTML for Word and mail, and as a small CSV.

Unlike a file they hold no more than one would type: who, what, where, and how to reach them.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from stakeholders.domain.channel import Channel
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.reach import phones_in_order
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import clean
from stakeholders.formats.csv_table_write import guarded
from stakeholders.i18n import translated

_MARK: Final = '<meta charset="utf-8">'
"""Some programs take HTML without it for another encoding."""
_TABLE: Final = (
    '<table border="1" cellspacing="0" cellpadding="4" style="border-collapse:collapse">'
)


@dataclass(frozen=True, slots=True)
class Clipping:
    """Contacts in the forms that the clipboard carries side by side."""

    text: str = ""
    html: str = ""
    csv: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    """What is said of one contact."""

    name: str
    positions: tuple[str, ...]
    place: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        place = (self.place,) if self.place else ()
        return (self.name, *self.positions, *place, *self.phones, *self.emails)


def write_clipping(records: Sequence[Record]) -> Clipping:
    """Return contacts as text, HTML and CSV; they have passed the gate already."""
    blocks = [_block(record) for record in records]
    if not blocks:
        return Clipping()
    text = "\n\n".join("\n".join(block.lines) for block in blocks)
    html = _as_lines(blocks[0]) if len(blocks) == 1 else _as_table(blocks)
    return Clipping(text, f"{_MARK}{html}", _as_csv(blocks))


def _block(record: Record) -> _Block:
    name = " ".join(part for part in (record.honorific, record.name) if part)
    is_post = record.kind is EntryKind.POST
    positions = _bodies_and_holders(record) if is_post else map(_position, record.present_posts)
    return _Block(
        clean(name),
        tuple(clean(position) for position in positions),
        clean(record.place),
        tuple(_shown(phone) for phone in phones_in_order(record)),
        tuple(email.normalised or clean(email.raw) for email in record.emails),
    )


def _position(line: PostLine) -> str:
    return ", ".join(part for part in (line.title, line.unit, line.body) if part)


def _bodies_and_holders(record: Record) -> Iterator[str]:
    yield from (line.body for line in record.posts)
    yield from (holder.name for holder in record.holders if holder.is_present)


def _shown(phone: Channel) -> str:
    return phone.display or clean(phone.raw)


def _as_lines(block: _Block) -> str:
    place = [escape(block.place)] if block.place else []
    lines = [
        f"<b>{escape(block.name)}</b>",
        *(escape(position) for position in block.positions),
        *place,
        *map(_code, block.phones),
        *map(_link, block.emails),
    ]
    return f'<p dir="auto">{"<br>".join(lines)}</p>'


def _as_table(blocks: Sequence[_Block]) -> str:
    titles = "".join(f'<th align="left">{escape(title)}</th>' for title in _titles())
    rows = "".join(f"<tr>{''.join(_cells(block))}</tr>" for block in blocks)
    return f"{_TABLE}<thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(block: _Block) -> Iterable[str]:
    for parts in (
        [f"<b>{escape(block.name)}</b>"],
        map(escape, block.positions),
        [escape(block.place)],
        map(_code, block.phones),
        map(_link, block.emails),
    ):
        yield f'<td dir="auto" valign="top">{"<br>".join(parts)}</td>'


def _code(text: str) -> str:
    return f'<span dir="ltr">{escape(text)}</span>'


def _link(address: str) -> str:
    return f'<a href="mailto:{escape(address)}" dir="ltr">{escape(address)}</a>'


def _as_csv(blocks: Sequence[_Block]) -> str:
    stream = io.StringIO(newline="")
    rows = csv.writer(stream, lineterminator="\r\n")
    rows.writerow(_titles())
    for block in blocks:
        cells = (block.positions, (block.place,), block.phones, block.emails)
        rows.writerow([guarded(block.name), *(guarded("; ".join(cell)) for cell in cells)])
    return stream.getvalue()


def _titles() -> tuple[str, ...]:
    return (
        translated("Name"),
        translated("Position"),
        translated("Place"),
        translated("Phone"),
        translated("E-mail"),
    )
