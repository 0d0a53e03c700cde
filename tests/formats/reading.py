"""What the tests of readers have in common: a context with a few invented words."""

import io
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, Final

from stakeholders.domain.record import Record
from stakeholders.formats.base import ReadingContext, ReadRecord, Refused

_HONORIFICS: Final = frozenset({"mr", "ms", "mrs", "dr", "h.e", "prof"})
_PARTICLES: Final = frozenset({"de", "van", "bin", "von", "el"})


class FewWords:
    """Name words enough for the tests."""

    def is_honorific(self, text: str) -> bool:
        """Tell whether it is one of the few titles."""
        return text.casefold().rstrip(".") in _HONORIFICS

    def is_particle(self, word: str) -> bool:
        """Tell whether it is one of the few particles."""
        return word.casefold() in _PARTICLES


CONTEXT: Final = ReadingContext(FewWords())

Read = Callable[[bytes, ReadingContext], Iterator[ReadRecord | Refused]]
Write = Callable[[Sequence[Record], BinaryIO], None]


def written_with(write: Write | None, *records: Record) -> bytes:
    """Return what a writer makes of the records."""
    assert write is not None
    stream = io.BytesIO()
    write(records, stream)
    return stream.getvalue()


def records_in(read: Read, data: bytes, context: ReadingContext = CONTEXT) -> list[Record]:
    """Return the records a reader finds, of which none may be refused."""
    found = []
    for item in read(data, context):
        assert isinstance(item, ReadRecord), item
        found.append(item.record)
    return found
