"""What a new event begins with: sections, categories and roles as data, to be changed for each."""

from typing import Final

from stakeholders.app.reference import Reference
from stakeholders.domain.event import EventCategory, EventRole, EventSection
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
