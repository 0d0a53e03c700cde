"""The one sentence on top of a captured text."""

from collections.abc import Iterable

from stakeholders.desktop.capture.draft import FoundContact
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.record import Record
from stakeholders.i18n import plural, translated


def sentence_on(contacts: tuple[FoundContact, ...]) -> str:
    """Return what was found, what is missing, and what Enter does."""
    kept = [contact for contact in contacts if contact.is_kept]
    named = sum(not contact.is_kept and not contact.lead.certain for contact in contacts)
    offered = len(contacts) - named
    if not kept:
        return _on_nothing(len(contacts), named)
    if len(kept) == len(contacts) == 1 and kept[0].is_known:
        return _on_known(kept[0])
    facts = "; ".join(part for part in (_facts(kept), _gaps(kept), _named(named)) if part)
    if len(kept) < offered:
        return translated(
            "{kept} of {count} chosen ({facts}): press Enter to keep.",
            kept=len(kept),
            count=offered,
            facts=facts,
        )
    return translated("{facts}: press Enter to keep.", facts=facts)


def _on_nothing(count: int, named: int) -> str:
    if named == count:
        return plural(
            "{count} contact is only named: tick Keep to take it.",
            "{count} contacts are only named: tick Keep to take one.",
            count,
        )
    if count > 1:
        return translated("Nothing will be kept: all contacts are left out.")
    return translated("Nothing will be kept: the contact is left out.")


def _facts(kept: list[FoundContact]) -> str:
    """Return how many people, organisations and channels there are."""
    people = [contact for contact in kept if contact.lead.kind is EntryKind.PERSON]
    known = sum(contact.is_known for contact in people)
    bodies = {body.uid for body in _new_bodies(kept)}
    channels = {channel.uid: channel for contact in kept for channel in contact.lead.channels}
    phones = sum(channel.type is ChannelType.PHONE for channel in channels.values())
    emails = sum(channel.type is ChannelType.EMAIL for channel in channels.values())
    new = len(people) - known
    told = (
        plural("{count} person", "{count} people", new) if new else "",
        plural("{count} known person", "{count} known people", known) if known else "",
        plural("{count} new organisation", "{count} new organisations", len(bodies))
        if bodies
        else "",
        plural("{count} phone", "{count} phones", phones) if phones else "",
        plural("{count} e-mail", "{count} e-mails", emails) if emails else "",
    )
    return ", ".join(part for part in told if part) or translated("Known contacts")


def _new_bodies(kept: Iterable[FoundContact]) -> Iterable[Record]:
    for contact in kept:
        if contact.lead.kind is EntryKind.BODY and not contact.is_known:
            yield contact.lead
        elif contact.body is not None and not contact.is_body_known:
            yield contact.body


def _gaps(kept: list[FoundContact]) -> str:
    """Return what the text gives nobody of, where there is one contact to say it of."""
    if len(kept) > 1:
        return ""
    missing = kept[0].lead.missing
    if "email" in missing and "phone" in missing:
        return translated("phone and e-mail missing")
    if "email" in missing:
        return translated("e-mail missing")
    return translated("phone missing") if "phone" in missing else ""


def _named(count: int) -> str:
    return plural("{count} only named", "{count} only named", count) if count else ""


def _on_known(contact: FoundContact) -> str:
    name = contact.lead.name
    if not contact.news:
        return translated(
            "{name} is known already and nothing is new: Enter keeps the text as a source.",
            name=name,
        )
    if len(contact.news) > 1:
        return plural(
            "{name} is known already; {count} fact is new: press Enter to keep.",
            "{name} is known already; {count} facts are new: press Enter to keep.",
            len(contact.news),
            name=name,
        )
    news = {
        "phone": translated(
            "{name} is known already; 1 phone is new: press Enter to keep.", name=name
        ),
        "email": translated(
            "{name} is known already; 1 e-mail is new: press Enter to keep.", name=name
        ),
    }
    position = translated(
        "{name} is known already; 1 position is new: press Enter to keep.", name=name
    )
    return news.get(contact.news[0].field, position)


def full_name_of(contact: FoundContact) -> str:
    """Return the name with the title before it."""
    return " ".join(part for part in (contact.lead.honorific, contact.lead.name) if part)
