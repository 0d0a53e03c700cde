"""Media types: what a file holds, by its first bytes, else by the end of its name."""

import mimetypes
from pathlib import PurePath
from typing import Final

_UNKNOWN: Final = "application/octet-stream"
_WEBP: Final = b"WEBP"
_SIGNATURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
)
IMAGES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""What a photo or a logo may be."""


def media_type_of(content: bytes, file_name: str) -> str:
    """Return the media type (RFC 6838) of a file, never that of a picture which it is not."""
    for start, media_type in _SIGNATURES:
        if content.startswith(start):
            return media_type
    if content.startswith(b"RIFF") and content[8:12] == _WEBP:
        return "image/webp"
    # The table that comes with Python alone: it is the same on every machine.
    types = mimetypes.MimeTypes(filenames=())
    guessed = types.guess_type(PurePath(file_name).name)[0] or _UNKNOWN
    return _UNKNOWN if guessed in IMAGES or guessed == "application/pdf" else guessed
