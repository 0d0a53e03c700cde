"""Fields: the facts that pieces of a contact block are."""

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """What a piece of a contact block is."""

    PERSON = "person"
    TITLE = "title"
    BODY = "body"
    PLACE = "place"
    ADDRESS = "address"
    HONORIFIC = "honorific"
    HEADING = "heading"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Field:
    """One fact of a contact block and where it stands; `country` is known for some places.

    `joins` tells that a person is named in one breath with the one before; `is_key` that a colon
    follows, `is_keyed` that a word before a colon says what it is; `is_guess` that
    only its place does.
    """

    kind: FieldKind
    text: str
    start: int
    end: int
    honorific: str = ""
    country: str = ""
    opens_line: bool = False
    in_prose: bool = False
    joins: bool = False
    is_key: bool = False
    is_keyed: bool = False
    is_guess: bool = False
    follows_cue: bool = False
