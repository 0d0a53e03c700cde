"""Editions: frozen, numbered copies of a list, and what has changed from one to another."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import Record
from stakeholders.i18n import marked

Facts = tuple[tuple[str, str], ...]
"""Texts by their codes, in order."""


class EditionKind(StrEnum):
    """What an edition is to those who get it."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    ADDENDUM = "add"
    CORRIGENDUM = "corr"
    REVISION = "rev"


KIND_NAMES: Final[Mapping[EditionKind, str]] = MappingProxyType(
    {
        EditionKind.PROVISIONAL: marked("Provisional"),
        EditionKind.FINAL: marked("Final"),
        EditionKind.ADDENDUM: marked("Addendum"),
        EditionKind.CORRIGENDUM: marked("Corrigendum"),
        EditionKind.REVISION: marked("Revision"),
    }
)
FACT_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": marked("Name"),
        "position": marked("Position"),
        "organisation": marked("Organisation"),
        "phone": marked("Phone"),
        "email": marked("E-mail"),
        "address": marked("Address"),
        "country": marked("Country"),
        "note": marked("Note"),
    }
)
"""What a frozen line tells, marked for the catalogue, in the order in which it is read."""


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A frozen line: the `member` of the list, and the contact whose facts it tells.

    `via` is the post through which a person stands on it. `facts` name nobody; of somebody who was
    erased the `personal` ones are gone, and the digest stays.
    """

    member: Uid
    entry: Uid | None
    via: Uid | None = None
    facts: Facts = ()
    personal: Facts | None = None
    salt: bytes | None = None
    digest: bytes = b""

    @property
    def name(self) -> str:
        """What the contact was called, empty where it was erased."""
        return dict(self.personal or ()).get("name", "")

    @property
    def is_intact(self) -> bool:
        """Whether it says what it said when it was frozen, as far as it was not erased."""
        if self.personal is None or self.salt is None:
            return True
        return digest_of_row(self.member, self.facts, self.personal, self.salt) == self.digest


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who got an edition, when and how."""

    name: str
    sent_on: PartialDate | None = None
    form: str = ""
    note: str = ""
    uid: Uid | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A frozen copy of a list with its number; `rows` are only there where they were asked for."""

    uid: Uid
    number: int
    kind: EditionKind
    title: str
    note: str
    rule: str
    as_of: datetime.datetime
    audience: str
    digest: bytes
    count: int = 0
    recipients: tuple[Recipient, ...] = ()
    rows: tuple[EditionRow, ...] = ()

    @property
    def is_intact(self) -> bool:
        """Whether every line, and their order, is as it was frozen."""
        whole = digest_of_edition(self.number, self.as_of, (row.digest for row in self.rows))
        return whole == self.digest and all(row.is_intact for row in self.rows)


def digest_of_row(member: Uid, facts: Facts, personal: Facts, salt: bytes) -> bytes:
    """Return the salted digest of a line (SHA-256)."""
    told = json.dumps([str(member), facts, personal], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(salt + told.encode()).digest()


def digest_of_edition(number: int, as_of: datetime.datetime, rows: Iterable[bytes]) -> bytes:
    """Return the digest of an edition: over the digests of its lines, so that it outlives erasure.

    A line that was erased keeps its digest, and the whole stays what was given to people.
    """
    head = f"{number} {as_of.astimezone(datetime.UTC).isoformat()}\n".encode()
    return hashlib.sha256(head + b"".join(rows)).digest()


def frozen_facts(record: Record, post: Record | None, note: str, day: datetime.date) -> Facts:
    """Return what a line tells of a contact on a day; of a holder, what the post says."""
    lines = post.posts if post else record.posts
    at = next((line for line in lines if post or line.holds_on(day)), None)
    phone = next((c for c in record.phones if c.is_used_on(day)), None)
    email = next((c for c in record.emails if c.is_used_on(day)), None)
    told = {
        "name": record.name,
        "position": at.title if at else "",
        "organisation": at.body if at else "",
        "phone": phone.display or phone.raw if phone else "",
        "email": email.normalised or email.raw if email else "",
        "address": ", ".join(record.addresses[0].lines) if record.addresses else "",
        "country": record.country,
        "note": note,
    }
    return tuple((code, text) for code, text in told.items() if text)


def bare_facts(record: Record, post: Record | None) -> Facts:
    """Return what of a line stays when the contact is erased: what it was, and at which post."""
    told = (("kind", record.kind.value), ("post", post.name if post else ""))
    return tuple((code, text) for code, text in told if text)


class Turn(StrEnum):
    """What became of a line."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A line that is not as it was; `facts` are code, before and after of each that differs."""

    turn: Turn
    name: str
    about: str = ""
    facts: tuple[tuple[str, str, str], ...] = ()


def compare(before: Sequence[EditionRow], after: Sequence[EditionRow]) -> tuple[Change, ...]:
    """Return additions, deletions and changes of lines, in this order.

    A line is the same while it is that of the same member: another holder of a post is a change.
    Where several hold a post, those who stay are told from those who come and go.
    """
    pairs, come, gone = _paired(before, after)
    added = [Change(Turn.ADDED, row.name, _about(row)) for row in come]
    removed = [Change(Turn.REMOVED, row.name, _about(row)) for row in gone]
    changed = [_change(old, new) for old, new in pairs]
    return (*added, *removed, *(change for change in changed if change.facts))


_Pairs = list[tuple[EditionRow, EditionRow]]


def _paired(
    before: Sequence[EditionRow], after: Sequence[EditionRow]
) -> tuple[_Pairs, list[EditionRow], list[EditionRow]]:
    """Return who stays, as before and after, who comes, and who is gone."""
    old, new = list(before), list(after)
    pairs: _Pairs = []
    for same in (_same_contact, _same_member):
        for row in tuple(new):
            found = next((one for one in old if same(one, row)), None)
            if found is not None:
                old.remove(found)
                new.remove(row)
                pairs.append((found, row))
    return pairs, new, old


def _same_contact(one: EditionRow, other: EditionRow) -> bool:
    return _same_member(one, other) and one.entry == other.entry


def _same_member(one: EditionRow, other: EditionRow) -> bool:
    return one.member == other.member


def _about(row: EditionRow) -> str:
    """Return what stands behind a name: position and organisation, else the post that stays."""
    told = dict(row.personal or ())
    at = ", ".join(told[code] for code in ("position", "organisation") if code in told)
    return at or dict(row.facts).get("post", "")


def _change(old: EditionRow, new: EditionRow) -> Change:
    was, now = dict(old.personal or ()), dict(new.personal or ())
    facts = tuple(
        (code, was.get(code, ""), now.get(code, ""))
        for code in FACT_TITLES
        if was.get(code, "") != now.get(code, "")
    )
    return Change(Turn.CHANGED, now.get("name", ""), _about(new), facts)
