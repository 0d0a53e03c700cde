"""Simple facts: the values of `domain.fields` as columns of the tables they stand in."""

from collections.abc import Mapping
from typing import Any

from stakeholders.domain.entry import EntryKind
from stakeholders.domain.fields import FIELDS_BY_CODE, BuiltInField, FieldType, fields_of
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import Record
from stakeholders.store import schema
from stakeholders.store.history import Writing


def fact_columns(record: Record, table: str) -> dict[str, Any]:
    """Return the columns of a table that the simple facts of a record fill."""
    found: dict[str, Any] = {}
    for code, text in record.details:
        field = FIELDS_BY_CODE.get(code)
        if field is not None and field.table == table and record.kind in field.kinds:
            found[code] = _column_value(field, text)
    return found


def facts_in(kind: EntryKind, rows: dict[str, Mapping[str, Any]]) -> tuple[tuple[str, str], ...]:
    """Return the simple facts that have a value in these rows of a contact, by table."""
    return tuple(
        (field.code, "yes" if field.type is FieldType.FLAG else str(value))
        for field in fields_of(kind)
        if (value := rows[field.table][field.code])
    )


def set_fact(writing: Writing, entry_id: int, field: BuiltInField, text: str) -> bool:
    """Write the text form of a simple fact, empty for none; tell if anything changed."""
    table = schema.metadata.tables[field.table]
    return writing.update(table, entry_id, **{field.code: _column_value(field, text)})


def _column_value(field: BuiltInField, text: str) -> object:
    if field.type is FieldType.DATE:
        return PartialDate.from_text(text)
    return bool(text) if field.type is FieldType.FLAG else text
