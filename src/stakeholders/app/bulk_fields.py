"""Bulk fields: what can be changed of several contacts, from the tables of fields."""

from dataclasses import dataclass
from typing import Final

from stakeholders.app.bulk_changes import (
    DATE,
    BulkChange,
    added_language,
    added_tag,
    channel_visibility,
    ended_positions,
    entry_visibility,
    kind_of_body,
    own_value,
    status_of_body,
    taken_tag,
    uid_of,
)
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
from stakeholders.app.reference import Reference
from stakeholders.domain.fields import FIELDS, BuiltInField, FieldType
from stakeholders.domain.own_field import OwnField
from stakeholders.domain.record import Record
from stakeholders.domain.terms import Vocabulary
from stakeholders.domain.text import clean
from stakeholders.i18n import marked, translated
from stakeholders.store import people
from stakeholders.store.entries import entry_id
from stakeholders.store.facts import set_fact
from stakeholders.store.history import Writing

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
            BulkField("channel.visibility", translated("Who may see its phones and e-mails"),
                      VISIBILITIES, is_strict=True),
            BulkField("position.end", translated("Positions end on"), is_date=True, is_strict=True),
            BulkField("body.kind", translated("Kind of organisation"), Vocabulary.BODY_KIND),
            BulkField("body.status", translated("Status of an organisation"), Vocabulary.STATUS,
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
            return own_value(own, own.uid, text)
        if code in {"place", "country"}:
            return self._seat(code, text, choices)
        if not text:
            raise EmptyNameError
        return self._other(code, text, choices)

    def _other(self, code: str, text: str, choices: Choices) -> BulkChange:
        match code:
            case "tag.put":
                return added_tag(text)
            case "tag.take":
                return taken_tag(text)
            case "language":
                return added_language(choices.code(LANGUAGES, text) or text, choices)
            case "position.end":
                return ended_positions(text)
            case "visibility":
                return entry_visibility(text, choices)
            case "channel.visibility":
                return channel_visibility(text, choices)
            case _:
                return self._of_body(code, text, choices)

    def _of_body(self, code: str, text: str, choices: Choices) -> BulkChange:
        terms = self._reference.terms
        if code == "body.kind":
            kind = terms.of(Vocabulary.BODY_KIND).code_of(text) or text
            return kind_of_body(kind, choices)
        if code == "body.status":
            return status_of_body(terms.of(Vocabulary.STATUS).code_of(text), text, terms)
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
            people.set_entry(writing, uid_of(record), **values)

        return BulkChange(lambda record: told(record.place, record.country), after, write)

    def _fact(self, field: BuiltInField, text: str, choices: Choices) -> BulkChange:
        value = field.read(text)
        if value is None:
            wanted = marked("yes or no") if field.type is FieldType.FLAG else DATE
            raise WrongValueError(text, translated(field.title), translated(wanted))
        of = _of(field)
        coded = (choices.code(of, value) or value) if of else value

        def told(code: str) -> str:
            return choices.name(of, code) if of else code

        def after(record: Record) -> str | None:
            fits = record.kind in field.kinds and record.detail(field.code) != coded
            return told(coded) if fits else None

        def write(writing: Writing, record: Record) -> None:
            set_fact(writing, entry_id(writing.connection, uid_of(record)), field, coded)

        return BulkChange(lambda record: told(record.detail(field.code)), after, write)


def _of(field: BuiltInField) -> str:
    plain = {FieldType.COUNTRY: AREAS, FieldType.LANGUAGE: LANGUAGES, FieldType.ZONE: TIME_ZONES}
    return plain.get(field.type, field.vocabulary.removesuffix("s"))


def _of_fact(field: BuiltInField) -> BulkField:
    is_date = field.type is FieldType.DATE
    is_strict = is_date or field.type is FieldType.FLAG
    return BulkField(field.code, translated(field.title), _of(field), is_date, is_strict)
