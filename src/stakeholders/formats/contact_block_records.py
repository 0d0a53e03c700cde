"""Records of a contact block: people, posts and bodies, linked, each channel with its owner."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.email import is_role_address
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType, PersonName, read_name
from stakeholders.domain.record import Holder, PostLine, Record
from stakeholders.domain.source import Source
from stakeholders.domain.text import clean, fold
from stakeholders.domain.visibility import visibility_of_source
from stakeholders.formats.contact_block_address import address_of
from stakeholders.formats.contact_block_bodies import BodyDraft, BodyDrafts, is_spoken
from stakeholders.formats.contact_block_channels import read_marks
from stakeholders.formats.contact_block_field import Field
from stakeholders.formats.contact_block_grammar import FOR_WHOM
from stakeholders.formats.contact_block_group import Group
from stakeholders.formats.contact_block_mark import Mark
from stakeholders.formats.contact_block_words import BlockWords

_TWO_NAMES: Final = re.compile(r"([^\W\d_]{2,20})[._]([^\W\d_]{2,20}(?:-[^\W\d_]{2,20})?)@")
_AREA_FIRST: Final = re.compile(r"[(（]\d{1,3}[)）]")
_HOME_PAGE: Final = re.compile(r"(?:https?://)?[^/\s]+(?:/[a-z]{0,12}/?)?", re.IGNORECASE)
_SOCIAL: Final = re.compile(
    r"\b(?:twitter|facebook|linkedin|instagram|youtube|flickr|tiktok|x)\.com|t\.me|wa\.me|bit\.ly",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the text that say a fact: `start` to `end`, which field of which record."""

    start: int
    end: int
    field: str
    record: Uid
    certain: bool = True


class RecordMaker:
    """Makes the records of one text; bodies named twice become one."""

    def __init__(
        self,
        text: str,
        words: BlockWords,
        region: str | None,
        source: Source,
        new_uid: Callable[[], Uid],
    ) -> None:
        self._text = text
        self._words = words
        self._region = region
        self._source = source
        self._new_uid = new_uid
        self._nearby = ""
        self._bodies = BodyDrafts(words, new_uid)
        self._records: list[Record | BodyDraft] = []
        self.spans: list[Span] = []

    def records(self, groups: tuple[Group, ...]) -> tuple[Record, ...]:
        """Return the people, posts and bodies of all groups, in the order of the text."""
        shared = _bodies_with_several_lines(groups)
        self._nearby = _country_told(tuple(mark for group in groups for mark in group.marks))
        for group in groups:
            self._add(group, shares_body=group.body is not None and fold(group.body.text) in shared)
        return tuple(
            self._bodies.record(entry) if isinstance(entry, BodyDraft) else entry
            for entry in self._records
        )

    def _add(self, group: Group, *, shares_body: bool) -> None:
        channels = self._channels(group)
        if not channels and not group.marks and group.person is None and group.is_certain:
            return
        country = group.country or (_country_of(channels) if group.city else "")
        place = group.city.text if group.city else ""
        body = self._bodies.draft(group, (place, country), self._quote(group.body))
        self._place_address(group, body)
        if group.person is None:
            if body is None:
                self._add_nameless(group, channels, (place, country))
            else:
                self._add_to_body(group, body, channels)
            return
        person_uid, post_uid = self._new_uid(), self._new_uid() if group.title and body else None
        office = post_uid or (body.uid if body and not shares_body else person_uid)
        site = body.uid if body else person_uid
        owned = tuple(
            replace(c, owner=site if c.type is ChannelType.WEB else _owner(c, person_uid, office))
            for c in channels
        )
        line = self._post_line(group, body, post_uid)
        self._records.append(self._person(group, person_uid, line, owned, (place, country)))
        if post_uid and line:
            holder = Holder(person_uid, group.person.text)
            self._records.append(self._post(group, post_uid, line, holder, owned))
        if body:
            have = {channel.same_as for channel in body.channels if channel.normalised}
            body.channels.extend(c for c in owned if c.owner == body.uid and c.same_as not in have)
            self._add_body(body)
        self._mark_spans(group, person_uid, post_uid, body)

    def _place_address(self, group: Group, body: BodyDraft | None) -> None:
        """Give the postal address to the body, whose it is however long somebody works there."""
        found = address_of(self._text, group, self._source.type)
        if found and body and body.address is None:
            body.address = replace(found, owner=body.uid, uid=self._new_uid())

    def _own_address(self, group: Group, uid: Uid, line: PostLine | None) -> tuple[Address, ...]:
        found = None if line and line.body else address_of(self._text, group, self._source.type)
        return (replace(found, owner=uid, uid=self._new_uid()),) if found else ()

    def _channels(self, group: Group) -> tuple[Channel, ...]:
        marks = tuple(mark for mark in group.marks if not mark.gap)
        nearby = _country_told(marks)
        told = (group.country, nearby, self._region, self._nearby)
        regions = tuple(dict.fromkeys(code for code in told if code))
        channels = read_marks(marks, regions)
        return tuple(
            replace(
                channel,
                visibility=visibility_of_source(self._source.type),
                as_of=self._source.date,
                uid=self._new_uid(),
                quote=clean(self._text[mark.start : mark.end]),
            )
            for mark, channel in zip(marks, channels, strict=True)
            if _is_kept(mark, channel)
        )

    def _add_nameless(
        self, group: Group, channels: tuple[Channel, ...], where: tuple[str, str]
    ) -> None:
        """Keep channels that the text gives nobody's name for, called after themselves."""
        if not channels:
            return
        uid = self._new_uid()
        email = next((c for c in channels if c.type is ChannelType.EMAIL), None)
        own = email is not None and not is_role_address(email.normalised or email.raw)
        heading = self._heading(group)
        suggested = _name_in(email) if email and own else ""
        name = heading or suggested or (email or channels[0]).display
        self._records.append(
            Record(
                kind=EntryKind.PERSON if own and not heading else EntryKind.BODY,
                name=name,
                uid=uid,
                place=where[0],
                country=where[1],
                channels=tuple(replace(channel, owner=uid) for channel in channels),
                missing=() if heading else ("name",),
                quote=self._quote_of_group(group),
                certain=bool(heading),
            )
        )
        self.spans.extend(
            Span(m.start, m.end, str(m.type), uid, m.certain and bool(heading)) for m in group.marks
        )

    def _heading(self, group: Group) -> str:
        """Return the words on a line of their own above channels that nobody is named for."""
        heading = group.heading
        if heading is None or "\n" not in self._text[heading.end : group.marks[0].start]:
            return ""
        return heading.text

    def _add_to_body(self, group: Group, body: BodyDraft, channels: tuple[Channel, ...]) -> None:
        body.is_contact = body.is_contact or group.is_certain
        body.channels.extend(replace(channel, owner=body.uid) for channel in channels)
        self._add_body(body)
        self._mark_spans(group, None, None, body)

    def _add_body(self, body: BodyDraft) -> None:
        if not body.is_listed:
            body.is_listed = True
            self._records.append(body)

    def _post_line(
        self, group: Group, body: BodyDraft | None, post_uid: Uid | None
    ) -> PostLine | None:
        if group.title is None and body is None:
            return None
        title = group.title.text if group.title else ""
        return PostLine(
            title=title,
            body=body.printed if body else "",
            uid=post_uid,
            body_uid=body.uid if body else None,
            functions=self._functions(title),
            quote=self._quote(group.title or group.body),
        )

    def _functions(self, title: str) -> tuple[str, ...]:
        """Return the functions of a title; those of whom it serves do not count."""
        own = FOR_WHOM.split(title, maxsplit=1)[0]
        return self._words.functions_of(own) or self._words.functions_of(title)

    def _person(
        self,
        group: Group,
        uid: Uid,
        line: PostLine | None,
        channels: tuple[Channel, ...],
        where: tuple[str, str],
    ) -> Record:
        names = self._names(group)
        place, country = where
        return Record(
            kind=EntryKind.PERSON,
            name=names[0].full,
            uid=uid,
            names=names,
            posts=(line,) if line else (),
            place=place,
            country=country,
            channels=channels,
            addresses=self._own_address(group, uid, line),
            missing=_missing_of_person(line, channels, place) if group.is_certain else (),
            quote=self._quote_of_group(group),
            certain=group.is_certain,
        )

    def _names(self, group: Group) -> tuple[PersonName, ...]:
        if group.person is None:
            return ()
        main = _named(group.person, self._words)
        others = (
            replace(_named(other, self._words), type=NameType.NATIVE) for other in group.other_names
        )
        return (main, *others)

    def _post(
        self,
        group: Group,
        uid: Uid,
        line: PostLine,
        holder: Holder,
        channels: tuple[Channel, ...],
    ) -> Record:
        return Record(
            kind=EntryKind.POST,
            name=line.title,
            uid=uid,
            posts=(line,),
            holders=(holder,),
            channels=tuple(channel for channel in channels if channel.owner == uid),
            quote=self._quote(group.title),
            certain=group.is_certain,
        )

    def _mark_spans(
        self, group: Group, person: Uid | None, post: Uid | None, body: BodyDraft | None
    ) -> None:
        owner = person or (body.uid if body else None)
        if owner is None:
            return
        owners = {"title": post or owner, "body": body.uid if body else owner}
        for found in group.fields:
            name = "name" if found.kind == "person" else str(found.kind)
            whose = owners.get(name, owner)
            self.spans.append(Span(found.start, found.end, name, whose, group.is_certain))
        for mark in group.marks:
            name = "gap" if mark.gap else str(mark.type)
            self.spans.append(Span(mark.start, mark.end, name, owner, mark.certain))

    def _quote(self, found: Field | None) -> str:
        return clean(self._text[found.start : found.end]) if found else ""

    def _quote_of_group(self, group: Group) -> str:
        places = [(f.start, f.end) for f in group.fields]
        places += [(mark.start, mark.end) for mark in group.marks]
        start = min(place[0] for place in places)
        return clean(self._text[start : max(place[1] for place in places)])[:1000]


def _name_in(email: Channel) -> str:
    """Return the name that a mailbox is called after (`ana.silva@…`), a suggestion only."""
    match = _TWO_NAMES.match(email.normalised or email.raw)
    return " ".join(part.capitalize() for part in match.groups()) if match else ""


def _named(found: Field, words: BlockWords) -> PersonName:
    name = read_name(found.text, words)
    return replace(name, honorific=found.honorific) if found.honorific else name


def _is_kept(mark: Mark, channel: Channel) -> bool:
    """Tell whether a channel is one of somebody: a page deep in a site is only referred to."""
    if channel.type is ChannelType.WEB:
        return _HOME_PAGE.fullmatch(channel.raw) is not None and not _SOCIAL.search(channel.raw)
    return mark.certain or channel.normalised is not None


def _owner(channel: Channel, person: Uid, office: Uid) -> Uid:
    """Return whose channel it is: mobiles and own mailboxes the person's, the rest the office's."""
    if channel.type is ChannelType.EMAIL:
        return office if is_role_address(channel.normalised or channel.raw) else person
    return person if channel.number_type is NumberType.MOBILE else office


def _bodies_with_several_lines(groups: tuple[Group, ...]) -> frozenset[str]:
    """Return the bodies that several people without posts answer for, each at an own number."""
    seen: dict[str, set[str]] = {}
    for group in groups:
        if group.body and group.person and not group.title:
            numbers = "/".join(m.raw for m in group.marks if m.type is ChannelType.PHONE)
            seen.setdefault(fold(group.body.text), set()).add(numbers)
    return frozenset(body for body, numbers in seen.items() if len(numbers) > 1)


def _country_told(marks: tuple[Mark, ...]) -> str:
    """Return the country that the numbers with a country code agree on."""
    coded = tuple(m for m in marks if not m.gap and not _AREA_FIRST.match(m.raw))
    return _country_of(tuple(c for c in read_marks(coded, ()) if c.valid))


def _country_of(channels: tuple[Channel, ...]) -> str:
    regions = {c.region for c in channels if c.region and c.assumed_region is None}
    return regions.pop() if len(regions) == 1 else ""


def _missing_of_person(
    line: PostLine | None, channels: tuple[Channel, ...], place: str
) -> tuple[str, ...]:
    has = {
        "email": any(channel.type is ChannelType.EMAIL for channel in channels),
        "phone": any(is_spoken(channel) for channel in channels),
        "role": bool(line and line.title),
        "body": bool(line and line.body),
        "place": bool(place),
    }
    return tuple(name for name, there in has.items() if not there)
