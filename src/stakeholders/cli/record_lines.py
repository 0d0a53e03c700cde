"""A contact as lines for people."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from stakeholders.app.search import SearchRow
from stakeholders.app.wording import Wording
from stakeholders.domain.absence import absence_on
from stakeholders.domain.channel import Channel, ChannelState, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Absence, Note
from stakeholders.domain.record import Record
from stakeholders.domain.tenure import today
from stakeholders.domain.text import clean
from stakeholders.i18n import marked, translated


def record_lines(record: Record, wording: Wording | None = None) -> Iterator[str]:
    """Yield a contact as a block of lines, what is missing last; all of it, given the words."""
    yield " ".join(part for part in (record.honorific, record.name) if part)
    for line in (*_who(record), *_where(record, wording)):
        yield f"  {line}"
    for channel in record.channels:
        yield f"  {_channel(channel)}"
    for title, text in _in_full(record, wording) if wording else ():
        yield f"  {title}: {text}"
    if record.missing:
        missing = translated("Missing: {fields}", fields=", ".join(record.missing))
        yield f"  {missing}"
    if record.uid:
        yield f"  {record.uid}"


def _in_full(record: Record, wording: Wording) -> Iterator[tuple[str, str]]:
    """Yield what a contact has beside the usual lines: title and text."""
    if record.body_kind:
        yield translated("Kind"), wording.kind(record.body_kind)
    yield from wording.names(record)
    if record.aliases:
        yield translated("Also called"), ", ".join(record.aliases)
    yield from wording.facts(record)
    if record.covers:
        yield translated("Covers"), ", ".join(map(wording.country, record.covers))
    if record.languages:
        yield translated("Languages"), ", ".join(map(wording.language, record.languages))
    if record.tags:
        yield translated("Tags"), ", ".join(record.tags)
    told = {part.text for part in record.telling_parts if isinstance(part, Note)}
    for note in record.notes:
        if note not in told:
            yield translated("Note"), note
    yield from wording.other_facts(record)
    for source in record.sources:
        yield translated("Source"), ", ".join(filter(None, (source.title, str(source.date or ""))))


def _who(record: Record) -> Iterator[str]:
    if record.acronym:
        yield record.acronym
    for line in record.posts if record.kind is not EntryKind.POST else ():
        text = ", ".join(part for part in (line.title, line.unit, line.body) if part)
        text = translated("{position} (acting)", position=text) if line.acting else text
        yield with_term(text, line.from_, line.to)
    away = absence_on(record.parts_of(Absence), today())
    if away:
        yield _away(away)
    for holder in record.holders:
        said = _HOLDER[holder.is_present, holder.acting]
        yield with_term(translated(said, name=holder.name), holder.from_, holder.to)
    if record.kind is EntryKind.POST:
        yield from _seat(record)
    if record.parent:
        yield translated("Part of {name}", name=record.parent)


def _seat(record: Record) -> Iterator[str]:
    """Yield since when there is a post, and whether nobody holds it."""
    for line in record.posts:
        if line.from_ or line.to:
            yield with_term(translated("There is this post"), line.from_, line.to)
    if not any(holder.is_present for holder in record.holders):
        yield translated("Vacant")


_HOLDER: Final = MappingProxyType(
    {
        (True, False): marked("Holder: {name}"),
        (True, True): marked("Acting: {name}"),
        (False, False): marked("Not today: {name}"),
        (False, True): marked("Not today: {name} (acting)"),
    }
)
"""What to say of a holder: whether present, whether acting."""


def with_term(text: str, from_: PartialDate | None, to: PartialDate | None) -> str:
    """Return a text with what is known of its term behind it."""
    if from_ and to:
        return translated("{position} ({start} until {end})", position=text, start=from_, end=to)
    if from_:
        return translated("{position} (from {date})", position=text, date=from_)
    return translated("{position} (until {date})", position=text, date=to) if to else text


def _away(absence: Absence) -> str:
    if absence.to and absence.officer_name:
        return translated(
            "Away until {date}; in charge is {officer}",
            date=absence.to,
            officer=absence.officer_name,
        )
    if absence.to:
        return translated("Away until {date}", date=absence.to)
    if absence.officer_name:
        return translated("Away; in charge is {officer}", officer=absence.officer_name)
    return translated("Away")


def _where(record: Record, wording: Wording | None) -> Iterator[str]:
    place = ", ".join(part for part in (record.place, record.country) if part)
    if place:
        yield place
    for address in record.addresses:
        plain = address.lines or [part for part in address.parts if part]
        yield ", ".join(wording.address(address) if wording else plain)


def row_line(row: SearchRow) -> str:
    """Return one result as a line: uid, name, what and where."""
    parts = (row.line1, clean(row.line2), row.country)
    rest = " · ".join(part for part in parts if part)
    return f"{row.uid}  {row.name}" + (f"  {rest}" if rest else "")


def _channel(channel: Channel) -> str:
    about = [channel.label, channel.region or "", _kind(channel), *channel.purposes]
    about.append("" if channel.valid else translated("not valid"))
    about.append(_state(channel))
    if channel.assumed_region:
        about.append(translated("{country} assumed", country=channel.assumed_region))
    if channel.from_ or channel.to:
        about.append(f"{channel.from_ or ''} – {channel.to or ''}".strip())
    if channel.as_of:
        about.append(translated("as of {date}", date=channel.as_of))
    extension = f" ext. {channel.extension}" if channel.extension and channel.valid else ""
    told = ", ".join(part for part in about if part)
    return f"{channel.display or channel.raw}{extension}" + (f"  ({told})" if told else "")


_STATES: Final = MappingProxyType(
    {
        ChannelState.VALID: marked("checked"),
        ChannelState.INVALID: marked("gone"),
        ChannelState.BOUNCED: marked("bounced"),
        ChannelState.DO_NOT_USE: marked("do not use"),
    }
)


def _state(channel: Channel) -> str:
    """Return what is known of a channel beyond its form, and why."""
    said = _STATES.get(channel.state)
    told = (translated(said) if said else "", channel.state_reason)
    return ": ".join(part for part in told if part)


def _kind(channel: Channel) -> str:
    unknown = channel.number_type in {None, NumberType.UNKNOWN}
    return "" if unknown else str(channel.number_type)
