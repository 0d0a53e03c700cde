"""Labels, envelopes, badges and place cards of contacts."""

from collections.abc import Iterable, Sequence

from stakeholders.domain.address import Address
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.record import Record
from stakeholders.i18n import current_language, is_right_to_left
from stakeholders.reports.cells import held, named, titled
from stakeholders.reports.document import Document, Label, LabelForm, Labels, Line
from stakeholders.reports.framing import Framing
from stakeholders.reports.words import Words


def address_labels(
    records: Iterable[Record], form: LabelForm, framing: Framing, words: Words, skipped: int = 0
) -> Document:
    """Return a label for each address; who has none is told by `without_address`."""
    labels = [_addressed(record, framing, words) for record in records if has_address(record)]
    return sheet(framing, Labels(form, tuple(labels), skipped))


def badges(
    records: Sequence[Record], codes: Sequence[str], form: LabelForm, framing: Framing
) -> Document:
    """Return a badge for each contact: name, organisation, and a code for phones where there is."""
    labels = tuple(
        Label(_who(record, framing), code) for record, code in zip(records, codes, strict=True)
    )
    return sheet(framing, Labels(form, labels, points=12, strong_points=22))


def place_cards(records: Iterable[Record], form: LabelForm, framing: Framing) -> Document:
    """Return a card for each contact that stands on a table: name and organisation."""
    labels = tuple(Label(_who(record, framing, brief=True)) for record in records)
    return sheet(framing, Labels(form, labels, points=18, strong_points=44, is_centred=True))


def sheet(framing: Framing, labels: Labels) -> Document:
    """Return labels as a document, which has room for nothing else."""
    return Document(framing.title, (labels,), "", current_language(), is_right_to_left())


def has_address(record: Record) -> bool:
    """Tell whether there is an address to write to."""
    return any(not address.is_empty for address in record.addresses)


def _addressed(record: Record, framing: Framing, words: Words) -> Label:
    """Return name, position, organisation and address, as they stand on an envelope."""
    lines = [*_names(record, framing), *(Line(text) for text in words.address(_address(record)))]
    return Label(tuple(line for line in lines if line.text.strip()))


def _address(record: Record) -> Address:
    return next(address for address in record.addresses if not address.is_empty)


def _names(record: Record, framing: Framing) -> tuple[Line, ...]:
    name = record.name if record.kind is EntryKind.BODY else named(record)
    present = held(record, framing.day)[:1] if record.kind is not EntryKind.BODY else ()
    titles = (titled(line) for line in present)
    bodies = (line.body for line in present)
    return (Line(name, strong=True), *(Line(text) for text in (*titles, *bodies)))


def _who(record: Record, framing: Framing, *, brief: bool = False) -> tuple[Line, ...]:
    name, *rest = _names(record, framing)
    shown = rest[-1:] if brief else rest
    return (name, *(line for line in shown if line.text.strip()))
