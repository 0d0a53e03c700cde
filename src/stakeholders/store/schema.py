"""The tables of the directory file as SQLAlchemy Core sees them; the migrations make them.

Three kinds: logged tables are written by operations only, local ones belong to this machine,
derived ones can be made anew at any time. A test compares these with a fresh file.
"""

from typing import Final

from sqlalchemy import BLOB, INTEGER, TEXT, Column, ForeignKey, Table

from stakeholders.store import event_tables, list_tables, search_schema, trust_tables
from stakeholders.store.columns import Codes, DateColumn, Flag, JsonText, UidColumn, Utc
from stakeholders.store.table_columns import date, flag, link, logged, position, text
from stakeholders.store.table_columns import metadata as all_tables

metadata: Final = all_tables

operation: Final = Table(
    "operation",
    metadata,
    Column("id", INTEGER, primary_key=True),
    Column("uid", UidColumn, nullable=False),
    Column("replica_uid", UidColumn, nullable=False),
    Column("counter", INTEGER, nullable=False),
    text("actor"),
    text("origin"),
    Column("schema_version", INTEGER, nullable=False),
    text("label"),
    Column("arguments", JsonText, nullable=False),
    Column("undoes", INTEGER, ForeignKey("operation.id")),
    Column("root", INTEGER, ForeignKey("operation.id")),
    Column("at", Utc, nullable=False),
)
change: Final = Table(
    "change",
    metadata,
    Column("id", INTEGER, primary_key=True),
    link("op", "operation"),
    text("table_name"),
    Column("row_uid", UidColumn, nullable=False),
    Column("entry_uid", UidColumn),
    Column("before", JsonText, nullable=False),
    Column("after", JsonText, nullable=False),
)
change_batch: Final = Table(
    "change_batch",
    metadata,
    Column("id", INTEGER, primary_key=True),
    link("op", "operation"),
    text("action", "created"),
    text("table_name"),
    Column("first_id", INTEGER, nullable=False),
    Column("last_id", INTEGER, nullable=False),
)

entry: Final = logged(
    "entry",
    text("kind"),
    text("display"),
    Column("sort_key", BLOB, nullable=False),
    Column("sort_version", INTEGER, nullable=False),
    text("place"),
    text("country"),
    text("visibility", "office"),
    text("owner"),
    text("source"),
    text("source_uid"),
    text("correspondence_language"),
    text("do_not_contact"),
    flag("is_erased"),
    flag("is_starred"),
)
person: Final = logged(
    "person", text("pronouns"), text("gender"), date("born"), date("died"), of_entry=True
)
person_name: Final = logged(
    "person_name",
    link("person_id", "person"),
    text("type", "main"),
    *(text(name) for name in ("full", "honorific", "given", "additional", "family", "suffix")),
    text("particle"),
    text("post_nominals"),
    flag("family_first"),
    text("language"),
    text("phonetic_given"),
    text("phonetic_family"),
    text("address_as"),
    text("sort_as"),
    date("from_date"),
    date("to_date"),
    flag("is_primary"),
    position(),
)
body: Final = logged(
    "body",
    text("kind"),
    link("parent_id", "body", optional=True),
    date("founded"),
    date("ended"),
    text("time_zone"),
    of_entry=True,
)
body_name: Final = logged(
    "body_name",
    link("body_id", "body"),
    text("type", "official"),
    text("text"),
    text("folded"),
    text("language"),
    date("from_date"),
    date("to_date"),
    flag("is_primary"),
    position(),
)
body_coverage: Final = logged("body_coverage", link("body_id", "body"), text("area"), position())
body_relation: Final = logged(
    "body_relation",
    link("from_body_id", "body"),
    link("to_body_id", "body"),
    text("type"),
    date("from_date"),
    date("to_date"),
    position(),
)
body_status: Final = logged(
    "body_status",
    link("body_id", "body"),
    text("scheme"),
    text("value"),
    date("from_date"),
    date("to_date"),
    date("next_review"),
    text("reference"),
    position(),
)
post: Final = logged(
    "post",
    link("body_id", "body"),
    text("title"),
    text("folded_title"),
    text("rank"),
    flag("several_seats"),
    date("from_date"),
    date("to_date"),
    of_entry=True,
)
post_function: Final = logged(
    "post_function", link("post_id", "post"), text("function"), text("topic"), position()
)
post_title: Final = logged(
    "post_title", link("post_id", "post"), text("language"), text("text"), position()
)
absence: Final = logged(
    "absence",
    link("person_id", "person"),
    link("officer_id", "person", optional=True),
    date("from_date"),
    date("to_date"),
    text("reason"),
    position(),
)
affiliation: Final = logged(
    "affiliation",
    link("person_id", "person"),
    link("body_id", "body", optional=True),
    link("post_id", "post", optional=True),
    text("body_as_printed"),
    text("title"),
    text("unit"),
    Column("functions", Codes, nullable=False, default=()),
    text("type"),
    text("rank"),
    flag("is_acting"),
    flag("is_primary"),
    date("from_date"),
    date("to_date"),
    link("absence_id", "absence", optional=True),
    position(),
)
channel: Final = logged(
    "channel",
    link("owner_id", "entry"),
    text("type"),
    text("raw"),
    text("normalised", None),
    text("display"),
    flag("is_valid"),
    text("number_type", None),
    text("extension", None),
    text("region", None),
    text("assumed_region", None),
    Column("rule_version", INTEGER, nullable=False, default=0),
    text("label"),
    Column("purposes", Codes, nullable=False, default=()),
    text("state", "unchecked"),
    text("state_reason"),
    text("visibility", "office"),
    text("owner"),
    date("as_of"),
    date("from_date"),
    date("to_date"),
    text("quote"),
    Column("is_certain", Flag, nullable=False, default=True),
    position(),
)
address: Final = logged(
    "address",
    link("owner_id", "entry"),
    text("label"),
    text("purpose"),
    text("language"),
    *(
        text(name)
        for name in (
            "lines", "po_box", "extended", "street", "city", "region", "postal_code", "country",
        )
    ),
    text("visibility", "office"),
    position(),
)  # fmt: skip
entry_language: Final = logged(
    "entry_language", link("entry_id", "entry"), text("language"), text("level"), position()
)
entry_area: Final = logged(
    "entry_area",
    link("entry_id", "entry"),
    text("area"),
    text("role"),
    date("from_date"),
    date("to_date"),
    position(),
)
legal_basis: Final = logged(
    "legal_basis",
    link("entry_id", "entry"),
    text("basis"),
    text("purpose"),
    date("given"),
    date("withdrawn"),
    text("how"),
    date("retain_until"),
    date("review_on"),
    position(),
)
tag: Final = logged("tag", text("name"), text("folded"), text("group_name"))
entry_tag: Final = logged("entry_tag", link("entry_id", "entry"), link("tag_id", "tag"), position())
note: Final = logged(
    "note",
    link("entry_id", "entry"),
    text("text"),
    text("kind", "note"),
    Column("at", Utc),
    text("by"),
    date("call_back"),
    flag("is_done"),
    position(),
)
known_gap: Final = logged("known_gap", link("entry_id", "entry"), text("field"), position())
kept_property: Final = logged(
    "kept_property",
    link("entry_id", "entry"),
    text("name"),
    text("value"),
    text("group_name"),
    Column("parameters", JsonText, nullable=False, default=()),
    position(),
)
stored_file: Final = logged(
    "stored_file",
    text("digest"),
    text("media_type"),
    Column("size", INTEGER, nullable=False),
    Column("content", BLOB, nullable=False),
)
attachment: Final = logged(
    "attachment",
    link("entry_id", "entry"),
    link("file_id", "stored_file"),
    text("file_name"),
    text("title"),
    text("role", "document"),
    position(),
)
custom_field: Final = logged(
    "custom_field",
    text("name"),
    text("folded"),
    text("type", "text"),
    Column("kinds", Codes, nullable=False, default=()),
    Column("choices", JsonText, nullable=False, default=()),
    text("visibility", "office"),
    position(),
)
custom_value: Final = logged(
    "custom_value",
    link("entry_id", "entry"),
    link("field_id", "custom_field"),
    text("value"),
    position(),
)
area: Final = logged("area", text("code"), of_entry=True)
area_group: Final = logged("area_group", text("name"), text("folded"), text("note"))
area_group_member: Final = logged(
    "area_group_member",
    link("group_id", "area_group"),
    text("area"),
    date("from_date"),
    date("to_date"),
    text("note"),
    position(),
)
directory_list: Final = logged(
    "directory_list",
    text("purpose"),
    text("rule"),
    text("member_kind"),
    text("form"),
    link("event_id", "event", optional=True),
    of_entry=True,
)
list_member: Final = logged(
    "list_member",
    link("list_id", "directory_list"),
    link("member_id", "entry"),
    flag("is_left_out"),
    text("reason"),
    text("note"),
    position(),
    Column("is_pinned", Flag, nullable=False, default=True),
)
source: Final = logged(
    "source",
    text("type"),
    text("title"),
    text("symbol"),
    text("publisher"),
    date("dated"),
    flag("is_date_assumed"),
    Column("received_at", Utc),
    text("language"),
    text("file_name"),
    text("url"),
    text("reference"),
    text("text"),
    Column("text_hash", BLOB),
)
citation: Final = logged(
    "citation",
    link("source_id", "source"),
    link("entry_id", "entry"),
    text("table_name"),
    Column("row_uid", UidColumn),
    text("field"),
    text("quote"),
    Column("quote_start", INTEGER),
    text("locator"),
    text("asserted"),
    Column("is_certain", Flag, nullable=False, default=True),
    position(),
)
verification: Final = logged(
    "verification",
    link("entry_id", "entry"),
    text("table_name"),
    Column("row_uid", UidColumn),
    text("field"),
    Column("checked_on", DateColumn, nullable=False),
    text("checked_by"),
    text("method"),
    text("outcome", "right"),
    date("next_due"),
    position(),
)

setting: Final = Table("setting", metadata, Column("name", TEXT, primary_key=True), text("value"))
recent: Final = Table(
    "recent",
    metadata,
    Column("entry_id", INTEGER, ForeignKey("entry.id"), primary_key=True),
    Column("at", Utc, nullable=False),
)
draft: Final = Table(
    "draft",
    metadata,
    Column("name", TEXT, primary_key=True),
    text("content"),
    Column("at", Utc, nullable=False),
)
event: Final = event_tables.event
edition: Final = list_tables.edition
search_row: Final = search_schema.search_row
search_exact: Final = search_schema.search_exact
search_total: Final = search_schema.search_total
search_vocabulary: Final = search_schema.search_vocabulary

LOG_TABLES: Final = (operation, change, change_batch, trust_tables.audit)
LOCAL_TABLES: Final = (setting, recent, draft)
DERIVED_TABLES: Final = (search_row, search_exact, search_total, search_vocabulary)
VIRTUAL_TABLES: Final = ("search_text", "search_near", "search_digits")
WORD_PARTS: Final = "search_part"
"""Where parts of the words of `search_vocabulary` are found."""
LOGGED_TABLES: Final = tuple(
    table
    for table in metadata.sorted_tables
    if table not in (*LOG_TABLES, *LOCAL_TABLES, *DERIVED_TABLES)
)
DERIVED_COLUMNS: Final = frozenset({"sort_key", "sort_version"})
