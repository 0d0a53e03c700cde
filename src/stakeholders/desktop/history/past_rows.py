"""The past of a contact as rows: what stood on its card then, and what stands there today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from stakeholders.desktop.people.detail_rows import DetailRow, detail_rows
from stakeholders.desktop.people.terms import holder_label
from stakeholders.desktop.people.verdicts import CountryName, label_of
from stakeholders.desktop.widgets.dates import moment
from stakeholders.domain.channel import Channel
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Note, NoteKind
from stakeholders.domain.record import Record
from stakeholders.i18n import left_to_right, translated

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.choices import Choices


class Since(Enum):
    """What became of a row until today."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    CAME = "came"


@dataclass(frozen=True, slots=True)
class PastRow:
    """One row of a card; `today` is what stands there now where that is something else."""

    key: str
    label: str
    text: str
    since: Since = Since.SAME
    today: str = ""


@dataclass(frozen=True, slots=True)
class PastGroup:
    """Rows under a title."""

    title: str
    rows: tuple[PastRow, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What puts a record into words."""

    owners: Mapping[Uid, str]
    choices: "Choices"
    country_name: CountryName


def past_groups(then: Record, now: Record | None, telling: Telling) -> tuple[PastGroup, ...]:
    """Return the card of that time, each row with what became of it, then what came later.

    Without a record of today, as in the bin, nothing is compared.
    """
    present = {} if now is None else {row.key: row for _, row in _rows(now, telling)}
    titles: dict[str, list[PastRow]] = {}
    for title, row in _rows(then, telling):
        titles.setdefault(title, []).append(row if now is None else _compared(row, present))
    known = {row.key for rows in titles.values() for row in rows}
    later = [
        PastRow(row.key, row.label, row.text, Since.CAME)
        for key, row in present.items()
        if key not in known
    ]
    if later:
        titles[translated("Added since")] = later
    return tuple(PastGroup(title, tuple(rows)) for title, rows in titles.items())


def _compared(row: PastRow, present: Mapping[str, PastRow]) -> PastRow:
    same = present.get(row.key)
    if same is None:
        return PastRow(row.key, row.label, row.text, Since.GONE)
    if (same.label, same.text) == (row.label, row.text):
        return row
    today = same.text if same.text != row.text else same.label
    return PastRow(row.key, row.label, row.text, Since.CHANGED, today)


def _rows(record: Record, telling: Telling) -> Iterator[tuple[str, PastRow]]:
    """Yield the rows of a card with their titles, in its order; what is empty is left out."""
    reach, about, details = translated("Reach"), translated("About"), translated("Details")
    for channel in record.channels:
        yield reach, PastRow(f"channel:{channel.uid}", label_of(channel), _shown(channel))
    for holder in record.holders:
        yield (
            translated("Who"),
            PastRow(f"holder:{holder.line_uid or holder.uid}", holder_label(holder), holder.name),
        )
    rows = detail_rows(record, telling.owners, telling.choices)
    shown = [row for row in rows if row.is_shown]
    positions = [row for row in shown if row.key.startswith("position:")]
    yield from ((translated("Positions"), _of_detail(row)) for row in positions)
    yield from ((about, row) for row in _about(record, telling.country_name))
    yield from ((details, _of_detail(row)) for row in shown if row not in positions)
    for note in record.parts_of(Note):
        yield translated("Notes"), PastRow(f"note:{note.uid}", _caption(note), note.text)


def _about(record: Record, country_name: CountryName) -> Iterator[PastRow]:
    name = record.posts[0].title if record.kind is EntryKind.POST else record.name
    country = country_name(record.country) if record.country else ""
    for key, label, text in (
        ("name", translated("Name"), name),
        ("place", translated("Place"), record.place),
        ("country", translated("Country"), country),
    ):
        if text:
            yield PastRow(key, label, text)


def _of_detail(row: DetailRow) -> PastRow:
    text = row.text if row.text != "yes" else translated("yes")
    if row.is_chips:
        text = ", ".join(shown for _, shown in row.values)
    told = "\n".join(part for part in (text, row.note) if part)
    return PastRow(row.key, row.label, told)


def _shown(channel: Channel) -> str:
    text = channel.raw if channel.problem else channel.display or channel.raw
    return left_to_right(text)


def _caption(note: Note) -> str:
    kind = translated("Call") if note.kind is NoteKind.CALL else translated("Note")
    if note.at is None:
        return kind
    when = moment(note.at, QLocale(), QDate.currentDate())
    return translated("{kind} · {when}", kind=kind, when=when)
