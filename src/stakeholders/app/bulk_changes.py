"""Bulk changes: what becomes of a contact that is changed together with others, and its write."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from stakeholders.app.choices import LANGUAGES, VISIBILITIES, Choices
from stakeholders.app.errors import WrongValueError
from stakeholders.app.own_fields import write_own_value
from stakeholders.domain.channel import Channel
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.own_field import OwnField
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import CustomValue, LanguageSkill, Status
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.tenure import outlasts
from stakeholders.domain.terms import Terminology, Vocabulary
from stakeholders.domain.text import fold
from stakeholders.domain.visibility import Visibility
from stakeholders.i18n import current_language, marked, translated
from stakeholders.store import bodies, people, positions, tags
from stakeholders.store.absences import settle_absences
from stakeholders.store.history import Writing
from stakeholders.store.parts import add_part, change_part

DATE: Final = marked("a date such as 2007-10-02, 2007-10 or 2007")


@dataclass(frozen=True, slots=True)
class BulkChange:
    """A change: the value before it, the one after it (None where nothing changes), the write."""

    before: Callable[[Record], str]
    after: Callable[[Record], str | None]
    write: Callable[[Writing, Record], object]


def added_tag(name: str) -> BulkChange:
    """Return the change that gives a tag."""

    def after(record: Record) -> str | None:
        has = any(fold(tag) == fold(name) for tag in record.tags)
        return None if has else ", ".join((*record.tags, name))

    def write(writing: Writing, record: Record) -> None:
        tags.put_tag(writing, (uid_of(record),), name)

    return BulkChange(_tags, after, write)


def taken_tag(name: str) -> BulkChange:
    """Return the change that takes a tag away."""

    def after(record: Record) -> str | None:
        kept = [tag for tag in record.tags if fold(tag) != fold(name)]
        return None if len(kept) == len(record.tags) else ", ".join(kept)

    def write(writing: Writing, record: Record) -> None:
        tag = tags.tag_named(writing.connection, name)
        if tag is not None:
            tags.take_tag(writing, (uid_of(record),), tag)

    return BulkChange(_tags, after, write)


def added_language(code: str, choices: Choices) -> BulkChange:
    """Return the change that adds a language."""

    def told(codes: tuple[str, ...]) -> str:
        return ", ".join(choices.name(LANGUAGES, one) for one in codes)

    def after(record: Record) -> str | None:
        return None if code in record.languages else told((*record.languages, code))

    def write(writing: Writing, record: Record) -> None:
        add_part(writing, uid_of(record), LanguageSkill(code))

    return BulkChange(lambda record: told(record.languages), after, write)


def entry_visibility(text: str, choices: Choices) -> BulkChange:
    """Return the change of who may see a contact.

    Raises:
        WrongValueError: when the text names nobody.
    """
    code = _audience(text, choices, translated("Who may see the contact"))

    def after(record: Record) -> str | None:
        return None if record.visibility == code else choices.name(VISIBILITIES, code)

    def write(writing: Writing, record: Record) -> None:
        people.set_entry(writing, uid_of(record), visibility=code)

    return BulkChange(lambda one: choices.name(VISIBILITIES, one.visibility), after, write)


def own_value(field: OwnField, uid: Uid, text: str) -> BulkChange:
    """Return the change of a field of one's own."""
    read = field.read(text) if text else ""
    value = text if read is None else read

    def before(record: Record) -> str:
        parts = record.parts_of(CustomValue)
        return next((part.value for part in parts if part.field == uid), "")

    def after(record: Record) -> str | None:
        return value if field.is_for(record.kind) and before(record) != value else None

    def write(writing: Writing, record: Record) -> None:
        write_own_value(writing, uid_of(record), field, value)

    return BulkChange(before, after, write)


def channel_visibility(text: str, choices: Choices) -> BulkChange:
    """Return the change of who may see the phones, e-mails and pages that are a contact's own.

    Raises:
        WrongValueError: when the text names nobody.
    """
    code = _audience(text, choices, translated("Who may see its phones and e-mails"))

    def own(record: Record) -> tuple[Channel, ...]:
        return tuple(one for one in record.channels if one.uid and one.owner == record.uid)

    def before(record: Record) -> str:
        seen_by = dict.fromkeys(one.visibility for one in own(record))
        return ", ".join(choices.name(VISIBILITIES, one) for one in seen_by)

    def after(record: Record) -> str | None:
        is_other = any(one.visibility != code for one in own(record))
        return choices.name(VISIBILITIES, code) if is_other else None

    def write(writing: Writing, record: Record) -> None:
        for uid in (one.uid for one in own(record) if one.visibility != code and one.uid):
            kept = people.read_channel(writing.connection, uid)
            people.change_channel(writing, replace(kept, visibility=Visibility(code)))

    return BulkChange(before, after, write)


def ended_positions(text: str) -> BulkChange:
    """Return the change that ends what people hold now; the date is the first day after it.

    Who only acts goes on: that ends when the other one is back. So does what begins later.

    Raises:
        WrongValueError: when the text is no date.
    """
    end = PartialDate.from_text(text)
    if end is None:
        raise WrongValueError(text, translated("Positions end on"), translated(DATE))

    def ending(record: Record) -> tuple[PostLine, ...]:
        lines = record.present_posts if record.kind is EntryKind.PERSON else ()
        return tuple(one for one in lines if one.line_uid and _ends_with(one, end))

    def before(record: Record) -> str:
        return "; ".join(_held(line) for line in ending(record))

    def after(record: Record) -> str | None:
        return translated("until {date}", date=str(end)) if ending(record) else None

    def write(writing: Writing, record: Record) -> None:
        for uid in (line.line_uid for line in ending(record) if line.line_uid):
            positions.end_position(writing, uid, end)
        settle_absences(writing, uid_of(record))

    return BulkChange(before, after, write)


def kind_of_body(kind: str, choices: Choices) -> BulkChange:
    """Return the change of what kind of organisation a body is."""

    def told(code: str) -> str:
        return choices.name(Vocabulary.BODY_KIND, code) if code else ""

    def after(record: Record) -> str | None:
        is_other = record.kind is EntryKind.BODY and record.body_kind != kind
        return told(kind) if is_other else None

    def write(writing: Writing, record: Record) -> None:
        bodies.set_kind(writing, uid_of(record), kind)

    return BulkChange(lambda record: told(record.body_kind), after, write)


def status_of_body(code: str | None, text: str, terms: Terminology) -> BulkChange:
    """Return the change of the present status of a body under the scheme that gives this one.

    Raises:
        WrongValueError: when no scheme gives it.
    """
    statuses, said = terms.of(Vocabulary.STATUS), current_language()
    term = statuses.get(code or "")
    if term is None or term.parent is None:
        wanted = "; ".join(one.name(said) for one in statuses)
        raise WrongValueError(text, translated("Status of an organisation"), wanted)
    scheme, value = term.parent, term.code

    def present(record: Record) -> Status | None:
        of_scheme = (one for one in record.parts_of(Status) if one.scheme == scheme)
        return next((one for one in of_scheme if one.to is None), None)

    def before(record: Record) -> str:
        status = present(record)
        return statuses.name(status.value, said) if status else ""

    def after(record: Record) -> str | None:
        status = present(record)
        is_same = status is not None and status.value == value
        return None if is_same or record.kind is not EntryKind.BODY else term.name(said)

    def write(writing: Writing, record: Record) -> None:
        status = present(record)
        if status is None:
            add_part(writing, uid_of(record), Status(scheme, value))
        else:
            change_part(writing, replace(status, value=value))

    return BulkChange(before, after, write)


def _ends_with(line: PostLine, end: PartialDate) -> bool:
    has_begun = line.from_ is None or line.from_.first_day <= end.first_day
    return has_begun and not line.acting and outlasts(line.to, end)


def _held(line: PostLine) -> str:
    return ", ".join(part for part in (line.title, line.body) if part)


def _audience(text: str, choices: Choices, title: str) -> str:
    """Return the code of who may see something."""
    code = choices.code(VISIBILITIES, text)
    if code is None:
        raise WrongValueError(text, title, ", ".join(choices.texts(VISIBILITIES)))
    return code


def _tags(record: Record) -> str:
    return ", ".join(record.tags)


def uid_of(record: Record) -> Uid:
    """Return the uid of a record that has one."""
    if record.uid is None:
        raise ValueError(record.name)
    return record.uid
