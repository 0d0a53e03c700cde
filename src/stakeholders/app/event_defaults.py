"""What a new event begins with: sections, categories and roles as data, to be changed for each."""

from typing import Final

from stakeholders.app.event_fields import write_field
from stakeholders.app.reference import Reference
from stakeholders.domain.event import Event, EventCategory, EventRole, EventSection
from stakeholders.domain.terms import Vocabulary
from stakeholders.i18n import current_language

_HEADS: Final = frozenset({"head"})
_WANTED: Final = frozenset({"head", "representative"})


def usual_sections(reference: Reference) -> tuple[EventSection, ...]:
    """Return the usual sections of a list of participants, in their order."""
    language = current_language()
    terms = reference.terms.of(Vocabulary.PARTICIPANT_SECTION)
    return tuple(EventSection(term.code, term.name(language)) for term in terms)


def usual_categories(reference: Reference) -> tuple[EventCategory, ...]:
    """Return the usual categories of delegations, each with the section it is listed in."""
    language = current_language()
    terms = reference.terms.of(Vocabulary.PARTICIPANT_CATEGORY)
    return tuple(EventCategory(t.code, t.name(language), t.parent or "") for t in terms)


def usual_roles(reference: Reference) -> tuple[EventRole, ...]:
    """Return the usual roles in a delegation; a head and a representative are wanted."""
    language = current_language()
    return tuple(
        EventRole(
            term.code,
            term.name(language),
            term.weight,
            is_head=term.code in _HEADS,
            is_wanted=term.code in _WANTED,
        )
        for term in reference.terms.of(Vocabulary.DELEGATION_ROLE)
    )


def usual_event(reference: Reference, title: str) -> Event:
    """Return a new event with the usual sections, categories and roles.

    Raises:
        EmptyNameError: when it has no title.
    """
    event = Event(
        "",
        sections=usual_sections(reference),
        categories=usual_categories(reference),
        roles=usual_roles(reference),
    )
    return write_field(reference, event, "title", title)
