"""Called: the entries that others call by a uid, an identifier of their own, or a mailbox."""

import json
from collections.abc import Iterable, Mapping
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.email import read_email
from stakeholders.domain.ids import Uid, uid_from_bytes, uid_from_text
from stakeholders.store.entries import entry_ids
from stakeholders.store.plain_cursor import ask

_MAILBOX: Final = "mailto:"
_BY_SOURCE: Final = (
    "SELECT source_uid, uid FROM entry WHERE source_uid <> '' AND deleted_at IS NULL "
    "AND source = ? AND source_uid IN (SELECT value FROM json_each(?))"
)
_BY_MAILBOX: Final = (
    "SELECT c.normalised, e.uid FROM channel c JOIN entry e ON e.id = c.owner_id "
    "WHERE c.normalised IN (SELECT value FROM json_each(?)) AND c.deleted_at IS NULL "
    "AND e.deleted_at IS NULL"
)


def mailbox_called(text: str) -> str:
    """Return the mailbox that a name is; empty when it is none."""
    head, bare = text[: len(_MAILBOX)], text[len(_MAILBOX) :]
    return read_email(bare).normalised or "" if head.casefold() == _MAILBOX else ""


def entries_called(connection: sa.Connection, names: Iterable[str], source: str) -> dict[str, Uid]:
    """Return the live entries of those names that are one entry and no other.

    `source` is where identifiers are from that are no uid.
    """
    every = list(dict.fromkeys(names))
    uids = {name: uid for name in every if (uid := uid_from_text(name))}
    here = entry_ids(connection, uids.values())
    mailboxes = {name: box for name in every if (box := mailbox_called(name))}
    by_source = _only(connection, _BY_SOURCE, source, json.dumps(every))
    spellings = [text for box in mailboxes.values() for text in (box, box.lower())]
    by_box = _only(connection, _BY_MAILBOX, json.dumps(spellings))
    return {
        **{
            name: by_box[b]
            for name, box in mailboxes.items()
            for b in (box.lower(), box)
            if b in by_box
        },
        **by_source,
        **{name: uid for name, uid in uids.items() if uid in here},
    }


def _only(connection: sa.Connection, query: str, *values: str) -> Mapping[str, Uid]:
    """Return what one entry alone answers to."""
    found: dict[str, set[Uid]] = {}
    for value, uid in ask(connection, query, values):
        found.setdefault(value, set()).add(uid_from_bytes(uid))
    return {value: next(iter(uids)) for value, uids in found.items() if len(uids) == 1}
