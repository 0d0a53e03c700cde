"""Rows of the list, from what the search answers."""

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


def _warning(flags: tuple[str, ...]) -> str:
    if "problem" in flags or "lent_problem" in flags:
        return translated("A phone or e-mail is wrong.")
    if "missing:email" in flags:
        return translated("The e-mail is not known.")
    return ""
