"""Entries: the root of everything that can be found, starred, tagged, cited, put on a list."""

from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry is."""

    PERSON = "person"
    BODY = "body"
    POST = "post"
    AREA = "area"
    EVENT = "event"
    LIST = "list"
