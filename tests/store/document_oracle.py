"""Documents of search made from whole records: slow and plain, to compare the quick ones with."""

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.citation import Citation
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.parts import (
    Absence,
    AreaLink,
    Attachment,
    CustomValue,
    LegalBasis,
    PostFunction,
    PostTitle,
    Refusal,
    Relation,
    Restriction,
    Status,
)
from stakeholders.domain.query_fields import tag_flag
from stakeholders.domain.query_terms import ALL_COLUMNS, area_form, skeleton_form, sound_form
from stakeholders.domain.reach import first_to_call
from stakeholders.domain.record import Record
from stakeholders.domain.source import Source
from stakeholders.domain.tenure import holds_on, today
from stakeholders.domain.text import digits, fold, latin
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import left_to_right
from stakeholders.store import schema
from stakeholders.store.cards import with_holders
from stakeholders.store.entries import entry_ids
from stakeholders.store.keys import these
from stakeholders.store.records import read_records
from stakeholders.store.search_documents import Document
from stakeholders.store.sources import citations_of

if TYPE_CHECKING:
    from stakeholders.domain.ids import Uid

_FOUND_KINDS: Final = frozenset({EntryKind.PERSON, EntryKind.BODY, EntryKind.POST})
_LETTERS: Final = 2
_MISSIONS: Final = frozenset({"permanent_mission", "embassy", "delegation"})


def _speaks(record: Record) -> bool:
    """Tell whether someone speaks for a body, or a post to do so is vacant."""
    named = any("spokesperson" in line.functions for line in record.present_posts)
    if record.kind is EntryKind.POST:
        return named and not _present_holders(record)
    return named


_GROUPS: Final[tuple[tuple[str, Callable[[Record], bool]], ...]] = (
    ("regional_centre", lambda record: bool(record.covers)),
    ("spokesperson", _speaks),
    ("mission", lambda record: record.body_kind in _MISSIONS),
)


def documents_of_records(connection: sa.Connection, ids: Sequence[int]) -> Iterator[Document]:
    """Yield the documents of live people, bodies and posts among these entries, in that order."""
    entry = schema.entry.c
    query = sa.select(entry.uid, entry.id).where(entry.id.in_(these(ids)))
    entries: dict[Uid, int] = {row.uid: row.id for row in connection.execute(query)}
    body_words = _body_words(connection, ids)
    lists = _list_flags(connection, ids)
    for record in read_records(connection, ids):
        if record.kind in _FOUND_KINDS and record.uid is not None:
            cited = citations_of(connection, record.uid)
            entry_id = entries[record.uid]
            listed = lists.get(entry_id, ())
            flags = (*_flags(record), *listed, *(["has:list"] if listed else []))
            words = body_words.get(entry_id, "")
            related = list(_related(connection, record))
            phone = _phone(connection, record)
            yield _document(entry_id, record, words, flags, cited, phone, related)


def _phone(connection: sa.Connection, record: Record) -> str:
    """Return the phone that a post is called on, as its card has it."""
    if record.kind is not EntryKind.POST:
        return ""
    whole = with_holders(connection, record, today())
    seen = [p for p in whole.phones if p.visibility is not Visibility.NAMED]
    phone = first_to_call(seen)
    return left_to_right(phone.display or phone.raw) if phone else ""


def _related(connection: sa.Connection, record: Record) -> Iterator[str]:
    """Yield the names and acronyms of the bodies that a body has a relation to, either way."""
    uids = [part.other for part in record.parts_of(Relation) if part.other]
    for other in read_records(connection, entry_ids(connection, uids).values()):
        yield from (other.name, other.acronym)


def _body_words(connection: sa.Connection, ids: Sequence[int]) -> dict[int, str]:
    """Return, by entry, all names and acronyms of the bodies it belongs to."""
    link, post, body, name = schema.affiliation, schema.post, schema.body, schema.body_name
    belongs = sa.union_all(
        sa.select(link.c.person_id.label("entry"), link.c.body_id.label("body")).where(
            link.c.person_id.in_(these(ids)), link.c.deleted_at.is_(None)
        ),
        sa.select(post.c.id, post.c.body_id).where(post.c.id.in_(these(ids))),
        sa.select(body.c.id, body.c.parent_id).where(body.c.id.in_(these(ids))),
        sa.select(link.c.person_id, body.c.parent_id)
        .join(body, body.c.id == link.c.body_id)
        .where(link.c.person_id.in_(these(ids)), link.c.deleted_at.is_(None)),
    ).subquery()
    rows = connection.execute(
        sa.select(belongs.c.entry, name.c.text)
        .join(name, name.c.body_id == belongs.c.body)
        .where(name.c.deleted_at.is_(None))
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.entry, []).append(row.text)
    return {entry: " ".join(texts) for entry, texts in found.items()}


def _list_flags(connection: sa.Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """Return, by entry, a flag for each list that it is on."""
    member, entry = schema.list_member, schema.entry
    rows = connection.execute(
        sa.select(member.c.member_id, entry.c.uid)
        .join(entry, entry.c.id == member.c.list_id)
        .where(member.c.member_id.in_(these(ids)), member.c.deleted_at.is_(None))
        .where(member.c.is_left_out.is_(sa.false()), entry.c.deleted_at.is_(None))
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.member_id, []).append(f"list:{row.uid}")
    return found


def _document(
    entry_id: int,
    record: Record,
    body_words: str,
    flags: tuple[str, ...],
    cited: Sequence[Citation],
    phone: str,
    related: Sequence[str],
) -> Document:
    own = (record.name, *(name.full for name in record.names), *record.aliases, record.acronym)
    line1, line2 = _lines(record, phone)
    sayings = [text for c in cited for text in (*_words_of(c.source), c.quote)] + [*related]
    columns = _columns(record, own, body_words, sayings)
    return Document(
        entry_id=entry_id,
        kind=record.kind.value,
        name=record.name,
        initials=_initials(record),
        line1=line1,
        line2=line2,
        country=record.country,
        exact=frozenset(folded for text in own if (folded := fold(text))),
        columns=tuple(columns[name] for name in ALL_COLUMNS),
        digits=_digits(record),
        flags=flags,
    )


def _words_of(source: Source) -> tuple[str, ...]:
    return (source.title, source.symbol, source.publisher)


def _columns(
    record: Record, own: Sequence[str], body_words: str, sayings: Sequence[str]
) -> dict[str, str]:
    titles = [line.title for line in record.posts]
    bodies = [text for line in record.posts for text in (line.body, line.unit)]
    functions = [function for line in record.posts for function in line.functions]
    named = (*titles, *bodies, body_words) if record.kind is EntryKind.POST else ()
    above = own if record.kind is EntryKind.BODY else ()
    mails = [c.normalised or c.raw for c in record.emails]
    webs = [c.raw for c in record.channels if c.type in {ChannelType.WEB, ChannelType.MESSAGING}]
    addresses = [each for each in record.addresses if each.owner == record.uid]
    lines = [line for a in addresses for line in (*a.lines, *a.parts)]
    areas = [part.area for part in record.parts_of(AreaLink)]
    codes = dict.fromkeys(code for code in (record.country, *record.covers, *areas) if code)
    place = _found_by(record.place, record.country, *lines)
    return {
        "names": " ".join((_found_by(*own, *named), _alike(record))),
        "titles": _found_by(*titles, *functions),
        "bodies": _found_by(*bodies, record.parent, body_words, *above),
        "holders": _found_by(*(holder.name for holder in record.holders)),
        "places": " ".join((place, *map(area_form, codes))),
        "tags": _found_by(*record.tags),
        "notes": _found_by(*record.notes),
        "mails": _found_by(*mails, *webs),
        "others": _found_by(*record.covers, *record.languages, *areas, *_more(record), *sayings),
    }


def _found_by(*texts: str) -> str:
    """Return the distinct words of texts, folded, and transliterated where they are not Latin."""
    return " ".join(dict.fromkeys(word for text in texts if text for word in _words(text)))


def _alike(record: Record) -> str:
    """Return the words by which a person is found who is spelt another way."""
    words = [word for name in record.names for word in latin(name.full).split()]
    forms = (form(word) for word in words for form in (sound_form, skeleton_form))
    return " ".join(dict.fromkeys(form for form in forms if form))


@functools.lru_cache(maxsize=16384)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text; titles, bodies and tags come again and again."""
    if text.isascii():
        return tuple(fold(text).split())
    return tuple(dict.fromkeys(f"{fold(text)} {latin(text)}".split()))


def _more(record: Record) -> Iterator[str]:
    """Yield the texts of facts that have no line of their own."""
    yield from (record.detail(code) for code in ("rank", "correspondence_language"))
    yield record.detail("do_not_contact")
    for name in record.names:
        yield from (name.phonetic_given, name.phonetic_family, name.address_as)
        yield from (name.post_nominals, name.suffix)
    yield from (c.label for c in record.channels if c.owner == record.uid)
    for part in record.parts:
        match part:
            case CustomValue():
                yield part.value
            case Status():
                yield from (part.scheme, part.value, part.reference)
            case PostTitle():
                yield part.text
            case PostFunction():
                yield part.topic
            case Attachment():
                yield from (part.file_name, part.title)
            case Absence() | Refusal() | Restriction():
                yield part.reason
            case LegalBasis():
                yield from (part.basis, part.purpose, part.how)
            case _:
                pass


def _digits(record: Record) -> str:
    numbers = (digits(f"{c.normalised or c.raw}{c.extension or ''}") for c in record.phones)
    return " ".join(dict.fromkeys(number for number in numbers if number))


def _lines(record: Record, phone: str) -> tuple[str, str]:
    """Return the two grey lines of a row: what someone is, and where."""
    if record.kind is EntryKind.PERSON:
        line = next(iter(record.present_posts), None)
        body = line.body if line else ""
        return (line.title if line and line.title else body), " · ".join(
            part for part in (body if line and line.title else "", record.place) if part
        )
    if record.kind is EntryKind.POST:
        holders = _present_holders(record)
        return ", ".join(holders[:3]) + " …" * (len(holders) > 3), " · ".join(
            p for p in (phone, record.posts[0].body, record.place) if p
        )
    return (record.parent, record.place) if record.parent else (record.place, "")


def _initials(record: Record) -> str:
    """Return one or two letters for the round picture of an entry."""
    name = record.names[0] if record.names else None
    if name and name.family and name.given and name.script == "Latn":
        return (name.given[:1] + name.family[:1]).upper()
    words = [word for word in record.name.split() if word[:1].isalnum()]
    if not words:
        return "?"
    if record.names and name is not None and name.script != "Latn":
        return words[0][0]
    return "".join(word[0] for word in words[:_LETTERS]).upper()


def _flags(record: Record) -> tuple[str, ...]:
    """Return what rows are counted and filtered by."""
    flags = [record.kind.value]
    functions = {f for line in record.present_posts for f in line.functions}
    flags.extend(f"function:{function}" for function in sorted(functions))
    if record.body_kind:
        flags.append(f"body:{record.body_kind}")
    flags.extend(f"group:{group}" for group, holds in _GROUPS if holds(record))
    flags.extend(f"missing:{gap}" for gap in record.missing)
    if any(_is_wrong(channel) for channel in record.channels if channel.owner == record.uid):
        flags.append("problem")
    elif any(_is_wrong(channel) for channel in record.channels):
        flags.append("lent_problem")
    if any(holds_on(a.from_, a.to, today()) for a in record.parts_of(Absence)):
        flags.append("away")
    if record.present_posts and record.kind is EntryKind.POST and not _present_holders(record):
        flags.append("vacant")
    flags.extend(_told(record))
    return tuple(flags)


def _told(record: Record) -> Iterator[str]:
    if record.country:
        yield f"country:{record.country}"
    kinds = {channel.type.value for channel in record.channels}
    yield from (f"has:{kind}" for kind in ("email", "phone", "web") if kind in kinds)
    numbers = {str(channel.number_type) for channel in record.phones if channel.number_type}
    yield from (f"has:{kind}" for kind in ("mobile", "fax") if kind in numbers)
    own = [each for each in record.addresses if each.owner == record.uid]
    filled = {
        "address": own, "note": record.notes, "tag": record.tags,
        "holder": _present_holders(record),
        "file": any(file.role == "document" for file in record.parts_of(Attachment)),
        "photo": any(file.role == "photo" for file in record.parts_of(Attachment)),
    }  # fmt: skip
    yield from (f"has:{name}" for name, value in filled.items() if value)
    yield from map(tag_flag, record.tags)
    yield from (f"language:{language}" for language in record.languages)
    yield from (f"covers:{code}" for code in record.covers)


def _present_holders(record: Record) -> list[str]:
    """Return who holds a post today."""
    return [holder.name for holder in record.holders if holder.is_present]


def _is_wrong(channel: Channel) -> bool:
    return not channel.valid
