"""Event categories: in which category a State or body usually takes part."""

from types import MappingProxyType
from typing import Final

from stakeholders.app.reference import Reference
from stakeholders.domain.area_names import AreaKind
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import Event
from stakeholders.domain.terms import Vocabulary

_OF_AREAS: Final = MappingProxyType(
    {
        AreaKind.MEMBER_STATE: "member_state",
        AreaKind.OBSERVER_STATE: "other_state",
        AreaKind.NON_MEMBER_STATE: "other_state",
        AreaKind.TERRITORY: "other_entity",
        AreaKind.OTHER: "other_entity",
    }
)
_OF_BODIES: Final = (
    ("un_agency", "agency"),
    ("un_related", "agency"),
    ("un_department", "un_secretariat"),
    ("un_office", "un_secretariat"),
    ("un_regional_commission", "un_secretariat"),
    ("un_system", "un_body"),
    ("field_office", "un_body"),
    ("state", "member_state"),
    ("igo", "igo"),
    ("nhri", "nhri"),
    ("nhri_network", "nhri"),
    ("ngo", "ngo"),
)


def usual_category(
    reference: Reference, event: Event, kind: EntryKind | None, country: str, body_kind: str
) -> str:
    """Return the code of the category that a State or body usually is in at an event.

    Empty where the event has no such category.
    """
    code = _code(reference, kind, country, body_kind)
    return code if any(one.code == code for one in event.categories) else ""


def _code(reference: Reference, kind: EntryKind | None, country: str, body_kind: str) -> str:
    if kind is EntryKind.AREA:
        area = reference.areas.by_iso2(country)
        return _OF_AREAS[area.kind] if area else "other_entity"
    kinds = reference.terms.of(Vocabulary.BODY_KIND)
    for above, code in _OF_BODIES:
        if body_kind and kinds.is_a(body_kind, above):
            return code
    return "other"
