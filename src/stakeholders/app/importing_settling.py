"""Settling: records of a file as the directory would have them, with owners, posts and sources."""

import functools
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from stakeholders.app.importing_plan import Decision, Planned
from stakeholders.app.reference import Reference
from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel
from stakeholders.domain.comparison import Difference
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.frozen import changing
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import PersonName
from stakeholders.domain.ownership import belongs_to_office
from stakeholders.domain.parts import Part, Relation
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import fold

_CONTENT: Final = "sha256:"
_settled: Final = changing(
    Record, "uid", "names", "posts", "parts", "channels", "addresses", "tags", "parent_uid",
    "source", "source_uid",
)  # fmt: skip
_placed: Final = changing(PostLine, "functions", "uid", "body_uid", "line_uid")
_owned: Final = changing(Channel, "owner", "uid")


def has_identifier(record: Record) -> bool:
    """Tell whether a record says which contact it is; else its whole content has to."""
    return bool(record.uid or record.source_uid)


def is_contact(record: Record) -> bool:
    """Tell whether a record is a person, a body, or a post with its title and body."""
    if record.kind is EntryKind.POST:
        return any(line.title and line.body for line in record.posts[:1])
    return record.kind in {EntryKind.PERSON, EntryKind.BODY}


class Settling:
    """Makes the records of one file ready for the directory.

    A uid that the directory uses for something else, or that two things of the file claim, is
    replaced, whatever the file says.
    """

    def __init__(
        self,
        reference: Reference,
        new_uid: Callable[[], Uid],
        format_name: str,
        *,
        keeps_erased: bool = False,
    ) -> None:
        self.keeps_erased = keeps_erased
        self._reference = reference
        self._new_uid = new_uid
        self._format = format_name
        self._seats: Counter[tuple[str, str]] = Counter()
        self._functions: dict[str, tuple[str, ...]] = {}
        self._kinds: dict[Uid, str] = {}
        self._twins: dict[int, int] = {}
        self._told: dict[int, set[tuple[str, str]]] = {}

    @property
    def source(self) -> str:
        """Where contacts are from that say nothing else."""
        return self._format

    def count(self, record: Record) -> None:
        """Learn who has which seat; all records of the file, before the first is settled."""
        self._seats.update(_seat(line) for line in record.posts)

    def avoid(self, taken: Mapping[Uid, str]) -> None:
        """Learn what uids stand for in the directory: kinds of entries, or other rows."""
        for uid, kind in taken.items():
            self._kinds.setdefault(uid, kind)

    def settled(self, record: Record) -> Record:
        """Return a record with uids that are free or its own, owners, functions and a source."""
        own = self._claimed(record.uid, record.kind.value) or self._new_uid()
        posts = tuple([self._post(line, f"{n} of {own}") for n, line in enumerate(record.posts)])
        seat = next((line for line in posts if line.uid and self._seats[_seat(line)] == 1), None)
        owners = {line.uid for line in posts} | {line.body_uid for line in posts} | {own}
        channels = tuple(
            [self._channel(channel, record.uid, own, seat, owners) for channel in record.channels]
        )
        addresses = tuple([self._address(address, own) for address in record.addresses])
        source, source_uid = self._source(record)
        return _settled(
            record,
            own,
            self._names(record, own),
            posts,
            self._parts(record, own),
            channels,
            addresses,
            _without_twins(record.tags),
            self._claimed(record.parent_uid, EntryKind.BODY.value),
            source,
            source_uid,
        )

    def twin(self, record: Record, place: int) -> int | None:
        """Return the place of a record before this one that seems to have the same identifier.

        Only marks of identifiers are kept: ask `are_twins` for the record at that place.
        """
        marks = [hash(key) for key in _identifiers(record)]
        twin = next((self._twins[mark] for mark in marks if mark in self._twins), None)
        if twin is None:
            self._twins.update(dict.fromkeys(marks, place))
        return twin

    def without_told(self, item: Planned, place: int, first: Sequence[Difference]) -> Planned:
        """Return a contact without what its twins before it, the first at this place, say too."""
        told = self._told.setdefault(place, {(one.field, one.after) for one in first})
        fresh = tuple(one for one in item.differences if (one.field, one.after) not in told)
        told.update((one.field, one.after) for one in fresh)
        if item.decision is Decision.CHANGED and not fresh:
            return replace(item, decision=Decision.SAME, differences=())
        return replace(item, differences=fresh)

    def _channel(
        self,
        channel: Channel,
        before: Uid | None,
        own: Uid,
        seat: PostLine | None,
        owners: Iterable[Uid | None],
    ) -> Channel:
        """Return a channel with its owner; one of the contact itself says none, as it was read."""
        owner = _told(channel, before, own, owners) or _owner(channel, own, seat)
        if channel.uid is None and channel.owner is None and owner == own:
            return channel
        return _owned(channel, owner, self._claimed(channel.uid, f"channel of {own}"))

    def _address(self, address: Address, own: Uid) -> Address:
        if address.uid is None and address.owner is None:
            return address
        return replace(address, owner=own, uid=self._claimed(address.uid, f"address of {own}"))

    def _names(self, record: Record, own: Uid) -> tuple[PersonName, ...]:
        if not any(name.uid for name in record.names):
            return record.names
        return tuple(
            replace(name, uid=self._claimed(name.uid, f"name {number} of {own}"))
            for number, name in enumerate(record.names)
        )

    def _parts(self, record: Record, own: Uid) -> tuple[Part, ...]:
        return tuple(
            replace(part, uid=self._claimed(part.uid, _place(part, f"{number} of {own}")))
            for number, part in enumerate(record.parts)
        )

    def _post(self, line: PostLine, place: str) -> PostLine:
        functions = line.functions or self._functions_of(line.title)
        uid = self._claimed(line.uid, EntryKind.POST.value)
        if uid is None and functions and line.body:
            uid = self._new_uid()
        body_uid = self._claimed(line.body_uid, EntryKind.BODY.value)
        line_uid = self._claimed(line.line_uid, f"position {place}")
        told = (line.functions, line.uid, line.body_uid, line.line_uid)
        if (functions, uid, body_uid, line_uid) == told:
            return line
        return _placed(line, functions, uid, body_uid, line_uid)

    def _functions_of(self, title: str) -> tuple[str, ...]:
        """Return what a title names; titles come again and again."""
        if title not in self._functions:
            self._functions[title] = self._reference.functions_of(title)
        return self._functions[title]

    def _claimed(self, uid: Uid | None, kind: str) -> Uid | None:
        """Return the uid when it stands for this kind of thing or for nothing yet."""
        if uid is None or self._kinds.setdefault(uid, kind) != kind:
            return None
        return uid

    def _source(self, record: Record) -> tuple[str, str]:
        """Return where a record comes from: one without an identifier is known by its content."""
        if record.source_uid:
            return record.source or self._format, record.source_uid
        if has_identifier(record):
            return record.source, ""
        digest = hashlib.sha256(repr(record).encode("utf-8", "backslashreplace")).hexdigest()
        return self._format, f"{_CONTENT}{digest[:32]}"


def are_twins(one: Record, other: Record) -> bool:
    """Tell whether two records of a file have the same identifier."""
    return bool(set(_identifiers(one)) & set(_identifiers(other)))


def _identifiers(record: Record) -> list[tuple[str, str, str]]:
    keys = [(record.kind.value, "", str(record.uid))]
    if record.source_uid:
        keys.append((record.kind.value, record.source, record.source_uid))
    return keys


def _place(part: Part, place: str) -> str:
    """Return what the uid of a part stands for; a relation is told by both of its bodies."""
    return "relation" if isinstance(part, Relation) else f"part {place}"


def _seat(line: PostLine) -> tuple[str, str]:
    return _folded(line.body), _folded(line.title)


@functools.lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    """Return a title or the name of a body folded; they come again and again."""
    return fold(text)


def _without_twins(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return tags, of those that differ in nothing but spelling the first."""
    if len(tags) < 2:
        return tags
    return tuple({fold(tag): tag for tag in reversed(tags)}.values())[::-1]


def _told(
    channel: Channel, before: Uid | None, own: Uid, owners: Iterable[Uid | None]
) -> Uid | None:
    """Return the owner that a channel says, if it is one that its record names."""
    owner = own if channel.owner is not None and channel.owner == before else channel.owner
    return owner if owner in owners else None


def _owner(channel: Channel, person: Uid, seat: PostLine | None) -> Uid:
    """Return whose a channel is: landlines and role mailboxes are of a post with one seat."""
    return seat.uid if seat and seat.uid and belongs_to_office(channel) else person
