"""The fact sheet of a body: what it is, how to reach it, who works there, what it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from stakeholders.domain import parts
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.domain.part_words import PART_TITLES
from stakeholders.domain.record import Record
from stakeholders.i18n import translated
from stakeholders.reports.cells import (
    facts,
    held,
    holder_name,
    named,
    one,
    place_of,
    reached,
    titled,
    ways,
)
from stakeholders.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    KeyValues,
    Line,
    Paragraph,
    Table,
)
from stakeholders.reports.framing import Framing, framed
from stakeholders.reports.words import Words


@dataclass(frozen=True, slots=True)
class Staff:
    """Who and what belongs to a body; `vacant` are the posts that nobody holds.

    A post that is held by somebody who may not be named is not vacant.
    """

    posts: tuple[Record, ...] = ()
    people: tuple[Record, ...] = ()
    below: tuple[Record, ...] = ()
    vacant: frozenset[Uid | None] = field(default_factory=frozenset)


def fact_sheet(body: Record, staff: Staff, framing: Framing, words: Words) -> Document:
    """Return the fact sheet of a body."""
    blocks: list[Block] = [
        *_titled(translated("The organisation"), KeyValues(facts(_about(body, words)))),
        *_titled(translated("Main lines"), ways(body, words)),
        *_titled(translated("Posts"), _posts(staff, framing)),
        *_titled(translated("People"), _people(staff, framing)),
        *_titled(translated("Parts of it"), _below(staff, words)),
        *_titled(translated("Relations and status"), KeyValues(facts(_standing(body, words)))),
        *_sources(body),
    ]
    return framed(framing, blocks, words.kind(body.body_kind))


def _about(body: Record, words: Words) -> Iterator[tuple[str, str]]:
    yield translated("Name"), named(body)
    names = [part for part in body.parts_of(parts.BodyName) if part.text != body.name]
    listed = [words.part(part) for part in names if part.text != body.acronym]
    yield translated("Other names"), "\n".join(listed or body.aliases)
    yield translated("Part of"), body.parent
    yield translated("Seat"), place_of(body, words)
    yield translated("Area covered"), ", ".join(words.country(code) for code in body.covers)
    yield translated("Languages"), ", ".join(words.language(code) for code in body.languages)
    yield from words.facts(body)


def _posts(staff: Staff, framing: Framing) -> Table:
    columns = (
        Column(translated("Post"), 10),
        Column(translated("Holder"), 10),
        Column(translated("Phone"), 9),
        Column(translated("E-mail"), 12),
    )
    rows = tuple(
        (
            one(post.posts[0].title if post.posts else post.name, strong=True),
            _holders(post, staff, framing),
            reached(post, ChannelType.PHONE),
            reached(post, ChannelType.EMAIL),
        )
        for post in staff.posts
    )
    return Table(columns, rows)


def _holders(post: Record, staff: Staff, framing: Framing) -> Cell:
    if post.uid in staff.vacant:
        return one(translated("Vacant"), quiet=True)
    present = [holder for holder in post.holders if holder.holds_on(framing.day)]
    unnamed = one(translated("Held, not named here"), quiet=True)
    return tuple(Line(holder_name(holder)) for holder in present) or unnamed


def _people(staff: Staff, framing: Framing) -> Table:
    columns = (
        Column(translated("Name"), 10),
        Column(translated("Position"), 10),
        Column(translated("Phone"), 9),
        Column(translated("E-mail"), 12),
    )
    rows = tuple(
        (
            one(named(person), strong=True),
            tuple(Line(text) for p in held(person, framing.day) if (text := titled(p))),
            reached(person, ChannelType.PHONE),
            reached(person, ChannelType.EMAIL),
        )
        for person in staff.people
    )
    return Table(columns, rows)


def _below(staff: Staff, words: Words) -> KeyValues:
    rows = [(named(one_), one(place_of(one_, words))) for one_ in staff.below]
    return KeyValues(tuple(rows))


def _standing(body: Record, words: Words) -> Iterator[tuple[str, str]]:
    for part in body.parts:
        if isinstance(part, parts.Relation | parts.Status | parts.AreaLink):
            yield translated(PART_TITLES[part.code]), words.part(part)


def _sources(body: Record) -> Iterator[Block]:
    if body.sources:
        yield Heading(translated("Where it says so"))
        yield Paragraph(
            tuple(
                Line(", ".join(filter(None, (source.title, str(source.date or "")))))
                for source in body.sources
            ),
            given=True,
        )


def _titled(title: str, block: Table | KeyValues) -> tuple[Block, ...]:
    return (Heading(title), block) if block.rows else ()
