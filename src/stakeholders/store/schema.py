"""The tables of the directory file as SQLAlchemy Core sees them; the migrations make them.

Three kinds: logged tables are written by operations only, local ones belong to this machine,
derived ones can be made anew at any time. A test compares these with a fresh file.
"""

from typing import Any, Final

from sqlalchemy import BLOB, INTEGER, TEXT, Column, ForeignKey, MetaData, Table

from stakeholders.store.columns import Codes, DateColumn, Flag, JsonText, UidColumn, Utc

metadata: Final = MetaData()


def _text(name: str, default: str | None = "") -> Column[Any]:
    return Column(name, TEXT, nullable=default is None, default=default)


def _date(name: str) -> Column[Any]:
    return Column(name, DateColumn)


def _flag(name: str) -> Column[Any]:
    return Column(name, Flag, nullable=False, default=False)


def _link(name: str, table: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, INTEGER, ForeignKey(f"{table}.id"), nullable=optional)


def _position() -> Column[Any]:
    return Column("position", INTEGER, nullable=False, default=0)


def _logged(name: str, *columns: Column[Any], of_entry: bool = False) -> Table:
    """Return a table whose rows carry uid, version, operations and tombstone."""
    key = (ForeignKey("entry.id"),) if of_entry else ()
    return Table(
        name,
        metadata,
        Column("id", INTEGER, *key, primary_key=True),
        Column("uid", UidColumn, nullable=False),
        Column("version", INTEGER, nullable=False, default=1),
        Column("created_op", INTEGER, ForeignKey("operation.id"), nullable=False),
        Column("updated_op", INTEGER, ForeignKey("operation.id"), nullable=False),
        Column("updated_at", Utc, nullable=False),
        Column("deleted_at", Utc),
        *columns,
    )


operation: Final = Table(
    "operation",
    metadata,
    Column("id", INTEGER, primary_key=True),
    Column("uid", UidColumn, nullable=False),
    Column("replica_uid", UidColumn, nullable=False),
    Column("counter", INTEGER, nullable=False),
    _text("actor"),
    _text("origin"),
    Column("schema_version", INTEGER, nullable=False),
    _text("label"),
    Column("arguments", JsonText, nullable=False),
    Column("undoes", INTEGER, ForeignKey("operation.id")),
    Column("root", INTEGER, ForeignKey("operation.id")),
    Column("at", Utc, nullable=False),
)
change: Final = Table(
    "change",
    metadata,
    Column("id", INTEGER, primary_key=True),
    _link("op", "operation"),
    _text("table_name"),
    Column("row_uid", UidColumn, nullable=False),
    Column("entry_uid", UidColumn),
    Column("before", JsonText, nullable=False),
    Column("after", JsonText, nullable=False),
)
change_batch: Final = Table(
    "change_batch",
    metadata,
    Column("id", INTEGER, primary_key=True),
    _link("op", "operation"),
    _text("action", "created"),
    _text("table_name"),
    Column("first_id", INTEGER, nullable=False),
    Column("last_id", INTEGER, nullable=False),
)

entry: Final = _logged(
    "entry",
    _text("kind"),
    _text("display"),
    Column("sort_key", BLOB, nullable=False),
    Column("sort_version", INTEGER, nullable=False),
    _text("place"),
    _text("country"),
    _text("visibility", "office"),
    _text("owner"),
    _text("source"),
    _text("source_uid"),
)
person: Final = _logged("person", _text("pronouns"), _date("born"), _date("died"), of_entry=True)
person_name: Final = _logged(
    "person_name",
    _link("person_id", "person"),
    _text("type", "main"),
    *(_text(name) for name in ("full", "honorific", "given", "additional", "family", "suffix")),
    _flag("family_first"),
    _text("language"),
    _text("phonetic_given"),
    _text("phonetic_family"),
    _date("from_date"),
    _date("to_date"),
    _flag("is_primary"),
    _position(),
)
body: Final = _logged(
    "body",
    _text("kind"),
    _link("parent_id", "body", optional=True),
    _date("founded"),
    _date("ended"),
    of_entry=True,
)
body_name: Final = _logged(
    "body_name",
    _link("body_id", "body"),
    _text("type", "official"),
    _text("text"),
    _text("folded"),
    _text("language"),
    _date("from_date"),
    _date("to_date"),
    _flag("is_primary"),
    _position(),
)
body_coverage: Final = _logged(
    "body_coverage", _link("body_id", "body"), _text("area"), _position()
)
body_relation: Final = _logged(
    "body_relation",
    _link("from_body_id", "body"),
    _link("to_body_id", "body"),
    _text("type"),
    _date("from_date"),
    _date("to_date"),
)
post: Final = _logged(
    "post",
    _link("body_id", "body"),
    _text("title"),
    _text("folded_title"),
    _text("rank"),
    Column("is_single_seat", Flag, nullable=False, default=True),
    _date("from_date"),
    _date("to_date"),
    of_entry=True,
)
post_function: Final = _logged(
    "post_function", _link("post_id", "post"), _text("function"), _text("topic"), _position()
)
affiliation: Final = _logged(
    "affiliation",
    _link("person_id", "person"),
    _link("body_id", "body", optional=True),
    _link("post_id", "post", optional=True),
    _text("body_as_printed"),
    _text("title"),
    _text("unit"),
    Column("functions", Codes, nullable=False, default=()),
    _flag("is_acting"),
    _flag("is_primary"),
    _date("from_date"),
    _date("to_date"),
    _position(),
)
channel: Final = _logged(
    "channel",
    _link("owner_id", "entry"),
    _text("type"),
    _text("raw"),
    _text("normalised", None),
    _text("display"),
    _flag("is_valid"),
    _text("number_type", None),
    _text("extension", None),
    _text("region", None),
    _text("assumed_region", None),
    Column("rule_version", INTEGER, nullable=False, default=0),
    _text("label"),
    Column("purposes", Codes, nullable=False, default=()),
    _text("state", "unchecked"),
    _text("state_reason"),
    _text("visibility", "office"),
    _text("owner"),
    _date("as_of"),
    _date("from_date"),
    _date("to_date"),
    _text("quote"),
    Column("is_certain", Flag, nullable=False, default=True),
    _position(),
)
address: Final = _logged(
    "address",
    _link("owner_id", "entry"),
    _text("label"),
    *(
        _text(name)
        for name in (
            "lines", "po_box", "extended", "street", "city", "region", "postal_code", "country",
        )
    ),
    _text("visibility", "office"),
    _position(),
)  # fmt: skip
entry_language: Final = _logged(
    "entry_language", _link("entry_id", "entry"), _text("language"), _text("level"), _position()
)
tag: Final = _logged("tag", _text("name"), _text("folded"))
entry_tag: Final = _logged(
    "entry_tag", _link("entry_id", "entry"), _link("tag_id", "tag"), _position()
)
note: Final = _logged("note", _link("entry_id", "entry"), _text("text"), _position())
known_gap: Final = _logged("known_gap", _link("entry_id", "entry"), _text("field"), _position())
kept_property: Final = _logged(
    "kept_property",
    _link("entry_id", "entry"),
    _text("name"),
    _text("value"),
    _text("group_name"),
    Column("parameters", JsonText, nullable=False, default=()),
    _position(),
)
directory_list: Final = _logged("directory_list", _text("purpose"), _text("rule"), of_entry=True)
list_member: Final = _logged(
    "list_member",
    _link("list_id", "directory_list"),
    _link("member_id", "entry"),
    _flag("is_left_out"),
    _text("reason"),
    _text("note"),
    _position(),
)
source: Final = _logged(
    "source",
    _text("type"),
    _text("title"),
    _text("symbol"),
    _text("publisher"),
    _date("dated"),
    _flag("is_date_assumed"),
    Column("received_at", Utc),
    _text("language"),
    _text("file_name"),
    _text("text"),
    Column("text_hash", BLOB),
)
citation: Final = _logged(
    "citation",
    _link("source_id", "source"),
    _link("entry_id", "entry"),
    _text("table_name"),
    Column("row_uid", UidColumn),
    _text("field"),
    _text("quote"),
    Column("quote_start", INTEGER),
    Column("is_certain", Flag, nullable=False, default=True),
    _position(),
)
verification: Final = _logged(
    "verification",
    _link("entry_id", "entry"),
    _text("table_name"),
    Column("row_uid", UidColumn),
    _text("field"),
    Column("checked_on", DateColumn, nullable=False),
    _text("checked_by"),
    _text("method"),
    _text("outcome"),
)

setting: Final = Table("setting", metadata, Column("name", TEXT, primary_key=True), _text("value"))
star: Final = Table(
    "star",
    metadata,
    Column("entry_id", INTEGER, ForeignKey("entry.id"), primary_key=True),
    Column("at", Utc, nullable=False),
)
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
    _text("content"),
    Column("at", Utc, nullable=False),
)
search_row: Final = Table(
    "search_row",
    metadata,
    Column("label", INTEGER, primary_key=True),
    Column("entry_id", INTEGER, ForeignKey("entry.id"), nullable=False),
    Column("sort_key", BLOB, nullable=False),
    _text("kind"),
    _text("name"),
    _text("initials"),
    _text("line1"),
    _text("line2"),
    _text("country"),
    Column("flags", Codes, nullable=False),
)
search_flag: Final = Table(
    "search_flag",
    metadata,
    Column("flag", TEXT, primary_key=True),
    Column("label", INTEGER, primary_key=True),
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

LOG_TABLES: Final = (operation, change, change_batch)
LOCAL_TABLES: Final = (setting, star, recent, draft)
DERIVED_TABLES: Final = (search_row, search_flag, search_exact, search_total)
VIRTUAL_TABLES: Final = ("search_text", "search_digits")
LOGGED_TABLES: Final = tuple(
    table
    for table in metadata.sorted_tables
    if table not in (*LOG_TABLES, *LOCAL_TABLES, *DERIVED_TABLES)
)
DERIVED_COLUMNS: Final = frozenset({"sort_key", "sort_version"})
