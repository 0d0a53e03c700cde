"""Export presets in the directory: in which form a list left the last time, and for whom."""

from dataclasses import dataclass

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.store import schema
from stakeholders.store.entries import entry_id
from stakeholders.store.history import Writing
from stakeholders.store.list_tables import export_preset


@dataclass(frozen=True, slots=True)
class ExportPreset:
    """The format by its name, who may see it, what a row of a table is, and its columns."""

    format: str
    audience: str
    rows: str = "person"
    columns: tuple[str, ...] = ()


def preset_of(connection: sa.Connection, list_uid: Uid) -> ExportPreset | None:
    """Return in which form a list left the last time, None when it never did."""
    table, entry = export_preset.c, schema.entry.c
    row = connection.execute(
        sa.select(table.format, table.audience, table.rows, table.columns)
        .join_from(export_preset, schema.entry, entry.id == table.list_id)
        .where(entry.uid == list_uid, table.deleted_at.is_(None))
        .order_by(table.id.desc())
        .limit(1)
    ).first()
    return row and ExportPreset(row.format, row.audience, row.rows, tuple(row.columns))


def keep_preset(writing: Writing, list_uid: Uid, preset: ExportPreset) -> None:
    """Remember the form of a list over that of the last time; the same one writes nothing."""
    if preset_of(writing.connection, list_uid) == preset:
        return
    table, list_id = export_preset.c, entry_id(writing.connection, list_uid)
    known = writing.connection.scalar(
        sa.select(table.id)
        .where(table.list_id == list_id, table.deleted_at.is_(None))
        .order_by(table.id.desc())
        .limit(1)
    )
    said = {
        "name": preset.format,
        "format": preset.format,
        "audience": preset.audience,
        "rows": preset.rows,
        "columns": preset.columns,
    }
    if known is None:
        writing.insert(export_preset, list_id=list_id, **said)
    else:
        writing.update(export_preset, known, **said)
