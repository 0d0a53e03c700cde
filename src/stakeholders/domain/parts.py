"""Parts: what hangs on a contact beside its channels and addresses, one small value each.

A part with a `uid` stands in a directory and can be changed or removed by it. To add a kind of
part is one class here, one step of the migrations and one row of `store.parts`.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, Final

from stakeholders.domain.frozen import changing, quickly_made
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.text import fold
from stakeholders.domain.visibility import Visibility


class BodyNameType(StrEnum):
    """What use a name of a body has."""

    OFFICIAL = "official"
    ACRONYM = "acronym"
    ALIAS = "alias"
    FORMER = "former"


class NoteKind(StrEnum):
    """What a note is about."""

    NOTE = "note"
    CALL = "call"


class AreaRole(StrEnum):
    """What an area is to a contact."""

    NATIONALITY = "nationality"
    REPRESENTS = "represents"
    ACCREDITED_TO = "accredited_to"


class AttachmentRole(StrEnum):
    """What a file is to a contact."""

    PHOTO = "photo"
    LOGO = "logo"
    DOCUMENT = "document"


class CheckOutcome(StrEnum):
    """What came of checking a fact."""

    RIGHT = "right"
    CHANGED = "changed"
    GONE = "gone"
    UNKNOWN = "unknown"


class ContactWay(StrEnum):
    """By what way somebody can be written to or called."""

    ANY = "any"
    EMAIL = "email"
    PHONE = "phone"
    POST = "post"


@quickly_made
@dataclass(frozen=True, slots=True)
class BodyName:
    """A name or acronym of a body, for a time and in a language (ISO 639)."""

    code: ClassVar[str] = "body_name"
    visibility: ClassVar[Visibility] = Visibility.ANYONE

    text: str
    type: BodyNameType = BodyNameType.ALIAS
    language: str = ""
    from_: PartialDate | None = None
    to: PartialDate | None = None
    primary: bool = False
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Relation:
    """What a body is to another one; `type` is a code of the reference words (`partner_of`).

    Not `forward`: the other body is what the type says to this one.
    """

    code: ClassVar[str] = "body_relation"
    visibility: ClassVar[Visibility] = Visibility.ANYONE

    type: str
    other: Uid | None = None
    other_name: str = ""
    forward: bool = True
    from_: PartialDate | None = None
    to: PartialDate | None = None
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Status:
    """A standing of a body under a scheme, such as GANHRI `A`, for a time."""

    code: ClassVar[str] = "body_status"
    visibility: ClassVar[Visibility] = Visibility.ANYONE

    scheme: str
    value: str
    from_: PartialDate | None = None
    to: PartialDate | None = None
    next_review: PartialDate | None = None
    reference: str = ""
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Coverage:
    """An area or group that a body works for, by its code."""

    code: ClassVar[str] = "body_coverage"
    visibility: ClassVar[Visibility] = Visibility.ANYONE

    area: str
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class AreaLink:
    """An area of a contact: a nationality, the State a mission represents, by ISO or M49 code."""

    code: ClassVar[str] = "entry_area"
    visibility: ClassVar[Visibility] = Visibility.ANYONE

    area: str
    role: AreaRole = AreaRole.NATIONALITY
    from_: PartialDate | None = None
    to: PartialDate | None = None
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class PostFunction:
    """What a post is for, a code of the reference words, and on which topic."""

    code: ClassVar[str] = "post_function"
    visibility: ClassVar[Visibility] = Visibility.ANYONE

    function: str
    topic: str = ""
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class PostTitle:
    """The title of a post in another language."""

    code: ClassVar[str] = "post_title"
    visibility: ClassVar[Visibility] = Visibility.ANYONE

    language: str
    text: str
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class LanguageSkill:
    """A language (ISO 639) that someone works in, and how well."""

    code: ClassVar[str] = "entry_language"
    visibility: ClassVar[Visibility] = Visibility.ANYONE

    language: str
    level: str = ""
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Note:
    """A note on a contact; a call note says when to call back, and whether that is done."""

    code: ClassVar[str] = "note"
    visibility: ClassVar[Visibility] = Visibility.OFFICE

    text: str
    kind: NoteKind = NoteKind.NOTE
    at: datetime.datetime | None = None
    by: str = ""
    call_back: PartialDate | None = None
    done: bool = False
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Absence:
    """Someone is away, until the first day back; `officer` is in charge meanwhile."""

    code: ClassVar[str] = "absence"
    visibility: ClassVar[Visibility] = Visibility.OFFICE

    from_: PartialDate | None = None
    to: PartialDate | None = None
    reason: str = ""
    officer: Uid | None = None
    officer_name: str = ""
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with a contact; `digest` is the SHA-256 of its bytes in hexadecimal digits."""

    code: ClassVar[str] = "attachment"
    visibility: ClassVar[Visibility] = Visibility.OFFICE

    file_name: str
    media_type: str
    size: int
    digest: str
    role: AttachmentRole = AttachmentRole.DOCUMENT
    title: str = ""
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class CustomValue:
    """The value of a field of one's own, in its text form; `field_name` is how it is called."""

    code: ClassVar[str] = "custom_value"

    field_name: str
    value: str
    field: Uid | None = None
    visibility: Visibility = Visibility.OFFICE
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class LegalBasis:
    """On what ground a person's data are held, for what, and until when."""

    code: ClassVar[str] = "legal_basis"
    visibility: ClassVar[Visibility] = Visibility.NAMED

    basis: str
    purpose: str = ""
    given: PartialDate | None = None
    withdrawn: PartialDate | None = None
    how: str = ""
    retain_until: PartialDate | None = None
    review_on: PartialDate | None = None
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Refusal:
    """Somebody is not to be written to or called by a way, for a reason and a time."""

    code: ClassVar[str] = "contact_refusal"
    visibility: ClassVar[Visibility] = Visibility.OFFICE

    way: ContactWay = ContactWay.ANY
    reason: str = ""
    from_: PartialDate | None = None
    to: PartialDate | None = None
    by: str = ""
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Restriction:
    """A contact is kept, but shown on no list and used for nothing, for a reason and a time."""

    code: ClassVar[str] = "restriction"
    visibility: ClassVar[Visibility] = Visibility.OFFICE

    reason: str = ""
    from_: PartialDate | None = None
    to: PartialDate | None = None
    by: str = ""
    uid: Uid | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Verification:
    """Who checked a fact, when, how, and what came of it.

    `target` is the uid of the channel, position or other part that was checked, None for the
    contact as a whole; `field` a code of `domain.fields` where one value was.
    """

    code: ClassVar[str] = "verification"
    visibility: ClassVar[Visibility] = Visibility.OFFICE

    on: PartialDate
    outcome: CheckOutcome = CheckOutcome.RIGHT
    by: str = ""
    method: str = ""
    target: Uid | None = None
    field: str = ""
    next_due: PartialDate | None = None
    uid: Uid | None = None


Part = (
    BodyName
    | Relation
    | Status
    | Coverage
    | AreaLink
    | PostFunction
    | PostTitle
    | LanguageSkill
    | Note
    | Absence
    | Attachment
    | CustomValue
    | LegalBasis
    | Refusal
    | Restriction
    | Verification
)


def content_of(part: Part) -> Part:
    """Return a part without what only one directory knows it by, to be compared with another's."""
    bare = replace(part, uid=None)
    if isinstance(bare, Relation):
        return replace(bare, other_name="")
    if isinstance(bare, Absence):
        return replace(bare, officer_name="")
    if isinstance(bare, CustomValue):
        return replace(bare, field=None, field_name=fold(bare.field_name))
    return bare


PART_TYPES: Final = MappingProxyType(
    {
        part.code: part
        for part in (
            BodyName, Relation, Status, Coverage, AreaLink, PostFunction, PostTitle,
            LanguageSkill, Note, Absence, Attachment, CustomValue, LegalBasis, Refusal,
            Restriction, Verification,
        )
    }
)  # fmt: skip
"""Every kind of part by its code, which is also the name of its table."""
_WITHOUT_UID: Final[Mapping[type[Part], Callable[..., Any]]] = MappingProxyType(
    {kind: changing(kind, "uid") for kind in PART_TYPES.values()}
)


def without_uid(part: Part) -> Part:
    """Return what a part says, whichever of its kind it is."""
    bare: Part = _WITHOUT_UID[type(part)](part, None)
    return bare
