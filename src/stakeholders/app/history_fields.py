"""What steps did to a contact, in words: which thing, which of its fields, old and new."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from stakeholders.app.history_desk_fields import DESK_FIELDS, DESK_SUMMARIES, DESK_THINGS
from stakeholders.app.history_values import PastValues
from stakeholders.i18n import marked, translated
from stakeholders.store.story import Deed, PastChange

_OTHER: Final = marked("Something else")
_THINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **DESK_THINGS,
        "entry": marked("Contact"),
        "person": marked("Person"),
        "person_name": marked("Name"),
        "body": marked("Organisation"),
        "body_name": marked("Name"),
        "body_name:acronym": marked("Acronym"),
        "body_coverage": marked("Area it covers"),
        "body_relation": marked("Relation"),
        "body_status": marked("Status"),
        "post": marked("Post"),
        "post_function": marked("Function"),
        "post_title": marked("Title"),
        "absence": marked("Absence"),
        "affiliation": marked("Position"),
        "channel": marked("Way to reach"),
        "channel:phone": marked("Phone"),
        "channel:email": marked("E-mail"),
        "channel:web": marked("Web page"),
        "address": marked("Address"),
        "area": marked("Area"),
        "area_group": marked("Group of countries"),
        "area_group_member": marked("Country of a group"),
        "entry_area": marked("Area"),
        "entry_language": marked("Language"),
        "entry_tag": marked("Tag"),
        "tag": marked("Tag"),
        "legal_basis": marked("Legal basis"),
        "note": marked("Note"),
        "note:call": marked("Call note"),
        "known_gap": marked("Known gap"),
        "kept_property": marked("Kept as given"),
        "stored_file": marked("File"),
        "attachment": marked("File"),
        "custom_field": marked("Own field"),
        "custom_value": marked("Own field"),
        "directory_list": marked("List"),
        "list_member": marked("Place on a list"),
        "source": marked("Source"),
        "citation": marked("Source"),
        "verification": marked("Check"),
    }
)
_SUMMARIES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        **DESK_SUMMARIES,
        "entry": ("display",),
        "person_name": ("full",),
        "body_name": ("text",),
        "body_coverage": ("area",),
        "area_group": ("name",),
        "body_relation": ("from_body_id", "type", "to_body_id"),
        "body_status": ("scheme", "value"),
        "custom_field": ("name",),
        "post": ("title",),
        "post_function": ("function", "topic"),
        "post_title": ("text",),
        "absence": ("reason", "officer_id"),
        "affiliation": ("title", "unit", "body_id", "body_as_printed"),
        "channel": ("display", "raw"),
        "address": ("lines", "street", "postal_code", "city", "country"),
        "area_group_member": ("group_id", "area"),
        "entry_area": ("role", "area"),
        "entry_language": ("language", "level"),
        "entry_tag": ("tag_id",),
        "note": ("text",),
        "known_gap": ("field",),
        "legal_basis": ("basis",),
        "kept_property": ("name", "value"),
        "attachment": ("title", "file_name"),
        "custom_value": ("field_id", "value"),
        "list_member": ("list_id", "member_id"),
        "citation": ("source_id",),
        "source": ("title",),
        "tag": ("name",),
        "verification": ("checked_on", "checked_by", "outcome"),
    }
)
_ONE_OF: Final[Mapping[str, str]] = MappingProxyType(
    {"raw": "display", "body_as_printed": "body_id", "file_name": "title", "street": "lines"}
)
"""Columns of a summary that say the same as another one, and count only where that is empty."""
_SAID_IN_ONE: Final = frozenset({"body_relation", "entry_area"})
"""Tables whose summary is a sentence, not a list."""

_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **DESK_FIELDS,
        "additional": marked("Further names"),
        "address.region": marked("Region"),
        "address_as": marked("How to address"),
        "area": marked("Country or area"),
        "as_of": marked("As of"),
        "asserted": marked("What it says"),
        "attachment.role": marked("Kind"),
        "basis": marked("Ground"),
        "body_id": marked("Organisation"),
        "born": marked("Born"),
        "call_back": marked("Call back"),
        "channel.extension": marked("Extension"),
        "channel.region": marked("Country"),
        "checked_by": marked("Checked by"),
        "checked_on": marked("Checked on"),
        "choices": marked("Choices"),
        "citation.field": marked("Field"),
        "city": marked("City"),
        "correspondence_language": marked("Language to write in"),
        "directory_list.rule": marked("Search"),
        "country": marked("Country"),
        "custom_field.kinds": marked("Contacts that have it"),
        "dated": marked("Date"),
        "died": marked("Died"),
        "display": marked("Name"),
        "do_not_contact": marked("Do not contact"),
        "ended": marked("Ended"),
        "extended": marked("Building, room"),
        "family": marked("Family name"),
        "family_first": marked("The family name comes first"),
        "file_name": marked("File name"),
        "founded": marked("Founded"),
        "from_date": marked("From"),
        "functions": marked("Functions"),
        "gender": marked("Gender"),
        "given": marked("Given name"),
        "group_name": marked("Group"),
        "honorific": marked("Honorific"),
        "how": marked("How it was given"),
        "is_acting": marked("Acting"),
        "is_certain": marked("Certain"),
        "is_date_assumed": marked("Date assumed"),
        "is_done": marked("Done"),
        "is_left_out": marked("Left out"),
        "is_primary": marked("Main one"),
        "kind": marked("Kind"),
        "is_starred": marked("Starred"),
        "label": marked("Label"),
        "language": marked("Language"),
        "legal_basis.given": marked("Given on"),
        "level": marked("Level"),
        "locator": marked("Where it stands"),
        "method": marked("How it was checked"),
        "next_due": marked("Next check"),
        "next_review": marked("Next review"),
        "note": marked("Note"),
        "officer_id": marked("Officer-in-charge"),
        "outcome": marked("Outcome"),
        "owner_id": marked("Belongs to"),
        "parent_id": marked("Part of"),
        "particle": marked("Particle"),
        "person_id": marked("Person"),
        "phonetic_family": marked("Family name as spoken"),
        "phonetic_given": marked("First name as spoken"),
        "place": marked("Place"),
        "po_box": marked("Post box"),
        "post_id": marked("Post"),
        "post_nominals": marked("Letters after the name"),
        "pronouns": marked("Pronouns"),
        "publisher": marked("Publisher"),
        "purpose": marked("Purpose"),
        "purposes": marked("Purposes"),
        "quote": marked("Words of the source"),
        "rank": marked("Rank"),
        "reason": marked("Reason"),
        "reference": marked("Reference"),
        "retain_until": marked("Keep until"),
        "review_on": marked("Review on"),
        "rule": marked("Rule"),
        "several_seats": marked("Several seats"),
        "sort_as": marked("Sort as"),
        "state": marked("State"),
        "state_reason": marked("Reason"),
        "suffix": marked("Suffix"),
        "symbol": marked("Symbol"),
        "time_zone": marked("Time zone"),
        "title": marked("Title"),
        "to_date": marked("Until"),
        "type": marked("Kind"),
        "unit": marked("Unit"),
        "url": marked("Web page"),
        "value": marked("Value"),
        "verification.field": marked("Field"),
        "visibility": marked("Who may see it"),
        "withdrawn": marked("Withdrawn"),
    }
)
"""Fields with a name, with their table where they differ; the rest follows from others."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a thing with its old and new value as people read them; a date is ISO 8601.

    Without a `field` the thing itself was made (nothing before), removed (nothing after), or says
    something else now.
    """

    thing: str
    field: str
    before: str
    after: str


def field_changes(changes: Iterable[PastChange], values: PastValues) -> tuple[FieldChange, ...]:
    """Return what a step did, in words; a name that two tables hold is told once."""
    told = [(change.table, one) for change in changes for one in _of(change, values)]
    names = {(one.before, one.after) for table, one in told if table != "entry"}
    return tuple(
        one
        for table, one in told
        if table != "entry" or one.field or (one.before, one.after) not in names
    )


def change_in_words(change: FieldChange) -> str:
    """Return a change as one line: what, old and new."""
    what = f"{change.thing}, {change.field}" if change.field else change.thing
    if change.before and change.after:
        return translated(
            "{what}: {before} → {after}", what=what, before=change.before, after=change.after
        )
    if change.after:
        return translated("{what}: {after} (new)", what=what, after=change.after)
    return translated("{what}: {before} (removed)", what=what, before=change.before)


def field_name(table: str, column: str) -> str:
    """Return the name of a field, or of the thing where the field is what sums it up."""
    title = _title(table, column)
    if column in _SUMMARIES.get(table, ()) or title is None:
        return thing_name(table)
    return translated(title)


def thing_name(table: str, kind: object = "") -> str:
    """Return what the rows of a table are called, more closely where their kind is known."""
    text = _THINGS.get(f"{table}:{kind}") or _THINGS.get(table, _OTHER)
    return translated(text)


def _title(table: str, column: str) -> str | None:
    return _FIELDS.get(f"{table}.{column}") or _FIELDS.get(column)


def _of(change: PastChange, values: PastValues) -> Iterator[FieldChange]:
    kind = change.after.get("type") or change.after.get("kind")
    thing = thing_name(change.table, kind)
    before = _summary(change.table, change.before, values)
    after = _summary(change.table, change.after, values)
    if change.deed in {Deed.MADE, Deed.RESTORED} and after:
        yield FieldChange(thing, "", "", after)
    elif change.deed is Deed.REMOVED:
        yield FieldChange(thing, "", before or after, "")
    elif change.deed is Deed.CHANGED:
        if before != after:
            yield FieldChange(thing, "", before, after)
        yield from _fields(change, thing, values)


def _fields(change: PastChange, thing: str, values: PastValues) -> Iterator[FieldChange]:
    shown = _SUMMARIES.get(change.table, ())
    for column in change.after:
        name = _title(change.table, column)
        if name is None or column in shown:
            continue
        old = values.text(change.table, column, change.before[column])
        new = values.text(change.table, column, change.after[column])
        if old != new:
            yield FieldChange(thing, translated(name), old, new)


def _summary(table: str, row: Mapping[str, Any], values: PastValues) -> str:
    """Return what a row says, in a few words."""
    columns = _SUMMARIES.get(table, ())
    used = [c for c in columns if not (c in _ONE_OF and row.get(_ONE_OF[c]))]
    words = (values.text(table, column, row.get(column)) for column in used)
    between = " " if table in _SAID_IN_ONE else ", "
    return between.join(" ".join(word.split()) for word in words if word)
