"""Search words: which words of the directory hold a part, or differ by one slip of the finger."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import sqlalchemy as sa
from rapidfuzz import process
from rapidfuzz.distance import OSA

from stakeholders.domain.query_terms import Word, is_sign
from stakeholders.store.plain_cursor import ask, write_each

_MOST: Final = 64
"""So many words in place of one are looked for; who means another types one letter more."""
_LONGEST_PREFIX: Final = 3
"""Beginnings of words up to so many letters have an index of their own."""
_MOST_ASKED: Final = 8
_MOST_BEGUN: Final = 128
"""Of more words that begin alike the index joins the places faster than it is asked one by one."""
_NEXT_WORD: Final = "SELECT term FROM search_word WHERE term >= ? LIMIT 1"
_SHORTEST_PART: Final = 3
_SHORTEST_SLIP: Final = 4
_LONGEST: Final = 40
_LAST: Final = "\U0010ffff"
_BEYOND_ASCII: Final = "\x80"
_PARTS: Final = (
    "SELECT v.word FROM search_part p JOIN search_vocabulary v ON v.id = p.rowid "
    "WHERE search_part MATCH ? ORDER BY p.rowid LIMIT ?"
)
_SHORT_PARTS: Final = (
    "SELECT word FROM search_vocabulary WHERE word >= ?2 AND instr(word, ?1) UNION ALL "
    "SELECT word FROM search_vocabulary "
    "WHERE word < ?2 AND reversed >= ?2 AND instr(word, ?1) LIMIT ?3"
)
"""Words that begin or end with a letter beyond ASCII; in most directories few do."""
_SAME_START: Final = "SELECT word FROM search_vocabulary WHERE word >= ? AND word < ?"
_BEGINNINGS: Final = (
    "SELECT DISTINCT substr(word, 1, ?) FROM search_vocabulary WHERE word >= ? AND word < ?"
)
_BEGINNING: Final = f"{_SAME_START} LIMIT ?"
_SAME_END: Final = (
    "SELECT reversed FROM search_vocabulary WHERE reversed >= ? AND reversed < ? "
    "AND length(reversed) BETWEEN ? AND ?"
)
_KNOWN: Final = "SELECT word FROM search_vocabulary WHERE word IN (SELECT value FROM json_each(?))"
_HIGHEST: Final = "SELECT coalesce(max(id), 0) FROM search_vocabulary"
_LEARN: Final = "INSERT INTO search_vocabulary (id, word, reversed) VALUES (?, ?, ?)"
_LEARN_PARTS: Final = "INSERT INTO search_part (rowid, word) VALUES (?, ?)"
_UNUSED: Final = (
    "SELECT id FROM search_vocabulary v "
    "WHERE NOT EXISTS (SELECT 1 FROM search_word WHERE term = v.word)"
)


def words_beginning(connection: sa.Connection, start: str, most: int) -> tuple[str, ...] | None:
    """Return all words that begin so, None where they are more than some or are not known."""
    if start.isdigit() or is_sign(start):
        return None
    rows = ask(connection, _BEGINNING, (start, start + _LAST, most + 1))
    return tuple(word for (word,) in rows) if len(rows) <= most else None


def begun_words(connection: sa.Connection, words: Sequence[Word]) -> Mapping[str, tuple[str, ...]]:
    """Return the longer spellings with all words that begin so, where these are few.

    Whoever has no index of their own is far quicker to find by whole words.
    """
    known: dict[str, tuple[str, ...]] = {}
    beginnings = [word for word in words if not word.is_whole][:_MOST_ASKED]
    for form in {form for word in beginnings for form in word.forms}:
        if len(form) > _LONGEST_PREFIX:
            begun = words_beginning(connection, form, _MOST_BEGUN)
            if begun is not None:
                known[form] = begun
            elif not _goes_on(connection, form):
                known[form] = (form,)
    return known


def _goes_on(connection: sa.Connection, form: str) -> bool:
    following = ask(connection, _NEXT_WORD, (f"{form}\x01",))
    return bool(following) and str(following[0][0]).startswith(form)


def words_with_part(connection: sa.Connection, part: str) -> list[str]:
    """Return words that hold a part, longer than two letters; of Chinese or Thai than one."""
    if len(part) >= _SHORTEST_PART:
        rows = ask(connection, _PARTS, (f'"{part}"', _MOST))
    elif len(part) > 1 and not part.isascii():
        rows = ask(connection, _SHORT_PARTS, (part, _BEYOND_ASCII, _MOST))
    else:
        return []
    return [word for (word,) in rows if not word.startswith(part)]


def words_with_slip(connection: sa.Connection, typed: str) -> list[str]:
    """Return words that differ from what was typed by one slip, then those that only begin so.

    A slip is a letter that is wrong, missing, too many, or has changed places with its neighbour.
    What stands before the middle letter has none or what stands after it, and leads to the others.
    """
    if not _SHORTEST_SLIP <= len(typed) <= _LONGEST:
        return []
    middle = len(typed) // 2
    starts, ends = typed[:middle], typed[:middle:-1]
    size = len(typed) + 1
    begun = [b for (b,) in ask(connection, _BEGINNINGS, (size, starts, starts + _LAST))]
    turned = ask(connection, _SAME_END, (ends, ends + _LAST, size - 2, size))
    whole = _near(typed, [*(b for b in begun if len(b) < size), *(t[::-1] for (t,) in turned)])
    found = dict.fromkeys(sorted(whole))
    for start in sorted(_near_beginnings(typed, begun)):
        if len(found) >= _MOST:
            break
        found.update(dict.fromkeys(_first_words(connection, start, _MOST)))
    return [word for word in found if not word.startswith(typed)][:_MOST]


def _first_words(connection: sa.Connection, start: str, most: int) -> list[str]:
    """Return the first words that begin so."""
    return [word for (word,) in ask(connection, _BEGINNING, (start, start + _LAST, most))]


def _near(typed: str, words: Sequence[str]) -> set[str]:
    matches = process.extract(typed, words, scorer=OSA.distance, score_cutoff=1, limit=None)
    return {word for word, *_ in matches}


def _near_beginnings(typed: str, beginnings: Iterable[str]) -> Iterator[str]:
    """Yield those that are near, or near without their last letter; all are one letter longer."""
    longer = [start for start in beginnings if len(start) > len(typed)]
    near = _near(typed, longer) | _near(typed, list({start[:-1] for start in longer}))
    yield from (start for start in longer if start in near or start[:-1] in near)


def learn_words(connection: sa.Connection, words: Iterable[str]) -> None:
    """Add words that are new to the vocabulary."""
    wanted = {w for w in words if len(w) > 1 and not w.isdigit() and not is_sign(w)}
    known = {word for (word,) in ask(connection, _KNOWN, (json.dumps(sorted(wanted)),))}
    new = sorted(wanted - known)
    if not new:
        return
    first = next(iter(ask(connection, _HIGHEST, ())))[0] + 1
    write_each(connection, _LEARN, list(_numbered(new, first)))
    write_each(connection, _LEARN_PARTS, [(first + n, word) for n, word in enumerate(new)])


def _numbered(words: Sequence[str], first: int) -> Iterator[tuple[int, str, str]]:
    for number, word in enumerate(words):
        yield first + number, word, word[::-1]


def forget_unused(connection: sa.Connection) -> None:
    """Take words out of the vocabulary that nothing holds any more."""
    unused = [(row[0],) for row in ask(connection, _UNUSED, ())]
    write_each(connection, "DELETE FROM search_part WHERE rowid = ?", unused)
    write_each(connection, "DELETE FROM search_vocabulary WHERE id = ?", unused)
