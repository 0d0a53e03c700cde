"""Roles, categories, sections and own columns of a meeting as sheets, each a row a word."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from stakeholders.app.choices import FIXED_NAMES, VISIBILITIES
from stakeholders.app.errors import EmptyNameError, WrongValueError
from stakeholders.app.event_choices import COLUMN_TYPES, EVENT_NAMES, code_called, event_word
from stakeholders.app.event_values import read_flag, read_number, with_value
from stakeholders.app.event_words import EventWord, EventWords, word_called, words_of
from stakeholders.app.events import Events
from stakeholders.app.participant_sheet import yes_or_no
from stakeholders.app.sheets import SheetField, Tried, sheet_of, try_edits
from stakeholders.domain.event import (
    ColumnType,
    Event,
    EventCategory,
    EventColumn,
    EventRole,
    EventSection,
)
from stakeholders.domain.ids import Uid
from stakeholders.domain.sheet import CellChange, CellEdit, Sheet
from stakeholders.domain.text import clean, fold
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import translated
from stakeholders.store.database import Database
from stakeholders.store.event_parts import add_event_part, change_event_part, remove_event_part

W = TypeVar("W", EventRole, EventCategory, EventSection, EventColumn)
_Fields = Callable[[Event], tuple[SheetField[W], ...]]


class WordSheet(Generic[W]):
    """Shows the words of one kind that an event has, and writes what is typed into them."""

    def __init__(
        self, database: Database, events: Events, words: EventWords, new: W, fields: _Fields[W]
    ) -> None:
        self._database = database
        self._events = events
        self._words = words
        self._new: W = new
        self._fields: _Fields[W] = fields

    def of(self, event: Uid) -> Sheet:
        """Return the words of an event, in their order.

        Raises:
            UnknownUidError: when there is no such event.
        """
        meeting = self._events.read(event)
        return sheet_of(self._fields(meeting), self._known(meeting), self._new)

    def tried(self, event: Uid, edits: Sequence[CellEdit]) -> tuple[CellChange, ...]:
        """Return what edits would change, and why some would not."""
        return self._tried(self._events.read(event), edits).changes

    def write(self, event: Uid, edits: Sequence[CellEdit]) -> tuple[CellChange, ...]:
        """Write what fits as one step; return what became of each cell.

        Raises:
            EmptyNameError, TakenNameError: as `EventWords.put` says.
        """
        done = self._tried(self._events.read(event), edits)
        whole = [self._words.whole(event, one) for one in done.values.values()]
        with self._database.writing("event.words_changed", entry=event) as writing:
            for word in whole:
                if word.uid is None:
                    add_event_part(writing, event, word)
                else:
                    change_event_part(writing, word)
        return done.changes

    def remove(self, event: Uid, keys: Sequence[str]) -> int:
        """Remove words as one step; who has one keeps its code."""
        known = self._known(self._events.read(event))
        gone = [word for key, word in known.items() if key in keys]
        with self._database.writing("event.words_changed", entry=event) as writing:
            for word in gone:
                remove_event_part(writing, word)
        return len(gone)

    def _known(self, event: Event) -> dict[str, W]:
        return {str(one.uid): one for one in words_of(event, type(self._new))}

    def _tried(self, event: Event, edits: Sequence[CellEdit]) -> Tried[W]:
        return try_edits(self._fields(event), self._known(event), edits, self._new)


def role_sheet(database: Database, events: Events, words: EventWords) -> WordSheet[EventRole]:
    """Return the sheet of the roles in a delegation."""
    return WordSheet(database, events, words, EventRole("", ""), _role_fields)


def category_sheet(
    database: Database, events: Events, words: EventWords
) -> WordSheet[EventCategory]:
    """Return the sheet of the categories of delegations."""
    return WordSheet(database, events, words, EventCategory("", ""), _category_fields)


def section_sheet(database: Database, events: Events, words: EventWords) -> WordSheet[EventSection]:
    """Return the sheet of the sections of the list of participants."""
    return WordSheet(database, events, words, EventSection("", ""), _section_fields)


def column_sheet(database: Database, events: Events, words: EventWords) -> WordSheet[EventColumn]:
    """Return the sheet of the columns of the event's own."""
    new = EventColumn("", visibility=Visibility.OFFICE)
    return WordSheet(database, events, words, new, _column_fields)


def _role_fields(event: Event) -> tuple[SheetField[EventRole], ...]:
    return (
        SheetField("name", translated("Role"), _name, _put_name),
        _flag("is_wanted", translated("Wanted from each"), event),
        _flag("is_head", translated("Head"), event),
        _number("quota", translated("Places in each"), event),
        _number("weight", translated("Order"), event),
    )


def _category_fields(event: Event) -> tuple[SheetField[EventCategory], ...]:
    names = {one.code: one.name for one in event.sections}

    def put(one: EventCategory, text: str) -> EventCategory:
        code = word_called(event, EventSection, text).code if text else ""
        return replace(one, section=code)

    return (
        SheetField("name", translated("Category"), _name, _put_name),
        SheetField("section", translated("Section of the list"),
                   lambda one: names.get(one.section, one.section), put, tuple(names.values())),
        _number("quota", translated("Places in each"), event),
    )  # fmt: skip


def _section_fields(event: Event) -> tuple[SheetField[EventSection], ...]:
    return (
        SheetField("name", translated("Section"), _name, _put_name),
        _flag("is_hidden", translated("Not printed"), event),
    )


def _column_fields(_event: Event) -> tuple[SheetField[EventColumn], ...]:
    types = tuple(translated(text) for text in EVENT_NAMES[COLUMN_TYPES].values())
    seen = {code: translated(text) for code, text in FIXED_NAMES[VISIBILITIES].items()}

    def put_type(one: EventColumn, text: str) -> EventColumn:
        code = code_called(COLUMN_TYPES, text)
        if code is None:
            raise WrongValueError(text, "type", ", ".join(types))
        return replace(one, type=ColumnType(code))

    def put_choices(one: EventColumn, text: str) -> EventColumn:
        told = tuple(clean(each) for each in text.replace(",", ";").split(";") if clean(each))
        is_choice = told and one.type is ColumnType.TEXT
        return replace(one, choices=told, type=ColumnType.CHOICE if is_choice else one.type)

    def put_seen(one: EventColumn, text: str) -> EventColumn:
        names = ((code, {fold(code), fold(name)}) for code, name in seen.items())
        code = next((code for code, known in names if fold(text) in known), None)
        if code is None:
            raise WrongValueError(text, "visibility", ", ".join(seen.values()))
        return replace(one, visibility=Visibility(code))

    return (
        SheetField("name", translated("Column"), _name, _put_name),
        SheetField("type", translated("What stands in it"),
                   lambda one: event_word(COLUMN_TYPES, one.type), put_type, types),
        SheetField("choices", translated("Choices"), lambda one: "; ".join(one.choices),
                   put_choices),
        SheetField("currency", translated("Currency"), lambda one: one.currency,
                   lambda one, text: replace(one, currency=text)),
        SheetField("visibility", translated("Who may see it"),
                   lambda one: seen[one.visibility], put_seen, tuple(seen.values())),
    )  # fmt: skip


def _name(one: EventWord) -> str:
    return one.name


def _put_name(one: W, text: str) -> W:
    if not text:
        raise EmptyNameError
    return replace(one, name=text)


def _flag(name: str, title: str, event: Event) -> SheetField[Any]:
    read = read_flag(name)
    return SheetField(
        name,
        title,
        lambda one: yes_or_no("yes" if getattr(one, name) else "no"),
        lambda one, text: with_value(one, name, read(event, text)),
        (yes_or_no("yes"), yes_or_no("no")),
    )


def _number(name: str, title: str, event: Event) -> SheetField[Any]:
    read, is_weight = read_number(name), name == "weight"

    def shown(one: EventWord) -> str:
        found = getattr(one, name)
        return "" if found is None else str(found)

    def put(one: Any, text: str) -> Any:  # noqa: ANN401
        return with_value(one, name, read(event, text or ("0" if is_weight else "")))

    return SheetField(name, title, shown, put)
