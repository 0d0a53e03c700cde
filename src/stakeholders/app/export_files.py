"""Export files: what was released, rendered as the files that will be written."""

import contextlib
import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, cast

from stakeholders.app.audience import Released
from stakeholders.app.outgoing_files import WriteFile, files_beside
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.file_name import safe_file_name
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.base import Format
from stakeholders.formats.csv_table_layout import TableLayout

STANDARD_OUTPUT: Final = "-"
ARCHIVE: Final = ".zip"
_IN_MEMORY: Final = 16_000_000


def group_of(
    one: DirectoryList | None, members: Sequence[str], audience: Visibility
) -> Record | None:
    """Return a list as a group of those who leave; what it is called only the office knows."""
    if one is None or not members or not Visibility.OFFICE.may_be_seen_by(audience):
        return None
    return Record(EntryKind.LIST, one.name, uid=one.uid, members=tuple(members))


def with_list(chosen: Format, one: DirectoryList | None, released: Released) -> Released:
    """Return what was released, with the list it is of behind it where the format has groups."""
    members = tuple(f"urn:uuid:{record.uid}" for record in released.records if record.uid)
    group = group_of(one, members, released.audience) if chosen.takes_lists else None
    return replace(released, records=(*released.records, group)) if group else released


def rendered(
    chosen: Format, records: Iterable[Record], target: str, layout: TableLayout
) -> Iterator[tuple[Path, WriteFile]]:
    """Yield the files that will be written, and what writes each; a folder or zip has one each.

    The records are gone through once, while the files are written one after the other.
    """
    path = Path(target)
    if target != STANDARD_OUTPUT and path.is_dir():
        for name, write in _one_each(chosen, records, layout):
            yield path / name, write
    elif target != STANDARD_OUTPUT and path.suffix.lower() == ARCHIVE:
        yield path, partial(_pack, _one_each(chosen, records, layout))
    else:
        yield path, partial(_write, chosen, records, layout)


@contextlib.contextmanager
def ready(
    files: Iterable[tuple[Path, WriteFile]], target: str, mark: str, stdout: BinaryIO | None
) -> Iterator[Callable[[], None]]:
    """Write files beside their places; give what puts them there, or prints the only one."""
    if target != STANDARD_OUTPUT:
        with files_beside(files, mark) as put_in_place:
            yield put_in_place
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as content:
        for _, write in files:
            write(cast("BinaryIO", content))
        yield lambda: None
        content.seek(0)
        if stdout is not None:
            shutil.copyfileobj(content, stdout)
            stdout.flush()


def _pack(files: Iterable[tuple[str, WriteFile]], stream: BinaryIO) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, write in files:
            content = io.BytesIO()
            write(content)
            packed.writestr(name, content.getvalue())


def _write(
    chosen: Format, records: Iterable[Record], layout: TableLayout, stream: BinaryIO
) -> None:
    if chosen.write_table is not None:
        chosen.write_table(records, stream, layout)
    elif chosen.write is not None:
        chosen.write(records, stream)


def _one_each(
    chosen: Format, records: Iterable[Record], layout: TableLayout
) -> Iterator[tuple[str, WriteFile]]:
    used: set[str] = set()
    for record in records:
        name = safe_file_name(record.name, chosen.suffixes[0], used)
        used.add(name.casefold())
        yield name, partial(_write, chosen, [record], layout)
