"""A second engine of search, slow and plain: it looks at every entry, and holds the claims too."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

import sqlalchemy as sa
from rapidfuzz.distance import OSA

from stakeholders.domain.ids import Uid
from stakeholders.domain.query import Query
from stakeholders.domain.query_terms import (
    ALL_COLUMNS,
    Address,
    All,
    Any,
    Code,
    Labelled,
    Listed,
    Not,
    Number,
    Phrase,
    Term,
    Word,
    is_sign,
    skeleton_form,
)
from stakeholders.domain.search_row import SIMILAR, SearchRow, read_search_row
from stakeholders.store import schema
from stakeholders.store.database import Database
from stakeholders.store.dropping import DroppedError, Wanted
from stakeholders.store.lists import pins_of
from stakeholders.store.search import FEW, SearchResult
from stakeholders.store.search_documents import Document, read_documents
from stakeholders.store.search_statements import TIERS, flag_terms

_Typed = Word | Phrase | Address | Code | Number | Not | Any | All
Fits = Callable[[Word, str], bool]


def begins(word: Word, there: str) -> bool:
    """Tell whether a word is as typed, or begins so."""
    forms = word.forms
    return there in forms if word.is_whole else there.startswith(forms)


def holds_part(word: Word, there: str) -> bool:
    """Tell whether a word holds what was typed."""
    if begins(word, there):
        return True
    return not (is_sign(there) or word.is_whole) and any(
        _is_part(s) and s in there for s in word.spellings
    )


def _is_part(typed: str) -> bool:
    return len(typed) > 2 or (len(typed) > 1 and not typed.isascii())


def is_similar(word: Word, there: str) -> bool:
    """Tell whether a word may be meant by what was typed."""
    if holds_part(word, there) or word.is_whole:
        return begins(word, there) or not word.is_whole
    if there in word.namesakes or there == skeleton_form(word.latin):
        return True
    if is_sign(there):
        return False
    return any(_one_slip(typed, there) for typed in word.spellings if len(typed) > 3)


def _one_slip(typed: str, there: str) -> bool:
    if OSA.distance(typed, there, score_cutoff=1) <= 1:
        return True
    sizes = (len(typed), len(typed) + 1)
    return any(OSA.distance(typed, there[:n], score_cutoff=1) <= 1 for n in sizes if n < len(there))


class MemorySearch:
    """Reads everything at each question."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(
        self,
        query: Query,
        *,
        flags: Sequence[str] = (),
        limit: int = 50,
        offset: int = 0,
        similar: bool = False,
        counted: bool = True,  # noqa: ARG002 - it has counted anyhow
    ) -> SearchResult:
        """Return ranked rows."""
        with self._database.reading() as connection:
            documents = list(self._documents(connection))
            rows = _rows(connection)
        exact, alike = self._ranked(documents, query, flags, similar=similar)
        found = [*exact, *alike][offset : offset + limit if limit else None]
        shown = tuple(
            replace(rows[d.entry_id], flags=(*rows[d.entry_id].flags, SIMILAR))
            if d in alike else rows[d.entry_id]
            for d in found
        )  # fmt: skip
        ids = tuple(document.entry_id for document in found)
        return SearchResult(shown, ids, len(exact) + len(alike), 0.0, len(alike))

    def in_order(self, query: Query, *, flags: Sequence[str] = ()) -> Sequence[int]:
        """Return the ids of all that a query finds."""
        return self.find(query, flags=flags, limit=0).ids

    def total(
        self,
        query: Query,
        *,
        flags: Sequence[str] = (),
        most: int = 0,  # noqa: ARG002 - it counts all anyhow
        wanted: Wanted | None = None,
    ) -> int:
        """Return how many a query finds."""
        _mind(wanted)
        return self.find(query, flags=flags).total

    def count(self, flag: str) -> int:
        """Return how many entries carry a flag."""
        with self._database.reading() as connection:
            return sum(flag in document.flags for document in self._documents(connection))

    def flag_counts(
        self, query: Query, *, flags: Sequence[str] = (), wanted: Wanted | None = None
    ) -> Mapping[str, int]:
        """Return how many of what a query finds carry each flag."""
        _mind(wanted)
        with self._database.reading() as connection:
            documents = list(self._documents(connection))
        exact, _ = self._ranked(documents, query, flags, similar=False)
        return Counter(flag for document in exact for flag in document.flags)

    def with_number_from(self, digits: str, limit: int) -> tuple[SearchRow, ...]:
        """Return the first entries with a phone that begins with these digits."""
        with self._database.reading() as connection:
            rows = _rows(connection)
            documents = list(self._documents(connection))
        found = [d for d in documents if any(n.startswith(digits) for n in d.digits.split())]
        return tuple(rows[document.entry_id] for document in found[:limit])

    def _documents(self, connection: sa.Connection) -> Iterator[Document]:
        row = schema.search_row.c
        ids = list(connection.scalars(sa.select(row.entry_id).order_by(row.label)))
        return read_documents(connection, ids, self._database.today())

    def _ranked(
        self, documents: list[Document], query: Query, flags: Sequence[str], *, similar: bool
    ) -> tuple[list[Document], list[Document]]:
        """Return what a query finds, and what is only similar; an address that nobody has loosely.

        Whose it is comes before those who only share it.
        """
        found, alike = self._fitting(documents, query, flags, similar=similar)
        if query.addresses and not found:
            return self._fitting(documents, query.loosened, flags, similar=similar)
        owners = self._owners(query.address)
        return sorted(found, key=lambda one: one.entry_id not in owners), alike

    def _owners(self, address: str) -> frozenset[int]:
        channel = schema.channel.c
        own = sa.func.lower(channel.normalised) == address.lower()
        with self._database.reading() as connection:
            return frozenset(connection.scalars(sa.select(channel.owner_id).where(own)))

    def _fitting(
        self, documents: list[Document], query: Query, flags: Sequence[str], *, similar: bool
    ) -> tuple[list[Document], list[Document]]:
        asked = self._opened(query.term)
        terms = All((asked, *flag_terms(flags)))

        def fitting(fits: Fits, columns: Sequence[str]) -> list[Document]:
            return [d for d in documents if _holds(terms, d, fits, columns)]

        exact = [d for d in fitting(begins, ALL_COLUMNS) if query.folded in d.exact]
        tiers = chain(*(fitting(begins, columns) for columns in TIERS)) if query.words else ()
        found = _distinct((*exact, *tiers, *fitting(begins, ALL_COLUMNS)))
        alike: list[Document] = []
        if _wants_nearby(documents, query, flags, len(found)):
            found = _distinct((*found, *fitting(holds_part, ALL_COLUMNS)))
            if similar:
                alike = [d for d in fitting(is_similar, ALL_COLUMNS) if d not in found]
        return found, alike

    def _opened(self, term: Term) -> Term:
        """Return a term with each list as what finds its members."""
        match term:
            case Listed(uid=uid, terms=terms, rule=rule):
                by_rule = (All(tuple(map(self._opened, terms))),) if rule else ()
                left_out = Labelled(self._left_out(uid))
                return All((Any((*by_rule, Code((f"list:{uid}",)))), Not(left_out)))
            case Not(term=inner):
                return Not(self._opened(inner))
            case Any(terms=terms):
                return Any(tuple(map(self._opened, terms)))
            case All(terms=terms):
                return All(tuple(map(self._opened, terms)))
            case _:
                return term

    def _left_out(self, uid: str) -> tuple[int, ...]:
        """Return the ids of those whom a list leaves out."""
        with self._database.reading() as connection:
            pins = pins_of(connection, Uid(uid))
        return tuple(pin.entry for pin in pins if pin.left_out)


def _wants_nearby(
    documents: list[Document], query: Query, flags: Sequence[str], found: int
) -> bool:
    """Tell whether too little is found, and not only because many words' finds are narrowed."""
    if not query.words or query.addresses or found >= FEW:
        return False
    words = tuple(term for term in query.term.terms if isinstance(term, Word))
    is_narrowed = bool(flags) or len(words) < len(query.term.terms)
    alone = sum(_fits(All(words), each, begins, ALL_COLUMNS) for each in documents)
    return not found or (len(query.words) == 1 and not (is_narrowed and alone >= FEW))


def _mind(wanted: Wanted | None) -> None:
    if wanted is not None and not wanted():
        raise DroppedError


def _rows(connection: sa.Connection) -> dict[int, SearchRow]:
    found = connection.exec_driver_sql(
        "SELECT s.entry_id, e.uid, s.kind, s.name, s.initials, s.line1, s.line2, s.country, "
        "s.flags FROM search_row s JOIN entry e ON e.id = s.entry_id"
    )
    return {entry_id: read_search_row(*values) for entry_id, *values in found}


def _holds(term: Term, document: Document, fits: Fits, columns: Sequence[str]) -> bool:
    if isinstance(term, Listed | Labelled):
        return isinstance(term, Labelled) and document.entry_id in term.labels
    return _fits(term, document, fits, columns)


def _fits(term: _Typed, document: Document, fits: Fits, columns: Sequence[str]) -> bool:
    match term:
        case Word():
            words = _words(document, term.columns or columns)
            return any(fits(term, there) for there in words)
        case Phrase(words=words, columns=own):
            places = [name for name in own or ALL_COLUMNS if own or name in columns]
            return any({w.folded for w in words} <= {*_words(document, (p,))} for p in places)
        case Code(flags=flags, is_beginning=is_beginning):
            if is_beginning:
                return any(there.startswith(flags) for there in document.flags)
            return any(flag in document.flags for flag in flags)
        case Number(spellings=spellings, is_phone=is_phone):
            in_words = not is_phone and any(
                there.startswith(spellings) for there in _words(document, ALL_COLUMNS)
            )
            return in_words or any(spelling in document.digits for spelling in spellings)
        case Not(term=inner):
            return not _holds(inner, document, begins, ALL_COLUMNS)
        case Any(terms=terms):
            return any(_holds(each, document, fits, columns) for each in terms)
        case Address(parts=All(terms=terms)) | All(terms=terms):
            return all(_holds(each, document, fits, columns) for each in terms)


def _words(document: Document, columns: Sequence[str]) -> Iterator[str]:
    for name in columns:
        yield from document.columns[ALL_COLUMNS.index(name)].split()


def _distinct(documents: Iterable[Document]) -> list[Document]:
    return list({document.entry_id: document for document in documents}.values())
