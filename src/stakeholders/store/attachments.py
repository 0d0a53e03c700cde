"""Attachments: files kept in the directory by the hash of their bytes, each once."""

import hashlib

import sqlalchemy as sa

from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Attachment
from stakeholders.store import schema
from stakeholders.store.entries import row_id
from stakeholders.store.history import Writing
from stakeholders.store.parts import add_part


def keep_file(writing: Writing, content: bytes, media_type: str) -> tuple[int, str]:
    """Return the id and digest of a file with these bytes, kept now if it is not here yet."""
    digest = hashlib.sha256(content).hexdigest()
    table = schema.stored_file
    row = writing.connection.execute(
        sa.select(table.c.id, table.c.deleted_at)
        .where(table.c.digest == digest)
        .order_by(table.c.deleted_at.is_not(None), table.c.id)
        .limit(1)
    ).one_or_none()
    if row is None:
        values = {"digest": digest, "media_type": media_type, "size": len(content)}
        return writing.insert(table, content=content, **values), digest
    if row.deleted_at is not None:
        writing.restore(table, row.id)
    return int(row.id), digest


def add_attachment(writing: Writing, owner: Uid, attachment: Attachment, content: bytes) -> Uid:
    """Keep a file with a contact; return the uid of the attachment."""
    file_id, _digest = keep_file(writing, content, attachment.media_type)
    return add_part(writing, owner, attachment, file_id=file_id)


def read_content(connection: sa.Connection, uid: Uid) -> bytes:
    """Return the bytes of a live attachment.

    Raises:
        UnknownUidError: when there is none.
    """
    attachment, file = schema.attachment, schema.stored_file
    found = row_id(connection, attachment, uid)
    query = (
        sa.select(file.c.content)
        .join(attachment, attachment.c.file_id == file.c.id)
        .where(attachment.c.id == found)
    )
    return bytes(connection.execute(query).scalar_one())
