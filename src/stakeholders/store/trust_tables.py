"""Trust tables: whom not to write to, whose data rest, who is who, and who looked at what."""

from typing import Final

from sqlalchemy import BLOB, INTEGER, Column, Table

from stakeholders.store.columns import Codes, UidColumn, Utc
from stakeholders.store.table_columns import date, link, logged, metadata, position, text

contact_refusal: Final = logged(
    "contact_refusal",
    link("entry_id", "entry"),
    text("channel"),
    text("reason"),
    date("from_date"),
    date("to_date"),
    text("by"),
    position(),
)
"""Not to be written to or called by one way (`email`, `phone`, `post`), or by `any`."""
restriction: Final = logged(
    "restriction",
    link("entry_id", "entry"),
    text("reason"),
    date("from_date"),
    date("to_date"),
    text("by"),
    position(),
)
"""Kept, but shown on no list and used for nothing."""
not_same: Final = logged(
    "not_same",
    link("first_id", "entry"),
    link("second_id", "entry"),
    text("reason"),
    text("by"),
)
merge_record: Final = logged(
    "merge_record",
    link("survivor_id", "entry"),
    link("absorbed_id", "entry"),
    text("by"),
    date("undone_on"),
)
merge_move: Final = logged(
    "merge_move",
    link("merge_id", "merge_record"),
    text("table_name"),
    Column("row_uid", UidColumn, nullable=False),
    text("field"),
    text("before", None),
    text("after", None),
    text("choice"),
    position(),
)
"""What a merge moved or chose, row by row and field by field, so that it can be taken apart."""
suppression_mark: Final = logged(
    "suppression_mark",
    text("kind"),
    Column("salt", BLOB, nullable=False),
    Column("digest", BLOB, nullable=False),
    text("reason"),
    date("on_date"),
)
"""A salted mark of an address or number that was erased and must not come back by an import."""
fact_life: Final = logged(
    "fact_life", text("kind"), Column("days", INTEGER, nullable=False), position()
)
"""After how many days a kind of fact is to be checked again, where an office says otherwise."""
audit: Final = Table(
    "audit",
    metadata,
    Column("id", INTEGER, primary_key=True),
    Column("uid", UidColumn, nullable=False),
    Column("at", Utc, nullable=False),
    text("actor"),
    text("origin"),
    text("action"),
    Column("entry_uid", UidColumn),
    Column("fields", Codes, nullable=False, default=()),
    Column("count", INTEGER, nullable=False, default=0),
    Column("previous", BLOB, nullable=False),
    Column("digest", BLOB, nullable=False),
)
"""Who looked at or gave away what, without values; each line holds the digest of the one before."""
