"""Part tables: what a contact may have several of, and by which slots each is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from stakeholders.desktop.people.slots import Item, Slot, SlotType
from stakeholders.domain import parts
from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelState, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType, PersonName
from stakeholders.domain.parts import AreaRole, BodyNameType, ContactWay, Part
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked

if TYPE_CHECKING:  # importing the store takes longer than the first paint may
    from stakeholders.app.directory_file import Directory

_PERSON: Final = (EntryKind.PERSON,)
_BODY: Final = (EntryKind.BODY,)
_POST: Final = (EntryKind.POST,)
_CONTACTS: Final = (EntryKind.PERSON, EntryKind.BODY, EntryKind.POST)


@dataclass(frozen=True, slots=True)
class PartTable:
    """One kind of value: the first slot is its main text, the others unfold below it.

    `variant` is a slot that tells kinds of it apart, such as the role of an area: each can be
    added by its own name, with those of `adds` only where it tells some. `quiet` values are shown
    when they are asked for, being on the card already. `as_chips` shows them in one row.
    """

    code: str
    title: str
    kinds: tuple[EntryKind, ...]
    slots: tuple[Slot, ...]
    items: Callable[[Record], Sequence[Item]]
    blank: Callable[[], Item]
    add: Callable[["Directory", Uid, Item], object]
    change: Callable[["Directory", Item], object]
    remove: Callable[["Directory", Uid], object]
    variant: Slot | None = None
    adds: tuple[str, ...] = ()
    is_quiet: Callable[[Item], bool] = lambda _item: False
    as_chips: bool = False
    uid_of: Callable[[Item], Uid | None] = lambda item: item.uid


def _dates(first: str = "from_", last: str = "to") -> tuple[Slot, Slot]:
    return (
        Slot(first, marked("From"), SlotType.DATE),
        Slot(last, marked("To"), SlotType.DATE),
    )


_LANGUAGE: Final = Slot("language", marked("Language"), SlotType.WORD, "language")
_SEEN_BY: Final = Slot(
    "visibility", marked("Who may see it"), SlotType.CHOICE, "visibility", Visibility
)


def _part(
    kind: type[Part],
    title: str,
    kinds: tuple[EntryKind, ...],
    *slots: Slot,
    blank: Callable[[], Part],
    variant: Slot | None = None,
    adds: tuple[str, ...] = (),
    code: str = "",
    choose: Callable[[Item], bool] = lambda _item: True,
) -> PartTable:
    return PartTable(
        code or kind.code,
        title,
        kinds,
        slots,
        lambda record: [part for part in record.parts_of(kind) if choose(part)],
        blank,
        lambda directory, owner, item: directory.parts.add(owner, item),
        lambda directory, item: directory.parts.change(item),
        lambda directory, uid: directory.parts.remove(uid),
        variant,
        adds,
        as_chips=kind is parts.Coverage,
    )


def _channels(kind: ChannelType, title: str) -> PartTable:
    def add(directory: "Directory", owner: Uid, item: Channel) -> object:
        return directory.channels.add(owner, kind, item.raw)

    return PartTable(
        kind.value,
        title,
        _CONTACTS,
        (Slot("raw", title, SlotType.CODE), *CHANNEL_SLOTS),
        lambda _record: (),  # those that are there stand among phones and e-mails
        lambda: Channel(kind, ""),
        add,
        lambda directory, item: directory.channels.change(item),
        lambda directory, uid: directory.channels.remove(uid),
    )


def _named(directory: "Directory", item: PersonName) -> PersonName:
    """Return a name whose parts are read from its full text."""
    read = directory.people.read_name(item.full)
    return replace(
        item, full=read.full, honorific=read.honorific or item.honorific, given=read.given,
        additional=read.additional, family=read.family, suffix=read.suffix,
        family_first=read.family_first,
    )  # fmt: skip


CHANNEL_SLOTS: Final = (
    Slot("label", marked("Label")),
    Slot("purposes", marked("For"), SlotType.WORDS, "channel_purpose"),
    Slot("visibility", marked("Who may see it"), SlotType.CHOICE, "visibility", Visibility),
    Slot("state", marked("State"), SlotType.CHOICE, "channel_state", ChannelState),
    Slot("state_reason", marked("Because")),
    Slot("from_", marked("From"), SlotType.DATE),
    Slot("to", marked("To"), SlotType.DATE),
)
"""What is known of a phone or an e-mail beyond its text."""

_NAMES: Final = PartTable(
    "name",
    marked("Name"),
    _PERSON,
    (
        Slot("full", marked("Name")),
        Slot("type", marked("Kind"), SlotType.CHOICE, "name_type", NameType),
        Slot("honorific", marked("Title before the name")),
        Slot("given", marked("First name")),
        Slot("additional", marked("Middle names")),
        Slot("family", marked("Family name")),
        Slot("particle", marked("Of it not sorted")),
        Slot("suffix", marked("Suffix")),
        Slot("post_nominals", marked("After the name")),
        Slot("family_first", marked("The family name comes first"), SlotType.FLAG),
        Slot("address_as", marked("How to address")),
        Slot("sort_as", marked("Sort as")),
        _LANGUAGE,
        Slot("phonetic_given", marked("First name as spoken")),
        Slot("phonetic_family", marked("Family name as spoken")),
        *_dates(),
    ),
    lambda record: record.names,
    lambda: PersonName(""),
    lambda directory, owner, item: directory.people.add_name(owner, _named(directory, item)),
    lambda directory, item: directory.people.change_name(item),
    lambda directory, uid: directory.people.remove_name(uid),
    Slot("type", marked("Kind"), SlotType.CHOICE, "name_type", NameType),
    (NameType.NATIVE, NameType.ROMANISED, NameType.FORMER, NameType.NICKNAME, NameType.ALIAS),
    lambda item: item.type is NameType.MAIN,
)

_BODY_NAMES: Final = PartTable(
    "body_name",
    marked("Name"),
    _BODY,
    (
        Slot("text", marked("Name")),
        Slot("type", marked("Kind"), SlotType.CHOICE, "body_name_type", BodyNameType),
        _LANGUAGE,
        *_dates(),
    ),
    lambda record: record.parts_of(parts.BodyName),
    lambda: parts.BodyName(""),
    lambda directory, owner, item: directory.bodies.add_name(owner, item),
    lambda directory, item: directory.bodies.change_name(item),
    lambda directory, uid: directory.bodies.remove_name(uid),
    Slot("type", marked("Kind"), SlotType.CHOICE, "body_name_type", BodyNameType),
    (BodyNameType.ALIAS, BodyNameType.ACRONYM, BodyNameType.FORMER, BodyNameType.OFFICIAL),
    lambda item: item.primary,
)

_ADDRESSES: Final = PartTable(
    "address",
    marked("Address"),
    _CONTACTS,
    (
        Slot("lines", marked("Address"), SlotType.LINES),
        Slot("purpose", marked("For"), SlotType.WORD, "address_purpose"),
        Slot("street", marked("Street")),
        Slot("extended", marked("Building, room")),
        Slot("po_box", marked("Post box")),
        Slot("postal_code", marked("Postal code")),
        Slot("city", marked("Town")),
        Slot("region", marked("Region")),
        Slot("country", marked("Country"), SlotType.WORD, "area"),
        Slot("label", marked("Label")),
        _LANGUAGE,
        _SEEN_BY,
    ),
    lambda record: record.addresses,
    Address,
    lambda directory, owner, item: directory.addresses.add(owner, item),
    lambda directory, item: directory.addresses.change(item),
    lambda directory, uid: directory.addresses.remove(uid),
)

_POSITIONS: Final = PartTable(
    "position",
    marked("Position"),
    _PERSON,
    (
        Slot("body", marked("Organisation"), SlotType.BODY),
        Slot("title", marked("Title")),
        Slot("unit", marked("Unit")),
        Slot("type", marked("Kind"), SlotType.WORD, "affiliation_type"),
        Slot("rank", marked("Rank"), SlotType.WORD, "rank"),
        *_dates(),
        Slot("acting", marked("Only acting"), SlotType.FLAG),
    ),
    lambda record: [line for line in record.posts if line.line_uid],
    PostLine,
    lambda directory, owner, item: directory.positions.add(owner, item),
    lambda directory, item: directory.positions.change(item),
    lambda directory, uid: directory.positions.remove(uid),
    uid_of=lambda item: item.line_uid,
)

CHANNELS: Final = _channels(ChannelType.PHONE, marked("Phone"))
"""What is known of a channel beyond its text; phones and e-mails stand on a card of their own."""

PART_TABLES: Final = (
    _POSITIONS,
    _NAMES,
    _BODY_NAMES,
    _part(
        parts.PostTitle, marked("Title in another language"), _POST,
        Slot("text", marked("Title")), _LANGUAGE,
        blank=lambda: parts.PostTitle("", ""),
    ),
    _part(
        parts.PostFunction, marked("Function"), _POST,
        Slot("function", marked("Function"), SlotType.WORD, "function"),
        Slot("topic", marked("Topic")),
        blank=lambda: parts.PostFunction(""),
    ),
    _part(
        parts.LanguageSkill, marked("Language"), _CONTACTS,
        Slot("language", marked("Language"), SlotType.WORD, "language"),
        Slot("level", marked("Level")),
        blank=lambda: parts.LanguageSkill(""),
    ),
    _part(
        parts.Coverage, marked("Area covered"), _BODY,
        Slot("area", marked("Area"), SlotType.WORD, "area"),
        blank=lambda: parts.Coverage(""),
    ),
    _part(
        parts.AreaLink, marked("Country or area"), _CONTACTS,
        Slot("area", marked("Country or area"), SlotType.WORD, "area"), *_dates(),
        blank=lambda: parts.AreaLink(""),
        variant=Slot("role", marked("Kind"), SlotType.CHOICE, "area_role", AreaRole),
        adds=tuple(AreaRole),
    ),
    _part(
        parts.Relation, marked("Relation"), _BODY,
        Slot("other_name", marked("Organisation"), SlotType.BODY),
        Slot("type", marked("Kind"), SlotType.WORD, "relation"), *_dates(),
        blank=lambda: parts.Relation(""),
        variant=Slot("type", marked("Kind"), SlotType.WORD, "relation"),
        choose=lambda item: item.forward,
    ),
    _part(
        parts.Relation, marked("Relation"), _BODY,
        Slot("other_name", marked("Organisation"), SlotType.BODY), *_dates(),
        blank=lambda: parts.Relation("", forward=False),
        variant=Slot("type", marked("Kind"), SlotType.WORD, "relation_back"),
        code="body_relation_back", choose=lambda item: not item.forward,
    ),
    _part(
        parts.Status, marked("Status"), _BODY,
        Slot("value", marked("Status"), SlotType.WORD, "status"), *_dates(),
        Slot("next_review", marked("Next review"), SlotType.DATE),
        Slot("reference", marked("Reference")),
        blank=lambda: parts.Status("", ""),
        variant=Slot("scheme", marked("Scheme"), SlotType.WORD, "status_scheme"),
    ),
    _ADDRESSES,
    _channels(ChannelType.WEB, marked("Web page")),
    _channels(ChannelType.MESSAGING, marked("Messages")),
    _part(
        parts.LegalBasis, marked("Legal basis"), _PERSON,
        Slot("basis", marked("Ground"), SlotType.WORD, "legal_basis"),
        Slot("purpose", marked("For")),
        Slot("how", marked("How it was given")),
        Slot("given", marked("Given on"), SlotType.DATE),
        Slot("withdrawn", marked("Withdrawn on"), SlotType.DATE),
        Slot("retain_until", marked("Keep until"), SlotType.DATE),
        Slot("review_on", marked("Review on"), SlotType.DATE),
        blank=lambda: parts.LegalBasis(""),
    ),
    _part(
        parts.Refusal, marked("Do not contact"), _CONTACTS,
        Slot("way", marked("How"), SlotType.CHOICE, "contact_way", ContactWay),
        Slot("reason", marked("Reason")), *_dates(),
        blank=parts.Refusal,
    ),
    _part(
        parts.Restriction, marked("Restriction"), _CONTACTS,
        Slot("reason", marked("Reason")), *_dates(),
        blank=parts.Restriction,
    ),
)  # fmt: skip
"""All of them, in the order in which a card shows them."""
