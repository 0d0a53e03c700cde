"""Event words: the roles, categories, sections and columns that each event has of its own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from stakeholders.app.errors import EmptyNameError, TakenNameError
from stakeholders.app.event_errors import UnknownEventWordError
from stakeholders.app.events import Events
from stakeholders.domain.event import (
    Event,
    EventCategory,
    EventColumn,
    EventRole,
    EventSection,
)
from stakeholders.domain.ids import Uid
from stakeholders.domain.text import clean, fold
from stakeholders.domain.visibility import Visibility, visibility_of_field
from stakeholders.store.database import Database
from stakeholders.store.event_parts import (
    add_event_part,
    change_event_part,
    order_event_parts,
    remove_event_part,
)

EventWord = EventCategory | EventRole | EventSection | EventColumn
_W = TypeVar("_W", bound=EventWord)


class EventWords:
    """Makes and changes what an event calls its roles, categories, sections and columns."""

    def __init__(self, database: Database, events: Events) -> None:
        self._database = database
        self._events = events

    def put(self, event: Uid, word: EventWord) -> Uid:
        """Add a word, or write it over the one whose uid it bears; return its uid.

        One without a code gets one from its name. A column that is called after travel, passports,
        visas or health is for named staff, others for the office, unless it says otherwise.

        Raises:
            EmptyNameError: when it has no name.
            TakenNameError: when another one has this name or code.
        """
        whole = self.whole(event, word)
        with self._database.writing("event.words_changed", entry=event) as writing:
            if whole.uid is None:
                return add_event_part(writing, event, whole)
            change_event_part(writing, whole)
        return whole.uid

    def whole(self, event: Uid, word: EventWord) -> EventWord:
        """Return a word as it is written, with its code and who may see it.

        Raises:
            EmptyNameError: when it has no name.
            TakenNameError: when another one has this name or code.
        """
        whole = _whole(word)
        self._refuse_taken(self._events.read(event), whole)
        return whole

    def take(self, event: Uid, word: EventWord) -> None:
        """Remove a word; who has it keeps its code.

        Raises:
            UnknownUidError: when it is gone.
        """
        with self._database.writing("event.words_changed", entry=event) as writing:
            remove_event_part(writing, word)

    def order(self, event: Uid, words: Sequence[EventWord]) -> None:
        """Put words of one kind into this order.

        Raises:
            UnknownUidError: when one is gone.
        """
        with self._database.writing("event.words_changed", entry=event) as writing:
            order_event_parts(writing, words)

    def _refuse_taken(self, event: Event, word: EventWord) -> None:
        for other in words_of(event, type(word)):
            same = fold(other.name) == fold(word.name) or code_of(other) == code_of(word)
            if same and other.uid != word.uid:
                raise TakenNameError(other.name)


def words_of(event: Event, kind: type[_W]) -> tuple[_W, ...]:
    """Return the words of one kind that an event has."""
    every = (*event.roles, *event.categories, *event.sections, *event.columns)
    return tuple(word for word in every if isinstance(word, kind))


def known_word(event: Event, kind: type[_W], text: str) -> _W | None:
    """Return the word of an event that a text is the code or the name of."""
    wanted = fold(text)
    return next(
        (one for one in words_of(event, kind) if wanted in {fold(one.name), fold(code_of(one))}),
        None,
    )


def word_called(event: Event, kind: type[_W], text: str) -> _W:
    """Return the word of an event that a text is the code or the name of.

    Raises:
        UnknownEventWordError: when it has none.
    """
    found = known_word(event, kind, text)
    if found is None:
        raise UnknownEventWordError(clean(text), [one.name for one in words_of(event, kind)])
    return found


def code_of(word: EventWord) -> str:
    """Return the code of a word; a column is known by its name."""
    return word.name if isinstance(word, EventColumn) else word.code


def _whole(word: EventWord) -> EventWord:
    name = clean(word.name)
    if not name:
        raise EmptyNameError
    if isinstance(word, EventColumn):
        choices = tuple(dict.fromkeys(clean(each) for each in word.choices if clean(each)))
        is_new = word.uid is None and word.visibility is Visibility.OFFICE
        seen = visibility_of_field(name) if is_new else word.visibility
        return replace(word, name=name, choices=choices, visibility=seen)
    return replace(word, name=name, code=word.code or fold(name).replace(" ", "_"))
