"""Bulk fields: what can be changed of several contacts, from the tables of fields."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from stakeholders.app.choices import (
    AREAS,
    LANGUAGES,
    TAGS,
    TIME_ZONES,
    VISIBILITIES,
    ChoiceReader,
    Choices,
)
from stakeholders.app.errors import EmptyNameError, UnknownFieldError, WrongValueError
from stakeholders.app.own_fields import write_own_value
from stakeholders.app.reference import Reference
from stakeholders.domain.fields import FIELDS, BuiltInField, FieldType
from stakeholders.domain.ids import Uid
from stakeholders.domain.own_field import OwnField
from stakeholders.domain.parts import CustomValue, LanguageSkill
from stakeholders.domain.record import Record
from stakeholders.domain.text import clean, fold
from stakeholders.i18n import marked, translated
from stakeholders.store import people, tags
from stakeholders.store.entries import entry_id
from stakeholders.store.facts import set_fact
from stakeholders.store.history import Writing
from stakeholders.store.parts import add_part

_OWN: Final = "own:"


@dataclass(frozen=True, slots=True)
class BulkField:
    """One field: its code, its title, the list that it is completed with, and what it takes.

    `own` judges the values of a field of one's own; a `strict` one holds nothing wrong.
    """

    code: str
    title: str
    of: str = ""
    is_date: bool = False
    is_strict: bool = False
    own: OwnField | None = None


@dataclass(frozen=True, slots=True)
class BulkChange:
    """A change: the value before it, the one after it (None where nothing changes), the write."""

    before: Callable[[Record], str]
    after: Callable[[Record], str | None]
    write: Callable[[Writing, Record], object]


class BulkFields:
    """Reads what was typed for a field as a change of contacts."""

    def __init__(self, reference: Reference, choices: ChoiceReader) -> None:
        self._reference = reference
        self._choices = choices

    def every(self) -> tuple[BulkField, ...]:
        """Return all fields, those of one's own last."""
        own = self._choices.read().own_fields
        return (
            BulkField("tag.put", translated("Add a tag"), TAGS),
            BulkField("tag.take", translated("Take a tag away"), TAGS, is_strict=True),
            BulkField("language", translated("Add a language"), LANGUAGES),
            BulkField("place", translated("Place")),
            BulkField("country", translated("Country"), AREAS),
            BulkField("visibility", translated("Who may see the contact"), VISIBILITIES,
                      is_strict=True),
            *(_of_fact(field) for field in FIELDS),
            *(BulkField(f"{_OWN}{one.uid}", one.name, own=one) for one in own if one.uid),
        )  # fmt: skip

    def change(self, code: str, text: str) -> BulkChange:
        """Return the change that a text makes.

        Raises:
            EmptyNameError: when nothing was typed for what cannot be emptied.
            WrongValueError: when the field cannot hold it.
            UnknownFieldError: when there is no such field.
        """
        choices, text = self._choices.read(), clean(text)
        fact = next((one for one in FIELDS if one.code == code), None)
        own = next((one for one in choices.own_fields if f"{_OWN}{one.uid}" == code), None)
        if fact is not None:
            return self._fact(fact, text, choices)
        if own is not None and own.uid is not None:
            return _own(own, own.uid, text)
        if code in {"place", "country"}:
            return self._seat(code, text, choices)
        if not text:
            raise EmptyNameError
        return self._other(code, text, choices)

    def _other(self, code: str, text: str, choices: Choices) -> BulkChange:
        match code:
            case "tag.put":
                return _tag_put(text)
            case "tag.take":
                return _tag_taken(text)
            case "language":
                return _language(choices.code(LANGUAGES, text) or text, choices)
            case "visibility":
                return _visibility(text, choices)
            case _:
                raise UnknownFieldError(code)

    def _seat(self, code: str, text: str, choices: Choices) -> BulkChange:
        if code == "country":
            found = self._reference.country_called(text) or choices.code(AREAS, text) or text
            values = {"country": found}
        else:
            country = self._reference.country_of_city(text)
            values = {"place": text} | ({"country": country} if country else {})

        def told(place: str, country: str) -> str:
            named = choices.name(AREAS, country)
            return named if code == "country" else ", ".join(filter(None, (place, named)))

        def after(record: Record) -> str | None:
            new = {"place": record.place, "country": record.country} | values
            is_same = (record.place, record.country) == (new["place"], new["country"])
            return None if is_same else told(new["place"], new["country"])

        def write(writing: Writing, record: Record) -> None:
            people.set_entry(writing, _uid(record), **values)

        return BulkChange(lambda record: told(record.place, record.country), after, write)

    def _fact(self, field: BuiltInField, text: str, choices: Choices) -> BulkChange:
        value = field.read(text)
        if value is None:
            wanted = marked("yes or no") if field.type is FieldType.FLAG else _DATE
            raise WrongValueError(text, translated(field.title), translated(wanted))
        of = _of(field)
        coded = (choices.code(of, value) or value) if of else value

        def told(code: str) -> str:
            return choices.name(of, code) if of else code

        def after(record: Record) -> str | None:
            fits = record.kind in field.kinds and record.detail(field.code) != coded
            return told(coded) if fits else None

        def write(writing: Writing, record: Record) -> None:
            set_fact(writing, entry_id(writing.connection, _uid(record)), field, coded)

        return BulkChange(lambda record: told(record.detail(field.code)), after, write)


_DATE: Final = marked("a date such as 2007-10-02, 2007-10 or 2007")


def _of(field: BuiltInField) -> str:
    plain = {FieldType.COUNTRY: AREAS, FieldType.LANGUAGE: LANGUAGES, FieldType.ZONE: TIME_ZONES}
    return plain.get(field.type, field.vocabulary.removesuffix("s"))


def _of_fact(field: BuiltInField) -> BulkField:
    is_date = field.type is FieldType.DATE
    is_strict = is_date or field.type is FieldType.FLAG
    return BulkField(field.code, translated(field.title), _of(field), is_date, is_strict)


def _tag_put(name: str) -> BulkChange:
    def after(record: Record) -> str | None:
        has = any(fold(tag) == fold(name) for tag in record.tags)
        return None if has else ", ".join((*record.tags, name))

    def write(writing: Writing, record: Record) -> None:
        tags.put_tag(writing, (_uid(record),), name)

    return BulkChange(_tags, after, write)


def _tag_taken(name: str) -> BulkChange:
    def after(record: Record) -> str | None:
        kept = [tag for tag in record.tags if fold(tag) != fold(name)]
        return None if len(kept) == len(record.tags) else ", ".join(kept)

    def write(writing: Writing, record: Record) -> None:
        tag = tags.tag_named(writing.connection, name)
        if tag is not None:
            tags.take_tag(writing, (_uid(record),), tag)

    return BulkChange(_tags, after, write)


def _language(code: str, choices: Choices) -> BulkChange:
    def told(codes: tuple[str, ...]) -> str:
        return ", ".join(choices.name(LANGUAGES, one) for one in codes)

    def after(record: Record) -> str | None:
        return None if code in record.languages else told((*record.languages, code))

    def write(writing: Writing, record: Record) -> None:
        add_part(writing, _uid(record), LanguageSkill(code))

    return BulkChange(lambda record: told(record.languages), after, write)


def _visibility(text: str, choices: Choices) -> BulkChange:
    code = choices.code(VISIBILITIES, text)
    if code is None:
        wanted = ", ".join(choices.texts(VISIBILITIES))
        raise WrongValueError(text, translated("Who may see the contact"), wanted)

    def after(record: Record) -> str | None:
        return None if record.visibility == code else choices.name(VISIBILITIES, code)

    def write(writing: Writing, record: Record) -> None:
        people.set_entry(writing, _uid(record), visibility=code)

    return BulkChange(lambda one: choices.name(VISIBILITIES, one.visibility), after, write)


def _own(field: OwnField, uid: Uid, text: str) -> BulkChange:
    read = field.read(text) if text else ""
    value = text if read is None else read

    def before(record: Record) -> str:
        parts = record.parts_of(CustomValue)
        return next((part.value for part in parts if part.field == uid), "")

    def after(record: Record) -> str | None:
        return value if field.is_for(record.kind) and before(record) != value else None

    def write(writing: Writing, record: Record) -> None:
        write_own_value(writing, _uid(record), field, value)

    return BulkChange(before, after, write)


def _tags(record: Record) -> str:
    return ", ".join(record.tags)


def _uid(record: Record) -> Uid:
    if record.uid is None:
        raise ValueError(record.name)
    return record.uid
