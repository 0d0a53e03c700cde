"""A list field: what a contact may have several of, and how `set` writes one of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownUidError
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Part
from stakeholders.domain.record import PostLine, Record

Item = Any
"""A channel, a name, an address or a part: each field knows its own."""


@dataclass(frozen=True, slots=True)
class ListField:
    """A field with several values; `read` makes one of a text, over an old one if there is one.

    `wants` says in words what the text holds; `kind` is what a value is, `fixed` what of it
    nobody types. A field that `appends` gets one more unless it is said which one is meant.
    """

    kind: type
    wants: str
    items: Callable[[Directory, Record], Sequence[Item]]
    read: Callable[[Directory, str, Item | None], Item]
    add: Callable[[Directory, Record, Item], object]
    change: Callable[[Directory, Item], object]
    remove: Callable[[Directory, Item], object]
    fixed: frozenset[str] = field(default_factory=frozenset)
    appends: bool = False


def part_field(
    kind: type[Part], wants: str, read: Callable[[str, Item | None], Part],
    choose: Callable[[Item], bool] = lambda _item: True,
) -> ListField:  # fmt: skip
    """Return the field of a kind of part, all of them or those to be chosen."""
    return ListField(
        kind, wants,
        lambda _directory, record: [each for each in record.parts_of(kind) if choose(each)],
        lambda _directory, text, old: read(text, old),
        lambda directory, record, item: directory.parts.add(uid_of(record), item),
        lambda directory, item: directory.parts.change(item),
        lambda directory, item: directory.parts.remove(uid_of(item)),
    )  # fmt: skip


def simple(kind: Callable[..., Part], attribute: str) -> Callable[[str, Item | None], Part]:
    """Return a reader of a text that is one attribute."""

    def read(text: str, old: Item | None) -> Part:
        said: dict[str, Any] = {attribute: text}
        part: Part = replace(old, **said) if old else kind(**said)
        return part

    return read


def pair(kind: Callable[..., Part], first: str, second: str) -> Callable[[str, Item | None], Part]:
    """Return a reader of two words: the first one alone, the rest the second."""

    def read(text: str, old: Item | None) -> Part:
        head, _blank, rest = text.strip().partition(" ")
        said: dict[str, Any] = {first: head, second: rest.strip()}
        part: Part = replace(old, **said) if old else kind(**said)
        return part

    return read


def uid_of(item: Item) -> Uid:
    """Return the uid that a value of a directory has."""
    if item.uid is None:
        raise UnknownUidError("")
    uid: Uid = item.uid
    return uid


def item_uid(item: Item) -> Uid | None:
    """Return the uid by which a value is known again after it was changed."""
    uid: Uid | None = item.line_uid if isinstance(item, PostLine) else item.uid
    return uid


def only_typed(record: Record, field: str, items: Sequence[Item]) -> Record:
    """Return a record that says nothing but what was typed into one field of it."""
    return replace(
        record,
        names=tuple(name for name in record.names if name in items),
        channels=tuple(channel for channel in record.channels if channel in items),
        addresses=tuple(address for address in record.addresses if address in items),
        parts=tuple(part for part in record.parts if part in items),
        country=record.country if field == "country" else "",
        details=tuple(detail for detail in record.details if detail[0] == field),
    )
