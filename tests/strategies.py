"""Hypothesis strategies: records of invented people and bodies, as the directory holds them."""

import dataclasses
import datetime
import uuid
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from hypothesis import strategies as st

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelState, ChannelType, NumberType
from stakeholders.domain.email import read_email
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.fields import FieldType, fields_of
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType, PersonName
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import PART_TYPES, CustomValue, Note, Part
from stakeholders.domain.phone import read_phone
from stakeholders.domain.record import Holder, Kept, PostLine, Record
from stakeholders.domain.source import Source, SourceType
from stakeholders.domain.text import clean, clean_lines
from stakeholders.domain.visibility import Visibility
from stakeholders.domain.web import read_message, read_web

_LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp"))
_TELLING = st.sampled_from([*";,:=\\\"'^|@+-#[]{}() äé陈م", "\\n", "::: ", "END:VCARD"])

LINES = (
    st.lists(st.one_of(_LETTERS, _TELLING), min_size=1, max_size=12)
    .map("".join)
    .map(clean)
    .filter(bool)
)
"""Texts of one line, not empty, rich in what separators and escapes are made of."""

MAYBE_LINES = st.one_of(st.just(""), LINES)
TEXTS = (
    st.lists(st.one_of(LINES, st.just("")), min_size=1, max_size=4)
    .map("\n".join)
    .map(clean_lines)
    .filter(lambda text: bool(text.strip()))
)
"""Texts of several lines."""

UIDS = st.uuids(version=4).map(lambda value: Uid(str(value)))
MAYBE_UIDS = st.none() | UIDS
MEMBERS = UIDS.map(lambda uid: f"urn:uuid:{uid}") | st.just("mailto:a.b@example.org")
VISIBILITIES = st.sampled_from(Visibility)
PEOPLE_AND_BODIES = st.sampled_from((EntryKind.PERSON, EntryKind.BODY))
MEANS = st.sampled_from(ChannelType)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Return a year, a month or a day."""
    day = draw(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
    known = draw(st.integers(1, 3))
    return PartialDate(day.year, day.month if known > 1 else None, day.day if known > 2 else None)


def few(items: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Return up to three items."""
    return st.lists(items, max_size=3).map(tuple)


@st.composite
def phones(draw: st.DrawFn) -> Channel:
    """Return a phone as it is read from what people write, also from what is no number."""
    raw = draw(
        st.sampled_from(
            (
                "+41 79 217 3009", "0041 22 917 9000 ext. 12", "(+662) 288-2623", "02 288 2623",
                "+43 (0)1 26060", "ask Jenny", "3.6417", "p1234w9", "+1 (212) 555-0123",
            )
        )
        | LINES
    )  # fmt: skip
    region = draw(st.sampled_from((None, "TH", "CH")))
    channel = read_phone(raw, (region,) if region else (), draw(MAYBE_LINES))
    number_type = draw(st.none() | st.sampled_from(NumberType))
    return replace(channel, number_type=number_type or channel.number_type)


@st.composite
def channels(draw: st.DrawFn, owners: st.SearchStrategy[Uid | None] = MAYBE_UIDS) -> Channel:
    """Return a channel of any type, owned by one of these."""
    means = draw(MEANS)
    if means is ChannelType.PHONE:
        channel = draw(phones())
    elif means is ChannelType.EMAIL:
        raw = draw(st.sampled_from(("a.b@example.org", "<press@EXAMPLE.org>", "x[at]")) | LINES)
        channel = read_email(raw, label=draw(MAYBE_LINES))
    else:
        raw = draw(st.just("https://example.org/a;b,c") | LINES)
        read = read_web if means is ChannelType.WEB else read_message
        channel = read(raw, draw(MAYBE_LINES))
    return replace(
        channel,
        purposes=draw(few(LINES)),
        state=draw(st.sampled_from(ChannelState)),
        state_reason=draw(MAYBE_LINES),
        from_=draw(st.none() | partial_dates()),
        to=draw(st.none() | partial_dates()),
        visibility=draw(VISIBILITIES),
        as_of=draw(st.none() | partial_dates()),
        owner=draw(owners),
        uid=draw(MAYBE_UIDS),
        quote=draw(MAYBE_LINES),
        certain=draw(st.booleans()),
    )


NAMES = st.builds(
    PersonName,
    full=LINES,
    honorific=MAYBE_LINES,
    given=MAYBE_LINES,
    additional=MAYBE_LINES,
    family=MAYBE_LINES,
    suffix=MAYBE_LINES,
    family_first=st.booleans(),
    type=st.sampled_from(NameType),
    language=MAYBE_LINES,
    phonetic_given=MAYBE_LINES,
    phonetic_family=MAYBE_LINES,
    particle=MAYBE_LINES,
    post_nominals=MAYBE_LINES,
    address_as=MAYBE_LINES,
    sort_as=MAYBE_LINES,
    from_=st.none() | partial_dates(),
    to=st.none() | partial_dates(),
    uid=MAYBE_UIDS,
)
POSTS = st.builds(
    PostLine,
    title=MAYBE_LINES,
    body=MAYBE_LINES,
    uid=MAYBE_UIDS,
    body_uid=MAYBE_UIDS,
    unit=MAYBE_LINES,
    functions=few(LINES),
    from_=st.none() | partial_dates(),
    to=st.none() | partial_dates(),
    acting=st.booleans(),
    type=MAYBE_LINES,
    rank=MAYBE_LINES,
    line_uid=MAYBE_UIDS,
    quote=MAYBE_LINES,
    certain=st.booleans(),
)
HOLDERS = st.builds(
    Holder,
    uid=UIDS,
    name=MAYBE_LINES,
    from_=st.none() | partial_dates(),
    to=st.none() | partial_dates(),
    acting=st.booleans(),
    type=MAYBE_LINES,
    line_uid=MAYBE_UIDS,
)
SOURCES = st.builds(
    Source,
    title=MAYBE_LINES,
    type=st.sampled_from(SourceType),
    date=st.none() | partial_dates(),
    date_assumed=st.booleans(),
    language=MAYBE_LINES,
    file_name=MAYBE_LINES,
    symbol=MAYBE_LINES,
    publisher=MAYBE_LINES,
    url=MAYBE_LINES,
    reference=MAYBE_LINES,
    text=st.just("") | TEXTS,
    uid=MAYBE_UIDS,
)
KEPT = st.builds(
    Kept,
    name=st.sampled_from(("X-DIET", "BDAY", "X-ANNIVERSARY-1", "Dietary needs", "Title", "TEL"))
    | LINES,
    value=MAYBE_LINES | TEXTS,
    group=st.sampled_from(("", "item1", "item2", "home")),
    parameters=st.lists(
        st.tuples(st.sampled_from(("TYPE", "X-A", "VALUE", "a b")), MAYBE_LINES), max_size=2
    ).map(tuple),
)


@st.composite
def addresses(draw: st.DrawFn, owners: st.SearchStrategy[Uid | None] = MAYBE_UIDS) -> Address:
    """Return an address with lines, parts, both or neither."""
    return Address(
        lines=draw(few(LINES)),
        po_box=draw(MAYBE_LINES),
        extended=draw(MAYBE_LINES),
        street=draw(MAYBE_LINES),
        city=draw(MAYBE_LINES),
        region=draw(MAYBE_LINES),
        postal_code=draw(MAYBE_LINES),
        country=draw(MAYBE_LINES),
        label=draw(MAYBE_LINES),
        purpose=draw(MAYBE_LINES),
        language=draw(MAYBE_LINES),
        visibility=draw(VISIBILITIES),
        owner=draw(owners),
        uid=draw(MAYBE_UIDS),
    )


MOMENTS = st.datetimes(timezones=st.just(datetime.UTC))
VALUES_OF_PARTS = MappingProxyType(
    {
        str: LINES,
        bool: st.booleans(),
        int: st.integers(0, 10**9),
        PartialDate: partial_dates(),
        datetime.datetime: MOMENTS,
        Uid: UIDS,
    }
)


def _values(part: type[Part], one: dataclasses.Field[Any]) -> st.SearchStrategy[Any]:
    """Return what a field of a part may hold by its type, and its default where it has one."""
    hint = get_type_hints(part)[one.name]
    of = next((kind for kind in get_args(hint) if kind is not type(None)), hint)
    is_choice = isinstance(of, type) and issubclass(of, StrEnum)
    values = st.sampled_from(of) if is_choice else VALUES_OF_PARTS[of]
    if (part, one.name) in {(Note, "text"), (CustomValue, "value")}:
        values = LINES | TEXTS
    is_needed = one.default is dataclasses.MISSING
    return values if is_needed else st.one_of(st.just(one.default), values)


PARTS = st.one_of(
    *(
        st.builds(part, **{one.name: _values(part, one) for one in dataclasses.fields(part)})
        for part in PART_TYPES.values()
    )
)
"""A part of any kind, as full or empty as can be."""


def _in_order(parts: list[Part]) -> tuple[Part, ...]:
    """Return parts kind by kind, as a directory gives them."""
    order = list(PART_TYPES)
    return tuple(sorted(parts, key=lambda part: order.index(part.code)))


@st.composite
def details(draw: st.DrawFn, kind: EntryKind) -> tuple[tuple[str, str], ...]:
    """Return some simple facts of a contact of this kind, in the order of their table."""
    found = []
    for field in fields_of(kind):
        if draw(st.booleans()):
            text = str(draw(partial_dates())) if field.type is FieldType.DATE else draw(LINES)
            value = "yes" if field.type is FieldType.FLAG else field.read(text)
            if value:
                found.append((field.code, value))
    return tuple(found)


@st.composite
def records(
    draw: st.DrawFn,
    kinds: st.SearchStrategy[EntryKind] = PEOPLE_AND_BODIES,
) -> Record:
    """Return a person or a body with some of everything."""
    kind, uid = draw(kinds), draw(MAYBE_UIDS)
    is_person = kind is EntryKind.PERSON
    posts = draw(st.lists(POSTS, max_size=2).map(tuple)) if is_person else ()
    known = [uid, None, Uid(str(uuid.UUID(int=7)))]
    known += [owner for post in posts for owner in (post.uid, post.body_uid)]
    owners = st.sampled_from(known)
    name = draw(LINES)
    main = draw(st.booleans())
    names = draw(st.lists(NAMES, max_size=2)) if is_person else []
    if names and main:
        names[0] = replace(names[0], full=name)
    holders = draw(st.lists(HOLDERS, max_size=2)) if kind is EntryKind.POST else []
    members = draw(st.lists(MEMBERS, max_size=3)) if kind is EntryKind.LIST else []
    record = Record(
        kind=kind,
        name=name,
        uid=uid,
        names=tuple(names),
        aliases=draw(few(LINES)),
        acronym=draw(MAYBE_LINES),
        posts=posts,
        holders=tuple(holders),
        members=tuple(members),
        body_kind="" if is_person else draw(MAYBE_LINES),
        parent="" if is_person else draw(MAYBE_LINES),
        parent_uid=None if is_person else draw(MAYBE_UIDS),
        covers=() if is_person else draw(few(LINES)),
        place=draw(MAYBE_LINES),
        country=draw(st.sampled_from(("", "TH", "CH"))),
        channels=draw(st.lists(channels(owners), max_size=4).map(tuple)),
        addresses=draw(st.lists(addresses(owners), max_size=2).map(tuple)),
        languages=draw(few(LINES)),
        tags=draw(few(LINES)),
        notes=draw(few(TEXTS)),
        missing=draw(few(LINES)),
        sources=draw(st.lists(SOURCES, max_size=2).map(tuple)),
        visibility=draw(VISIBILITIES),
        kept=draw(st.lists(KEPT, max_size=2).map(tuple)),
        details=draw(details(kind)),
        parts=draw(st.lists(PARTS, max_size=3).map(_in_order)),
        source=draw(MAYBE_LINES),
        source_uid=draw(MAYBE_LINES),
        quote=draw(MAYBE_LINES),
        certain=draw(st.booleans()),
    )
    return replace(record, parts=record.telling_parts)
