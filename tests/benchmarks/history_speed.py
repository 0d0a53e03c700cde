"""History speed: an edit is logged in a moment, an import at no cost, and the past is near."""

import os
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from stakeholders.app.as_of import AsOf
from stakeholders.app.history import History
from stakeholders.bootstrap import build_reference
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.store.database import Database
from stakeholders.store.people import add_channel, add_note, set_entry
from stakeholders.store.undo import undo
from tests.benchmarks.directory_records import directory_records
from tests.benchmarks.kept_directory import filled_directory, last_import, sample_people
from tests.benchmarks.measure import (
    Figure,
    Figures,
    Spread,
    interleaved_ratio,
    milliseconds_each,
    spread,
    took,
)
from tests.benchmarks.store_speed import fresh_directory, save_records

_AUTHOR = "benchmark"
_MEDIAN_MS = 2.0
_P99_MS = 10.0
_PAST_MS = 50.0
_COST = 1.2
_PAGES = 16 * 4096
_SYNCS = 100
_LOG_ROWS = ("change", "change_batch")


def edit_contacts(size: int) -> Figures:
    """Measure single edits with their history and index in a large directory, and looking back.

    The log is large too: a step for each fiftieth contact lies behind what is looked at.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        filled_directory(Path(folder), size) as database,
    ):
        people = sample_people(database)
        figures = [
            *_judged("change a place", [partial(_set_place, database, uid) for uid in people]),
            *_judged("add a phone", [partial(_add_phone, database, uid) for uid in people]),
            *_judged("add a note", [partial(_add_note, database, uid) for uid in people]),
            _of_the_disk(Path(folder)),
        ]
        taken_back = _times([partial(undo, database, {_AUTHOR})] * (len(people) // 4))
        figures.append(Figure("undo, median", taken_back.median, "ms", None, taken_back))
        return (*figures, *_past(database, people, last_import(size)))


def log_an_import(size: int) -> Figures:
    """Measure what an import takes with its log as a multiple of the same without."""
    records = list(directory_records(size, 1))

    def save(prepare_writer: Callable[[driver.Connection], None] | None) -> None:
        with fresh_directory(prepare_writer) as database:
            save_records(database, records)

    ratios = interleaved_ratio(lambda: save(None), lambda: save(_log_nothing))
    return (Figure("with log to without, median", ratios.median, "x", _COST, ratios),)


def _past(database: Database, people: Sequence[Uid], step: int) -> list[Figure]:
    """Return how long it takes to look back: at one contact, and for words."""
    history, as_of = History(database, {_AUTHOR}, build_reference()), AsOf(database)
    sample = people[: len(people) // 4 + 1]
    works: dict[str, Sequence[Callable[[], object]]] = {
        "as of a step": [partial(as_of.record, uid, str(step)) for uid in sample],
        "history of a contact": [partial(history.steps, uid) for uid in sample],
        "newest steps": [history.steps] * len(sample),
        "steps with words": [partial(history.steps, words="changed zzz")] * len(sample),
    }
    times = {name: _times(work) for name, work in works.items()}
    return [Figure(f"{name}, p99", t.p99, "ms", _PAST_MS, t) for name, t in times.items()]


def _judged(name: str, works: Sequence[Callable[[], object]]) -> list[Figure]:
    works[0]()
    taken = [took(work) for work in works]
    times, busy = (spread([one[place] for one in taken]) for place in (0, 1))
    return [
        Figure(f"{name}, median", times.median, "ms", _MEDIAN_MS, times),
        Figure(f"{name}, p99", times.p99, "ms", _P99_MS, times),
        Figure(f"{name}, processor, median", busy.median, "ms", None, busy),
        Figure(f"{name}, processor, p99", busy.p99, "ms", None),
    ]


def _of_the_disk(folder: Path) -> Figure:
    """Return what the disk alone takes to make sure of some pages, as each edit has it do."""
    place = os.open(folder / "pages", os.O_CREAT | os.O_WRONLY)

    def sync(number: int) -> None:
        os.pwrite(place, os.urandom(_PAGES), number * _PAGES)
        os.fsync(place)

    times = spread(milliseconds_each([partial(sync, number) for number in range(_SYNCS)]))
    os.close(place)
    return Figure("the disk alone, median", times.median, "ms", None, times)


def _times(works: Sequence[Callable[[], object]]) -> Spread:
    works[0]()
    return spread(milliseconds_each(works))


def _set_place(database: Database, uid: Uid) -> None:
    with database.writing("contact.place_changed", entry=uid) as writing:
        set_entry(writing, uid, place="Nowhere in particular")


def _add_phone(database: Database, uid: Uid) -> None:
    channel = Channel(ChannelType.PHONE, raw="+41 79 000 01 42", normalised="+41790000142")
    with database.writing("channel.added", entry=uid) as writing:
        add_channel(writing, uid, channel)


def _add_note(database: Database, uid: Uid) -> None:
    with database.writing("note.added", entry=uid) as writing:
        add_note(writing, uid, "Call before ten")


def _log_nothing(connection: driver.Connection) -> None:
    """Let rows of the log be written into the void; the head of the operation must stand."""
    for name in _LOG_ROWS:
        connection.execute(
            f"CREATE TEMP TRIGGER no_{name} BEFORE INSERT ON main.{name} "
            "BEGIN SELECT RAISE (IGNORE); END"
        ).close()
