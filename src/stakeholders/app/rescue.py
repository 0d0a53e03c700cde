"""Rescue: what can still be read of a damaged directory, as files that everything can read."""

import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from stakeholders.app.audience import release
from stakeholders.app.errors import DirectoryFileError, ExistingFileError
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.lists import ListMember
from stakeholders.domain.problems import Finding, Problem, Severity
from stakeholders.domain.record import Record
from stakeholders.domain.recovery_key import DirectoryKey
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.json_lines import write_json_lines
from stakeholders.formats.vcard_write import write_vcards
from stakeholders.i18n import marked, plural
from stakeholders.store.connection import os_error_in_words
from stakeholders.store.database import Database, create_database
from stakeholders.store.history import Author
from stakeholders.store.lists import all_lists, members_of
from stakeholders.store.records import read_records
from stakeholders.store.rescue import Lost, Salvage, display_of, salvage
from stakeholders.store.rescue_reading import Gap
from stakeholders.store.search_index import refresh_index

JSON_LINES: Final = "contacts.jsonl"
VCARDS: Final = "contacts.vcf"
LISTS: Final = "lists.jsonl"
_OWNER_ONLY: Final = 0o700
_CARDS: Final = (EntryKind.PERSON, EntryKind.BODY)


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was saved, by kind, where it is, and what is missing.

    `pieced` is how many of the saved had to be put together from what was left of them; one whose
    name is lost is called "?".
    """

    folder: Path
    saved: Mapping[str, int]
    pieced: int
    lists: int
    in_bin: int
    lost: tuple[Lost, ...]
    gaps: tuple[Gap, ...]

    @property
    def total(self) -> int:
        """How many contacts were saved."""
        return sum(self.saved.values())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is missing, in words."""
        return tuple(Finding(problem) for problem in _missing(self))

    @property
    def sentence(self) -> str:
        """What was done, in words."""
        return plural(
            "Saved {count} contact in {folder}.",
            "Saved {count} contacts in {folder}.",
            self.total,
            folder=self.folder,
        )


def rescue(file: Path, out: Path, key: DirectoryKey | None = None) -> Rescued:
    """Save what can be read of a directory into a new folder, as JSON Lines and as vCards.

    The file is not touched. It is the office's own copy: all that it holds goes along.

    Raises:
        ExistingFileError: when something is in the folder already.
        DirectoryFileError: when nothing can be read at all, or the folder cannot be written.
    """
    _make_folder(out)
    try:
        with tempfile.TemporaryDirectory(dir=out, prefix=".") as work:
            fresh = Path(work) / "fresh.stakeholders"
            create_database(fresh)
            found = salvage(file, fresh, key)
            return _written(fresh, found, out)
    except BaseException as error:
        for name in (JSON_LINES, VCARDS, LISTS):
            (out / name).unlink(missing_ok=True)
        out.rmdir()
        if isinstance(error, OSError):
            raise os_error_in_words(out, error) from error
        raise


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
        if any(out.iterdir()):
            raise ExistingFileError(out)
    except FileExistsError as error:
        raise ExistingFileError(out) from error
    except OSError as error:
        raise os_error_in_words(out, error) from error


def _written(fresh: Path, found: Salvage, out: Path) -> Rescued:
    database = Database(fresh, Author("", "rescue"), refresh=refresh_index)
    try:
        records, unread = _records(database, found.ids)
        lists = _write_lists(database, out / LISTS)
    finally:
        database.close()
    released = release(records, Visibility.NAMED, to_keep=True).records
    cards = [record for record in released if record.kind in _CARDS]
    with _opened(out / JSON_LINES) as stream:
        write_json_lines(released, stream)
    with _opened(out / VCARDS) as stream:
        write_vcards(cards, stream)
    return Rescued(
        folder=out,
        saved=Counter(record.kind.value for record in released),
        pieced=len(found.pieced),
        lists=lists,
        in_bin=found.in_bin,
        lost=(*found.lost, *unread),
        gaps=found.gaps,
    )


def _opened(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")


def _records(database: Database, ids: Sequence[int]) -> tuple[list[Record], list[Lost]]:
    """Return the contacts, and those that are there but make no sense."""
    day = database.today()
    try:
        with database.reading() as connection:
            return list(read_records(connection, ids, day)), []
    except DirectoryFileError:
        return _one_by_one(database, ids)


def _one_by_one(database: Database, ids: Sequence[int]) -> tuple[list[Record], list[Lost]]:
    records: list[Record] = []
    unread: list[Lost] = []
    for entry_id in ids:
        try:
            with database.reading() as connection:
                records += read_records(connection, (entry_id,), database.today())
        except DirectoryFileError:
            with database.reading() as connection:
                unread.append(Lost("", display_of(connection, entry_id)))
    return records, unread


def _write_lists(database: Database, path: Path) -> int:
    """Write each list with its members by uid and name; return how many lists there are."""
    with database.reading() as connection:
        lists = [
            (one, members_of(connection, one.uid, database.today()))
            for one in all_lists(connection)
        ]
    with _opened(path) as stream:
        for one, members in lists:
            said = {"list": one.name, "purpose": one.purpose, "members": [*map(_member, members)]}
            stream.write(json.dumps(said, ensure_ascii=False).encode() + b"\n")
    return len(lists)


def _member(member: ListMember) -> dict[str, object]:
    return {
        "uid": member.record.uid,
        "name": member.record.name,
        "left_out": member.left_out,
        "reason": member.reason,
        "note": member.note,
    }


def _missing(rescued: Rescued) -> Iterator[Problem]:
    for lost in rescued.lost:
        yield Problem(
            "rescue.lost",
            marked("Lost: {name}. Nothing but the name could be read."),
            (("name", lost.name),),
            Severity.ERROR,
        )
    if rescued.pieced:
        yield Problem(
            "rescue.pieced",
            marked("{count} contacts were put together from what was left of them. Check them."),
            (("count", str(rescued.pieced)),),
        )
    for gap in rescued.gaps:
        if gap.last is None:
            text = marked("Rows of the table {table} from {first} on could not be read.")
        else:
            text = marked("Rows {first} to {last} of the table {table} could not be read.")
        values = (("table", gap.table), ("first", str(gap.first)), ("last", str(gap.last)))
        yield Problem("rescue.unread", text, values)
    if rescued.in_bin:
        yield Problem(
            "rescue.bin",
            marked("{count} contacts were in the bin. They were not saved."),
            (("count", str(rescued.in_bin)),),
            Severity.INFO,
        )
