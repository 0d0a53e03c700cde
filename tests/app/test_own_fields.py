"""Own fields: made, filled, renamed, removed and back again; wrong values kept and told."""

from dataclasses import replace

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import (
    EmptyNameError,
    TakenNameError,
    UnknownNameError,
    UnknownUidError,
    WrongKindError,
)
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.own_field import OwnField, OwnFieldType
from stakeholders.domain.parts import CustomValue
from stakeholders.domain.visibility import Visibility


@pytest.fixture
def anna(directory: Directory) -> Uid:
    return directory.people.add("Anna Berg")


def values(directory: Directory, uid: Uid) -> list[tuple[str, str]]:
    parts = directory.search.record(uid).parts_of(CustomValue)
    return [(part.field_name, part.value) for part in parts]


def test_that_a_field_is_kept_as_it_was_made(directory: Directory) -> None:
    made = OwnField(
        " Duty  station ", OwnFieldType.CHOICE, (EntryKind.PERSON, EntryKind.POST),
        ("Geneva", " New York ", "Geneva"), Visibility.PARTICIPANTS,
    )  # fmt: skip
    uid = directory.own_fields.add(made)
    kept = replace(made, name="Duty station", choices=("Geneva", "New York"), uid=uid)
    assert directory.own_fields.all() == (kept,)
    assert directory.own_fields.named("duty STATION") == kept
    directory.history.undo()
    assert directory.own_fields.all() == ()


@pytest.mark.parametrize("kind", OwnFieldType)
def test_that_a_value_is_written_over_and_emptied(
    directory: Directory, anna: Uid, kind: OwnFieldType
) -> None:
    field = directory.own_fields.add(OwnField("Own", kind, choices=("12", "no")))
    fitting = {OwnFieldType.DATE: "2007-10", OwnFieldType.YES_NO: "no"}.get(kind, "12")
    assert directory.own_fields.set(anna, field, fitting) is None
    assert values(directory, anna) == [("Own", fitting)]
    problem = directory.own_fields.set(anna, field, "not at all")
    is_text = kind in {OwnFieldType.TEXT, OwnFieldType.LONG_TEXT}
    assert (problem is None) == is_text
    assert values(directory, anna) == [("Own", "not at all")]
    told = [p.code for p in directory.doubts.about(directory.search.record(anna))]
    assert told == ([] if is_text else [f"own_field.{kind}"])
    directory.own_fields.set(anna, field, " ")
    assert values(directory, anna) == []
    directory.history.undo()
    directory.history.undo()
    assert values(directory, anna) == [("Own", fitting)]


def test_that_a_renamed_field_keeps_its_values(directory: Directory, anna: Uid) -> None:
    uid = directory.own_fields.add(OwnField("Duty"))
    directory.own_fields.set(anna, uid, "night")
    directory.own_fields.change(replace(directory.own_fields.named("Duty"), name="Watch"))
    assert values(directory, anna) == [("Watch", "night")]
    other = directory.own_fields.add(OwnField("Room"))
    with pytest.raises(TakenNameError):
        directory.own_fields.change(OwnField("watch", uid=other))
    with pytest.raises(TakenNameError):
        directory.own_fields.add(OwnField("WATCH"))
    with pytest.raises(EmptyNameError):
        directory.own_fields.add(OwnField(" "))
    with pytest.raises(UnknownNameError):
        directory.own_fields.named("Duty")


def test_that_a_field_goes_with_its_values_and_comes_back_with_them(
    directory: Directory, anna: Uid
) -> None:
    uid = directory.own_fields.add(OwnField("Duty"))
    directory.own_fields.set(anna, uid, "night")
    assert directory.own_fields.remove(uid) == 1
    assert values(directory, anna) == []
    with pytest.raises(UnknownUidError):
        directory.own_fields.set(anna, uid, "day")
    directory.history.undo()
    assert values(directory, anna) == [("Duty", "night")]


def test_that_a_field_is_for_some_contacts_only(directory: Directory, anna: Uid) -> None:
    uid = directory.own_fields.add(OwnField("Beds", OwnFieldType.NUMBER, (EntryKind.BODY,)))
    with pytest.raises(WrongKindError):
        directory.own_fields.set(anna, uid, "2")


def test_that_travel_and_health_are_for_named_staff_unless_told(directory: Directory) -> None:
    for name, told, kept in (
        ("Passport no.", Visibility.OFFICE, Visibility.NAMED),
        ("Visa", Visibility.ANYONE, Visibility.ANYONE),
        ("Room", Visibility.OFFICE, Visibility.OFFICE),
    ):
        directory.own_fields.add(OwnField(name, visibility=told))
        assert directory.own_fields.named(name).visibility is kept
