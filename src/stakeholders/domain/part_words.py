"""Parts in words: what each kind is called, and what one says, in a line."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final

from stakeholders.domain import parts
from stakeholders.domain.parts import Part
from stakeholders.i18n import marked

PART_TITLES: Final = MappingProxyType(
    {
        parts.BodyName.code: marked("Name"),
        parts.Relation.code: marked("Relation"),
        parts.Status.code: marked("Status"),
        parts.Coverage.code: marked("Area covered"),
        parts.AreaLink.code: marked("Country or area"),
        parts.PostFunction.code: marked("Function"),
        parts.PostTitle.code: marked("Title in another language"),
        parts.LanguageSkill.code: marked("Language"),
        parts.Note.code: marked("Note"),
        parts.Absence.code: marked("Away"),
        parts.Attachment.code: marked("File"),
        parts.CustomValue.code: marked("Own field"),
        parts.LegalBasis.code: marked("Legal basis"),
        parts.Refusal.code: marked("Do not contact"),
        parts.Restriction.code: marked("Restriction"),
        parts.Verification.code: marked("Checked"),
    }
)
"""What a kind of part is called, marked for the catalogue, by its code."""

_Texts = Callable[[Any], tuple[object, ...]]
_TEXTS: Final[MappingProxyType[str, _Texts]] = MappingProxyType(
    {
        parts.BodyName.code: lambda one: (one.text, one.language),
        parts.Relation.code: lambda one: (one.type, one.other_name),
        parts.Status.code: lambda one: (one.scheme, one.value, one.reference),
        parts.Coverage.code: lambda one: (one.area,),
        parts.AreaLink.code: lambda one: (one.role, one.area),
        parts.PostFunction.code: lambda one: (one.function, one.topic),
        parts.PostTitle.code: lambda one: (one.text, one.language),
        parts.LanguageSkill.code: lambda one: (one.language, one.level),
        parts.Note.code: lambda one: (one.text,),
        parts.Absence.code: lambda one: (one.reason, one.officer_name),
        parts.Attachment.code: lambda one: (one.title or one.file_name,),
        parts.CustomValue.code: lambda one: (one.field_name, one.value),
        parts.LegalBasis.code: lambda one: (one.basis, one.purpose),
        parts.Refusal.code: lambda one: (one.way, one.reason),
        parts.Restriction.code: lambda one: (one.reason,),
        parts.Verification.code: lambda one: (one.on, one.by, one.method),
    }
)


def part_text(part: Part) -> str:
    """Return what a part says in a line; codes stay as they are."""
    told = [str(text) for text in _TEXTS[part.code](part) if text]
    from_, to = getattr(part, "from_", None), getattr(part, "to", None)
    if from_ or to:
        told.append(f"{from_ or ''} – {to or ''}".strip())
    return ", ".join(told)
