"""Sources: the documents that facts came from, and which words of them say so."""

from dataclasses import dataclass
from enum import StrEnum

from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate


class SourceType(StrEnum):
    """What kind of document a source is."""

    PRESS_RELEASE = "press_release"
    FILE = "file"
    LETTER = "letter"
    WEB = "web"
    CALL = "call"
    CARD = "card"
    DIRECTORY = "directory"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that facts came from; as old as its date, whenever it was read."""

    title: str
    type: SourceType = SourceType.PRESS_RELEASE
    date: PartialDate | None = None
    date_assumed: bool = False
    language: str = ""
    file_name: str = ""
    symbol: str = ""
    publisher: str = ""
    url: str = ""
    reference: str = ""
    text: str = ""
    uid: Uid | None = None
