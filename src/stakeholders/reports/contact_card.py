"""The card of a contact on paper: who it is, and all ways to reach it."""

from collections.abc import Iterator

from stakeholders.domain import parts
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.part_words import PART_TITLES
from stakeholders.domain.record import Record
from stakeholders.i18n import translated
from stakeholders.reports.cells import facts, holder_name, named, one, period, titled, ways
from stakeholders.reports.document import (
    Block,
    Document,
    Heading,
    KeyValues,
    Line,
    Paragraph,
    QrCode,
    lines_of,
)
from stakeholders.reports.framing import Framing, framed
from stakeholders.reports.words import Words

# Said elsewhere on the card, or for the screen alone.
_LEFT_TO_OTHERS = (
    parts.BodyName, parts.Coverage, parts.LanguageSkill, parts.Note, parts.Attachment,
    parts.PostFunction, parts.Verification,
)  # fmt: skip


def contact_card(record: Record, framing: Framing, words: Words, code: str = "") -> Document:
    """Return the card of a person, a body or a post, with a code of what anyone may see of it."""
    blocks = [
        *_section(translated("Positions"), KeyValues(_positions(record))),
        *_section(translated("Ways to reach"), ways(record, words)),
        *_section(translated("More"), KeyValues(facts(_more(record, words)))),
        *_notes(record),
        *((QrCode(code, lines_of(_scanned(), quiet=True)),) if code else ()),
    ]
    return framed(framing, blocks, *_about(record, words))


def _about(record: Record, words: Words) -> Iterator[str]:
    if named(record) != record.name:
        yield named(record)
    others = (*(name.full for name in record.names), *record.aliases)
    also = dict.fromkeys(text for text in others if text and text != record.name)
    if also:
        yield translated("Also: {names}", names="; ".join(also))
    if record.kind is EntryKind.BODY:
        yield words.kind(record.body_kind)


def _positions(record: Record) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    if record.kind is EntryKind.POST:
        holders = tuple(
            (holder_name(h), one(period(h.from_, h.to), quiet=True)) for h in record.holders
        )
        bodies = tuple((translated("Organisation"), one(line.body)) for line in record.posts)
        return (*bodies, *holders)
    return tuple(
        (
            titled(line) or translated("Position"),
            (*one(line.body), *one(period(line.from_, line.to), quiet=True)),
        )
        for line in record.posts
    )


def _more(record: Record, words: Words) -> Iterator[tuple[str, str]]:
    yield translated("Part of"), record.parent
    yield translated("Place"), record.place
    yield translated("Country"), words.country(record.country)
    yield translated("Languages"), ", ".join(words.language(one) for one in record.languages)
    yield translated("Area covered"), ", ".join(words.country(one) for one in record.covers)
    yield from words.facts(record)
    for part in record.parts:
        if not isinstance(part, _LEFT_TO_OTHERS):
            title = part.field_name if isinstance(part, parts.CustomValue) else ""
            yield title or translated(PART_TITLES[part.code]), words.part(part)
    yield translated("Tags"), ", ".join(record.tags)


def _notes(record: Record) -> Iterator[Block]:
    if record.notes:
        yield Heading(translated("Notes"))
        for note in record.notes:
            yield Paragraph(lines_of(note), given=True)


def _scanned() -> str:
    return translated("Point the camera of a phone here: it takes the contact over.")


def _section(title: str, rows: KeyValues) -> tuple[Block, ...]:
    return (Heading(title), rows) if rows.rows else ()
