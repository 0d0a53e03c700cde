"""The event that a captured text names, in one sentence."""

from stakeholders.domain.named_event import Day, NamedEvent
from stakeholders.i18n import translated


def sentence_on_event(event: NamedEvent) -> str:
    """Return what a text says of its event: when, where, and who hosts, organises and helps."""
    hosts, organisers = ", ".join(event.hosts), ", ".join(event.organisers)
    collaborators = ", ".join(event.collaborators)
    parts = (
        event.title,
        _when(event),
        ", ".join(part for part in (event.venue, event.city) if part),
        translated("host: {names}", names=hosts) if hosts else "",
        translated("organiser: {names}", names=organisers) if organisers else "",
        translated("with: {names}", names=collaborators) if collaborators else "",
    )
    return translated("Event: {facts}", facts="; ".join(part for part in parts if part))


def _when(event: NamedEvent) -> str:
    if event.start is None:
        return ""
    start, end = _day(event.start), _day(event.end or event.start)
    days = start if start == end else translated("{start} to {end}", start=start, end=end)
    return days if event.start.year else translated("{days}, year not said", days=days)


def _day(day: Day) -> str:
    return str(day.date or f"{day.month:02}-{day.day:02}")
