"""Values of the past as people read them: countries, languages, kinds and answers by name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stakeholders.app.choices import (
    AREAS,
    BODY_NAME_TYPES,
    CHANNEL_STATES,
    CONTACT_WAYS,
    FIXED_NAMES,
    LANGUAGES,
    VISIBILITIES,
)
from stakeholders.app.event_choices import (
    ATTENDANCES,
    COLUMN_TYPES,
    CREDENTIALS,
    EVENT_BODY_ROLES,
    EVENT_NAMES,
    EVENT_STATUSES,
    FUNCTIONS_AT_EVENTS,
    INVITATION_FORMS,
    INVITATION_STATUSES,
    NOMINATIONS,
    REGISTRATIONS,
)
from stakeholders.app.history_desk_fields import DESK_FLAGS
from stakeholders.app.reference import Reference
from stakeholders.domain.terms import Vocabulary
from stakeholders.i18n import current_language, translated

_FLAGS: Final = frozenset(
    {"is_acting", "is_certain", "is_done", "is_left_out", "is_primary", "is_starred",
     "several_seats", "family_first", "is_date_assumed", *DESK_FLAGS}
)  # fmt: skip
_LISTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "area": AREAS,
        "country": AREAS,
        "channel.region": AREAS,
        "language": LANGUAGES,
        "correspondence_language": LANGUAGES,
        "visibility": VISIBILITIES,
        "state": CHANNEL_STATES,
        "rank": Vocabulary.RANK,
        "body.kind": Vocabulary.BODY_KIND,
        "body_name.type": BODY_NAME_TYPES,
        "person_name.type": Vocabulary.NAME_TYPE,
        "affiliation.type": Vocabulary.AFFILIATION_TYPE,
        "affiliation.functions": Vocabulary.FUNCTION,
        "post_function.function": Vocabulary.FUNCTION,
        "body_relation.type": Vocabulary.RELATION,
        "body_status.scheme": Vocabulary.STATUS_SCHEME,
        "body_status.value": Vocabulary.STATUS,
        "entry_area.role": Vocabulary.AREA_ROLE,
        "address.purpose": Vocabulary.ADDRESS_PURPOSE,
        "channel.purposes": Vocabulary.CHANNEL_PURPOSE,
        "contact_refusal.channel": CONTACT_WAYS,
        "legal_basis.basis": Vocabulary.LEGAL_BASIS,
        "attendance.state": ATTENDANCES,
        "credentials": CREDENTIALS,
        "event.status": EVENT_STATUSES,
        "event_body.role": EVENT_BODY_ROLES,
        "event_column.type": COLUMN_TYPES,
        "invitation.answer_form": INVITATION_FORMS,
        "invitation.form": INVITATION_FORMS,
        "invitation.status": INVITATION_STATUSES,
        "invitation_copy.form": INVITATION_FORMS,
        "invitation_status.how": INVITATION_FORMS,
        "invitation_status.status": INVITATION_STATUSES,
        "nomination": NOMINATIONS,
        "participation.functions": FUNCTIONS_AT_EVENTS,
        "registration": REGISTRATIONS,
        "reminder.form": INVITATION_FORMS,
    }
)
"""From which list the codes of a column come; with its table where columns of that name differ."""
_MANY: Final = frozenset({"purposes", "functions"})


class PastValues:
    """Puts the values of columns into the reader's words; what is no code stays as it is."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference

    def text(self, table: str, column: str, value: object) -> str:
        """Return a value of a column in words."""
        if value is None or value == "":
            return ""
        if column in _FLAGS:
            return translated("yes") if value else translated("no")
        listed = _LISTS.get(f"{table}.{column}") or _LISTS.get(column)
        if listed is None:
            return str(value)
        codes = str(value).split() if column in _MANY else [str(value)]
        return ", ".join(self._name(listed, code) for code in codes)

    def _name(self, listed: str, code: str) -> str:
        language = current_language()
        if listed == AREAS:
            return self._reference.area_name(code, language)
        if listed == LANGUAGES:
            return self._reference.languages.name(code, language)
        fixed = EVENT_NAMES.get(listed) or FIXED_NAMES.get(listed)
        if fixed is not None:
            text = fixed.get(code)
            return translated(text) if text else code
        return self._reference.terms.of(Vocabulary(listed)).name(code, language)
