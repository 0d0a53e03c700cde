"""Bodies: kinds, hierarchy without circles, names over time, succession; each change one step."""

from collections.abc import Callable

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import (
    CircleError,
    EmptyNameError,
    UnknownUidError,
    WrongKindError,
)
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import BodyName, BodyNameType, Relation
from stakeholders.domain.record import Record

MAY = PartialDate(2007, 5, 1)


@pytest.fixture
def quay(directory: Directory) -> Uid:
    return directory.bodies.add("Quay Office", acronym="QO", kind="Regional office")


def record(directory: Directory, uid: Uid) -> Record:
    return directory.search.record(uid)


def names(directory: Directory, uid: Uid) -> set[tuple[str, str, bool]]:
    return {(n.type.value, n.text, n.primary) for n in record(directory, uid).parts_of(BodyName)}


def test_that_a_body_is_made_with_kind_seat_and_parent(directory: Directory, quay: Uid) -> None:
    uid = directory.bodies.add("Quay Annex", parent=quay, place="Bangkok")
    found = record(directory, uid)
    assert (found.parent, found.place, found.country) == ("Quay Office", "Bangkok", "TH")
    assert record(directory, quay).body_kind == "regional_office"
    assert directory.bodies.below(quay) == (uid,)
    with pytest.raises(EmptyNameError):
        directory.bodies.add(" ")


def test_that_a_kind_that_nobody_knows_is_kept(directory: Directory, quay: Uid) -> None:
    directory.bodies.set_kind(quay, "Ministère")
    assert record(directory, quay).body_kind == "ministry"
    directory.bodies.set_kind(quay, "Lighthouse")
    assert record(directory, quay).body_kind == "Lighthouse"


def test_that_no_body_becomes_a_part_of_itself(directory: Directory, quay: Uid) -> None:
    annex = directory.bodies.add("Quay Annex", parent=quay)
    room = directory.bodies.add("Quay Room", parent=annex)
    for below in (quay, annex, room):
        with pytest.raises(CircleError):
            directory.bodies.set_parent(quay, below)
    assert record(directory, quay).parent == ""
    directory.bodies.set_parent(room, quay)
    directory.bodies.set_parent(annex, room)
    directory.bodies.set_parent(annex, None)
    assert record(directory, annex).parent == ""


def test_that_only_a_body_has_what_bodies_have(directory: Directory, quay: Uid) -> None:
    anna = directory.people.add("Anna Berg")
    refusals: tuple[Callable[[], object], ...] = (
        lambda: directory.bodies.set_parent(quay, anna),
        lambda: directory.bodies.set_parent(anna, quay),
        lambda: directory.bodies.set_kind(anna, "ngo"),
        lambda: directory.bodies.succeed(quay, anna),
        lambda: directory.bodies.succeed(quay, quay),
        lambda: directory.bodies.take_new_name(anna, "Anna Borg"),
    )
    for refused in refusals:
        with pytest.raises(WrongKindError):
            refused()


def test_that_names_come_and_go_with_language_and_period(directory: Directory, quay: Uid) -> None:
    french = BodyName("Bureau du quai", language="fr", from_=MAY)
    uid = directory.bodies.add_name(quay, french)
    assert ("alias", "Bureau du quai", False) in names(directory, quay)
    directory.bodies.change_name(BodyName("Bureau des quais", BodyNameType.FORMER, uid=uid))
    assert ("former", "Bureau des quais", False) in names(directory, quay)
    directory.bodies.remove_name(uid)
    assert names(directory, quay) == {("official", "Quay Office", True), ("acronym", "QO", True)}
    directory.history.undo()
    directory.history.undo()
    (found,) = [n for n in record(directory, quay).parts_of(BodyName) if n.uid == uid]
    assert (found.text, found.language, found.from_) == ("Bureau du quai", "fr", MAY)


def test_that_another_name_may_be_the_one_that_is_shown(directory: Directory, quay: Uid) -> None:
    directory.bodies.add_name(quay, BodyName("The Quay", BodyNameType.OFFICIAL, primary=True))
    assert record(directory, quay).name == "The Quay"
    assert ("official", "Quay Office", False) in names(directory, quay)
    directory.history.undo()
    assert record(directory, quay).name == "Quay Office"


def test_that_the_name_that_is_shown_cannot_be_taken_away(directory: Directory, quay: Uid) -> None:
    shown = next(n for n in record(directory, quay).parts_of(BodyName) if n.text == "Quay Office")
    assert shown.uid
    with pytest.raises(EmptyNameError):
        directory.bodies.remove_name(shown.uid)
    with pytest.raises(EmptyNameError):
        directory.bodies.change_name(BodyName("Quay Office", uid=shown.uid))
    with pytest.raises(UnknownUidError):
        directory.bodies.remove_name(quay)


def test_that_the_acronym_is_written_over_and_removed(directory: Directory, quay: Uid) -> None:
    directory.bodies.set_acronym(quay, "QOB")
    assert record(directory, quay).acronym == "QOB"
    directory.bodies.set_acronym(quay, "")
    assert record(directory, quay).acronym == ""
    directory.bodies.set_acronym(quay, "Q")
    assert record(directory, quay).acronym == "Q"


def test_that_a_new_name_keeps_the_old_one_as_a_former_one(directory: Directory, quay: Uid) -> None:
    directory.bodies.take_new_name(quay, "Quay and Pier Office", MAY)
    found = record(directory, quay)
    assert found.name == "Quay and Pier Office"
    former = next(n for n in found.parts_of(BodyName) if n.type is BodyNameType.FORMER)
    assert (former.text, former.to) == ("Quay Office", MAY)
    assert [row.name for row in directory.search.find("quay office").rows] == [found.name]
    assert directory.history.steps(limit=1)[0].sentence == "Gave a new name to Quay and Pier Office"
    directory.history.undo()
    assert record(directory, quay).name == "Quay Office"
    assert names(directory, quay) == {("official", "Quay Office", True), ("acronym", "QO", True)}


def test_that_one_step_says_who_came_after_a_body(directory: Directory, quay: Uid) -> None:
    pier = directory.bodies.add("Pier Centre")
    directory.bodies.succeed(quay, pier, MAY)
    (forward,) = record(directory, quay).parts_of(Relation)
    (back,) = record(directory, pier).parts_of(Relation)
    assert (forward.type, forward.other, forward.from_) == ("succeeded_by", pier, MAY)
    assert (back.other, back.forward) == (quay, False)
    assert record(directory, quay).detail("ended") == "2007-05-01"
    assert directory.history.steps(limit=1)[0].sentence == "Let Pier Centre succeed Quay Office"
    directory.history.undo()
    assert not record(directory, quay).parts_of(Relation)
    assert record(directory, quay).detail("ended") == ""
