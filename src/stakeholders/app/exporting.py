"""Exporting: contacts to a file of any format, through the one gate."""

import io
import os
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from stakeholders.app.audience import LeftOut, release
from stakeholders.app.errors import UnknownFormatError, UnwritableTargetError
from stakeholders.app.lists import Lists
from stakeholders.app.search import Search
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.file_name import safe_file_name
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.base import Format
from stakeholders.formats.registry import FORMATS, format_of, recognised
from stakeholders.i18n import marked
from stakeholders.store.database import Database

_EXPORTED: Final = (EntryKind.PERSON, EntryKind.BODY)


@dataclass(frozen=True, slots=True)
class Exported:
    """What left: how many contacts, as what, where to, and what was left out."""

    count: int
    format: str
    target: str
    left_out: tuple[LeftOut, ...]


class Exporting:
    """Writes contacts to files for others."""

    def __init__(self, database: Database, search: Search, lists: Lists) -> None:
        self._database = database
        self._search = search
        self._lists = lists

    def formats(self) -> tuple[Format, ...]:
        """Return the formats to choose from."""
        return FORMATS

    def of_query(self, text: str) -> tuple[Record, ...]:
        """Return the people and bodies that a query finds, in the order of the list."""
        result = self._search.find(text, flags=_EXPORTED, limit=0)
        return tuple(self._search.records(result))

    def of_list(self, name: str) -> tuple[tuple[Record, ...], tuple[LeftOut, ...]]:
        """Return the contacts of a list, posts by their holders of today, and who is left out.

        Raises:
            UnknownListError: when there is no such list.
        """
        found: dict[str, Record] = {}
        out: list[LeftOut] = []
        for member in self._lists.members(self._lists.named(name).uid):
            if member.left_out:
                out.append(LeftOut(member.record.name, "", _left_out(member.record, member.reason)))
                continue
            holders = self._resolved(member.record)
            if not holders:
                out.append(LeftOut(member.record.name, "", _vacant(member.record)))
            found.update({str(record.uid): record for record in holders})
        return tuple(found.values()), tuple(out)

    def export(
        self,
        records: Sequence[Record],
        target: str,
        *,
        format_name: str | None = None,
        audience: Visibility = Visibility.OFFICE,
        columns: Sequence[str] = (),
        stdout: BinaryIO | None = None,
    ) -> Exported:
        """Write what the audience may see; `-` is standard output, a folder or zip one file each.

        Raises:
            UnknownFormatError: when neither the format nor the file name says how.
            UnwritableTargetError: when the file cannot be written; nothing is left behind.
        """
        chosen = format_of(format_name) if format_name else recognised(target, b"")
        if chosen is None:
            raise UnknownFormatError(format_name or target)
        released = release(records, audience)
        try:
            if target == "-" and stdout is not None:
                _write(chosen, released.records, stdout, columns)
            else:
                _write_file(chosen, released.records, Path(target), columns)
        except OSError as error:
            raise UnwritableTargetError(target, error.strerror or str(error)) from error
        count = len(released.records)
        name = Path(target).name
        with self._database.writing("export", file=name, count=count) as writing:
            writing.keep()
        return Exported(count, chosen.name, target, released.left_out)

    def _resolved(self, record: Record) -> list[Record]:
        if record.kind is not EntryKind.POST:
            return [record]
        return [self._search.record(h.uid) for h in record.holders if h.to is None]


def _write(
    chosen: Format, records: Sequence[Record], stream: BinaryIO, columns: Sequence[str]
) -> None:
    if columns and chosen.write_columns is not None:
        chosen.write_columns(records, stream, columns)
    else:
        chosen.write(records, stream)


def _write_file(
    chosen: Format, records: Sequence[Record], target: Path, columns: Sequence[str]
) -> None:
    if target.is_dir():
        for name, content in _one_each(chosen, records, columns):
            _replace(target / name, content)
    elif target.suffix.lower() == ".zip":
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in _one_each(chosen, records, columns):
                packed.writestr(name, content)
        _replace(target, archive.getvalue())
    else:
        whole = io.BytesIO()
        _write(chosen, records, whole, columns)
        _replace(target, whole.getvalue())


def _one_each(
    chosen: Format, records: Iterable[Record], columns: Sequence[str]
) -> Iterable[tuple[str, bytes]]:
    used: set[str] = set()
    for record in records:
        content = io.BytesIO()
        _write(chosen, [record], content, columns)
        name = safe_file_name(record.name, chosen.suffixes[0], used)
        used.add(name.casefold())
        yield name, content.getvalue()


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, readable by its owner only."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".stakeholders-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _left_out(record: Record, reason: str) -> Problem:
    return Problem(
        "list.left_out",
        marked("Left out: {name} ({reason})."),
        (("name", record.name), ("reason", reason)),
    )


def _vacant(record: Record) -> Problem:
    return Problem(
        "post.vacant", marked("Left out: {name} has no holder today."), (("name", record.name),)
    )
