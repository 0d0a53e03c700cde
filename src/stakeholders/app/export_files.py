"""Export files: what was released, rendered as the files that will be written."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from stakeholders.app.audience import Released
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.file_name import safe_file_name
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.record import Record
from stakeholders.domain.visibility import Visibility
from stakeholders.formats.base import Format
from stakeholders.formats.csv_table_layout import TableLayout

STANDARD_OUTPUT: Final = "-"
ARCHIVE: Final = ".zip"


def with_list(chosen: Format, one: DirectoryList | None, released: Released) -> Released:
    """Return what was released, with the list it is of behind it where the format has groups.

    What a list is called only the office knows.
    """
    is_inside = Visibility.OFFICE.may_be_seen_by(released.audience)
    members = tuple(f"urn:uuid:{record.uid}" for record in released.records if record.uid)
    if one is None or not members or not chosen.takes_lists or not is_inside:
        return released
    told = Record(EntryKind.LIST, one.name, uid=one.uid, members=members)
    return replace(released, records=(*released.records, told))


def rendered(
    chosen: Format, released: Released, target: str, layout: TableLayout
) -> list[tuple[Path, bytes]]:
    """Return the files that will be written, with what is in them; a folder or zip has one each."""
    path, records = Path(target), released.records
    if target == STANDARD_OUTPUT:
        return [(path, _content(chosen, records, layout))]
    if path.is_dir():
        return [(path / name, content) for name, content in _one_each(chosen, records, layout)]
    if path.suffix.lower() == ARCHIVE:
        return [(path, _packed(_one_each(chosen, records, layout)))]
    return [(path, _content(chosen, records, layout))]


def _packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files:
            packed.writestr(name, content)
    return archive.getvalue()


def _content(chosen: Format, records: Sequence[Record], layout: TableLayout) -> bytes:
    stream = io.BytesIO()
    if chosen.write_table is not None:
        chosen.write_table(records, stream, layout)
    elif chosen.write is not None:
        chosen.write(records, stream)
    return stream.getvalue()


def _one_each(
    chosen: Format, records: Iterable[Record], layout: TableLayout
) -> Iterable[tuple[str, bytes]]:
    used: set[str] = set()
    for record in records:
        name = safe_file_name(record.name, chosen.suffixes[0], used)
        used.add(name.casefold())
        yield name, _content(chosen, [record], layout)
