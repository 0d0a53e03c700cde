"""Notes and To do: what was said, who wrote it, and whom to call back."""

import datetime

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, UnknownUidError
from stakeholders.app.to_do import TaskKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import CheckOutcome, LegalBasis, Note, NoteKind, Verification

DAY = PartialDate(2030, 5, 2)


@pytest.fixture
def ana(directory: Directory) -> Uid:
    return directory.people.add("Ana Example")


def notes(directory: Directory, uid: Uid) -> tuple[Note, ...]:
    return directory.search.record(uid).parts_of(Note)


def test_that_a_note_says_who_wrote_it_and_is_found(directory: Directory, ana: Uid) -> None:
    directory.notes.add(ana, "Prefers letters\nin French")
    (note,) = notes(directory, ana)
    assert (note.text, note.kind, note.by) == (
        "Prefers letters\nin French", NoteKind.NOTE, "Anna",
    )  # fmt: skip
    assert note.at is not None
    assert [row.name for row in directory.search.find("letters french").rows] == ["Ana Example"]
    directory.history.undo()
    assert notes(directory, ana) == ()


def test_that_a_note_without_words_is_refused(directory: Directory, ana: Uid) -> None:
    with pytest.raises(EmptyNameError):
        directory.notes.add(ana, " \n ")
    assert notes(directory, ana) == ()


def test_that_a_call_back_stands_in_to_do_until_it_is_done(directory: Directory, ana: Uid) -> None:
    uid = directory.notes.add_call(ana, "Wants the programme", DAY)
    (task,) = directory.to_do.tasks()
    assert (task.kind, task.entry, task.entry_name, task.part, task.due, task.text) == (
        TaskKind.CALL_BACK, ana, "Ana Example", uid, DAY, "Wants the programme",
    )  # fmt: skip
    assert directory.to_do.due(datetime.date(2030, 5, 1)) == ()
    assert directory.to_do.due(datetime.date(2030, 5, 2)) == (task,)
    assert task.is_late_on(datetime.date(2030, 5, 3))
    directory.notes.mark_done(uid)
    assert directory.to_do.tasks() == ()
    directory.history.undo()
    assert directory.to_do.tasks() == (task,)
    directory.notes.call_back(uid, None)
    assert directory.to_do.tasks() == ()


def test_that_a_call_back_of_a_deleted_contact_is_not_to_do(directory: Directory, ana: Uid) -> None:
    directory.notes.add_call(ana, "Wants the programme", DAY)
    directory.contacts.delete(ana)
    assert directory.to_do.tasks() == ()


def test_that_a_changed_note_keeps_its_writer_and_a_removed_one_is_gone(
    directory: Directory, ana: Uid
) -> None:
    uid = directory.notes.add_call(ana, "Wants the programme", DAY)
    (before,) = notes(directory, ana)
    directory.notes.change(uid, "Wants the list")
    (after,) = notes(directory, ana)
    assert (after.text, after.by, after.at, after.call_back) == (
        "Wants the list", before.by, before.at, before.call_back,
    )  # fmt: skip
    directory.notes.remove(uid)
    assert notes(directory, ana) == ()
    with pytest.raises(UnknownUidError):
        directory.notes.remove(uid)


def test_that_checks_and_reviews_that_are_due_are_to_do(directory: Directory, ana: Uid) -> None:
    directory.parts.add(ana, LegalBasis("consent", review_on=DAY))
    directory.parts.add(
        ana, Verification(PartialDate(2026), CheckOutcome.RIGHT, next_due=PartialDate(2029))
    )
    kinds = [task.kind for task in directory.to_do.tasks()]
    assert kinds == [TaskKind.CHECK, TaskKind.REVIEW_BASIS]
    directory.parts.add(ana, Verification(PartialDate(2029), CheckOutcome.RIGHT))
    assert [task.kind for task in directory.to_do.tasks()] == [TaskKind.REVIEW_BASIS]
