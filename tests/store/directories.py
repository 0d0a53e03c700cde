"""Directories for tests: opened with the guard, filled with invented people, and read whole."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import PersonName
from stakeholders.domain.query import read_query
from stakeholders.domain.record import PostLine, Record
from stakeholders.store import schema
from stakeholders.store.database import Database
from stakeholders.store.history import Author
from stakeholders.store.records import read_records
from stakeholders.store.saving import Saver
from stakeholders.store.search import SearchResult, SqliteSearch
from stakeholders.store.search_index import refresh_index
from tests.store import guard

ANNA = Author("Anna", "window")
BEN = Author("Ben", "cli")


def opened(path: Path, author: Author = ANNA) -> Database:
    """Return the open directory, guarded."""
    return Database(path, author, refresh=refresh_index, prepare_writer=guard.install)


def no_body(_name: str) -> None:
    """Know no reference body."""


def saved(database: Database, *records: Record, label: str = "test.add") -> list[Uid]:
    """Save records in one operation and return their uids."""
    with database.writing(label) as writing:
        saver = Saver(writing, no_body)
        uids = []
        for record in records:
            uids.append(saver.save(record))
            if saver.is_full:
                saver.finish()
        saver.finish()
    return uids


def person(name: str, *posts: PostLine, phones: Iterable[str] = (), emails: Iterable[str] = (),
           notes: tuple[str, ...] = ()) -> Record:  # fmt: skip
    """Return a person whose last word is the family name."""
    given, _, family = name.rpartition(" ")
    channels = [Channel(ChannelType.PHONE, raw=p, normalised=p, valid=True) for p in phones]
    channels += [Channel(ChannelType.EMAIL, raw=e, normalised=e, valid=True) for e in emails]
    return Record(
        EntryKind.PERSON,
        name,
        names=(PersonName(name, given=given, family=family),),
        posts=posts,
        channels=tuple(channels),
        notes=notes,
    )


def body(name: str, acronym: str = "", **more: str) -> Record:
    """Return a body."""
    return replace(Record(EntryKind.BODY, name, acronym=acronym), **more)  # type: ignore[arg-type]


def spokesperson(of: str) -> PostLine:
    """Return the line of a post that stays."""
    return PostLine("Spokesperson", of, functions=("spokesperson",))


def found(database: Database, text: str, *flags: str, limit: int = 50) -> SearchResult:
    """Return what a text finds."""
    return SqliteSearch(database).find(read_query(text), flags=flags, limit=limit)


def names(database: Database, text: str, *flags: str) -> list[str]:
    """Return the names of what a text finds, in order."""
    return [row.name for row in found(database, text, *flags).rows]


def visible(database: Database) -> list[Record]:
    """Return all records of live entries, by id."""
    query = schema.entry.select().where(schema.entry.c.deleted_at.is_(None))
    with database.reading() as connection:
        ids = [row.id for row in connection.execute(query.order_by(schema.entry.c.id))]
        return list(read_records(connection, ids))
