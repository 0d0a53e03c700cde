"""What a card of a captured contact says beside its values."""

from collections.abc import Iterator

from stakeholders.desktop.capture.draft import FoundContact
from stakeholders.desktop.widgets.chip import ChipText, Tone
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.domain.channel import Channel
from stakeholders.domain.comparison import Difference
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.source import Source
from stakeholders.domain.text import clean
from stakeholders.i18n import left_to_right, translated


def chip_of(contact: FoundContact) -> ChipText:
    """Return whether the contact is new."""
    if not contact.is_kept and not contact.lead.certain:
        return ChipText(translated("Named"), "circle-question-mark")
    if not contact.is_kept:
        return ChipText(translated("Left out"), "x")
    if contact.is_known:
        return ChipText(translated("Known"), "check", Tone.OK)
    return ChipText(translated("New"), "plus", Tone.ACCENT)


def about_match(contact: FoundContact) -> str:
    """Return which entry a contact is and why, or may be."""
    entry = contact.match.entry
    if entry is None:
        return ""
    reasons = ", ".join(translated(reason) for reason in contact.match.reasons)
    if contact.is_known:
        return translated("Same as {name}: {reasons}.", name=entry.name, reasons=reasons)
    return translated("Perhaps {name}: {reasons}.", name=entry.name, reasons=reasons)


def same_as(contact: FoundContact) -> str:
    """Return the question whether a contact is the entry that it may be."""
    entry = contact.match.entry
    return translated("It is {name}", name=entry.name) if entry else ""


def about_rivals(contact: FoundContact) -> str:
    """Return who holds the post besides; both stay unless somebody says otherwise."""
    names = ", ".join(holder.name for holder in contact.rivals)
    return translated("Takes over from {names}; else both hold the post", names=names)


def about_news(contact: FoundContact) -> str:
    """Return which entry a contact that is known is, and what keeping adds to it."""
    if not contact.is_known:
        return about_match(contact)
    if not contact.news:
        nothing = translated("All that the text says is in the directory already.")
        return translated("{match} {news}", match=about_match(contact), news=nothing)
    news = [
        translated("{label}: {value}", label=translated(one.title), value=_shown(one))
        for one in contact.news
    ]
    added = translated("New is: {facts}", facts="; ".join(news))
    return translated("{match} {news}", match=about_match(contact), news=added)


def _shown(news: Difference) -> str:
    """Return a fact that is new, with the day it ended where a newer one is known."""
    value = left_to_right(news.after) if isinstance(news.value, Channel) else news.after
    ended = news.value.to if isinstance(news.value, (Channel, PostLine)) else None
    if ended is None:
        return value
    return translated("{value} (former, before {date})", value=value, date=shown_date(ended))


def about_post(contact: FoundContact) -> str:
    """Return what becomes of the post."""
    line = contact.line
    if line is not None and line.to is not None:
        return translated(
            "Former: newer than the text is what is known since {date}.", date=shown_date(line.to)
        )
    if contact.post is None:
        return ""
    if contact.is_post_known:
        return translated("This post is known.")
    return translated("A post of its own: it stays when people change.")


def about_body(contact: FoundContact) -> str:
    """Return what becomes of the organisation, and what is known of it."""
    body = contact.body
    if body is None:
        return ""
    told = [translated("Known organisation") if contact.is_body_known else _new_body(body)]
    if body.acronym:
        told.append(body.acronym)
    if body.parent:
        told.append(translated("part of {organisation}", organisation=body.parent))
    if body.place:
        told.append(translated("seat {place}", place=body.place))
    told.extend(_addresses(body))
    return " · ".join(told)


def about_place(lead: Record, country: str) -> str:
    """Return the country of a place, and the postal address that will be kept."""
    return " · ".join(part for part in (country, *_addresses(lead)) if part)


def _addresses(record: Record) -> Iterator[str]:
    for address in record.addresses:
        yield translated(
            "{label}: {value}", label=translated("Address"), value=", ".join(address.lines)
        )


def about_channel(channel: Channel, shown: str, owner: Record | None) -> str:
    """Return whose a phone or an e-mail will be, and how it was written if it shows otherwise."""
    told = [_belonging(owner)]
    if channel.quote and clean(channel.raw) != shown:
        words = left_to_right(clean(channel.raw))
        told.append(translated("in the text: {words}", words=words))
    return " · ".join(part for part in told if part)


def about_source(source: Source) -> str:
    """Return how old what the text says is."""
    if source.date is None:
        return translated("The text has no date: its facts are of unknown age.")
    if source.date_assumed:
        return translated(
            "As old as the text: {date}, assumed from the years it mentions.",
            date=shown_date(source.date),
        )
    return translated("As old as the text: {date}.", date=shown_date(source.date))


def _new_body(body: Record) -> str:
    # Only the organisations of the reference data have other names before they are used.
    return (
        translated("From the list of UN bodies") if body.aliases else translated("New organisation")
    )


def _belonging(owner: Record | None) -> str:
    if owner is None:
        return ""
    if owner.kind is EntryKind.POST:
        return translated("Belongs to the post")
    if owner.kind is EntryKind.BODY:
        return translated("Belongs to the organisation")
    return translated("Belongs to {name}", name=owner.name)
