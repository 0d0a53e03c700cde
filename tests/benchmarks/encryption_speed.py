"""Encryption speed: what a passphrase costs, beside the same work in a plain directory."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
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
_TIMES = 20
_PASSPHRASE = "four quite random words"  # noqa: S105 - of no directory but this one


def encrypt_contacts(size: int) -> Figures:
    """Measure saving, opening, finding and editing, plain and encrypted in turn, and the ways."""
    records = list(directory_records(size, 1))
    typed = queries(tuple(islice(generate(size, 1), _SAMPLE)), min(_QUERIES, size), 1)
    key = new_data_key()
    with tempfile.TemporaryDirectory() as folder:
        both = [Side(Path(folder) / "plain.stakeholders"), Side(Path(folder) / "key", key)]
        for side in both:
            create_database(side.path)
        convert(both[1].path, None, key, None)
        figures = [_saved(side, records) for side in both]
        figures += [Figure(f"{s.name}: the file", s.path.stat().st_size / 1e6, "MB") for s in both]
        figures += _in_turn("first page", both, [lambda s: first_page(s.path, s.key)] * _TIMES)
        figures += _in_turn("open", both, [_open] * _TIMES)
        figures += _at_work(both, [query.text for query in typed], records[:1])
        figures += _ways(both[0].path, key)
    return tuple(figures)


@dataclass(frozen=True, slots=True)
class Side:
    """A directory file, plain without a key."""

    path: Path
    key: DirectoryKey | None = None

    @property
    def name(self) -> str:
        """What it is called in the table."""
        return "plain" if self.key is None else "encrypted"


def _saved(side: Side, records: list[Record]) -> Figure:
    with _opened(side) as database:
        return Figure(f"{side.name}: save all", seconds(lambda: _save(database, records)), "s")


def _in_turn(name: str, both: list[Side], works: list[Callable[[Side], object]]) -> list[Figure]:
    """Do some works on one side, then on the other: a busy spell of the machine favours neither."""
    times: dict[str, list[float]] = {side.name: [] for side in both}
    for start in range(0, len(works), _TIMES):
        for side in both:
            part = works[start : start + _TIMES]
            times[side.name] += milliseconds_each([partial(work, side) for work in part])
    return [
        figure for side in both for figure in _figures(f"{side.name}: {name}", times[side.name])
    ]


def _figures(name: str, times: list[float]) -> list[Figure]:
    lies = spread(times)
    return [
        Figure(f"{name}, median", lies.median, "ms", None, lies),
        Figure(f"{name}, p99", lies.p99, "ms"),
    ]


def _at_work(both: list[Side], texts: list[str], one: list[Record]) -> list[Figure]:
    with _opened(both[0]) as plain, _opened(both[1]) as encrypted:
        opened = {both[0].name: plain, both[1].name: encrypted}
        search = {name: SqliteSearch(database) for name, database in opened.items()}
        for each in search.values():
            each.find(read_query(""))

        def find(text: str, side: Side) -> None:
            search[side.name].find(read_query(text))

        def edit(side: Side) -> None:
            _save(opened[side.name], one)

        finding = _in_turn("find", both, [partial(find, text) for text in texts])
        return finding + _in_turn("save one", both, [edit] * _TIMES)


def _ways(path: Path, key: DirectoryKey) -> Iterator[Figure]:
    wrapped = wrap(key, _PASSPHRASE)
    guesses = spread(milliseconds_each([lambda: unwrap(wrapped, _PASSPHRASE)] * 5))
    yield Figure("passphrase, median", guesses.median, "ms", None, guesses)
    key_file = KeyFile(directory_uid(path, None), key_check(key), wrapped)
    on = seconds(lambda: convert(path, None, key, key_file))
    yield Figure("switch on, compared", on, "s")
    yield Figure("switch off, compared", seconds(lambda: convert(path, key, None, None)), "s")


def _open(side: Side) -> None:
    with _opened(side) as database:
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
def _opened(side: Side) -> Iterator[Database]:
    author = Author("benchmark", "import")
    database = Database(side.path, author, refresh=refresh_index, key=side.key)
    try:
        yield database
    finally:
        database.close()
