"""Changing an entry by what an import found different in it."""

from dataclasses import replace

from stakeholders.domain.channel import Channel
from stakeholders.domain.comparison import Difference
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.fields import FIELDS_BY_CODE
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import PersonName
from stakeholders.domain.parts import Part
from stakeholders.domain.record import PostLine, Record
from stakeholders.store import people
from stakeholders.store.entries import entry_id
from stakeholders.store.facts import set_fact
from stakeholders.store.history import Writing
from stakeholders.store.saving import Saver


def apply_differences(
    writing: Writing,
    saver: Saver,
    entry: Record,
    changes: tuple[Difference, ...],
    citing: Record | None = None,
) -> None:
    """Write the differences into the entry they were found against.

    `citing` brings the sources to be cited for them, with its own words.
    """
    if entry.uid is None:
        return
    for change in changes:
        if change.field in {"name", "honorific"}:
            _rename(writing, entry, entry.uid, change)
        elif change.field in {"place", "country"}:
            people.set_entry(writing, entry.uid, **{change.field: change.after})
        elif change.field in FIELDS_BY_CODE:
            found = entry_id(writing.connection, entry.uid)
            set_fact(writing, found, FIELDS_BY_CODE[change.field], change.after)
        elif isinstance(change.value, Channel) and change.before:
            people.change_channel(writing, change.value)
    added = _added(entry, changes)
    if citing is not None:
        added = replace(added, sources=citing.sources, quote=citing.quote, certain=citing.certain)
    saver.save(added)


def _rename(writing: Writing, entry: Record, uid: Uid, change: Difference) -> None:
    if entry.kind is EntryKind.BODY:
        people.rename_body(writing, uid, change.after)
        return
    name = entry.names[0] if entry.names else PersonName(entry.name)
    if change.field == "honorific":
        people.rename_person(writing, uid, replace(name, honorific=change.after))
    else:
        people.rename_person(writing, uid, PersonName(change.after, honorific=name.honorific))


def _added(entry: Record, changes: tuple[Difference, ...]) -> Record:
    """Return a record of the same uid that holds only what is new."""

    def texts(field: str) -> tuple[str, ...]:
        plain = [one for one in changes if one.field == field and isinstance(one.value, str)]
        return tuple(change.after for change in plain)

    return Record(
        entry.kind,
        entry.name,
        uid=entry.uid,
        posts=tuple(change.value for change in changes if isinstance(change.value, PostLine)),
        channels=tuple(
            change.value
            for change in changes
            if isinstance(change.value, Channel) and not change.before
        ),
        tags=texts("tag"),
        notes=texts("note"),
        languages=texts("language"),
        parts=tuple(change.value for change in changes if isinstance(change.value, Part)),
    )
