"""Event tables: meetings, who is asked to them and how, who takes part, and the event's own words.

Names and titles in them are as they were then: they stay when the directory moves on.
"""

from typing import Final

from sqlalchemy import INTEGER, Column

from stakeholders.store.columns import Codes, JsonText
from stakeholders.store.table_columns import date, flag, link, logged, position, text

event: Final = logged(
    "event",
    text("short"),
    text("symbol"),
    text("series"),
    text("folded_series"),
    Column("ordinal", INTEGER),
    date("from_date"),
    date("to_date"),
    text("dates_as_given"),
    text("from_time"),
    text("to_time"),
    text("time_zone"),
    text("venue"),
    Column("expected", INTEGER),
    Column("expected_areas", INTEGER),
    text("expected_as_given"),
    text("status", "planned"),
    date("answer_by"),
    date("nominate_by"),
    text("reference_form"),
    Column("chain", JsonText, nullable=False, default=()),
    Column("protocol", JsonText, nullable=False, default=()),
    link("parent_id", "event", optional=True),
    link("like_id", "event", optional=True),
    of_entry=True,
)
event_body: Final = logged(
    "event_body",
    link("event_id", "event"),
    link("entry_id", "entry", optional=True),
    text("name"),
    text("role"),
    position(),
)
"""Who hosts, organises, collaborates or pays, and where it is: a body, an area, or words alone."""
event_category: Final = logged(
    "event_category",
    link("event_id", "event"),
    text("code"),
    text("name"),
    text("section"),
    Column("quota", INTEGER),
    position(),
)
event_role: Final = logged(
    "event_role",
    link("event_id", "event"),
    text("code"),
    text("name"),
    Column("weight", INTEGER, nullable=False, default=0),
    Column("quota", INTEGER),
    flag("is_head"),
    flag("is_wanted"),
    position(),
)
"""A part that people take; `is_wanted` ones are columns of the matrix, lighter ones come first."""
event_section: Final = logged(
    "event_section",
    link("event_id", "event"),
    text("code"),
    text("name"),
    flag("is_hidden"),
    position(),
)
event_column: Final = logged(
    "event_column",
    link("event_id", "event"),
    text("name"),
    text("folded"),
    text("type", "text"),
    Column("choices", JsonText, nullable=False, default=()),
    text("currency"),
    text("visibility", "named"),
    position(),
)
delegation: Final = logged(
    "delegation",
    link("event_id", "event"),
    link("represents_id", "entry", optional=True),
    text("name"),
    text("category"),
    text("credentials"),
    date("credentials_on"),
    text("credentials_reference"),
    text("reference"),
    Column("quota", INTEGER),
    text("sort_as"),
    text("note"),
    position(),
)
"""What a State or body sends; its head is the participation whose role is one of a head."""
invitation: Final = logged(
    "invitation",
    link("event_id", "event"),
    link("addressee_id", "entry", optional=True),
    link("represents_id", "entry", optional=True),
    link("via_id", "entry", optional=True),
    link("list_id", "directory_list", optional=True),
    link("delegation_id", "delegation", optional=True),
    text("name"),
    text("represents"),
    text("step"),
    text("form"),
    text("language"),
    text("reference"),
    date("dated"),
    date("deadline"),
    text("status", "draft"),
    date("status_on"),
    text("answer"),
    text("answer_form"),
    date("answered_on"),
    flag("is_nominee_open"),
    text("reason"),
    text("note"),
    position(),
)
"""`represents` is for whom, `step` by which step of the chain the addressee was found."""
invitation_copy: Final = logged(
    "invitation_copy",
    link("event_id", "event"),
    link("invitation_id", "invitation"),
    link("entry_id", "entry", optional=True),
    text("name"),
    text("form"),
    position(),
)
invitation_status: Final = logged(
    "invitation_status",
    link("event_id", "event"),
    link("invitation_id", "invitation"),
    text("status"),
    date("on_date"),
    text("how"),
    text("by"),
    text("note"),
    position(),
)
reminder: Final = logged(
    "reminder",
    link("event_id", "event"),
    link("invitation_id", "invitation"),
    text("form"),
    text("reference"),
    date("sent_on"),
    date("deadline"),
    text("by"),
    text("note"),
    position(),
)
participation: Final = logged(
    "participation",
    link("event_id", "event"),
    link("person_id", "person", optional=True),
    link("post_id", "post", optional=True),
    link("body_id", "body", optional=True),
    link("delegation_id", "delegation", optional=True),
    link("invitation_id", "invitation", optional=True),
    link("replaced_by_id", "participation", optional=True),
    date("replaced_on"),
    text("name"),
    text("honorific"),
    text("given"),
    text("family"),
    flag("family_first"),
    text("badge_name"),
    text("title"),
    text("body"),
    text("unit"),
    text("rank"),
    text("gender"),
    text("language"),
    text("category"),
    text("role"),
    Column("functions", Codes, nullable=False, default=()),
    text("credentials"),
    date("credentials_on"),
    text("nomination"),
    date("nominated_on"),
    text("nomination_reference"),
    text("registration"),
    date("registered_on"),
    flag("is_sponsored"),
    text("visibility", "office"),
    text("note"),
    position(),
)
attendance: Final = logged(
    "attendance",
    link("event_id", "event"),
    link("participation_id", "participation"),
    date("on_date"),
    text("state"),
    position(),
)
event_value: Final = logged(
    "event_value",
    link("event_id", "event"),
    link("participation_id", "participation"),
    link("column_id", "event_column"),
    text("value"),
    position(),
)
letter_template: Final = logged(
    "letter_template",
    link("event_id", "event", optional=True),
    text("name"),
    text("form"),
    text("language"),
    text("subject"),
    text("text"),
    position(),
)
