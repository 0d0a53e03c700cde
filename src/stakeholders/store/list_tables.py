"""List tables: frozen versions of lists and events, and what was handed over to whom."""

from typing import Final

from sqlalchemy import BLOB, INTEGER, Column

from stakeholders.store.columns import JsonText, UidColumn, Utc
from stakeholders.store.table_columns import date, link, logged, position, text

edition: Final = logged(
    "edition",
    link("entry_id", "entry"),
    link("base_id", "edition", optional=True),
    text("form", "list"),
    Column("number", INTEGER, nullable=False),
    text("kind"),
    text("title"),
    text("note"),
    text("rule"),
    Column("as_of", Utc, nullable=False),
    text("audience", "office"),
    Column("digest", BLOB, nullable=False),
    position(),
)
"""A frozen, numbered copy of a list, or of who takes part in an event; `entry_id` is that one."""
edition_row: Final = logged(
    "edition_row",
    link("edition_id", "edition"),
    link("entry_id", "entry", optional=True),
    link("via_id", "entry", optional=True),
    Column("member_uid", UidColumn, nullable=False),
    text("section"),
    Column("facts", JsonText, nullable=False, default=()),
    Column("personal", JsonText),
    Column("salt", BLOB),
    Column("digest", BLOB, nullable=False),
    position(),
)
"""A line of an edition; `personal` and `salt` are blanked by erasure, the `digest` stays."""
edition_recipient: Final = logged(
    "edition_recipient",
    link("edition_id", "edition"),
    link("entry_id", "entry", optional=True),
    text("name"),
    date("sent_on"),
    text("form"),
    text("note"),
    position(),
)
hand_over: Final = logged(
    "hand_over",
    link("list_id", "directory_list", optional=True),
    link("recipient_id", "entry", optional=True),
    link("previous_id", "hand_over", optional=True),
    text("recipient"),
    text("query"),
    text("format"),
    text("audience", "office"),
    text("target"),
    Column("columns", JsonText, nullable=False, default=()),
    Column("at", Utc, nullable=False),
    position(),
)
hand_over_row: Final = logged(
    "hand_over_row",
    link("hand_over_id", "hand_over"),
    link("entry_id", "entry", optional=True),
    Column("member_uid", UidColumn, nullable=False),
    Column("salt", BLOB),
    Column("digest", BLOB, nullable=False),
    position(),
)
"""What a recipient was given: whom, and a salted digest of what was told of them."""
export_preset: Final = logged(
    "export_preset",
    link("list_id", "directory_list", optional=True),
    text("name"),
    text("format"),
    text("audience", "office"),
    text("rows", "person"),
    Column("columns", JsonText, nullable=False, default=()),
    position(),
)
