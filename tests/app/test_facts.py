"""Simple facts: every field of every kind is set, emptied, taken back; wrong dates are refused."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownFieldError, WrongValueError
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.fields import FIELDS, BuiltInField, FieldType
from stakeholders.domain.ids import Uid

TYPED = {
    FieldType.TEXT: ("she/her", "she/her"),
    FieldType.DATE: ("1961-05", "1961-05"),
    FieldType.FLAG: ("yes", "yes"),
    FieldType.LANGUAGE: ("Español", "es"),
    FieldType.CODE: ("ambassador", "ambassador"),
    FieldType.ZONE: ("europe/paris", "Europe/Paris"),
}


@pytest.fixture
def contacts(directory: Directory) -> dict[EntryKind, Uid]:
    anna = directory.people.add("Anna Berg", "Spokesperson, Quay Office")
    (line,) = directory.search.record(anna).posts
    assert line.uid
    assert line.body_uid
    return {EntryKind.PERSON: anna, EntryKind.BODY: line.body_uid, EntryKind.POST: line.uid}


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.code)
def test_that_every_field_is_set_emptied_undone_and_redone(
    directory: Directory, contacts: dict[EntryKind, Uid], field: BuiltInField
) -> None:
    typed, kept = TYPED[field.type]
    for kind in EntryKind:
        if kind not in contacts:
            continue
        uid = contacts[kind]
        if kind not in field.kinds:
            with pytest.raises(UnknownFieldError):
                directory.facts.set(uid, field.code, typed)
            continue
        directory.facts.set(uid, field.code, typed)
        assert directory.search.record(uid).detail(field.code) == kept
        directory.history.undo()
        assert directory.search.record(uid).detail(field.code) == ""
        directory.history.redo()
        directory.facts.set(uid, field.code, "")
        assert directory.search.record(uid).detail(field.code) == ""
        sentence = directory.history.steps(limit=1)[0].sentence
        assert sentence.startswith("Changed")
        assert directory.search.record(uid).name.split(",")[0] in sentence


def test_that_what_a_field_cannot_hold_is_refused_and_the_rest_kept(
    directory: Directory, contacts: dict[EntryKind, Uid]
) -> None:
    anna, post = contacts[EntryKind.PERSON], contacts[EntryKind.POST]
    with pytest.raises(WrongValueError, match="last spring"):
        directory.facts.set(anna, "born", "last spring")
    with pytest.raises(WrongValueError):
        directory.facts.set(post, "several_seats", "perhaps")
    with pytest.raises(UnknownFieldError):
        directory.facts.set(anna, "shoe", "42")
    directory.facts.set(anna, "correspondence_language", "Klingon")
    assert directory.search.record(anna).detail("correspondence_language") == "Klingon"
    assert [p.code for p in directory.doubts.about(directory.search.record(anna))] == [
        "language.unknown"
    ]
