"""The tables of the search index, which can be made anew at any time."""

from typing import Final

from sqlalchemy import BLOB, INTEGER, TEXT, Column, ForeignKey, Table

from stakeholders.store.columns import Codes
from stakeholders.store.table_columns import metadata, text

search_row: Final = Table(
    "search_row",
    metadata,
    Column("label", INTEGER, primary_key=True),
    Column("entry_id", INTEGER, ForeignKey("entry.id"), nullable=False),
    Column("sort_key", BLOB, nullable=False),
    text("kind"),
    text("name"),
    text("initials"),
    text("line1"),
    text("line2"),
    text("country"),
    Column("flags", Codes, nullable=False),
    Column("text_mark", INTEGER, nullable=False, server_default="0"),
    Column("digits_mark", INTEGER, nullable=False, server_default="0"),
)
search_exact: Final = Table(
    "search_exact",
    metadata,
    Column("folded", TEXT, primary_key=True),
    Column("label", INTEGER, primary_key=True),
)

search_total: Final = Table(
    "search_total",
    metadata,
    Column("flag", TEXT, primary_key=True),
    Column("total", INTEGER, nullable=False),
)

search_vocabulary: Final = Table(
    "search_vocabulary",
    metadata,
    Column("id", INTEGER, primary_key=True),
    text("word"),
    text("reversed"),
)
