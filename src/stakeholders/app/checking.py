"""Checking a directory: is the file sound, and what is open in the data."""

from stakeholders.app.audit_log import broken_log
from stakeholders.app.file_state import problem_of
from stakeholders.domain.problems import Finding, Problem
from stakeholders.domain.record import Record
from stakeholders.domain.term_checks import term_problems
from stakeholders.i18n import marked
from stakeholders.store.audit import first_broken
from stakeholders.store.database import Database
from stakeholders.store.entries import all_ids
from stakeholders.store.integrity import check
from stakeholders.store.records import read_records
from stakeholders.store.search_index import rebuild_index
from stakeholders.store.sort_keys import refresh_sort_keys, stale_sort_keys
from stakeholders.store.term_problems import situation_on

_KINDS = ("person", "body", "post")


class Checking:
    """Looks a directory over."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def findings(self) -> tuple[Finding, ...]:
        """Return what is wrong with the file and its place, then every open problem of the data."""
        place = problem_of(self._database.place)
        found = [] if place is None else [Finding(place)]
        with self._database.reading() as connection:
            wrong = check(connection)
            found += [Finding(problem) for problem in wrong]
            if any(problem.code == "file.damaged" for problem in wrong):
                return tuple(found)  # what stands there cannot be trusted, or not be read
            broken = first_broken(connection)
            found += [] if broken is None else [Finding(broken_log(broken))]
            situation = situation_on(connection, self._database.today())
            for record in read_records(connection, all_ids(connection, _KINDS)):
                found.extend(_problems_of(record))
                terms = term_problems(record, situation)
                found.extend(Finding(problem, record=record.uid) for problem in terms)
        return tuple(found)

    def repair(self) -> None:
        """Make anew what can be made anew: order, search index, totals; nothing else is written.

        Raises:
            DamagedFileError: when more than that is damaged; nothing is changed.
        """
        self._database.look_over()
        with self._database.writing_local() as connection:
            refresh_sort_keys(connection, stale_sort_keys(connection))
            rebuild_index(connection)


def _problems_of(record: Record) -> list[Finding]:
    found = [
        Finding(_invalid(channel.raw, record.name), record=record.uid)
        for channel in record.channels
        if not channel.valid and channel.owner == record.uid
    ]
    found.extend(
        Finding(_missing(field, record.name), record=record.uid) for field in record.missing
    )
    return found


def _invalid(raw: str, name: str) -> Problem:
    return Problem(
        "channel.invalid",
        marked("{value} of {name} is not valid."),
        (("value", raw), ("name", name)),
    )


def _missing(field: str, name: str) -> Problem:
    return Problem(
        "contact.missing",
        marked("{name} has no {field}."),
        (("name", name), ("field", field)),
    )
