"""What a card of a captured contact says beside its values."""

from stakeholders.desktop.capture.draft import FoundContact
from stakeholders.desktop.widgets.chip import ChipText, Tone
from stakeholders.desktop.widgets.dates import shown_date
from stakeholders.domain.channel import Channel
from stakeholders.domain.comparison import Difference
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.record import Record
from stakeholders.domain.source import Source
from stakeholders.domain.text import clean
from stakeholders.i18n import left_to_right, translated


def chip_of(contact: FoundContact) -> ChipText:
    """Return whether the contact is new."""
    if not contact.is_kept:
        return ChipText(translated("Left out"), "x")
    if contact.is_known:
        return ChipText(translated("Known"), "check", Tone.OK)
    return ChipText(translated("New"), "plus", Tone.ACCENT)


def about_news(contact: FoundContact) -> str:
    """Return what keeping adds to a contact that is known."""
    if not contact.news:
        return translated("All that the text says is in the directory already.")
    news = [
        translated("{label}: {value}", label=translated(one.title), value=_shown(one))
        for one in contact.news
    ]
    return translated("New is: {facts}", facts="; ".join(news))


def _shown(news: Difference) -> str:
    return left_to_right(news.after) if isinstance(news.value, Channel) else news.after


def about_post(contact: FoundContact) -> str:
    """Return what becomes of the post."""
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
    return " · ".join(told)


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
    # Only the organisations of the reference data have a kind before they are used.
    return (
        translated("From the list of UN bodies") if body.acronym else translated("New organisation")
    )


def _belonging(owner: Record | None) -> str:
    if owner is None:
        return ""
    if owner.kind is EntryKind.POST:
        return translated("Belongs to the post")
    if owner.kind is EntryKind.BODY:
        return translated("Belongs to the organisation")
    return translated("Belongs to {name}", name=owner.name)
