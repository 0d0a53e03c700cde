"""Erasing with proof: an entry goes with what others tell of it, from the file and its copies."""

import contextlib
import datetime
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stakeholders.domain.ids import Uid
from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.domain.traces import Traces
from stakeholders.store.audit import counted_fields
from stakeholders.store.connection import (
    FILE_VERSION,
    check_file,
    connect,
    errors_in_words,
    has_journal,
)
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_ids, erased_ids
from stakeholders.store.erase import erase
from stakeholders.store.history import Author, Writing
from stakeholders.store.leftovers import is_encrypted
from stakeholders.store.migrations import released, upgrade
from stakeholders.store.search_index import optimize, refresh_index
from stakeholders.store.suppression_marks import set_marks
from stakeholders.store.traces import strike_traces, traces_of

ERASED: Final = "contact.erased"
"""The operation that erases."""
_TRIES: Final = 50
_SECONDS_BETWEEN_TRIES: Final = 0.1


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was blanked, in how many texts it was named, and by which traces it was known."""

    rows: int
    texts: int
    marks: int
    traces: Traces


def erase_whole(
    writing: Writing, uids: Sequence[Uid], known: Traces | None = None, *, marks: bool = False
) -> Erased:
    """Erase entries that are one, and what others tell of them; `known` are traces known before.

    `marks` keep them from coming back.

    Raises:
        UnknownUidError, StillNeededError: nothing is written then.
    """
    connection = writing.connection
    ids = tuple(entry_ids(connection, uids, with_deleted=True).values())
    traces = traces_of(connection, ids).joined(known or Traces())
    count = set_marks(writing, ids) if marks else 0
    rows = sum(erase(writing, uid) for uid in uids)
    texts = strike_traces(writing, traces)
    writing.keep()
    writing.says(entry=uids[-1] if uids else "")
    writing.says_to_audit(*counted_fields(rows=rows, texts=texts, marks=count))
    return Erased(rows, texts, count, traces)


def forget_words(database: Database) -> None:
    """Let the search index and the journal forget what is in the file no more."""
    with database.writing_local() as connection:
        optimize(connection)
    for _ in range(_TRIES):
        database.empty_journal()
        if not has_journal(database.path):
            break
        time.sleep(_SECONDS_BETWEEN_TRIES)  # somebody is just reading an older state


def erase_in_copy(
    copy: Path,
    uids: Sequence[Uid],
    traces: Traces,
    author: Author,
    clock: Callable[[], datetime.datetime],
    key: DirectoryKey | None = None,
) -> None:
    """Erase the same from a copy of the directory that nobody has open, of whatever version.

    Raises:
        DirectoryFileError: when the copy cannot be opened or written; it may still hold them.
    """
    key = key if is_encrypted(copy) else None  # of a time when the directory was not
    if check_file(copy, key) < FILE_VERSION:
        with errors_in_words(copy), contextlib.closing(connect(copy, writer=True, key=key)) as raw:
            upgrade(raw, released())
    database = Database(copy, author, refresh=refresh_index, clock=clock, key=key)
    try:
        database.look_at_index()
        database.renew_index()
        with database.writing(ERASED) as writing:
            there = entry_ids(writing.connection, uids, with_deleted=True)
            gone = erased_ids(writing.connection, there.values())
            erase_whole(writing, [uid for uid, one in there.items() if one not in gone], traces)
        forget_words(database)
    finally:
        database.close()
