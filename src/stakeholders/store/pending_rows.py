"""Pending rows: rows of all tables that wait to be written table by table."""

from typing import Any, Final

import sqlalchemy as sa

from stakeholders.store import schema
from stakeholders.store.history import Writing

FLUSH_AT: Final = 5000
_ORDER: Final = tuple(table.name for table in schema.LOGGED_TABLES)


class PendingRows:
    """Collects rows of one operation; they stand in the file after `flush`."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _ORDER}
        self._waiting = 0

    @property
    def are_many(self) -> bool:
        """Tell whether enough rows wait to be written."""
        return self._waiting >= FLUSH_AT

    def add(self, table: sa.Table, **values: Any) -> int:  # noqa: ANN401
        """Note a row and return its id, a new one where none is given."""
        row_id: int | None = values.get("id")
        if row_id is None:
            row_id = values["id"] = self._writing.new_id(table)
        self._rows[table.name].append(values)
        self._waiting += 1
        return row_id

    def flush(self) -> None:
        """Write all rows that wait, parents before children."""
        for name in _ORDER:
            rows = self._rows[name]
            self._writing.insert_many(schema.metadata.tables[name], rows)
            rows.clear()
        self._waiting = 0
