"""Sources and citations in the directory: the documents, and which words of them say a fact."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from stakeholders.domain.citation import Citation
from stakeholders.domain.ids import Uid
from stakeholders.domain.source import Source
from stakeholders.store import schema
from stakeholders.store.entries import entry_id, row_id
from stakeholders.store.history import Writing
from stakeholders.store.row_values import source_of


def all_sources(connection: sa.Connection) -> tuple[Source, ...]:
    """Return every source without its text, the newest first."""
    table = schema.source
    query = (
        sa.select(*(column for column in table.columns if column is not table.c.text))
        .where(table.c.deleted_at.is_(None))
        .order_by(table.c.dated.desc(), table.c.id.desc())
    )
    return tuple(source_of(row) for row in connection.execute(query).mappings())


def read_source(connection: sa.Connection, uid: Uid) -> Source:
    """Return one source with its text.

    Raises:
        UnknownUidError: when there is none.
    """
    table = schema.source
    query = sa.select(table).where(table.c.id == row_id(connection, table, uid))
    row = connection.execute(query).mappings().one()
    return replace(source_of(row), text=row["text"])


def add_source(writing: Writing, source: Source) -> Uid:
    """Add a source; return its uid."""
    uid = source.uid or writing.new_uid()
    values = _source_values(source)
    writing.insert(schema.source, uid=uid, received_at=writing.now, text=source.text, **values)
    return uid


def change_source(writing: Writing, source: Source) -> None:
    """Write a source whose uid is known over the one that is there; its text stays."""
    if source.uid is None:
        raise ValueError(source)
    found = row_id(writing.connection, schema.source, source.uid)
    writing.update(schema.source, found, **_source_values(source))


def remove_source(writing: Writing, uid: Uid) -> int:
    """Put a source into the bin with all that cites it; return how many facts did."""
    found = row_id(writing.connection, schema.source, uid)
    link = schema.citation
    query = sa.select(link.c.id).where(link.c.source_id == found, link.c.deleted_at.is_(None))
    citations = writing.connection.scalars(query).all()
    for each in citations:
        writing.remove(link, each)
    writing.remove(schema.source, found)
    return len(citations)


def citations_of(connection: sa.Connection, entry: Uid) -> tuple[Citation, ...]:
    """Return what sources say of an entry, in the order in which it was noted."""
    link, source = schema.citation, schema.source
    names = ("quote", "locator", "field", "asserted", "row_uid", "is_certain", "uid")
    rows = connection.execute(
        sa.select(source, *(link.c[name].label(f"c_{name}") for name in names))
        .join(source, source.c.id == link.c.source_id)
        .where(link.c.entry_id == entry_id(connection, entry), link.c.deleted_at.is_(None))
        .where(source.c.deleted_at.is_(None))
        .order_by(link.c.position, link.c.id)
    ).mappings()
    return tuple(
        Citation(
            source_of(row),
            quote=row["c_quote"],
            locator=row["c_locator"],
            field=row["c_field"],
            asserted=row["c_asserted"],
            target=row["c_row_uid"],
            certain=row["c_is_certain"],
            uid=row["c_uid"],
        )
        for row in rows
    )


def add_citation(writing: Writing, entry: Uid, citation: Citation) -> Uid:
    """Note that a source says something of an entry; return the uid of the citation."""
    if citation.source.uid is None:
        raise ValueError(citation)
    link = schema.citation
    owner = entry_id(writing.connection, entry)
    last = writing.connection.scalar(
        sa.select(sa.func.max(link.c.position)).where(link.c.entry_id == owner)
    )
    uid = citation.uid or writing.new_uid()
    writing.insert(
        link,
        uid=uid,
        entry_id=owner,
        source_id=row_id(writing.connection, schema.source, citation.source.uid),
        position=0 if last is None else last + 1,
        **_citation_values(citation),
    )
    return uid


def change_citation(writing: Writing, citation: Citation) -> None:
    """Write a citation whose uid is known over the one that is there; its source stays."""
    if citation.uid is None:
        raise ValueError(citation)
    found = row_id(writing.connection, schema.citation, citation.uid)
    writing.update(schema.citation, found, **_citation_values(citation))


def remove_citations(writing: Writing, uids: Sequence[Uid]) -> None:
    """Put citations into the bin; their sources stay."""
    for uid in uids:
        writing.remove(schema.citation, row_id(writing.connection, schema.citation, uid))


def _source_values(source: Source) -> dict[str, Any]:
    return {
        "type": source.type.value,
        "title": source.title,
        "symbol": source.symbol,
        "publisher": source.publisher,
        "dated": source.date,
        "is_date_assumed": source.date_assumed,
        "language": source.language,
        "file_name": source.file_name,
        "url": source.url,
        "reference": source.reference,
    }


def _citation_values(citation: Citation) -> dict[str, Any]:
    return {
        "quote": citation.quote,
        "locator": citation.locator,
        "field": citation.field,
        "asserted": citation.asserted,
        "row_uid": citation.target,
        "is_certain": citation.certain,
    }
