"""Comparing a record that came in with the entry it is: what is new, what differs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from stakeholders.domain.channel import Channel
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.text import clean, fold
from stakeholders.i18n import marked

_FIELDS: Final[tuple[tuple[str, str, Callable[[Record], str]], ...]] = (
    ("name", marked("Name"), lambda record: record.name),
    ("honorific", marked("Title before the name"), lambda record: record.honorific),
    ("place", marked("Place"), lambda record: record.place),
    ("country", marked("Country"), lambda record: record.country),
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
    value: Channel | PostLine | str


def differences(entry: Record, incoming: Record) -> tuple[Difference, ...]:
    """Return what a record that came in would change in an entry.

    What the record leaves empty is no change: a file that lacks a field does not delete it.
    """
    found: list[Difference] = []
    for field, title, value_of in _FIELDS:
        before, after = value_of(entry), value_of(incoming)
        if after and clean(before) != clean(after):
            found.append(Difference(field, title, before, after, after))
    found.extend(_new_channels(entry, incoming))
    found.extend(_new_lines(entry, incoming))
    found.extend(_new_texts("tag", marked("Tag"), entry.tags, incoming.tags))
    found.extend(_new_texts("note", marked("Note"), entry.notes, incoming.notes))
    found.extend(_new_texts("language", marked("Language"), entry.languages, incoming.languages))
    return tuple(found)


def _new_channels(entry: Record, incoming: Record) -> Iterable[Difference]:
    have = {channel.same_as for channel in entry.channels} | {
        (channel.type, clean(channel.raw), channel.extension or "") for channel in entry.channels
    }
    for channel in incoming.channels:
        raw = (channel.type, clean(channel.raw), channel.extension or "")
        if channel.same_as not in have and raw not in have:
            title = marked("E-mail") if channel.type == "email" else marked("Phone")
            yield Difference(channel.type, title, "", channel.display or channel.raw, channel)


def _new_lines(entry: Record, incoming: Record) -> Iterable[Difference]:
    have = {(fold(line.title), fold(line.body)) for line in entry.posts}
    if incoming.kind == "person":
        for line in incoming.posts:
            if (fold(line.title), fold(line.body)) not in have and (line.title or line.body):
                text = ", ".join(part for part in (line.title, line.body) if part)
                yield Difference("position", marked("Position"), "", text, line)


def _new_texts(
    field: str, title: str, before: Iterable[str], after: Iterable[str]
) -> Iterable[Difference]:
    have = {fold(text) for text in before}
    return [Difference(field, title, "", text, text) for text in after if fold(text) not in have]
