"""List speed: lists with a rule tell the change of a contact within a blink."""

import time
from typing import Final

from stakeholders.app.list_members import ListMembers
from stakeholders.app.query_values import QueryValues, rules_of
from stakeholders.app.search import Search
from stakeholders.bootstrap import build_reference
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import DirectoryList
from stakeholders.domain.search_row import COUNTED
from stakeholders.store.database import Database
from stakeholders.store.lists import add_members, all_lists, leave_out, make_list
from stakeholders.store.people import set_entry
from stakeholders.store.search import SqliteSearch
from tests.benchmarks.directory_records import directory_records
from tests.benchmarks.measure import Figure, Figures, spread
from tests.benchmarks.store_speed import fresh_directory, save_records

_RULES: Final = (
    "has:email",
    "country:TH has:phone",
    "kind:person -has:email",
    "ana or maria",
    "79",
)
"""Rules that find most contacts, a country of them, those without something, names, numbers."""
_PINS: Final = 20
_EDITS: Final = 40
_REFRESHED_MS: Final = 50.0


def refresh_lists(size: int) -> Figures:
    """Measure what lists with rules and pins take to be counted and shown after each edit.

    By processor time: the count of each list as the sidebar shows it, and its first fifty rows.
    """
    with fresh_directory() as database:
        save_records(database, directory_records(size, 1))
        reference = build_reference()
        known = QueryValues(reference, lambda: rules_of(database), database.today)
        search = Search(database, SqliteSearch(database), known)
        _make_lists(database, search)
        members = ListMembers(database, search)
        times = [_edited(database, search, members, uid) for uid in _some(search, _EDITS)]
    each = [spread([took[name] for took in times]) for name in ("all", "slowest")]
    return (
        Figure("all lists after an edit, p99", each[0].p99, "ms", None, each[0]),
        Figure("slowest list after an edit, p99", each[1].p99, "ms", _REFRESHED_MS, each[1]),
    )


def _some(search: Search, count: int) -> list[Uid]:
    return [row.uid for row in search.find("", limit=count).rows]


def _make_lists(database: Database, search: Search) -> None:
    pins = _some(search, 2 * _PINS)
    with database.writing("benchmark.lists") as writing:
        for rule in _RULES:
            uid = make_list(writing, rule, rule=rule)
            add_members(writing, uid, pins[::2], "asked for it", placed=False)
            for pin in pins[1::2]:
                leave_out(writing, uid, pin, "on leave")


def _edited(database: Database, search: Search, members: ListMembers, uid: Uid) -> dict[str, float]:
    """Change a contact; return what the lists take together, and the slowest of them."""
    with database.writing("benchmark.moved") as writing:
        set_entry(writing, uid, place="Bangkok")
    with database.reading() as connection:
        every = all_lists(connection)
    took = [_refreshed(search, members, one) for one in every]
    return {"all": sum(took), "slowest": max(took)}


def _refreshed(search: Search, members: ListMembers, one: DirectoryList) -> float:
    start = time.process_time()
    members.count_of(one, COUNTED)
    search.find(one.query, limit=50, counted=False)
    return (time.process_time() - start) * 1000
