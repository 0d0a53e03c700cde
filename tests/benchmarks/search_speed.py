"""Search speed: first rows, totals, slips, pages far down, sorting and edits of the index.

Beside a LIKE scan and, where it is installed, the client library of evolution-data-server. Times
are those of the process, not of the wall, so that other work on the machine counts little, and
those of the second time that something is asked: warm.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from stakeholders.app.contact_table import Asked, ContactTable
from stakeholders.app.query_values import QueryValues
from stakeholders.app.search import Search
from stakeholders.app.wording import Wording
from stakeholders.bootstrap import build_reference
from stakeholders.domain.arrangement import Arrangement
from stakeholders.domain.query import read_query
from stakeholders.domain.query_fields import KnownValues
from stakeholders.domain.search_row import COUNTED
from stakeholders.store.database import Database
from stakeholders.store.people import set_star
from stakeholders.store.search import SqliteSearch
from stakeholders.store.search_index import refresh_index
from tests.benchmarks.contacts import generate
from tests.benchmarks.evolution_peer import beside_evolution
from tests.benchmarks.kept_directory import filled_directory
from tests.benchmarks.measure import Figure, Figures, Spread, spread
from tests.benchmarks.queries import Query, queries

_QUERIES: Final = 1000
_SAMPLE: Final = 2000
_EDITS: Final = 50
_MANY: Final = 100_000
_SLIP: Final = 50.0
_COUNT: Final = 16.0
_EDIT: Final = 2.0
_SORT: Final = 300.0
_PAGES: Final = 40
_PAGE: Final = 100
_SLIPS: Final = frozenset({"mistyped", "as one hears it"})
_LIKE: Final = (
    "SELECT s.label, s.name, s.line1, s.line2 FROM search_row s WHERE s.name LIKE ?1 "
    "OR s.line1 LIKE ?1 OR s.line2 LIKE ?1 ORDER BY s.label LIMIT 50"
)


def search_contacts(size: int) -> Figures:
    """Measure each kind of query, name the worst, and compare with a scan of the rows."""
    typed = queries(tuple(islice(generate(size, 1), _SAMPLE)), min(_QUERIES, size), 1)
    with tempfile.TemporaryDirectory() as folder, filled_directory(Path(folder), size) as database:
        return measured(database, typed, size)


def measured(database: Database, typed: Sequence[Query], size: int) -> Figures:
    """Return the figures of a directory that is filled already."""
    search = SqliteSearch(database)
    known = QueryValues(build_reference(), lambda: (), database.today)
    search.find(read_query(""))
    kinds = tuple(dict.fromkeys(query.kind for query in typed))
    texts = {kind: [query.text for query in typed if query.kind == kind] for kind in kinds}
    first_rows = 6.0 if size <= _MANY else 25.0
    rows = {kind: _each(texts[kind], lambda text: _first(search, text, known)) for kind in kinds}
    counts = {kind: _each(texts[kind], lambda text: _count(search, text, known)) for kind in kinds}
    figures = [
        Figure(f"{kind}, p99", lies.p99, "ms", _SLIP if kind in _SLIPS else first_rows, lies)
        for kind, lies in rows.items()
    ]
    quick = {kind: lies for kind, lies in rows.items() if kind not in _SLIPS}
    worst = max(quick, key=lambda kind: quick[kind].p99)
    figures.append(Figure("worst kind, p99", rows[worst].p99, "ms", first_rows, remark=worst))
    slowest = max(counts, key=lambda kind: counts[kind].p99)
    figures.append(
        Figure("total, worst p99", counts[slowest].p99, "ms", _COUNT, counts[slowest], slowest)
    )
    figures.append(_beside_a_scan(database, search, texts["six letters"]))
    figures.append(_far_down(search))
    figures.append(_sorting(database, search))
    figures.append(_edits(database))
    figures.append(_index_of_an_edit(database))
    figures.append(beside_evolution(database, texts["three letters"], size))
    return tuple(figures)


def _first(search: SqliteSearch, text: str, known: KnownValues | None = None) -> None:
    search.find(read_query(text, known), similar=True, counted=False)


def _count(search: SqliteSearch, text: str, known: KnownValues) -> None:
    search.total(read_query(text, known), most=COUNTED)


def _each(texts: Sequence[str], work: Callable[[str], None]) -> Spread:
    return spread([min(_milliseconds(work, text) for _ in range(2)) for text in texts])


def _took(work: Callable[[], object]) -> float:
    return _milliseconds(lambda _text: work(), "")


def _milliseconds(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return (time.process_time() - start) * 1000


def _beside_a_scan(database: Database, search: SqliteSearch, texts: Sequence[str]) -> Figure:
    """Return our time as a share of a scan's for the same words, in turn."""
    shares = []
    with database.reading() as connection:
        for text in texts:
            start = time.process_time()
            connection.exec_driver_sql(_LIKE, (f"%{text}%",)).all()
            scanned = (time.process_time() - start) * 1000
            shares.append(_milliseconds(lambda text: _first(search, text), text) / scanned)
    lies = spread(shares)
    return Figure("six letters, of a LIKE scan", lies.median, "x", 1.0, lies)


def _edits(database: Database) -> Figure:
    """Return what the index takes of an edit: a star set, and taken away again."""
    times = []
    uids = [row.uid for row in SqliteSearch(database).find(read_query(""), limit=_EDITS).rows]
    for uid in uids:
        start = time.process_time()
        with database.writing("benchmark.star") as writing:
            set_star(writing, uid, starred=True)
        times.append((time.process_time() - start) * 1000)
    lies = spread(times)
    return Figure("one edit with its operation, median", lies.median, "ms", None, lies)


def _far_down(search: SqliteSearch) -> Figure:
    """Return what pages take that are scrolled to all over the list, after the first of them."""
    query = read_query("")
    total = search.find(query).total
    places = [total * part // _PAGES for part in range(_PAGES)]
    search.find(query, offset=places[-1])

    def page(place: str) -> None:
        search.find(query, limit=_PAGE, offset=int(place), counted=False)

    lies = _each([str(place) for place in places], page)
    return Figure("page far down, p99", lies.p99, "ms", _COUNT, lies)


def _sorting(database: Database, search: SqliteSearch) -> Figure:
    """Return what the first page takes once another column is chosen, of the slowest column."""
    reference = build_reference()
    known = QueryValues(reference, lambda: (), database.today)
    asking = Search(database, search, known)
    table = ContactTable(database, asking, search, Wording(reference))
    took = {}
    for column in table.columns():
        asked = Asked(flags=("person",), arrangement=Arrangement(column.code))
        took[column.code] = _took(partial(table.page, asked))
    slowest = max(took, key=lambda code: took[code])
    lies = spread(list(took.values()))
    return Figure("sort by any column, slowest", took[slowest], "ms", _SORT, lies, slowest)


def _index_of_an_edit(database: Database) -> Figure:
    """Return what bringing the index up to date takes after one contact was changed."""
    with database.writing_local() as connection:
        ids = connection.exec_driver_sql("SELECT entry_id FROM search_row LIMIT 50").scalars()
        entries = [frozenset({entry}) for entry in ids]
        times = [_took(partial(refresh_index, connection, each)) for each in entries]
    lies = spread(times)
    return Figure("index after one edit, median", lies.median, "ms", _EDIT, lies)
