"""Encryption speed: what a passphrase costs, beside the same work in a plain directory."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from stakeholders.domain.query import read_query
from stakeholders.domain.record import Record
from stakeholders.domain.recovery_key import DirectoryKey, new_data_key
from stakeholders.store.database import Database, create_database
from stakeholders.store.encryption import convert, directory_uid
from stakeholders.store.first_page import first_page
from stakeholders.store.history import Author
from stakeholders.store.key_file import KeyFile, key_check
from stakeholders.store.key_wrapping import unwrap, wrap
from stakeholders.store.saving import Saver
from stakeholders.store.search import SqliteSearch
from stakeholders.store.search_index import refresh_index
from tests.benchmarks.contacts import generate
from tests.benchmarks.directory_records import directory_records
from tests.benchmarks.measure import Figure, Figures, milliseconds_each, seconds, spread
from tests.benchmarks.queries import queries

_QUERIES = 800
_SAMPLE = 2000
_PASSPHRASE = "four quite random words"  # noqa: S105 - of no directory but this one


def encrypt_contacts(size: int) -> Figures:
    """Measure saving, opening, finding and editing, plain and encrypted, and the way between."""
    records = list(directory_records(size, 1))
    typed = queries(tuple(islice(generate(size, 1), _SAMPLE)), min(_QUERIES, size), 1)
    texts = [query.text for query in typed]
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        plain, encrypted = Path(folder) / "plain.stakeholders", Path(folder) / "key.stakeholders"
        key = new_data_key()
        for path in (plain, encrypted):
            create_database(path)
        convert(encrypted, None, key, None)
        for name, path, its in (("plain", plain, None), ("encrypted", encrypted, key)):
            figures.extend(_work(name, path, its, records, texts))
        figures.extend(_ways(plain, key))
    return tuple(figures)


def _work(
    name: str, path: Path, key: DirectoryKey | None, records: list[Record], texts: list[str]
) -> Iterator[Figure]:
    with _opened(path, key) as database:
        yield Figure(f"{name}: save all", seconds(lambda: _save(database, records)), "s")
    yield Figure(f"{name}: the file", path.stat().st_size / 1e6, "MB")
    pages = spread(milliseconds_each([lambda: first_page(path, key)] * 20))
    yield Figure(f"{name}: first page, median", pages.median, "ms", None, pages)
    opening = spread(milliseconds_each([lambda: _open(path, key)] * 10))
    yield Figure(f"{name}: open, median", opening.median, "ms", None, opening)
    with _opened(path, key) as database:
        search = SqliteSearch(database)
        search.find(read_query(""))
        times = spread([search.find(read_query(text)).elapsed_ms for text in texts])
        edits = spread(milliseconds_each([lambda: _save(database, records[:1])] * 40))
    yield Figure(f"{name}: find, median", times.median, "ms", None, times)
    yield Figure(f"{name}: find, p99", times.p99, "ms")
    yield Figure(f"{name}: save one, median", edits.median, "ms", None, edits)


def _ways(path: Path, key: DirectoryKey) -> Iterator[Figure]:
    wrapped = wrap(key, _PASSPHRASE)
    guesses = spread(milliseconds_each([lambda: unwrap(wrapped, _PASSPHRASE)] * 5))
    yield Figure("passphrase, median", guesses.median, "ms", None, guesses)
    key_file = KeyFile(directory_uid(path, None), key_check(key), wrapped)
    on = seconds(lambda: convert(path, None, key, key_file))
    yield Figure("switch on, compared", on, "s")
    yield Figure("switch off, compared", seconds(lambda: convert(path, key, None, None)), "s")


def _open(path: Path, key: DirectoryKey | None) -> None:
    with _opened(path, key) as database:
        SqliteSearch(database).find(read_query(""))


def _save(database: Database, records: list[Record]) -> None:
    with database.writing("import") as writing:
        saver = Saver(writing, lambda _name: None)
        for record in records:
            saver.save(record)
            if saver.is_full:
                saver.finish()
        saver.finish()


@contextmanager
def _opened(path: Path, key: DirectoryKey | None) -> Iterator[Database]:
    database = Database(path, Author("benchmark", "import"), refresh=refresh_index, key=key)
    try:
        yield database
    finally:
        database.close()
