"""The one sentence on top of a captured text."""

from stakeholders.desktop.capture.draft import FoundContact
from stakeholders.domain.entry import EntryKind
from stakeholders.i18n import plural, translated


def sentence_on(contacts: tuple[FoundContact, ...]) -> str:
    """Return what was found and what Enter does."""
    kept = [contact for contact in contacts if contact.is_kept]
    if len(contacts) > 1:
        return _on_several(contacts, kept)
    if not kept:
        return translated("Nothing will be kept: the contact is left out.")
    return _on_known(kept[0]) if kept[0].is_known else _on_new(kept[0])


def _on_several(contacts: tuple[FoundContact, ...], kept: list[FoundContact]) -> str:
    known = sum(contact.is_known for contact in contacts)
    if not kept:
        return translated("Nothing will be kept: all contacts are left out.")
    if len(kept) < len(contacts):
        return plural(
            "{kept} of {count} contact is chosen: press Enter to keep.",
            "{kept} of {count} contacts are chosen: press Enter to keep.",
            len(contacts),
            kept=len(kept),
        )
    if known:
        return plural(
            "{count} contact found, {known} known already: press Enter to keep.",
            "{count} contacts found, {known} known already: press Enter to keep.",
            len(contacts),
            known=known,
        )
    return plural(
        "{count} contact found: press Enter to keep.",
        "{count} contacts found: press Enter to keep.",
        len(contacts),
    )


def _on_new(contact: FoundContact) -> str:
    name, line = full_name_of(contact), contact.line
    body = _short_body(contact)
    if line and line.title and body:
        return translated(
            "{name}, {position} at {organisation}: press Enter to keep.",
            name=name,
            position=line.title,
            organisation=body,
        )
    about = line.title if line and line.title else body
    if about:
        return translated("{name}, {about}: press Enter to keep.", name=name, about=about)
    return translated("{name}: press Enter to keep.", name=name)


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


def _short_body(contact: FoundContact) -> str:
    if contact.lead.kind is EntryKind.BODY:
        return contact.lead.parent
    if contact.body and contact.body.acronym:
        return contact.body.acronym
    return contact.line.body if contact.line else ""
