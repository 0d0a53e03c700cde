"""Rows of the list, from what the search answers."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stakeholders.desktop.widgets.avatar import initials_of
from stakeholders.desktop.widgets.rows_model import ResultRow, RowKind
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.search_row import SIMILAR, SearchRow
from stakeholders.i18n import translated

_KINDS: Final = MappingProxyType(
    {
        EntryKind.PERSON: RowKind.PERSON,
        EntryKind.BODY: RowKind.BODY,
        EntryKind.POST: RowKind.POST,
        EntryKind.EVENT: RowKind.EVENT,
    }
)


def result_row(row: SearchRow) -> ResultRow:
    """Return a row as the list shows it."""
    return ResultRow(
        uid=row.uid,
        name=row.name,
        line1=row.line1,
        line2=row.line2,
        country=row.country,
        warning=_warning(row.flags),
        remark=translated("similar") if SIMILAR in row.flags else "",
        kind=_KINDS.get(row.kind, RowKind.OTHER),
        initials=row.initials or initials_of(row.name),
    )


def result_rows(
    rows: Sequence[SearchRow], cells: Sequence[tuple[str, ...]] = ()
) -> tuple[ResultRow, ...]:
    """Return rows as the list shows them, or with their cells as the table does."""
    if not cells:
        return tuple(result_row(row) for row in rows)
    pairs = zip(rows, cells, strict=True)
    return tuple(replace(result_row(row), cells=texts) for row, texts in pairs)


def _warning(flags: tuple[str, ...]) -> str:
    if "problem" in flags or "lent_problem" in flags:
        return translated("A phone or e-mail is wrong.")
    if "missing:email" in flags:
        return translated("The e-mail is not known.")
    return ""
