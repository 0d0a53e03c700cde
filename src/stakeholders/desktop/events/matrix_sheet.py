"""Who is missing as a sheet: States and bodies down, wanted roles across, gaps in red words."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from stakeholders.app.event_choices import GENDERS, INVITATION_STATES, event_word
from stakeholders.domain.coverage import Balance, Cell, Coverage, CoverageRow, Why
from stakeholders.domain.sheet import Sheet, SheetColumn, SheetRow
from stakeholders.i18n import marked, plural, translated

_BEFORE: Final = 3
"""So many columns stand before the first role."""
_WHY: Final = MappingProxyType(
    {
        Why.LAST_TIME: marked("missing: {name}, who came last time?"),
        Why.HEAD: marked("missing: {name}, who leads it?"),
        Why.FOCAL_POINT: marked("missing: {name}, the focal point?"),
    }
)


def matrix_sheet(coverage: Coverage) -> Sheet:
    """Return the matrix as a table that is only read, gaps first."""
    columns = (
        SheetColumn("name", translated("State or organisation"), is_written=False),
        SheetColumn("state", translated("Invitation"), is_written=False),
        SheetColumn("come", translated("Coming"), is_written=False),
        *(SheetColumn(role.code, role.name, is_written=False) for role in coverage.roles),
    )
    return Sheet(columns, tuple(map(_row, coverage.rows if coverage.roles else ())))


def cells_by_key(coverage: Coverage) -> dict[tuple[str, str], tuple[CoverageRow, Cell]]:
    """Return the cells by the keys of their rows and columns."""
    return {
        (str(row.delegation.uid), cell.role): (row, cell)
        for row in coverage.rows
        for cell in row.cells
    }


def balance_line(coverage: Coverage) -> str:
    """Return how many women and men come, and from which regional groups."""
    parts = (*_genders(coverage.genders), *_regions(coverage.regions))
    return " · ".join(f"\u2068{part}\u2069" for part in parts)  # each reads in its own direction


def _row(row: CoverageRow) -> SheetRow:
    state = event_word(INVITATION_STATES, row.state) if row.state else ""
    come = str(row.coming) if row.places is None else f"{row.coming} / {row.places}"
    gaps = {place for place, cell in enumerate(row.cells, _BEFORE) if cell.is_empty}
    if row.places is not None and row.coming > row.places:
        gaps.add(_BEFORE - 1)
    cells = (row.delegation.name, state, come, *map(_cell, row.cells))
    return SheetRow(str(row.delegation.uid), cells, frozenset(gaps))


def _cell(cell: Cell) -> str:
    if not cell.is_empty:
        return ", ".join(one.name for one in cell.people if one.name)
    if cell.suggestion is None:
        return translated("missing")
    return translated(_WHY[cell.suggestion.why], name=cell.suggestion.name)


def _genders(balances: Iterable[Balance]) -> Iterator[str]:
    for one in balances:
        if one.code in {"f", "m"} or one.coming:
            word = event_word(GENDERS, one.code) if one.code else translated("Not said")
            yield translated("{title}: {count}", title=word, count=one.coming)


def _regions(balances: Iterable[Balance]) -> Iterator[str]:
    for one in balances:
        come = plural("{count} person comes", "{count} people come", one.coming)
        yield translated("{title}: {told}", title=one.code, told=come)
