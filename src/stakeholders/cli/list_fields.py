"""List fields: what a contact may have several of, as `set` and its help know them."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownUidError, WrongValueError
from stakeholders.cli.list_field import Item, ListField, pair, part_field, simple, uid_of
from stakeholders.cli.noted_fields import NOTED_FIELDS
from stakeholders.cli.source_field import SOURCES
from stakeholders.domain import parts
from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.domain.name import PersonName
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import AreaRole, BodyNameType, Part
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.tenure import today
from stakeholders.i18n import marked, translated


def _channel(kind: ChannelType) -> ListField:
    def add(directory: Directory, record: Record, item: Channel) -> object:
        country = item.region or record.country
        return directory.channels.add(
            uid_of(record), kind, item.raw, label=item.label, country=country,
            purposes=item.purposes, visibility=item.visibility,
        )  # fmt: skip

    def read(_directory: Directory, text: str, old: Channel | None) -> Channel:
        return replace(old, raw=text) if old else Channel(kind, raw=text)

    return ListField(
        Channel, marked("the number or address"),
        lambda _directory, record: [each for each in record.channels if each.type is kind],
        read, add,
        lambda directory, item: directory.channels.change(item),
        lambda directory, item: directory.channels.remove(uid_of(item)),
    )  # fmt: skip


def _area(role: AreaRole) -> ListField:
    def read(text: str, old: Item | None) -> Part:
        return replace(old, area=text) if old else parts.AreaLink(text, role)

    return part_field(parts.AreaLink, _AREA, read, lambda item: item.role is role)


def _relation(text: str, old: Item | None) -> Part:
    type_, _blank, other = text.strip().rpartition(" ")
    uid = uid_from_text(other)
    if uid is None or not type_:
        raise WrongValueError(text, "relation", translated(_RELATION))
    if old:
        changed: Part = replace(old, type=type_, other=uid)
        return changed
    return parts.Relation(type_, uid)


def _names() -> ListField:
    def read(directory: Directory, text: str, old: PersonName | None) -> PersonName:
        new = directory.people.read_name(text)
        if old is None:
            return new
        kept = (old.type, old.language, old.from_, old.to, old.uid)
        return replace(
            new, type=kept[0], language=kept[1], from_=kept[2], to=kept[3], uid=kept[4],
            honorific=new.honorific or old.honorific, address_as=old.address_as,
            post_nominals=old.post_nominals,
        )  # fmt: skip

    return ListField(
        PersonName, marked("the name, as the person writes it"),
        lambda _directory, record: record.names,
        read,
        lambda directory, record, item: directory.people.add_name(uid_of(record), item),
        lambda directory, item: directory.people.change_name(item),
        lambda directory, item: directory.people.remove_name(uid_of(item)),
    )  # fmt: skip


def _body_names(kind: BodyNameType) -> ListField:
    return ListField(
        parts.BodyName, marked("the name"),
        lambda _directory, record: [
            each for each in record.parts_of(parts.BodyName)
            if each.type is kind and not each.primary
        ],
        lambda _directory, text, old: (
            replace(old, text=text) if old else parts.BodyName(text, kind)
        ),
        lambda directory, record, item: directory.bodies.add_name(uid_of(record), item),
        lambda directory, item: directory.bodies.change_name(item),
        lambda directory, item: directory.bodies.remove_name(uid_of(item)),
    )  # fmt: skip


def _addresses() -> ListField:
    def read(directory: Directory, text: str, old: Address | None) -> Address:
        lines = directory.addresses.read(text).lines
        return replace(old, lines=lines) if old else Address(lines=lines)

    return ListField(
        Address, marked("its lines, with | between them"),
        lambda _directory, record: [
            each for each in record.addresses if each.owner in {None, record.uid}
        ],
        read,
        lambda directory, record, item: directory.addresses.add(uid_of(record), item),
        lambda directory, item: directory.addresses.change(item),
        lambda directory, item: directory.addresses.remove(uid_of(item)),
    )  # fmt: skip


def _positions() -> ListField:
    def read(_directory: Directory, text: str, old: PostLine | None) -> PostLine:
        title, _comma, body = text.partition(",")
        if not body.strip():
            raise WrongValueError(text, "position", translated(_POSITION))
        new = PostLine(title.strip(), body.strip())
        if old is None:
            return new
        stays = new.body == old.body
        return replace(
            old, title=new.title, body=new.body, functions=(),
            uid=old.uid if stays else None, body_uid=old.body_uid if stays else None,
        )  # fmt: skip

    return ListField(
        PostLine, _POSITION,
        lambda _directory, record: [each for each in record.posts if each.line_uid],
        read,
        lambda directory, record, item: directory.positions.add(uid_of(record), item),
        lambda directory, item: directory.positions.change(item),
        lambda directory, item: directory.positions.remove(line_uid(item)),
    )  # fmt: skip


def line_uid(item: PostLine) -> Uid:
    """Return the uid of a position."""
    if item.line_uid is None:
        raise UnknownUidError("")
    return item.line_uid


def _absence(text: str, old: Item | None) -> Part:
    until = PartialDate.from_text(text)
    if until is None:
        raise WrongValueError(text, "absence", translated(_UNTIL))
    return replace(old, to=until) if old else parts.Absence(PartialDate.of(today()), until)


def _refusal(text: str, old: Item | None) -> Part:
    """Read a way and a reason; without a way none is meant."""
    head, _blank, rest = text.strip().partition(" ")
    is_way = head in list(parts.ContactWay)
    way = parts.ContactWay(head) if is_way else parts.ContactWay.ANY
    said: Mapping[str, Any] = {"way": way, "reason": rest.strip() if is_way else text.strip()}
    part: Part = replace(old, **said) if old else parts.Refusal(**said)
    return part


_REFUSAL: Final = marked("email, phone, post or any, and why, such as email asked us to stop")
_AREA: Final = marked("a country, area or group, by code or name")
_POSITION: Final = marked("title and organisation, such as Spokesperson, OHCHR")
_UNTIL: Final = marked("the first day back, such as 2007-10-02")
_RELATION: Final = marked("a type and the uid of the other body, such as partner_of UID")
LIST_FIELDS: Final[Mapping[str, ListField]] = MappingProxyType(
    {
        "phone": _channel(ChannelType.PHONE),
        "email": _channel(ChannelType.EMAIL),
        "web": _channel(ChannelType.WEB),
        "messaging": _channel(ChannelType.MESSAGING),
        "address": _addresses(),
        "names": _names(),
        "position": _positions(),
        "absence": part_field(parts.Absence, _UNTIL, _absence),
        "other_name": _body_names(BodyNameType.ALIAS),
        "former_name": _body_names(BodyNameType.FORMER),
        "official_name": _body_names(BodyNameType.OFFICIAL),
        "other_acronym": _body_names(BodyNameType.ACRONYM),
        "covers": part_field(parts.Coverage, _AREA, simple(parts.Coverage, "area")),
        "nationality": _area(AreaRole.NATIONALITY),
        "represents": _area(AreaRole.REPRESENTS),
        "accredited_to": _area(AreaRole.ACCREDITED_TO),
        "relation": part_field(parts.Relation, _RELATION, _relation),
        "status": part_field(
            parts.Status, marked("a scheme and a value, such as GANHRI A"),
            pair(parts.Status, "scheme", "value"),
        ),
        "language": part_field(
            parts.LanguageSkill, marked("a language, by code or name"),
            simple(parts.LanguageSkill, "language"),
        ),
        "function": part_field(
            parts.PostFunction, marked("what a post is for, such as spokesperson"),
            simple(parts.PostFunction, "function"),
        ),
        "title": part_field(
            parts.PostTitle, marked("a language and the title in it, such as fr Porte-parole"),
            pair(parts.PostTitle, "language", "text"),
        ),
        "legal_basis": part_field(
            parts.LegalBasis, marked("on what ground data are held"),
            simple(parts.LegalBasis, "basis"),
        ),
        "refusal": part_field(parts.Refusal, _REFUSAL, _refusal),
        "restriction": part_field(
            parts.Restriction, marked("why the contact is used for nothing"),
            simple(parts.Restriction, "reason"),
        ),
        **NOTED_FIELDS,
        "source": SOURCES,
    }
)  # fmt: skip
