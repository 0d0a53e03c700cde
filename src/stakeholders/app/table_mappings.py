"""What the columns of tables hold, as somebody said once: kept under a name, in files of TOML."""

import os
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stakeholders.app.errors import UnknownMappingError, UnwritableTargetError
from stakeholders.app.settings_document import written
from stakeholders.domain.file_name import safe_file_name
from stakeholders.formats.csv_table_layout import RowPer
from stakeholders.formats.csv_table_mapping import MEANINGS, TableMapping
from stakeholders.i18n import translated

__all__ = ["MEANINGS", "RowPer", "TableMapping", "TableMappings", "TableReading", "mapping_of"]

_SUFFIX: Final = ".toml"


@dataclass(frozen=True, slots=True)
class TableReading:
    """How a file shall be understood: by a mapping, as which sheet, in which encoding."""

    mapping: TableMapping | None = None
    sheet: str = ""
    encoding: str = ""


class TableMappings:
    """The mappings of one user, each in a file of its own; without a folder none is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """Return the names of those that are saved."""
        if self._folder is None or not self._folder.is_dir():
            return []
        return sorted(path.stem for path in self._folder.glob(f"*{_SUFFIX}"))

    def named(self, name: str) -> TableMapping:
        """Return the mapping of a name, else that of a file.

        Raises:
            UnknownMappingError: when there is none, or the file is no mapping.
        """
        for path in (self._path(name), Path(name)):
            if path is not None and path.is_file():
                try:
                    return _read(tomllib.loads(path.read_text("utf-8")))
                except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
                    raise UnknownMappingError(name) from error
        raise UnknownMappingError(name)

    def fitting(self, headers: Sequence[str]) -> str:
        """Return the name of one that was made for a table with these headers, else nothing."""
        for name in self.names():
            try:
                if self.named(name).is_for(headers):
                    return name
            except UnknownMappingError:
                continue
        return ""

    def save(self, name: str, mapping: TableMapping) -> None:
        """Keep a mapping under a name; one of that name gives way.

        Raises:
            UnwritableTargetError: when it cannot be written.
        """
        path = self._path(name)
        if path is None:
            raise UnwritableTargetError(name, translated("there is no folder for it"))
        self.write(mapping, path)

    def write(self, mapping: TableMapping, path: Path) -> None:
        """Write a mapping to a file, whole or not at all.

        Raises:
            UnwritableTargetError: when it cannot be written.
        """
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".columns-")
            try:
                with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                    stream.write(written(_document(mapping)))
                Path(temporary).replace(path)
            finally:
                Path(temporary).unlink(missing_ok=True)
        except OSError as error:
            raise UnwritableTargetError(path.name, error.strerror or str(error)) from error

    def forget(self, name: str) -> None:
        """Remove the mapping of a name.

        Raises:
            UnknownMappingError: when there is none.
        """
        path = self._path(name)
        if path is None or not path.is_file():
            raise UnknownMappingError(name)
        path.unlink()

    def _path(self, name: str) -> Path | None:
        return self._folder / safe_file_name(name, _SUFFIX) if self._folder else None


def mapping_of(pairs: Iterable[str], rows: str = RowPer.PERSON.value) -> TableMapping:
    """Return the mapping that pairs of `header=field` say.

    Raises:
        ValueError: when one is no pair, or names no field.
    """
    headers, meanings = [], []
    for pair in pairs:
        header, sign, meaning = pair.rpartition("=")
        if not sign:
            raise ValueError(pair)
        headers.append(header)
        meanings.append(_known(meaning.strip()))
    return TableMapping(tuple(meanings), tuple(headers), RowPer(rows))


def _known(meaning: str) -> str:
    if meaning not in MEANINGS and meaning.partition(":")[0] != "phone":
        raise ValueError(meaning)
    return meaning


def _document(mapping: TableMapping) -> Mapping[str, object]:
    columns = [
        {"header": header, "field": meaning}
        for header, meaning in zip(mapping.headers, mapping.meanings, strict=True)
    ]
    return {"rows": mapping.rows.value, "sheet": mapping.sheet, "columns": columns}


def _read(document: Mapping[str, object]) -> TableMapping:
    columns = document["columns"]
    if not isinstance(columns, list):
        raise TypeError("columns")
    return TableMapping(
        tuple(_known(str(one["field"])) for one in columns),
        tuple(str(one["header"]) for one in columns),
        RowPer(str(document.get("rows", RowPer.PERSON.value))),
        str(document.get("sheet", "")),
    )
