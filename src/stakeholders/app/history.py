"""History: what was done, in words; taking it back and doing it again."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from stakeholders.app.errors import UnknownStepError
from stakeholders.domain.ids import Uid
from stakeholders.i18n import marked, plural, translated
from stakeholders.store import undo
from stakeholders.store.database import Database
from stakeholders.store.entries import displays
from stakeholders.store.timeline import PastOperation, operation_uid, read_timeline

_SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "contact.captured": marked("Added {names} from a text"),
        "contact.added": marked("Added {name}"),
        "contact.renamed": marked("Renamed {name}"),
        "contact.place_changed": marked("Changed the place of {name}"),
        "contact.country_changed": marked("Changed the country of {name}"),
        "contact.noted": marked("Added a note to {name}"),
        "contact.deleted": marked("Moved {name} to the bin"),
        "channel.added": marked("Added a way to reach {name}"),
        "channel.changed": marked("Changed a way to reach {name}"),
        "channel.added:phone": marked("Added a phone to {name}"),
        "channel.added:email": marked("Added an e-mail to {name}"),
        "channel.changed:phone": marked("Changed a phone of {name}"),
        "channel.changed:email": marked("Changed an e-mail of {name}"),
        "list.left_out": marked("Left {name} out of the list {list}"),
        "sample.added": marked("Added the sample directory"),
        "history.undone": marked("Took back: {operation}"),
        "history.redone": marked("Did again: {operation}"),
    }
)
_COUNTED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "list.made": (
            marked("Made the list {list} with {count} contact"),
            marked("Made the list {list} with {count} contacts"),
        ),
        "list.added": (
            marked("Put {count} contact on the list {list}"),
            marked("Put {count} contacts on the list {list}"),
        ),
        "import": (
            marked("Imported {count} contact from {file}"),
            marked("Imported {count} contacts from {file}"),
        ),
        "export": (
            marked("Exported {count} contact to {file}"),
            marked("Exported {count} contacts to {file}"),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: a sentence, who did it, when, and whether it was taken back."""

    uid: Uid
    number: int
    code: str
    sentence: str
    actor: str
    origin: str
    at: datetime.datetime
    is_undone: bool
    takes_back: bool


class History:
    """The steps of a directory, newest first."""

    def __init__(self, database: Database, actor: str) -> None:
        self._database = database
        self._actor = actor

    def steps(self, entry: Uid | None = None, limit: int = 50) -> tuple[Step, ...]:
        """Return the newest steps, of one contact when it is given; a limit of 0 is all."""
        with self._database.reading() as connection:
            operations = read_timeline(connection, entry, limit)
            names = displays(connection, _uids_in(operations))
        sentences = {operation.uid: _sentence(operation, names) for operation in operations}
        return tuple(self._step(operation, sentences) for operation in operations)

    def undo(self, operation: str | None = None) -> str:
        """Take back a step by uid or number, else your own newest; return what it was, in words.

        Raises:
            NothingToUndoError: when there is none.
            UnknownStepError: when no such step is known.
            ConflictError: when later steps built on it; nothing is changed then.
        """
        undo.undo(self._database, self._actor, self._uid_of(operation))
        return self.steps(limit=1)[0].sentence

    def redo(self) -> str:
        """Do again what was taken back last; return what it was, in words.

        Raises:
            NothingToUndoError: when nothing was taken back.
            ConflictError: when something has changed since.
        """
        undo.redo(self._database, self._actor)
        return self.steps(limit=1)[0].sentence

    def _uid_of(self, operation: str | None) -> Uid | None:
        if operation is None:
            return None
        with self._database.reading() as connection:
            found = operation_uid(connection, operation)
        if found is None:
            raise UnknownStepError(operation)
        return found

    def _step(self, operation: PastOperation, sentences: Mapping[Uid, str]) -> Step:
        sentence = sentences[operation.uid]
        target = operation.arguments.get("operation")
        if operation.takes_back and target:
            what = sentences.get(Uid(target)) or self._sentence_of(Uid(target))
            sentence = translated(_SENTENCES[operation.label], operation=what)
        return Step(
            operation.uid,
            operation.number,
            operation.label,
            sentence,
            operation.actor,
            operation.origin,
            operation.at,
            operation.is_undone,
            operation.takes_back,
        )

    def _sentence_of(self, uid: Uid) -> str:
        with self._database.reading() as connection:
            operations = read_timeline(connection, operation=uid)
            names = displays(connection, _uids_in(operations))
        return next((_sentence(operation, names) for operation in operations), "")


def _uids_in(operations: tuple[PastOperation, ...]) -> set[Uid]:
    found: set[Uid] = set()
    for operation in operations:
        values = operation.arguments
        found.update(Uid(values[key]) for key in ("entry", "list") if values.get(key))
        found.update(Uid(uid) for uid in values.get("entries", ()))
    return found


def _sentence(operation: PastOperation, names: Mapping[Uid, str]) -> str:
    values: dict[str, Any] = dict(operation.arguments)
    name = names.get(values.get("entry", ""), "")
    list_name = names.get(values.get("list", ""), "")
    many = ", ".join(names.get(uid, "") for uid in values.get("entries", ()))
    filled = {
        "name": name,
        "names": many,
        "list": list_name,
        "file": values.get("file", ""),
        "operation": "",
    }
    if operation.label in _COUNTED:
        one, more = _COUNTED[operation.label]
        return plural(one, more, int(values.get("count", 0)), **filled)
    code = f"{operation.label}:{values['type']}" if "type" in values else operation.label
    text = _SENTENCES.get(code) or _SENTENCES.get(operation.label, operation.label)
    return translated(text, **filled)
