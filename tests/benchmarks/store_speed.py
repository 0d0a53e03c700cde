"""Store speed: contacts are saved with history and index in seconds, and found in milliseconds."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from stakeholders.domain.query import read_query
from stakeholders.domain.record import Record
from stakeholders.store.database import Database, create_database
from stakeholders.store.first_page import first_page
from stakeholders.store.history import Author
from stakeholders.store.saving import Saver
from stakeholders.store.search import SqliteSearch
from stakeholders.store.search_index import refresh_index
from stakeholders.store.undo import undo
from tests.benchmarks.contacts import generate
from tests.benchmarks.directory_records import directory_records
from tests.benchmarks.kept_directory import filled_directory
from tests.benchmarks.measure import Figure, Figures, milliseconds_each, seconds, spread
from tests.benchmarks.queries import queries

_QUERIES = 800
_SAMPLE = 2000
_SECONDS_EACH = 1.2 / 10_000
_FIRST_ROWS_MS = 6.0


def save_contacts(size: int) -> Figures:
    """Measure what the store does of an import: rows, history and index; then its undo."""
    records = list(directory_records(size, 1))
    with fresh_directory() as database:
        saving = seconds(lambda: save_records(database, records))
        megabytes = database.path.stat().st_size / 1e6
        undoing = seconds(lambda: undo(database, {"benchmark"}))
    return (
        Figure("save all", saving, "s", _SECONDS_EACH * size),
        Figure("the file", megabytes, "MB"),
        Figure("undo all", undoing, "s"),
    )


def find_contacts(size: int) -> Figures:
    """Measure the first fifty rows and the exact total of each kind of query."""
    typed = queries(tuple(islice(generate(size, 1), _SAMPLE)), min(_QUERIES, size), 1)
    with tempfile.TemporaryDirectory() as folder, filled_directory(Path(folder), size) as database:
        search = SqliteSearch(database)
        search.find(read_query(""))
        figures = [
            _times(search, kind, [query.text for query in typed if query.kind == kind])
            for kind in dict.fromkeys(query.kind for query in typed)
        ]
        figures.append(_times(search, "nothing typed", [""] * min(_QUERIES // 8, size)))
        pages = spread(milliseconds_each([lambda: first_page(database.path)] * 20))
    figures.append(Figure("first page, median", pages.median, "ms", None, pages))
    return tuple(figures)


def _times(search: SqliteSearch, kind: str, texts: list[str]) -> Figure:
    times = spread([search.find(read_query(text)).elapsed_ms for text in texts])
    return Figure(f"{kind}, p99", times.p99, "ms", _FIRST_ROWS_MS, times)


def save_records(database: Database, records: Iterable[Record]) -> None:
    """Save records as an import does, in one operation."""
    with database.writing("import") as writing:
        saver = Saver(writing, lambda _name: None)
        for record in records:
            saver.save(record)
            if saver.is_full:
                saver.finish()
        saver.finish()


@contextmanager
def fresh_directory(
    prepare_writer: Callable[[driver.Connection], None] | None = None,
) -> Iterator[Database]:
    """Give an empty directory that vanishes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "benchmark.stakeholders"
        create_database(path)
        author = Author("benchmark", "import")
        database = Database(path, author, refresh=refresh_index, prepare_writer=prepare_writer)
        try:
            yield database
        finally:
            database.close()
