"""Wording: codes, facts and parts of a contact as people read them."""

from collections.abc import Iterator
from itertools import chain
from types import MappingProxyType
from typing import Final

from stakeholders.app.choices import CONTACT_WAYS, FIXED_NAMES
from stakeholders.app.reference import Reference
from stakeholders.domain import parts
from stakeholders.domain.address import Address
from stakeholders.domain.fields import FIELDS_BY_CODE, FieldType
from stakeholders.domain.ids import Uid
from stakeholders.domain.name import NameType, PersonName
from stakeholders.domain.part_words import PART_TITLES, part_text
from stakeholders.domain.parts import Part
from stakeholders.domain.record import Record
from stakeholders.domain.terms import Vocabulary
from stakeholders.i18n import current_language, marked, translated

_OUTCOMES: Final = MappingProxyType(
    {
        parts.CheckOutcome.RIGHT: marked("still right"),
        parts.CheckOutcome.CHANGED: marked("right since it was changed"),
        parts.CheckOutcome.GONE: marked("not right any more"),
        parts.CheckOutcome.UNKNOWN: marked("could not be found out"),
    }
)


class Wording:
    """Says in the reader's language what the fields and parts of a contact hold."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference

    def kind(self, code: str) -> str:
        """Return what kind of body a code means."""
        return self._term(Vocabulary.BODY_KIND, code)

    def language(self, code: str) -> str:
        """Return what a language is called."""
        return self._reference.languages.name(code, current_language())

    def country(self, code: str) -> str:
        """Return the name of a country, area or group."""
        return self._reference.area_name(code, current_language())

    def address(self, address: Address) -> tuple[str, ...]:
        """Return the lines of an address as its country writes them, the country last."""
        lines = self._reference.address_lines(address, current_language())
        country = self.country(address.country)
        return lines if not country or country in lines else (*lines, country)

    def facts(self, record: Record) -> Iterator[tuple[str, str]]:
        """Yield the title and the value of each simple fact of a contact."""
        for code, value in record.details:
            field = FIELDS_BY_CODE.get(code)
            if field is not None:
                yield translated(field.title), self._value(field.type, value)

    def other_facts(self, record: Record) -> Iterator[tuple[str, str]]:
        """Yield the title and the words of each part of a contact that says more than its name."""
        for part in record.telling_parts:
            told = self.part(part)
            if isinstance(part, parts.Verification) and part.target:
                told = ": ".join(filter(None, (self._checked_thing(record, part.target), told)))
            yield self.title(part), told

    def title(self, part: Part) -> str:
        """Return what a part is called."""
        if isinstance(part, parts.CustomValue):
            return part.field_name
        if isinstance(part, parts.Note) and part.kind is parts.NoteKind.CALL:
            return translated("Call note")
        return translated(PART_TITLES[part.code])

    def names(self, record: Record) -> Iterator[tuple[str, str]]:
        """Yield what the names of a person say beside the one that is shown."""
        for number, name in enumerate(record.names):
            if number:
                yield translated("Also called"), self._name(name)
            told = (
                (marked("How to address"), name.address_as),
                (marked("Sort as"), name.sort_as),
                (marked("Particle"), name.particle),
                (marked("Letters after the name"), name.post_nominals),
                (marked("First name as spoken"), name.phonetic_given),
                (marked("Family name as spoken"), name.phonetic_family),
                (marked("The family name comes first"), name.family if name.family_first else ""),
            )
            yield from ((translated(title), text) for title, text in told if text)
            if not number and (name.from_ or name.to):
                yield translated("Name"), name.full + _period(name)

    def part(self, part: Part) -> str:
        """Return what a part says, in a line."""
        language = current_language()
        match part:
            case parts.Relation():
                backwards = not part.forward
                told = self._reference.terms.relation(part.type, language, backwards=backwards)
                return f"{told} {part.other_name}" + _period(part)
            case parts.Coverage() | parts.AreaLink():
                return self._area(part)
            case parts.LanguageSkill() | parts.PostFunction() | parts.Refusal():
                return ", ".join(filter(None, self._word_and_more(part))) + _period(part)
            case parts.Status():
                return self._status(part) + _period(part)
            case parts.CustomValue() | parts.Note():
                return part.value if isinstance(part, parts.CustomValue) else _note(part)
            case parts.LegalBasis():
                return self._legal_basis(part)
            case parts.Verification():
                return _check(part)
            case _:
                return part_text(part)

    def _word_and_more(
        self, part: parts.LanguageSkill | parts.PostFunction | parts.Refusal
    ) -> tuple[str, str]:
        """Return a word of a list, and what is added to it."""
        if isinstance(part, parts.LanguageSkill):
            return self.language(part.language), part.level
        if isinstance(part, parts.PostFunction):
            return self._term(Vocabulary.FUNCTION, part.function), part.topic
        return translated(FIXED_NAMES[CONTACT_WAYS][part.way]), part.reason

    def _name(self, name: PersonName) -> str:
        kind = "" if name.type is NameType.MAIN else self._term(Vocabulary.NAME_TYPE, name.type)
        language = self.language(name.language) if name.language else ""
        return ", ".join(filter(None, (name.full, kind, language))) + _period(name)

    def _area(self, part: parts.Coverage | parts.AreaLink) -> str:
        if isinstance(part, parts.Coverage):
            return self.country(part.area)
        role = self._term(Vocabulary.AREA_ROLE, part.role)
        return f"{role} {self.country(part.area)}" + _period(part)

    def _status(self, part: parts.Status) -> str:
        scheme = self._term(Vocabulary.STATUS_SCHEME, part.scheme)
        value = self._term(Vocabulary.STATUS, part.value)
        told = [f"{scheme}: {value}", part.reference]
        if part.next_review:
            told.append(translated("next review {date}", date=part.next_review))
        return ", ".join(text for text in told if text)

    def _legal_basis(self, part: parts.LegalBasis) -> str:
        told = [self._term(Vocabulary.LEGAL_BASIS, part.basis), part.purpose, part.how]
        dates = (
            (marked("given {date}"), part.given),
            (marked("withdrawn {date}"), part.withdrawn),
            (marked("kept until {date}"), part.retain_until),
            (marked("review {date}"), part.review_on),
        )
        told += [translated(text, date=date) for text, date in dates if date]
        return ", ".join(filter(None, told))

    def _checked_thing(self, record: Record, target: Uid) -> str:
        """Return what of a contact was checked: a phone, a position, another part."""
        channels = (one.display or one.raw for one in record.channels if one.uid == target)
        lines = (line.title for line in record.posts if target in {line.uid, line.line_uid})
        others = (self.part(part) for part in record.parts if part.uid == target)
        return next(chain(channels, lines, others), "")

    def _value(self, kind: FieldType, value: str) -> str:
        if kind is FieldType.FLAG:
            return translated("yes")
        if kind is FieldType.LANGUAGE:
            return self.language(value)
        if kind is FieldType.CODE:
            return self._term(Vocabulary.RANK, value)
        return self.country(value) if kind is FieldType.COUNTRY else value

    def _term(self, vocabulary: Vocabulary, code: str) -> str:
        return self._reference.terms.of(vocabulary).name(code, current_language())


def _check(check: parts.Verification) -> str:
    told = [translated(_OUTCOMES[check.outcome]), str(check.on), check.by, check.method]
    if check.next_due:
        told.append(translated("next check {date}", date=check.next_due))
    return ", ".join(text for text in told if text)


def _note(note: parts.Note) -> str:
    if note.done:
        return translated("{text} (called back)", text=note.text)
    if note.call_back is None:
        return note.text
    return translated("{text} (call back {date})", text=note.text, date=note.call_back)


def _period(part: Part | PersonName) -> str:
    from_, to = getattr(part, "from_", None), getattr(part, "to", None)
    return f", {from_ or ''} – {to or ''}" if from_ or to else ""
