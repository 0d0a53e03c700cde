"""The field of sources: which document tells of a contact, and in which words."""

import dataclasses
from dataclasses import dataclass, replace
from typing import Any, Final

from stakeholders.app.directory_file import Directory
from stakeholders.cli.list_field import ListField, uid_of
from stakeholders.domain.citation import Citation
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record
from stakeholders.domain.source import Source, SourceType
from stakeholders.i18n import marked


@dataclass(frozen=True, slots=True)
class CitedSource(Source):
    """A source and what it says of a contact, in one row: `tells` is the field that it is about.

    Its uid is that of the citation: one source may be cited for several fields.
    """

    type: SourceType = SourceType.TYPED
    words: str = ""
    locator: str = ""
    tells: str = ""
    asserted: str = ""
    sure: bool = True
    entry: Uid | None = None

    def over(self, old: Citation) -> Citation:
        """Return a citation with what this row says written over it."""
        return replace(
            old, source=replace(old.source, **self._of_source()), quote=self.words,
            locator=self.locator, field=self.tells, asserted=self.asserted, certain=self.sure,
        )  # fmt: skip

    def _of_source(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in _OF_SOURCE}


_OF_SOURCE: Final = tuple(
    each.name for each in dataclasses.fields(Source) if each.name not in {"text", "uid"}
)


def _rows(directory: Directory, record: Record) -> tuple[CitedSource, ...]:
    entry = uid_of(record)
    return tuple(
        CitedSource(
            **{name: getattr(one.source, name) for name in _OF_SOURCE},
            words=one.quote, locator=one.locator, tells=one.field, asserted=one.asserted,
            sure=one.certain, entry=entry, uid=one.uid,
        )
        for one in directory.sources.of(entry)
    )  # fmt: skip


def _read(_directory: Directory, text: str, old: CitedSource | None) -> CitedSource:
    return replace(old, title=text) if old else CitedSource(text)


def _add(directory: Directory, record: Record, row: CitedSource) -> object:
    """Cite a source that is known by its title, else a new one."""
    known = (one for one in directory.sources.all() if one.title == row.title.strip())
    source = next(known, Source(row.title, SourceType.TYPED))
    return directory.sources.cite(uid_of(record), Citation(source))


def _change(directory: Directory, row: CitedSource) -> None:
    entry = _entry(row)
    (old,) = (one for one in directory.sources.of(entry) if one.uid == row.uid)
    new = row.over(old)
    if new.source != old.source:
        directory.sources.change(new.source)
    else:
        directory.sources.change_citation(entry, new)


def _remove(directory: Directory, row: CitedSource) -> None:
    directory.sources.uncite(_entry(row), uid_of(row))


def _entry(row: CitedSource) -> Uid:
    if row.entry is None:
        raise ValueError(row)
    return row.entry


SOURCES: Final = ListField(
    CitedSource, marked("the title of a document"), _rows, _read, _add, _change, _remove,
    frozenset({"entry", "text"}), appends=True,
)  # fmt: skip
"""Sources with their citations; what is said of a source holds for all that it tells."""
