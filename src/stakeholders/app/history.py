"""History: what was done, in words; taking it back and doing it again."""

import datetime
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from stakeholders.app.as_of import AsOf
from stakeholders.app.errors import ConflictError, NothingToUndoError, UnknownStepError
from stakeholders.app.history_conflicts import StepConflictError, Told, findings_of
from stakeholders.app.history_edits import EDIT_COUNTS, EDIT_SENTENCES
from stakeholders.app.history_event_terms import EVENT_COUNTS, EVENT_SENTENCES
from stakeholders.app.history_fields import FieldChange, field_changes
from stakeholders.app.history_search import sought
from stakeholders.app.history_terms import TERM_SENTENCES
from stakeholders.app.history_values import PastValues
from stakeholders.app.reference import Reference
from stakeholders.domain.ids import Uid, uid_from_text
from stakeholders.i18n import marked, plural, translated
from stakeholders.store import undo
from stakeholders.store.database import Database
from stakeholders.store.entries import displays, entry_ids
from stakeholders.store.search import SqliteSearch
from stakeholders.store.story import PastChange, read_story, read_story_of_words
from stakeholders.store.timeline import (
    PastOperation,
    operation_uid,
    read_operations,
    read_timeline,
)

_SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "contact.captured": marked("Added {names} from a text"),
        "contact.added": marked("Added {name}"),
        "contact.renamed": marked("Renamed {name}"),
        "contact.place_changed": marked("Changed the place of {name}"),
        "contact.country_changed": marked("Changed the country of {name}"),
        "contact.deleted": marked("Moved {name} to the bin"),
        "channel.added": marked("Added a way to reach {name}"),
        "channel.changed": marked("Changed a way to reach {name}"),
        "channel.added:phone": marked("Added a phone to {name}"),
        "channel.added:email": marked("Added an e-mail to {name}"),
        "channel.changed:phone": marked("Changed a phone of {name}"),
        "channel.changed:email": marked("Changed an e-mail of {name}"),
        "list.left_out": marked("Left {name} out of the list {list}"),
        "duplicate.kept_apart": marked("Noted that {name} and {other} are not the same"),
        "duplicate.merged": marked("Let {other} go into {name}: they were the same"),
        "duplicate.unmerged": marked("Took {name} and {other} apart again"),
        "edition.sent": marked("Noted who got version {number} of the list {list}"),
        "sample.added": marked("Added the sample directory"),
        "history.undone": marked("Took back: {operation}"),
        "history.redone": marked("Did again: {operation}"),
        **TERM_SENTENCES,
        **EDIT_SENTENCES,
        **EVENT_SENTENCES,
    }
)
_COUNTED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        **EDIT_COUNTS,
        **EVENT_COUNTS,
        "list.made": (
            marked("Made the list {list} with {count} contact"),
            marked("Made the list {list} with {count} contacts"),
        ),
        "list.added": (
            marked("Put {count} contact on the list {list}"),
            marked("Put {count} contacts on the list {list}"),
        ),
        "edition.saved": (
            marked("Saved the list {list} with {count} line as version {number}"),
            marked("Saved the list {list} with {count} lines as version {number}"),
        ),
        "list.mailed": (
            marked("Began a mail to {count} address of the list {list}"),
            marked("Began a mail to {count} addresses of the list {list}"),
        ),
        "import": (
            marked("Imported {count} contact from {file}"),
            marked("Imported {count} contacts from {file}"),
        ),
        "export": (
            marked("Exported {count} contact to {file}"),
            marked("Exported {count} contacts to {file}"),
        ),
        "handover": (
            marked("Handed over {count} contact of the list {list} as {file}"),
            marked("Handed over {count} contacts of the list {list} as {file}"),
        ),
        "print": (
            marked("Printed {count} contact"),
            marked("Printed {count} contacts"),
        ),
    }
)

_OF_WORDS: Final = ("tag.", "own_field.", "area_group.", "source.", "letter_template.")
"""Beginnings of the labels of steps that hang on no contact: their changes are always told."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: a sentence, who did it, when, and whether it was taken back.

    `changes` are told where the history of one contact was asked for, and where a step changed a
    tag, a field or a group of one's own, or a source; `entry` is the one contact or list that the
    step was about.
    """

    uid: Uid
    number: int
    code: str
    sentence: str
    actor: str
    origin: str
    at: datetime.datetime
    is_undone: bool
    takes_back: bool
    changes: tuple[FieldChange, ...] = ()
    entry: Uid | None = None


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What undo would take back now and redo do again, in words; empty where there is nothing."""

    undo: str
    redo: str


class History:
    """The steps of a directory, newest first; `as_of` shows what was there after any of them."""

    def __init__(self, database: Database, actors: AbstractSet[str], reference: Reference) -> None:
        self._database = database
        self._actors = actors
        self._values = PastValues(reference)
        self._search = SqliteSearch(database)
        self.as_of = AsOf(database)

    def steps(
        self,
        entry: Uid | None = None,
        limit: int = 50,
        *,
        words: str = "",
        before: int | None = None,
    ) -> tuple[Step, ...]:
        """Return the newest steps, of one contact when it is given; a limit of 0 is all.

        `words` may be names, what was done, who did it, a file, a day or a number; `before` is
        the number of the step behind which to go on.
        """
        criteria = sought(self._search, (*_SENTENCES.items(), *_COUNTED.items()), words)
        with self._database.reading() as connection:
            operations = read_timeline(connection, entry, limit, before=before, sought=criteria)
        story = self._story(entry, operations)
        steps = self._in_words(operations)
        return tuple(
            replace(step, changes=field_changes(story.get(step.number, ()), self._values))
            for step in steps
        )

    def next_steps(self) -> NextSteps:
        """Return what undo and redo would do now."""
        with self._database.reading() as connection:
            uids = undo.next_of(connection, self._actors)
            operations = read_operations(connection, {uid for uid in uids if uid})
        sentences = {step.uid: step.sentence for step in self._in_words(operations)}
        taken_back, done_again = (sentences.get(uid, "") if uid else "" for uid in uids)
        return NextSteps(taken_back, done_again)

    def undo(self, operation: str | None = None) -> str:
        """Take back a step by uid or number, else your own newest; return what it was, in words.

        Raises:
            NothingToUndoError: when there is none.
            UnknownStepError: when no such step is known.
            StepConflictError: when later steps built on it; nothing is changed then.
        """
        return self._taken_back(self._uid_of(operation))

    def undo_with_later(self, operation: str) -> int:
        """Take back a step, and before it the later ones that built on it; return how many.

        Each is a step of its own, the newest first, and can be done again alone.

        Raises:
            UnknownStepError: when no such step is known.
            StepConflictError: when something else is in the way.
        """
        waiting, count = [self._uid_of(operation)], 0
        while waiting:
            try:
                self._taken_back(waiting[-1])
                count += 1
            except NothingToUndoError:
                pass  # taken back with another one
            except StepConflictError as error:
                later = next((uid for uid in error.later if uid not in waiting), None)
                if later is None:
                    raise
                waiting.append(later)
                continue
            waiting.pop()
        return count

    def redo(self) -> str:
        """Do again what was taken back last; return what it was, in words.

        Raises:
            NothingToUndoError: when nothing was taken back.
            StepConflictError: when something has changed since.
        """
        try:
            undo.redo(self._database, self._actors)
        except ConflictError as error:
            raise self._conflict(error) from error
        return self.steps(limit=1)[0].sentence

    def _story(
        self, entry: Uid | None, operations: tuple[PastOperation, ...]
    ) -> Mapping[int, Sequence[PastChange]]:
        """Return what steps did to one contact; without one, what they did to words."""
        numbers = [one.number for one in operations if entry or one.label.startswith(_OF_WORDS)]
        if not numbers:
            return {}
        with self._database.reading() as connection:
            if entry is None:
                return read_story_of_words(connection, numbers)
            ids = entry_ids(connection, (entry,), with_deleted=True).values()
            stories = [read_story(connection, one, numbers) for one in ids]
        return dict(pair for story in stories for pair in story.items())

    def _taken_back(self, uid: Uid | None) -> str:
        try:
            undo.undo(self._database, self._actors, uid)
        except ConflictError as error:
            raise self._conflict(error) from error
        return self.steps(limit=1)[0].sentence

    def _conflict(self, error: ConflictError) -> StepConflictError:
        with self._database.reading() as connection:
            later = {conflict.later for conflict in error.conflicts if conflict.later}
            operations = read_operations(connection, later)
            uids = {conflict.entry for conflict in error.conflicts if conflict.entry}
            values = {v for c in error.conflicts for v in (c.left, c.present)}
            uids |= {uid for value in values if (uid := uid_from_text(str(value or "")))}
            names = displays(connection, uids)
        told = {
            step.uid: Told(step.sentence, step.actor, step.at)
            for step in self._in_words(operations)
        }
        findings = findings_of(error.conflicts, names, told, self._values)
        return StepConflictError(error.conflicts, findings, tuple(told))

    def _uid_of(self, operation: str | None) -> Uid | None:
        if operation is None:
            return None
        with self._database.reading() as connection:
            found = operation_uid(connection, operation)
        if found is None:
            raise UnknownStepError(operation)
        return found

    def _in_words(self, operations: tuple[PastOperation, ...]) -> tuple[Step, ...]:
        targets = {Uid(t) for o in operations if (t := o.arguments.get("operation"))}
        with self._database.reading() as connection:
            others = read_operations(connection, targets)
            names = displays(connection, _uids_in((*operations, *others)))
        sentences = {one.uid: _sentence(one, names) for one in others}
        return tuple(_step(operation, names, sentences) for operation in operations)


def _step(operation: PastOperation, names: Mapping[Uid, str], sentences: Mapping[Uid, str]) -> Step:
    target = operation.arguments.get("operation")
    if operation.takes_back and target:
        what = sentences.get(Uid(target), "")
        sentence = translated(_SENTENCES[operation.label], operation=what)
    else:
        sentence = _sentence(operation, names)
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
        entry=Uid(entry) if (entry := operation.arguments.get("entry")) else None,
    )


def _uids_in(operations: tuple[PastOperation, ...]) -> set[Uid]:
    found: set[Uid] = set()
    for operation in operations:
        values = operation.arguments
        found.update(Uid(values[key]) for key in ("entry", "list", "other") if values.get(key))
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
        "other": names.get(values.get("other", ""), ""),
        "file": values.get("file", ""),
        "number": values.get("number", ""),
        "operation": "",
    }
    if operation.label in _COUNTED:
        one, more = _COUNTED[operation.label]
        return plural(one, more, int(values.get("count", 0)), **filled)
    code = f"{operation.label}:{values['type']}" if "type" in values else operation.label
    text = _SENTENCES.get(code) or _SENTENCES.get(operation.label, operation.label)
    return translated(text, **filled)
