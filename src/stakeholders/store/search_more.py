"""Search more: the words of facts that nothing but the search by any word shows."""

from typing import Final

_WORDS_OF: Final = (
    "SELECT {owner}, {words} FROM {table} WHERE {owner} IN (SELECT value FROM json_each(?1)) "
    "AND deleted_at IS NULL AND ({filled})"
)
_OWN: Final = tuple(
    _WORDS_OF.format(
        table=table, owner=owner, words=" || ' ' || ".join(columns),
        filled=" OR ".join(f"{column} <> ''" for column in columns),
    )
    for table, owner, *columns in (
        ("custom_value", "entry_id", "value"),
        ("body_status", "body_id", "scheme", "value", "reference"),
        ("post_title", "post_id", "text"),
        ("post_function", "post_id", "topic"),
        ("post", "id", "rank"),
        ("attachment", "entry_id", "file_name", "title"),
        ("entry", "id", "correspondence_language", "do_not_contact"),
        ("person_name", "person_id", "phonetic_given", "phonetic_family", "address_as",
         "post_nominals", "suffix"),
        ("channel", "owner_id", "label"),
        ("absence", "person_id", "reason"),
        ("legal_basis", "entry_id", "basis", "purpose", "how"),
        ("event", "id", "venue", "dates_as_given", "time_zone"),
        ("contact_refusal", "entry_id", "reason"),
        ("restriction", "entry_id", "reason"),
    )
)  # fmt: skip
_WORDS_OF_SOURCES: Final = (
    "SELECT c.entry_id, {words} FROM citation c JOIN source s ON s.id = c.source_id "
    "WHERE c.entry_id IN (SELECT value FROM json_each(?1)) "
    "AND c.deleted_at IS NULL AND s.deleted_at IS NULL"
)
_CITED: Final = tuple(
    _WORDS_OF_SOURCES.format(words=words)
    for words in ("s.title || ' ' || s.symbol || ' ' || s.publisher", "c.quote")
)
"""Thousands share a source: its words come apart from the quote, to be taken apart but once."""
_RELATED: Final = tuple(
    f"SELECT r.{one}, e.display || ' ' || coalesce((SELECT n.text FROM body_name n "  # noqa: S608
    "WHERE n.body_id = e.id AND n.type = 'acronym' AND n.is_primary AND n.deleted_at IS NULL "
    "ORDER BY n.position, n.id LIMIT 1), '') FROM body_relation r "
    f"JOIN entry e ON e.id = r.{other} "
    f"WHERE r.{one} IN (SELECT value FROM json_each(?1)) AND r.deleted_at IS NULL "
    "AND e.deleted_at IS NULL"
    for one, other in (("from_body_id", "to_body_id"), ("to_body_id", "from_body_id"))
)
"""A body is found by those it is a partner, host or successor of, and they by it."""
MORE: Final = " UNION ALL ".join((*_OWN, *_CITED, *_RELATED))
"""Asks, by a JSON array of ids, for the owner and the words of each such row."""
