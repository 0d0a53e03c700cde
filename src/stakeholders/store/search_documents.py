"""Search documents: what each entry is found by, and the row that shows it."""

import datetime
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import sqlalchemy as sa

from stakeholders.domain.channel import ChannelType, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.query_fields import tag_flag
from stakeholders.domain.query_terms import area_form, skeleton_form, sound_form
from stakeholders.domain.text import digits, fold, latin, script_of
from stakeholders.i18n import left_to_right
from stakeholders.store.row_values import is_valid_channel
from stakeholders.store.search_facts import ChannelFact, Facts, read_facts

RECENT: Final = "recent"
STARRED: Final = "starred"
_PAGES: Final = frozenset({ChannelType.WEB, ChannelType.MESSAGING})
_NO_WORDS: Final = frozenset({""})
_LETTERS: Final = 2
_NAMED: Final = 3
_MISSIONS: Final = frozenset({"permanent_mission", "embassy", "delegation"})


def _speaks(facts: Facts) -> bool:
    """Tell whether someone speaks for a body, or a post to do so is vacant."""
    named = any("spokesperson" in line.functions for line in facts.lines if line.is_present)
    return named and (facts.kind is not EntryKind.POST or _is_vacant(facts))


def _is_vacant(facts: Facts) -> bool:
    """Tell whether it is a post that nobody holds."""
    is_post = facts.kind is EntryKind.POST and facts.lines[0].is_present
    return is_post and not any(holder.is_present for holder in facts.holders)


_GROUPS: Final[tuple[tuple[str, Callable[[Facts], bool]], ...]] = (
    ("regional_centre", lambda facts: bool(facts.covers)),
    ("spokesperson", _speaks),
    ("mission", lambda facts: facts.body_kind in _MISSIONS),
)
_GAP_FILLERS: Final[tuple[tuple[str, Callable[[Facts], object]], ...]] = (
    ("email", lambda facts: any(c.type == ChannelType.EMAIL for c in facts.channels)),
    ("phone", lambda facts: any(c.type == ChannelType.PHONE for c in facts.channels)),
    ("place", lambda facts: facts.place),
    ("body", lambda facts: any(line.body for line in facts.lines)),
    ("role", lambda facts: any(line.title for line in facts.lines)),
)


class Document(NamedTuple):
    """What one entry is found by, and the row that shows it.

    `columns` are the distinct words of each of `ALL_COLUMNS`, in that order.
    """

    entry_id: int
    kind: str
    name: str
    initials: str
    line1: str
    line2: str
    country: str
    exact: frozenset[str]
    columns: tuple[str, ...]
    digits: str
    flags: tuple[str, ...]


def read_documents(
    connection: sa.Connection, ids: Sequence[int], day: datetime.date
) -> Iterator[Document]:
    """Yield the documents of live people, bodies, posts and events among these entries.

    They come in the order of the entries. Who holds what, and who is away, is told for that day.
    """
    for facts in read_facts(connection, ids, day):
        yield _document(facts)


def _document(facts: Facts) -> Document:
    own = (facts.name, *[name.full for name in facts.names], *facts.aliases, facts.acronym)
    line1, line2 = _lines(facts)
    return Document(
        entry_id=facts.entry_id,
        kind=facts.kind.value,
        name=facts.name,
        initials=_initials(facts),
        line1=line1,
        line2=line2,
        country=facts.country,
        exact=frozenset([_forms(text)[0] for text in own]) - _NO_WORDS,
        columns=_columns(facts, own),
        digits=_digits(facts),
        flags=_flags(facts),
    )


def _columns(facts: Facts, own: Sequence[str]) -> tuple[str, ...]:
    """Return the words of `ALL_COLUMNS`; a post is named by its title and its body."""
    is_post, is_body = facts.kind is EntryKind.POST, facts.kind is EntryKind.BODY
    lines, channels = facts.lines, facts.channels
    bodies = [*[line.body for line in lines], *[line.unit for line in lines]]
    titles = [line.title for line in lines]
    functions = [function for line in lines for function in line.functions]
    named = (*titles, *bodies, facts.body_words) if is_post else ()
    mails = [c.normalised or c.raw for c in channels if c.type == ChannelType.EMAIL]
    webs = [c.raw for c in channels if c.type in _PAGES]
    return (
        _found_by((*own, *named), _alike(facts)),
        _found_by((*titles, *functions)),
        _found_by((*bodies, facts.parent, facts.body_words, *(own if is_body else ()))),
        _found_by([holder.name for holder in facts.holders]) if facts.holders else "",
        _found_by((facts.place, facts.country, *facts.addresses), _areas(facts)),
        _found_by(facts.tags) if facts.tags else "",
        _found_by(facts.notes) if facts.notes else "",
        _found_by((*mails, *webs)) if mails or webs else "",
        _found_by((*facts.covers, *facts.languages, *facts.areas, *facts.more)),
    )


def _found_by(texts: Sequence[str], more: Iterable[str] = ()) -> str:
    """Return the distinct words of texts, folded, and transliterated where they are not Latin.

    Words of the program's own come behind them.
    """
    given = [text for text in texts if text]
    if not more and len(given) < 2:
        return _joined_words(given[0]) if given else ""
    found: dict[str, None] = {}
    for text in given:
        found.update(_words(text))
    return " ".join([*found, *more])


def _alike(facts: Facts) -> Iterable[str]:
    """Return the words by which a person is found who is spelt another way."""
    found: list[str] = []
    for name in facts.names:
        for word in _forms(name.full)[1].split():
            found += _sounds(word)
    return dict.fromkeys(found)


@functools.lru_cache(maxsize=16384)
def _sounds(word: str) -> tuple[str, ...]:
    return tuple(form for form in (sound_form(word), skeleton_form(word)) if form)


@functools.lru_cache(maxsize=16384)
def _joined_words(text: str) -> str:
    """Return the words of a text as a column; titles, bodies and tags come again and again."""
    return " ".join(_words(text))


@functools.lru_cache(maxsize=16384)
def _words(text: str) -> Mapping[str, None]:
    """Return the words of a text; titles, bodies and tags come again and again."""
    folded, plain = _forms(text)
    words = dict.fromkeys(folded.split())
    return words if folded == plain else words | dict.fromkeys(plain.split())


@functools.lru_cache(maxsize=1024)
def _forms(text: str) -> tuple[str, str]:
    """Return a text folded, and in Latin letters; a name is asked for several times in a row."""
    folded = fold(text)
    return folded, folded if folded.isascii() else latin(text)


def _areas(facts: Facts) -> Iterable[str]:
    """Return the words for the countries, areas and groups that someone has to do with."""
    codes = [code for code in (facts.country, *facts.covers, *facts.areas) if code]
    return dict.fromkeys(map(area_form, codes)) if codes else ()


def _digits(facts: Facts) -> str:
    numbers = dict.fromkeys([_number(c) for c in facts.channels if c.type == ChannelType.PHONE])
    numbers.pop("", None)
    return " ".join(numbers)


def _number(channel: ChannelFact) -> str:
    return digits(f"{channel.normalised or channel.raw}{channel.extension or ''}")


def _lines(facts: Facts) -> tuple[str, str]:
    """Return the two grey lines of a row: what someone is, or when it is, and where.

    Of a post also its phone.
    """
    if facts.kind is EntryKind.PERSON:
        line = next((line for line in facts.lines if line.is_present), None)
        body = line.body if line else ""
        return (line.title if line and line.title else body), " · ".join(
            part for part in (body if line and line.title else "", facts.place) if part
        )
    if facts.kind is EntryKind.POST:
        phone = left_to_right(facts.phone) if facts.phone else ""
        where = (phone, facts.lines[0].body, facts.place)
        return _holders(facts), " · ".join(part for part in where if part)
    above = facts.when or facts.parent
    return (above, facts.place) if above else (facts.place, "")


def _holders(facts: Facts) -> str:
    """Return who holds a post; of many only the first, so that a row stays one."""
    names = [holder.name for holder in facts.holders if holder.is_present]
    more = " …" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _initials(facts: Facts) -> str:
    """Return one or two letters for the round picture of an entry."""
    name = facts.names[0] if facts.names else None
    is_latin = name is None or script_of(name.full) == "Latn"
    if name and name.family and name.given and is_latin:
        return (name.given[:1] + name.family[:1]).upper()
    words = [word for word in facts.name.split() if word[:1].isalnum()]
    if not words:
        return "?"
    if not is_latin:
        return words[0][0]
    return "".join(word[0] for word in words[:_LETTERS]).upper()


def _flags(facts: Facts) -> tuple[str, ...]:
    """Return what rows are counted and filtered by."""
    flags = [facts.kind.value]
    functions = {f for line in facts.lines if line.is_present for f in line.functions}
    if functions:
        flags += [f"function:{function}" for function in sorted(functions)]
    if facts.body_kind:
        flags.append(f"body:{facts.body_kind}")
    flags += [f"group:{group}" for group, holds in _GROUPS if holds(facts)]
    if facts.gaps:
        flags += [f"missing:{gap}" for gap in _missing(facts)]
    if any(map(_is_wrong, facts.own_channels)):
        flags.append("problem")
    elif facts.channels is not facts.own_channels and any(map(_is_wrong, facts.channels)):
        flags.append("lent_problem")
    if facts.is_away:
        flags.append("away")
    if _is_vacant(facts):
        flags.append("vacant")
    flags += [f"list:{uid}" for uid in facts.lists]
    return tuple(dict.fromkeys([*flags, *_told(facts)]))


def _told(facts: Facts) -> list[str]:
    """Return what of an entry is filled in, and with which country, tags, languages and dates."""
    flags = [f"country:{facts.country}"] if facts.country else []
    flags += _filled(facts)
    flags += [_tag_flag(tag) for tag in facts.tags]
    flags += [f"language:{language}" for language in facts.languages]
    flags += [f"covers:{code}" for code in facts.covers]
    if facts.is_starred:
        flags.append(STARRED)
    if facts.is_recent:
        flags.append(RECENT)
    if facts.checked:
        flags.append(f"verified:{facts.checked}")
    if facts.dated:
        flags.append(f"dated:{facts.dated}")
    return flags


def _filled(facts: Facts) -> list[str]:
    """Return what of an entry is filled in."""
    types = {channel.type for channel in facts.channels}
    numbers = {channel.number_type for channel in facts.channels}
    return [
        flag
        for flag, has in (
            ("has:email", ChannelType.EMAIL in types),
            ("has:phone", ChannelType.PHONE in types),
            ("has:mobile", NumberType.MOBILE in numbers),
            ("has:fax", NumberType.FAX in numbers),
            ("has:web", ChannelType.WEB in types),
            ("has:address", facts.addresses and any(facts.addresses)),
            ("has:note", facts.notes),
            ("has:tag", facts.tags),
            ("has:file", "document" in facts.files),
            ("has:photo", "photo" in facts.files),
            ("has:list", facts.lists),
            ("has:holder", any(holder.is_present for holder in facts.holders)),
        )
        if has
    ]


@functools.lru_cache(maxsize=4096)
def _tag_flag(name: str) -> str:
    return tag_flag(name)


def _missing(facts: Facts) -> tuple[str, ...]:
    """Return the known gaps that nothing fills yet."""
    filled = {field for field, fills in _GAP_FILLERS if fills(facts)}
    return tuple(dict.fromkeys(field for field in facts.gaps if field not in filled))


def _is_wrong(channel: ChannelFact) -> bool:
    return not is_valid_channel(channel.type, channel.raw, channel.is_valid)
