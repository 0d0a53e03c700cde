"""Fields: the facts that pieces of a contact block are."""

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """What a piece of a contact block is."""

    PERSON = "person"
    TITLE = "title"
    BODY = "body"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Field:
    """One fact of a contact block and where it stands; `country` is known for some places."""

    kind: FieldKind
    text: str
    start: int
    end: int
    honorific: str = ""
    country: str = ""
    opens_line: bool = False
    in_prose: bool = False
