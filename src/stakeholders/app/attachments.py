"""Attachments: photos, logos and scanned papers kept with a contact, in the directory file."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Final

from stakeholders.app.audience import release
from stakeholders.app.errors import (
    EmptyNameError,
    HiddenFactError,
    NoPictureError,
    TooLargeAttachmentError,
    UnreadableFileError,
    UnwritableTargetError,
    WrongKindError,
)
from stakeholders.app.outgoing_files import write_files
from stakeholders.domain.ids import Uid
from stakeholders.domain.media_type import IMAGES, media_type_of
from stakeholders.domain.parts import Attachment, AttachmentRole
from stakeholders.domain.text import clean
from stakeholders.domain.visibility import Visibility
from stakeholders.store.attachments import add_attachment, read_content
from stakeholders.store.database import Database
from stakeholders.store.entries import entry_id
from stakeholders.store.parts import change_part, read_part, remove_part
from stakeholders.store.records import read_records

LARGEST: Final = 32 * 1024 * 1024
"""The most bytes of a file."""
LARGEST_PICTURE: Final = 4 * 1024 * 1024
"""The most bytes of a photo or logo."""


class Attachments:
    """Keeps files with contacts; the same bytes are kept once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        owner: Uid,
        file: Path,
        *,
        role: AttachmentRole = AttachmentRole.DOCUMENT,
        title: str = "",
    ) -> Uid:
        """Keep a copy of a file with a contact; return the uid of the attachment.

        Raises:
            UnreadableFileError: when it cannot be read.
            TooLargeAttachmentError: when it is larger than such a file may be.
            NoPictureError: when a photo or logo is no JPEG, PNG, GIF or WebP.
        """
        content = _content(file, LARGEST if role is AttachmentRole.DOCUMENT else LARGEST_PICTURE)
        media_type = media_type_of(content, file.name)
        if role is not AttachmentRole.DOCUMENT and media_type not in IMAGES:
            raise NoPictureError(file.name)
        digest = hashlib.sha256(content).hexdigest()
        kept = Attachment(file.name, media_type, len(content), digest, role, clean(title))
        with self._database.writing("attachment.added", entry=owner) as writing:
            return add_attachment(writing, owner, kept, content)

    def content(self, uid: Uid) -> bytes:
        """Return the bytes of an attachment.

        Raises:
            UnknownUidError: when it is gone.
        """
        with self._database.reading() as connection:
            return read_content(connection, uid)

    def save(self, uid: Uid, target: Path, audience: Visibility = Visibility.OFFICE) -> None:
        """Write a copy of an attachment to a file of its own.

        Raises:
            HiddenFactError: when this audience may not see it.
            UnwritableTargetError: when the file cannot be written.
        """
        with self._database.reading() as connection:
            owner, part = read_part(connection, uid)
            content = read_content(connection, uid)
            record = next(read_records(connection, (entry_id(connection, owner),)))
        whole = replace(record, parts=(part, *record.parts))  # a restriction is a part as well
        released = release((whole,), audience).records
        if not any(part in one.parts for one in released):
            raise HiddenFactError(record.name)
        with self._database.writing("attachment.saved", entry=owner, file=target.name) as writing:
            try:
                write_files(((target, content),))
            except OSError as error:
                raise UnwritableTargetError(target.name, error.strerror or str(error)) from error
            writing.keep()

    def rename(self, uid: Uid, title: str) -> None:
        """Write another title.

        Raises:
            EmptyNameError: when there is nothing in it.
            UnknownUidError: when the attachment is gone.
        """
        if not clean(title):
            raise EmptyNameError
        with self._database.writing("attachment.renamed") as writing:
            owner, part = read_part(writing.connection, uid)
            if not isinstance(part, Attachment):
                raise WrongKindError(uid)
            writing.says(entry=owner)
            change_part(writing, replace(part, title=clean(title)))

    def remove(self, uid: Uid) -> None:
        """Put an attachment into the bin; its bytes stay until they are erased.

        Raises:
            UnknownUidError: when it is gone already.
        """
        with self._database.writing("attachment.removed") as writing:
            owner, part = read_part(writing.connection, uid)
            if not isinstance(part, Attachment):
                raise WrongKindError(uid)
            writing.says(entry=owner)
            remove_part(writing, uid)


def _content(file: Path, largest: int) -> bytes:
    try:
        if file.stat().st_size > largest:
            raise TooLargeAttachmentError(file.name, largest // 1024 // 1024)
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFileError(file.name, error.strerror or str(error)) from error
