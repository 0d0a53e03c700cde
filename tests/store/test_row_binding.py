"""Many rows are written as few are, and no statement says words of people."""

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from stakeholders.store import schema
from stakeholders.store.database import Database
from stakeholders.store.row_binding import row_binding

_MANY = 60


def test_that_many_rows_are_written_as_each_alone_would_be(database: Database) -> None:
    rows = [{"folded": f"t{number}", "name": "Anna's \x00 “Berg”"} for number in range(_MANY)]
    with database.writing("test.add") as writing:
        writing.insert_many(schema.tag, rows)
        for number in range(_MANY, 2 * _MANY):
            writing.insert(schema.tag, name="Anna's \x00 “Berg”", folded=f"t{number}")
    shown = [schema.tag.c[name] for name in ("version", "name", "group_name", "deleted_at")]
    with database.reading() as connection:
        found = connection.execute(sa.select(*shown, schema.tag.c.updated_op)).all()
    assert len(found) == 2 * _MANY
    assert len(set(found)) == 1


def test_that_a_statement_says_what_all_rows_share_but_no_words_of_people() -> None:
    binding = row_binding(schema.channel, sqlite.dialect())
    rows = [
        {"id": number, "owner_id": number, "type": "phone", "raw": "+41 22 917 90 00",
         "label": "Chauffeur", "is_valid": True}
        for number in range(_MANY)
    ]  # fmt: skip
    insertion = binding.insertion(rows, {"version": 1}, [b"0" * 16] * _MANY)
    assert "'phone'" in insertion.statement
    assert "917" not in insertion.statement
    assert "Chauffeur" not in insertion.statement
    assert len(insertion.parameters) == _MANY
    few = binding.insertion(rows[:1], {"version": 1}, [b"0" * 16])
    assert "'phone'" not in few.statement
