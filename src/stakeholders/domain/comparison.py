"""Comparing a record that came in with the entry it is: what is new, what differs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.fields import FIELDS_BY_CODE
from stakeholders.domain.freshness import Proposal, proposal
from stakeholders.domain.part_words import PART_TITLES, part_text
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import (
    Attachment,
    BodyName,
    BodyNameType,
    LanguageSkill,
    Note,
    Part,
    content_of,
)
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.source import Source
from stakeholders.domain.text import clean, fold
from stakeholders.i18n import marked

_FIELDS: Final[tuple[tuple[str, str, Callable[[Record], str]], ...]] = (
    ("name", marked("Name"), lambda record: record.name),
    ("honorific", marked("Title before the name"), lambda record: record.honorific),
    ("place", marked("Place"), lambda record: record.place),
    ("country", marked("Country"), lambda record: record.country),
)


_IN_SHORT: Final = (Note, LanguageSkill)
_TITLES: Final = MappingProxyType(
    {
        ChannelType.PHONE: marked("Phone"),
        ChannelType.EMAIL: marked("E-mail"),
        ChannelType.WEB: marked("Web page"),
        ChannelType.MESSAGING: marked("Messaging"),
    }
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that would change; `before` is empty where something is added.

    `field` is a code (`name`, `phone`, `position`, `tag`…), `title` its name marked for the
    catalogue, `value` what would be written where it is more than a text.
    """

    field: str
    title: str
    before: str
    after: str
    value: Channel | PostLine | Part | str


def differences(entry: Record, incoming: Record) -> tuple[Difference, ...]:
    """Return what a record that came in would change in an entry.

    What the record leaves empty is no change: a file that lacks a field does not delete it. What
    comes from an older source than what is known never takes its place; it is told as former.
    """
    found: list[Difference] = []
    newest = _newest(source.date for source in entry.sources)
    is_older = newest is not None and _proposal_of(entry, incoming) is Proposal.FORMER
    for field, title, value_of in _FIELDS:
        before, after = value_of(entry), value_of(incoming)
        if after and clean(before) != clean(after) and not (before and is_older):
            found.append(Difference(field, title, before, after, after))
    found.extend(_new_facts(entry, incoming))
    found.extend(_new_channels(entry, incoming))
    found.extend(_new_lines(entry, incoming, newest if is_older else None))
    found.extend(_new_texts("tag", marked("Tag"), entry.tags, incoming.tags))
    in_full = {_short(part): part for part in incoming.parts if isinstance(part, _IN_SHORT)}
    short = (
        *_new_texts("note", marked("Note"), entry.notes, incoming.notes),
        *_new_texts("language", marked("Language"), entry.languages, incoming.languages),
    )
    found.extend(
        replace(one, value=in_full.get((one.field, one.after), one.after)) for one in short
    )
    found.extend(_new_parts(entry, incoming))
    return tuple(found)


def additions(entry: Record, incoming: Record) -> tuple[Difference, ...]:
    """Return what an entry lacks; what it has stays, also where the record says otherwise."""
    return tuple(change for change in differences(entry, incoming) if not change.before)


def new_sources(entry: Record, incoming: Record) -> tuple[Source, ...]:
    """Return the sources of a record that the entry does not cite yet."""
    told = {_as_told(source) for source in entry.sources}
    return tuple(source for source in incoming.sources if _as_told(source) not in told)


def _as_told(source: Source) -> Source:
    """Return a source as the directory tells it, without its uid and its text."""
    return replace(source, uid=None, text="")


def _new_channels(entry: Record, incoming: Record) -> Iterable[Difference]:
    have = {channel.same_as for channel in entry.channels} | {
        (channel.type, clean(channel.raw), channel.extension or "") for channel in entry.channels
    }
    by_uid = {channel.uid: channel for channel in entry.channels if channel.uid}
    for channel in incoming.channels:
        raw = (channel.type, clean(channel.raw), channel.extension or "")
        if channel.same_as not in have and raw not in have:
            old = by_uid.get(channel.uid) if channel.uid else None
            told, replaces = _as_told_now(entry, channel, old)
            before = (old.display or old.raw) if old and replaces else ""
            after = channel.display or channel.raw
            yield Difference(channel.type, _TITLES[channel.type], before, after, told)


def told_by_age(entry: Record, channel: Channel) -> Channel:
    """Return a channel of an entry as its age lets it be written: ended, where newer ones are."""
    have = {known.same_as for known in entry.channels}
    return channel if channel.same_as in have else _as_told_now(entry, channel, None)[0]


def _as_told_now(entry: Record, channel: Channel, old: Channel | None) -> tuple[Channel, bool]:
    """Return a new channel as its age lets it be written, and whether it may replace an old one.

    One from an older source than its like that is known ended before that one was.
    """
    like = (c for c in entry.channels if (c.type, c.number_type) == _kind(channel))
    known = old.as_of if old else _newest(c.as_of for c in like)
    verdict = proposal(known, channel.as_of)
    told = channel
    if old is not None and verdict is not Proposal.REPLACE:
        told = replace(told, uid=None)
    if verdict is Proposal.FORMER and told.to is None:
        told = replace(told, to=known)
    return told, verdict is Proposal.REPLACE


def _kind(channel: Channel) -> tuple[ChannelType, NumberType | None]:
    return channel.type, channel.number_type


def _newest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    return max((date for date in dates if date), default=None)


def _proposal_of(entry: Record, incoming: Record) -> Proposal:
    known, told = (_newest(source.date for source in one.sources) for one in (entry, incoming))
    return proposal(known, told)


def _new_lines(entry: Record, incoming: Record, ended: PartialDate | None) -> Iterable[Difference]:
    """Yield the positions that an entry lacks; those of an older source `ended` by then."""
    have = {(fold(line.title), fold(line.body)) for line in entry.posts}
    if incoming.kind == "person":
        for line in incoming.posts:
            if (fold(line.title), fold(line.body)) not in have and (line.title or line.body):
                text = ", ".join(part for part in (line.title, line.body) if part)
                told = replace(line, to=ended) if ended and line.to is None else line
                yield Difference("position", marked("Position"), "", text, told)


def _new_facts(entry: Record, incoming: Record) -> Iterable[Difference]:
    have = dict(entry.details)
    for code, text in incoming.details:
        if have.get(code, "") != text:
            yield Difference(code, FIELDS_BY_CODE[code].title, have.get(code, ""), text, text)


def _new_parts(entry: Record, incoming: Record) -> Iterable[Difference]:
    """Yield the parts that an entry lacks, but for those that the record tells in short too.

    The bytes of a file do not travel with a record, nor does its attachment.
    """
    have = {content_of(part) for part in entry.parts}
    for part in incoming.telling_parts:
        if isinstance(part, (*_IN_SHORT, Attachment)) or _is_main_name(part):
            continue
        if content_of(part) not in have:
            yield Difference(part.code, PART_TITLES[part.code], "", part_text(part), part)


def _short(part: Part) -> tuple[str, str]:
    """Return the field and text by which a record tells a note or a language in short."""
    if isinstance(part, LanguageSkill):
        return "language", part.language
    return "note", part.text if isinstance(part, Note) else ""


def _is_main_name(part: Part) -> bool:
    return isinstance(part, BodyName) and part.primary and part.type is BodyNameType.OFFICIAL


def _new_texts(
    field: str, title: str, before: Iterable[str], after: Iterable[str]
) -> Iterable[Difference]:
    have = {fold(text) for text in before}
    return [Difference(field, title, "", text, text) for text in after if fold(text) not in have]
