"""A contact as lines for people."""

from collections.abc import Iterator

from stakeholders.app.search import SearchRow
from stakeholders.domain.channel import Channel, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.record import Record
from stakeholders.i18n import translated


def record_lines(record: Record) -> Iterator[str]:
    """Yield a contact as a block of lines, what is missing last."""
    yield " ".join(part for part in (record.honorific, record.name) if part)
    for line in (*_who(record), *_where(record)):
        yield f"  {line}"
    for channel in record.channels:
        yield f"  {_channel(channel)}"
    if record.missing:
        missing = translated("Missing: {fields}", fields=", ".join(record.missing))
        yield f"  {missing}"
    if record.uid:
        yield f"  {record.uid}"


def _who(record: Record) -> Iterator[str]:
    if record.acronym:
        yield record.acronym
    for line in record.posts if record.kind is not EntryKind.POST else ():
        text = ", ".join(part for part in (line.title, line.unit, line.body) if part)
        yield (
            translated("{position} (until {date})", position=text, date=line.to)
            if line.to
            else text
        )
    for holder in record.holders:
        yield translated("Holder: {name}", name=holder.name)
    if record.parent:
        yield translated("Part of {name}", name=record.parent)


def _where(record: Record) -> Iterator[str]:
    place = ", ".join(part for part in (record.place, record.country) if part)
    if place:
        yield place
    for address in record.addresses:
        yield ", ".join(address.lines or [part for part in address.parts if part])


def row_line(row: SearchRow) -> str:
    """Return one result as a line: uid, name, what and where."""
    rest = " · ".join(part for part in (row.line1, row.line2, row.country) if part)
    return f"{row.uid}  {row.name}" + (f"  {rest}" if rest else "")


def _channel(channel: Channel) -> str:
    about = [channel.region or "", _kind(channel), "" if channel.valid else translated("not valid")]
    if channel.assumed_region:
        about.append(translated("{country} assumed", country=channel.assumed_region))
    if channel.as_of:
        about.append(translated("as of {date}", date=channel.as_of))
    extension = f" ext. {channel.extension}" if channel.extension else ""
    told = ", ".join(part for part in about if part)
    return f"{channel.display or channel.raw}{extension}" + (f"  ({told})" if told else "")


def _kind(channel: Channel) -> str:
    unknown = channel.number_type in {None, NumberType.UNKNOWN}
    return "" if unknown else str(channel.number_type)
