"""Integrity: whether the file is sound, from its pages to the order of the index."""

import contextlib
from collections import Counter
from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa

from stakeholders.domain.problems import Problem, Severity
from stakeholders.i18n import marked
from stakeholders.store import schema
from stakeholders.store.channel_columns import RULE_VERSIONS
from stakeholders.store.sort_keys import stale_sort_keys

_ORPHANS: Final = (
    "SELECT count(*) FROM entry e WHERE e.kind = '{kind}' "
    "AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.id = e.id)"
)
_CYCLE: Final = (
    "WITH RECURSIVE above (start, id, depth) AS ("
    "SELECT id, parent_id, 1 FROM body WHERE parent_id IS NOT NULL UNION ALL "
    "SELECT a.start, b.parent_id, a.depth + 1 FROM above a JOIN body b ON b.id = a.id "
    "WHERE b.parent_id IS NOT NULL AND a.id <> a.start AND a.depth < 100) "
    "SELECT DISTINCT e.display FROM above a JOIN entry e ON e.id = a.start WHERE a.id = a.start"
)
_DISORDER: Final = (
    "SELECT count(*) FROM (SELECT label, lag(label) OVER (ORDER BY sort_key) AS before "
    "FROM search_row) WHERE before >= label"
)
_NOT_FOUND: Final = (
    "SELECT count(*) FROM entry e LEFT JOIN search_row s ON s.entry_id = e.id "
    "WHERE e.kind IN ('person', 'body', 'post', 'event') "
    "AND (e.deleted_at IS NULL) = (s.label IS NULL)"
)
_TOTALS: Final = "SELECT flag, total FROM search_total"
_WORDLESS: Final = (
    "SELECT count(*) FROM search_row WHERE label NOT IN (SELECT id FROM search_text_docsize)"
)
_OUTDATED: Final = "SELECT count(*) FROM channel WHERE rule_version < {version} AND type = '{type}'"
_KINDS: Final = (
    ("person", "person"), ("body", "body"), ("post", "post"), ("list", "directory_list"),
    ("event", "event"),
)  # fmt: skip


def check(connection: sa.Connection) -> tuple[Problem, ...]:
    """Return what is wrong with the file; those of the index go by making it anew.

    Reads every page: half a second for a hundred thousand contacts. Where pages are damaged nothing
    more can be said of what stands on them.
    """
    damage = tuple(_pages(connection))
    if damage:
        return damage
    return (
        *_keys(connection),
        *_rows(connection),
        *_derived(connection),
        *_index(connection),
    )


def forget_old_index(connection: sa.Connection) -> None:
    """Let a connection forget how the index was built when it last read it.

    Else `PRAGMA integrity_check` of SQLite 3.53.4 takes an index that another connection has made
    anew since for damage; it can go when `test_that_an_index_made_anew_is_no_damage` passes
    without.
    """
    for name in (*schema.VIRTUAL_TABLES, schema.WORD_PARTS):
        with contextlib.suppress(sa.exc.DBAPIError):  # it is damaged, which the check will say
            connection.exec_driver_sql(f"SELECT rowid FROM {name} LIMIT 1").all()  # noqa: S608


def _pages(connection: sa.Connection) -> Iterator[Problem]:
    forget_old_index(connection)
    for said in _said_of_pages(connection):
        if said != "ok":
            yield _error(
                "file.damaged",
                marked("The file is damaged: {detail}. Restore the newest backup."),
                detail=said,
            )


def _said_of_pages(connection: sa.Connection) -> list[str]:
    try:
        return list(connection.exec_driver_sql("PRAGMA integrity_check (10)").scalars())
    except sa.exc.DatabaseError as error:  # so damaged that the check itself cannot go on
        return [str(error.orig)]


def _keys(connection: sa.Connection) -> Iterator[Problem]:
    lost = len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())
    if lost:
        yield _error(
            "file.links", marked("{count} rows point to what is not there."), count=str(lost)
        )


def _rows(connection: sa.Connection) -> Iterator[Problem]:
    for kind, table in _KINDS:
        query = _ORPHANS.format(kind=kind, table=table)
        lost = connection.exec_driver_sql(query).scalar_one()
        if lost:
            yield _error("file.halves", marked("{count} entries are not whole."), count=str(lost))
    for name in connection.exec_driver_sql(_CYCLE).scalars():
        yield _error(
            "body.cycle", marked("{name} stands above itself. Choose another parent."), name=name
        )


def _derived(connection: sa.Connection) -> Iterator[Problem]:
    stale = len(stale_sort_keys(connection))
    if stale:
        text = marked("{count} entries are out of order. The order can be made anew.")
        yield _error("file.order", text, count=str(stale))
    for channel_type, version in RULE_VERSIONS.items():
        query = _OUTDATED.format(version=version, type=channel_type.value)
        outdated = connection.exec_driver_sql(query).scalar_one()
        if outdated:
            text = marked("{count} numbers or addresses were judged by older rules.")
            yield Problem("channel.outdated", text, (("count", str(outdated)),), Severity.INFO)


def _index(connection: sa.Connection) -> Iterator[Problem]:
    if not fits_index(connection):
        yield _error(
            "file.index", marked("The search index does not fit the data. It can be made anew.")
        )


def fits_index(connection: sa.Connection) -> bool:
    """Tell whether the search index is in order and holds what can be found, and nothing else."""
    run = connection.exec_driver_sql
    queries = (_DISORDER, _NOT_FOUND, _WORDLESS)
    if any(run(query).scalar_one() for query in queries):
        return False
    carried = Counter[str]()
    for flags in run("SELECT flags FROM search_row").scalars():
        carried.update(flags.split())
    if carried != {row[0]: row[1] for row in run(_TOTALS)}:
        return False
    return all(_is_whole(connection, name) for name in schema.VIRTUAL_TABLES)


def _is_whole(connection: sa.Connection, name: str) -> bool:
    """Tell whether an index of words agrees with itself and with the rows that are shown."""
    query = f"SELECT count(*) FROM {name}_docsize d LEFT JOIN search_row s ON s.label = d.id "  # noqa: S608
    strangers = connection.exec_driver_sql(f"{query} WHERE s.label IS NULL").scalar_one()
    return not strangers


def _error(code: str, text: str, **values: str) -> Problem:
    return Problem(code, text, tuple(values.items()), Severity.ERROR)
