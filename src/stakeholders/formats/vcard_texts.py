"""The texts of vCards: a file read in one encoding where it has one, else value by value."""

import binascii
import codecs
import io
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from stakeholders.formats.encoding import decoded, guessed_encoding, known_encoding, wide_encoding

_AT_ONCE: Final = 1 << 20


class Texts:
    """The text of a file: read at once where it is one encoding, else value by value."""

    def __init__(self, data: bytes, encoding: str | None) -> None:
        self._data = data
        self._known = known_encoding(encoding)
        self._is_wide = self._known is not None or wide_encoding(data) is not None
        self._bytewise = not self._is_wide and not _is_utf8(data)

    @property
    def is_utf8(self) -> bool:
        """Whether the whole file is UTF-8, as far as anybody knows."""
        return not self._is_wide and not self._bytewise

    def lines(self) -> Iterable[str]:
        """Return the lines, of whatever line ends, without reading them all at once."""
        if self._is_wide:
            return io.StringIO(decoded(self._data, self._known).text, newline=None)
        encoding = "latin-1" if self._bytewise else "utf-8-sig"
        return io.TextIOWrapper(io.BytesIO(self._data), encoding, newline=None)

    def decoded(self, text: str, charset: str) -> str:
        """Return a value as text: by its own charset, UTF-8, else the guess for the file."""
        if not self._bytewise or text.isascii():
            return text
        return self._from_bytes(text.encode("latin-1"), charset)

    def from_quoted_printable(self, text: str, charset: str) -> str:
        """Return the text of a quoted-printable value, with plain line ends."""
        raw = binascii.a2b_qp(text.encode("latin-1" if self._bytewise else "utf-8"))
        return self._from_bytes(raw, charset).replace("\r\n", "\n").replace("\r", "\n")

    def _from_bytes(self, raw: bytes, charset: str) -> str:
        for encoding in (known_encoding(charset), "utf-8"):
            try:
                if encoding:
                    return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
        return raw.decode(self._known or self._guess, "replace")

    @cached_property
    def _guess(self) -> str:
        plain = self._data.isascii()
        return guessed_encoding(binascii.a2b_qp(self._data) if plain else self._data)


def _is_utf8(data: bytes) -> bool:
    """Tell whether a file is UTF-8, without its text in memory."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for start in range(0, len(data), _AT_ONCE):
            decoder.decode(view[start : start + _AT_ONCE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
