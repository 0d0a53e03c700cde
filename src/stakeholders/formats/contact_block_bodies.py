"""Bodies of a contact block: those named twice become one, known ones take their full name."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record
from stakeholders.domain.reference import ReferenceBody
from stakeholders.domain.text import fold
from stakeholders.formats.contact_block_grammar import REGIONAL
from stakeholders.formats.contact_block_group import Group
from stakeholders.formats.contact_block_words import BlockWords

_ACRONYM: Final = re.compile(r"\s*[(（]([^()（）\s]{2,12})[)）]$")


@dataclass(slots=True)
class BodyDraft:
    """A body while the groups that name it are read."""

    uid: Uid
    printed: str
    acronym: str
    known: ReferenceBody | None
    parent: ReferenceBody | None
    parent_printed: str = ""
    quote: str = ""
    city: str = ""
    country: str = ""
    channels: list[Channel] = field(default_factory=list)
    address: Address | None = None
    is_contact: bool = False
    is_listed: bool = False
    is_certain: bool = False


class BodyDrafts:
    """Makes the bodies of one text."""

    def __init__(self, words: BlockWords, new_uid: Callable[[], Uid]) -> None:
        self._words = words
        self._new_uid = new_uid
        self._drafts: dict[str, BodyDraft] = {}

    def draft(self, group: Group, where: tuple[str, str], quote: str) -> BodyDraft | None:
        """Return the body of a contact, the same one for each contact that names it."""
        if group.body is None:
            return None
        printed, acronym = _split_acronym(group.body.text)
        known = self._words.body_called(printed)
        key = known.uid if known else fold(printed)
        draft = self._drafts.get(key)
        if draft is None:
            draft = self._new(group, printed, acronym, known)
            draft.quote = quote
            self._drafts[key] = draft
        if not draft.city and not draft.country:
            draft.city, draft.country = where
        if not (draft.known or draft.parent or draft.parent_printed):
            draft.parent_printed = _parent_printed(group, printed)
        draft.is_certain = draft.is_certain or group.is_certain
        return draft

    def record(self, draft: BodyDraft) -> Record:
        """Return a body as it was read."""
        name, aliases = _names_of(draft)
        covers = REGIONAL.search(draft.printed)
        is_placed = not draft.known or draft.is_contact
        return Record(
            kind=EntryKind.BODY,
            name=name,
            uid=draft.uid,
            aliases=aliases,
            body_kind=self._kind_of(draft),
            acronym=draft.acronym,
            parent=draft.parent.name() if draft.parent else draft.parent_printed,
            parent_uid=draft.parent.uid if draft.parent else None,
            covers=(covers["covers"],) if covers else (),
            place=draft.city if is_placed else "",
            country=draft.country if is_placed else "",
            channels=tuple(draft.channels),
            addresses=(draft.address,) if draft.address else (),
            missing=_missing(draft) if draft.is_contact else (),
            quote=draft.quote,
            certain=draft.is_certain,
        )

    def _new(
        self, group: Group, printed: str, acronym: str, known: ReferenceBody | None
    ) -> BodyDraft:
        parent = self._parent(group, printed, known)
        uid = known.uid if known else self._new_uid()
        acronym = acronym or ((known.acronym() or "") if known else "")
        above = "" if known or parent else _parent_printed(group, printed)
        return BodyDraft(uid, printed, acronym, known, parent, above)

    def _parent(
        self, group: Group, printed: str, known: ReferenceBody | None
    ) -> ReferenceBody | None:
        """Return the known body that a name begins with, or that is named after it."""
        tokens = printed.split()
        for count in range(len(tokens) - 1, 0, -1):
            parent = self._words.body_called(" ".join(tokens[:count]))
            if parent is not None and parent is not known:
                return parent
        if known is not None:
            return self._words.bodies.by_key(known.parent) if known.parent else None
        return self._words.body_called(group.parent.text) if group.parent else None

    def _kind_of(self, draft: BodyDraft) -> str:
        if draft.known is not None:
            return draft.known.kind
        return self._words.words.body_kind(draft.printed) or ""


def _parent_printed(group: Group, printed: str) -> str:
    """Return the body that no table knows and that the text says this one is part of."""
    name = _split_acronym(group.parent.text)[0] if group.parent else ""
    return name if fold(name) != fold(printed) else ""


def is_spoken(channel: Channel) -> bool:
    """Tell whether one can talk to somebody there."""
    return channel.type is ChannelType.PHONE and channel.number_type is not NumberType.FAX


def _names_of(draft: BodyDraft) -> tuple[str, tuple[str, ...]]:
    """Return the name as printed, or the full one where only an acronym is printed, and others."""
    if draft.known is None:
        return draft.printed, ()
    full, printed = draft.known.name(), draft.printed
    if fold(printed) == fold(full):
        return printed, ()
    return (printed, (full,)) if " " in printed else (full, (printed,))


def _missing(draft: BodyDraft) -> tuple[str, ...]:
    has = {
        "email": any(channel.type is ChannelType.EMAIL for channel in draft.channels),
        "phone": any(is_spoken(channel) for channel in draft.channels),
        "place": bool(draft.city),
    }
    return tuple(name for name, there in has.items() if not there)


def _split_acronym(name: str) -> tuple[str, str]:
    match = _ACRONYM.search(name)
    return (name[: match.start()], match.group(1)) if match else (name, "")
