"""Duplicate speed: a whole directory is looked through in seconds, and what is found is right."""

import tempfile
from itertools import combinations
from pathlib import Path

from stakeholders.app.many_records import without_collecting
from stakeholders.domain.duplicates import Likely, find_duplicates
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.matching import Certainty
from stakeholders.store.database import Database
from stakeholders.store.duplicates import traits_of_all
from tests.benchmarks.contacts import generate
from tests.benchmarks.kept_directory import filled_directory
from tests.benchmarks.measure import Figure, Figures, seconds

_SECONDS_EACH = 5.0 / 100_000
_FALSE_SHARE = 0.01
_MISSED_SHARE = 0.05


def scan_contacts(size: int) -> Figures:
    """Measure a scan of all people, and judge what it finds by what the generator knows."""
    root = {Uid(one.uid): one.duplicate_of or one.uid for one in generate(size, 1)}
    with tempfile.TemporaryDirectory() as folder, filled_directory(Path(folder), size) as database:
        found: list[tuple[Uid, Uid, Likely]] = []
        with without_collecting():
            scanning = seconds(lambda: found.extend(_scan(database)))
    certain = {(a, b) for a, b, one in found if one.certainty is Certainty.CERTAIN}
    wrong = sum(root[a] != root[b] for a, b in certain) / max(len(certain), 1)
    groups: dict[str, list[Uid]] = {}
    for uid, first in root.items():
        groups.setdefault(first, []).append(uid)
    true = {frozenset(pair) for group in groups.values() for pair in combinations(group, 2)}
    missed = len(true - {frozenset((a, b)) for a, b, _ in found}) / max(len(true), 1)
    return (
        Figure("scan all people", scanning, "s", _SECONDS_EACH * size),
        Figure("namesakes called certain, share", wrong, "x", _FALSE_SHARE),
        Figure("duplicates not found, share", missed, "x", _MISSED_SHARE),
        Figure("only likely, a duplicate", (len(found) - len(certain)) / max(len(true), 1), "x"),
    )


def _scan(database: Database) -> list[tuple[Uid, Uid, Likely]]:
    with database.reading() as connection:
        entries = traits_of_all(connection, EntryKind.PERSON)
    uids = list(entries)
    return [(uids[p.first], uids[p.second], p) for p in find_duplicates(list(entries.values()))]
