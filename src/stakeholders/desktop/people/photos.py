"""Photos: which picture belongs to a contact, and reading it without harm."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader

from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Attachment, AttachmentRole
from stakeholders.domain.record import Record

_LARGEST_MEGABYTES: Final = 64
_FORMATS: Final = MappingProxyType(
    {"image/jpeg": "jpeg", "image/png": "png", "image/gif": "gif", "image/webp": "webp"}
)


def photo_of(record: Record) -> Uid | None:
    """Return the newest photo or logo of a contact."""
    pictures = (one for one in record.parts_of(Attachment) if is_picture(one))
    return next((one.uid for one in reversed(tuple(pictures))), None)


def is_picture(attachment: Attachment) -> bool:
    """Tell whether an attachment is shown in the head of the card."""
    return attachment.role is not AttachmentRole.DOCUMENT


def read_picture(content: bytes, media_type: str, side: int) -> QImage | None:
    """Return a picture no larger than it is shown, None where it cannot be read.

    May be called in a worker: an image is a value of Qt, not an object. Nothing but the four
    formats is tried, and nothing is unpacked beyond 64 MB.
    """
    if media_type not in _FORMATS:
        return None
    QImageReader.setAllocationLimit(_LARGEST_MEGABYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_FORMATS[media_type].encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if min(size.width(), size.height()) > side:
        expanding = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        reader.setScaledSize(size.scaled(side, side, expanding))
    image = reader.read()
    return None if image.isNull() else image
