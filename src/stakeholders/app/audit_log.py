"""The audit log: who gave away, looked at or erased what; no values, and tampering is seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stakeholders.domain.ids import Uid
from stakeholders.domain.problems import Problem, Severity
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import marked, plural, translated
from stakeholders.store.audit import (
    AuditLine,
    Noted,
    append_line,
    counts_in,
    first_broken,
    read_lines,
)
from stakeholders.store.database import Database
from stakeholders.store.entries import displays
from stakeholders.store.history import Author

__all__ = ["AuditLine", "AuditLog", "Told", "broken_log"]

_VIEW: Final = "view"
_SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "view": marked("Looked at {name}"),
        "copy": marked("Copied {name}"),
        "erase": marked("Erased a contact for good"),
        "erase_checked": marked("Looked through all files for what was erased"),
        "send": marked("Noted who got a version of {name}"),
        "save_file": marked("Saved a file of {name}"),
        "access": marked("Wrote all that is held on {name}"),
        "override": marked("Let out what would have been left out"),
    }
)
_COUNTED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "export": (marked("Exported {count} contact"), marked("Exported {count} contacts")),
        "print": (marked("Printed {count} contact"), marked("Printed {count} contacts")),
        "hand_over": (
            marked("Handed over {count} contact"),
            marked("Handed over {count} contacts"),
        ),
        "mail": (
            marked("Began a mail to {count} address"),
            marked("Began a mail to {count} addresses"),
        ),
    }
)
_FOR: Final = "for:"
_AUDIENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        Visibility.ANYONE: marked("{sentence}, for anyone"),
        Visibility.PARTICIPANTS: marked("{sentence}, for participants"),
        Visibility.OFFICE: marked("{sentence}, for the office"),
        Visibility.NAMED: marked("{sentence}, for named staff"),
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the log, in words."""

    line: AuditLine
    sentence: str


class AuditLog:
    """Shows the audit log, adds to it what is no operation, and tells whether it is whole."""

    def __init__(self, database: Database, author: Author) -> None:
        self._database = database
        self._author = author
        self._seen: frozenset[tuple[Uid, str]] = frozenset()

    def lines(
        self, limit: int = 50, *, entry: Uid | None = None, before: int | None = None
    ) -> tuple[Told, ...]:
        """Return the newest lines, of one contact when it is given; a limit of 0 is all."""
        with self._database.reading() as connection:
            found = read_lines(connection, limit, entry=entry, before=before)
            names = displays(connection, {line.entry for line in found if line.entry})
        return tuple(Told(line, _sentence(line, names)) for line in found)

    def problem(self) -> Problem | None:
        """Return that the log is not as it was written, None where it is."""
        with self._database.reading() as connection:
            broken = first_broken(connection)
        return None if broken is None else broken_log(broken)

    def note(
        self, action: str, entry: Uid | None = None, fields: tuple[str, ...] = (), count: int = 1
    ) -> str:
        """Put a line behind the others; return its digest."""
        database = self._database
        with database.writing_local() as connection:
            noted = Noted(
                database.new_uid(), database.now(), self._author.name, self._author.origin, action,
                entry, fields, count,
            )  # fmt: skip
            return append_line(connection, noted)

    def note_view(self, entry: Uid) -> None:
        """Note that a protected contact was looked at; once an hour is enough."""
        hour = f"{self._database.now():%Y-%m-%dT%H}"
        if (entry, hour) not in self._seen and self._database.refusal is None:
            self._seen |= {(entry, hour)}
            self.note(_VIEW, entry)


def broken_log(number: int) -> Problem:
    """Return that the log is not as it was written from a line on."""
    return Problem(
        "audit.broken",
        marked(
            "The audit log was changed from line {number} on: it does not fit what was written."
        ),
        (("number", str(number)),),
        Severity.ERROR,
    )


def _sentence(line: AuditLine, names: Mapping[Uid, str]) -> str:
    name = names.get(line.entry, "") if line.entry else ""
    if line.action in _COUNTED:
        said = plural(*_COUNTED[line.action], line.count)
    else:
        shown = name or translated("somebody who was erased")
        sentence = _SENTENCES.get(line.action, line.action)
        said = translated(sentence, name=shown)
    audience = next((f.removeprefix(_FOR) for f in line.fields if f.startswith(_FOR)), "")
    return translated(_AUDIENCES[audience], sentence=said) if audience in _AUDIENCES else said


def counts_of(line: AuditLine) -> Mapping[str, int]:
    """Return the counts that a line tells."""
    return dict(counts_in(line.fields))
