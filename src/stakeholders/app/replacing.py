"""Replacing: a text found and replaced in chosen kinds of field, seen before it is done."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final

from stakeholders.app.bulk_edit import BulkLine, BulkPlan
from stakeholders.app.channels import Channels
from stakeholders.app.errors import EmptyTextError, NothingDoneError
from stakeholders.app.progress import Job, Stage
from stakeholders.domain.backups import Reason
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import BodyName, Note
from stakeholders.domain.replacement import ReplaceField, Replacement
from stakeholders.domain.text import clean
from stakeholders.i18n import translated
from stakeholders.store import addresses, bodies, names, people, positions
from stakeholders.store.database import Database
from stakeholders.store.history import Writing
from stakeholders.store.parts import change_part, read_part
from stakeholders.store.replacing import FieldText, texts_of

__all__ = ["ReplaceField", "Replacement", "Replacing"]
Put = Callable[[str], str]


class WrongPatternError(NothingDoneError):
    """A pattern that is no regular expression."""

    def __init__(self, pattern: str, reason: str) -> None:
        super().__init__(
            translated("{pattern} is no pattern: {reason}.", pattern=pattern, reason=reason)
        )


class Replacing:
    """Finds and replaces texts; a backup is made first, and all of it is one step."""

    def __init__(
        self, database: Database, channels: Channels, back_up: Callable[[Reason], object]
    ) -> None:
        self._database = database
        self._channels = channels
        self._back_up = back_up

    def plan(
        self, wanted: Replacement, only: Collection[Uid] | None = None, job: Job | None = None
    ) -> BulkPlan:
        """Return what every text would become; nothing is written.

        Raises:
            EmptyTextError: when nothing is looked for.
            WrongPatternError: when the pattern is none.
            StoppedError: when the job was stopped.
        """
        with self._database.reading() as connection:
            texts = partial(texts_of, connection)
            found = _found(texts, wanted, only, job or Job())
            lines = [BulkLine(one.entry, one.name, one.text, after) for one, after in found]
        return BulkPlan(tuple(lines), ())

    def apply(
        self, wanted: Replacement, only: Collection[Uid] | None = None, job: Job | None = None
    ) -> int:
        """Replace the texts; return how many. What would be left empty stays as it is.

        Raises:
            EmptyTextError: when nothing is looked for.
            WrongPatternError: when the pattern is none.
            StoppedError: when the job was stopped; nothing was changed then.
        """
        job = job or Job()
        put = _putting(wanted)
        self._back_up(Reason.EDIT)
        with self._database.writing("text.replaced") as writing:
            texts = partial(texts_of, writing.connection)
            found = list(_found(texts, wanted, only, job))
            for number, (one, after) in enumerate(found):
                job.report(Stage.WRITING, number, len(found))
                _WRITERS[one.table](self, writing, one, put, after)
            writing.says(count=len(found))
        return len(found)

    def _name(self, writing: Writing, one: FieldText, put: Put, _after: str) -> None:
        every = names.names_of(writing.connection, one.entry)
        name = next(each for each in every if each.uid == one.row)
        changed = replace(
            name,
            full=put(name.full),
            given=put(name.given),
            additional=put(name.additional),
            family=put(name.family),
        )
        names.change_name(writing, changed)

    def _body_name(self, writing: Writing, one: FieldText, _put: Put, after: str) -> None:
        _, part = read_part(writing.connection, one.row)
        if isinstance(part, BodyName):
            bodies.write_name(writing, one.entry, replace(part, text=after))

    def _post(self, writing: Writing, one: FieldText, _put: Put, after: str) -> None:
        people.rename_post(writing, one.entry, after)

    def _position(self, writing: Writing, one: FieldText, _put: Put, after: str) -> None:
        positions.entitle_position(writing, one.row, after)

    def _place(self, writing: Writing, one: FieldText, _put: Put, after: str) -> None:
        people.set_entry(writing, one.entry, place=after)

    def _channel(self, writing: Writing, one: FieldText, _put: Put, after: str) -> None:
        old = people.read_channel(writing.connection, one.row)
        people.change_channel(writing, self._channels.reworded(old, after, old.label))

    def _address(self, writing: Writing, one: FieldText, put: Put, _after: str) -> None:
        old = addresses.read_address(writing.connection, one.row)
        lines = tuple(filter(None, map(put, old.lines)))
        street, box, city = put(old.street), put(old.po_box), put(old.city)
        changed = replace(old, lines=lines, street=street, po_box=box, city=city)
        addresses.change_address(writing, changed)

    def _note(self, writing: Writing, one: FieldText, _put: Put, after: str) -> None:
        _, part = read_part(writing.connection, one.row)
        if isinstance(part, Note):
            change_part(writing, replace(part, text=after))


_Write = Callable[[Replacing, Writing, FieldText, Put, str], None]
_WRITERS: Final[MappingProxyType[str, _Write]] = MappingProxyType(
    {
        "person_name": Replacing._name,  # noqa: SLF001 - the one place that knows the tables
        "body_name": Replacing._body_name,  # noqa: SLF001
        "post": Replacing._post,  # noqa: SLF001
        "affiliation": Replacing._position,  # noqa: SLF001
        "entry": Replacing._place,  # noqa: SLF001
        "channel": Replacing._channel,  # noqa: SLF001
        "address": Replacing._address,  # noqa: SLF001
        "note": Replacing._note,  # noqa: SLF001
    }
)


def _found(
    texts: Callable[[ReplaceField], Iterator[FieldText]],
    wanted: Replacement,
    only: Collection[Uid] | None,
    job: Job,
) -> Iterator[tuple[FieldText, str]]:
    """Yield every text that changes, with what becomes of it."""
    put = _putting(wanted)
    for field in wanted.fields:
        job.report(Stage.COMPARING)
        for one in texts(field):
            if only is not None and one.entry not in only:
                continue
            after = put(one.text)
            if after != one.text and clean(after):
                yield one, after


def _putting(wanted: Replacement) -> Put:
    """Return what makes the replacement in a text."""
    if not wanted.find:
        raise EmptyTextError
    try:
        found = wanted.compiled()
        wanted.applied("", found)
    except (re.error, IndexError) as error:
        raise WrongPatternError(wanted.find, str(error)) from error
    return partial(wanted.applied, found=found)
