"""Two contacts that are one: everything moves, nothing is dropped, and it can be taken apart."""

from pathlib import Path
from typing import Final

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.duplicates import Duplicate
from stakeholders.app.errors import UnknownUidError, WrongKindError
from stakeholders.app.importing_plan import certain_entry
from stakeholders.app.merge_errors import MergedIntoItselfError, MergedSinceError, NotMergedError
from stakeholders.app.posts import NewPost
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.matching import Certainty
from stakeholders.domain.merging import NAME, Choice
from stakeholders.domain.visibility import Visibility

BOX: Final = "mirela.kostov@harbour.example"
MOBILE: Final = "+41 79 217 30 09"
DESK: Final = "+41 22 917 23 04"


@pytest.fixture
def ours(directory: Directory) -> Uid:
    uid = directory.people.add("Mirela Kostov", "Spokesperson, Harbour Lights")
    directory.channels.add(uid, ChannelType.EMAIL, BOX)
    directory.channels.add(uid, ChannelType.PHONE, MOBILE)
    return uid


@pytest.fixture
def theirs(directory: Directory) -> Uid:
    uid = directory.people.add("KOSTOV Mirela Ana", "Adviser, Lantern Trust")
    directory.channels.add(uid, ChannelType.EMAIL, BOX)
    directory.channels.add(uid, ChannelType.PHONE, DESK)
    directory.contacts.set_place(uid, "Geneva")
    directory.tags.put([uid], "press")
    directory.notes.add(uid, "Prefers to be written to in French.")
    directory.lists.make("Media", [uid])
    return uid


def scanned(directory: Directory) -> list[tuple[frozenset[Uid], Certainty]]:
    return [(frozenset((a.first, a.second)), a.certainty) for a in directory.duplicates.scan()]


def told(directory: Directory, uid: Uid) -> object:
    """Return all that a contact says, but what counts the steps."""
    return directory.search.record(uid)


def test_that_a_scan_finds_them_with_its_reasons(
    directory: Directory, ours: Uid, theirs: Uid
) -> None:
    (found,) = directory.duplicates.scan()
    assert isinstance(found, Duplicate)
    assert {found.first, found.second} == {ours, theirs}
    assert found.certainty is Certainty.CERTAIN
    assert "the same personal e-mail" in found.reasons


def test_that_what_is_not_the_same_is_not_asked_again(
    directory: Directory, ours: Uid, theirs: Uid
) -> None:
    directory.duplicates.not_same(theirs, ours, "cousins")
    directory.duplicates.not_same(ours, theirs)
    assert scanned(directory) == []
    directory.history.undo()
    assert len(scanned(directory)) == 1


def test_that_nothing_is_dropped(directory: Directory, ours: Uid, theirs: Uid) -> None:
    directory.duplicates.merge(ours, theirs)
    record = directory.search.record(ours)
    assert record.name == "Mirela Kostov"
    assert {name.full for name in record.names} == {"Mirela Kostov", "KOSTOV Mirela Ana"}
    assert [c.normalised for c in record.emails].count(BOX) == 1
    assert {c.normalised for c in record.phones} >= {"+41792173009", "+41229172304"}
    assert {line.body for line in record.posts} == {"Harbour Lights", "Lantern Trust"}
    assert record.place == "Geneva"
    assert record.tags == ("press",)
    assert record.notes == ("Prefers to be written to in French.",)
    (member,) = directory.lists.members(directory.lists.named("Media").uid)
    assert member.record.uid == ours
    assert [row.uid for row in directory.search.find("lantern kind:person").rows] == [ours]
    with pytest.raises(UnknownUidError):
        directory.search.record(theirs)
    assert scanned(directory) == []


def test_that_it_is_one_step_that_can_be_taken_back(
    directory: Directory, ours: Uid, theirs: Uid
) -> None:
    before = told(directory, ours), told(directory, theirs)
    directory.duplicates.merge(ours, theirs, {NAME, "place"})
    assert directory.search.record(ours).name == "KOSTOV Mirela Ana"
    directory.history.undo()
    assert (told(directory, ours), told(directory, theirs)) == before


def test_that_they_are_two_again_after_other_work(
    directory: Directory, ours: Uid, theirs: Uid
) -> None:
    before = told(directory, ours), told(directory, theirs)
    merge = directory.duplicates.merge(ours, theirs, {NAME})
    directory.people.add("Carl Dahl")
    assert directory.duplicates.unmerge(merge.uid) == 0
    assert (told(directory, ours), told(directory, theirs)) == before
    (member,) = directory.lists.members(directory.lists.named("Media").uid)
    assert member.record.uid == theirs
    with pytest.raises(NotMergedError):
        directory.duplicates.unmerge(merge.uid)


def test_that_what_has_changed_since_stays(directory: Directory, ours: Uid, theirs: Uid) -> None:
    merge = directory.duplicates.merge(ours, theirs)
    directory.contacts.set_place(ours, "Vienna")
    assert directory.duplicates.unmerge(merge.uid) == len(("place", "country"))
    assert directory.search.record(ours).place == "Vienna"
    assert directory.search.record(theirs).place == "Geneva"


def test_that_the_value_not_taken_is_remembered(
    directory: Directory, ours: Uid, theirs: Uid
) -> None:
    directory.contacts.set_place(ours, "Vienna")
    beside = directory.duplicates.side_by_side(ours, theirs)
    fields = {line.code: (line.ours, line.theirs, line.choice) for line in beside.lines}
    assert fields["place"] == ("Vienna", "Geneva", Choice.OURS)
    assert fields["country"] == ("Austria", "Switzerland", Choice.OURS)
    assert fields["tags"] == ("", "press", None)
    assert fields["name"][2] is Choice.OURS
    merge = directory.duplicates.merge(ours, theirs)
    (other,) = [v for v in directory.duplicates.other_values(merge.uid) if v.field == "place"]
    assert (other.entry, other.value) == (ours, "Geneva")


def test_that_who_may_see_less_wins(directory: Directory, ours: Uid, theirs: Uid) -> None:
    directory.contacts.set_visibility(theirs, Visibility.NAMED)
    directory.duplicates.merge(ours, theirs)
    assert directory.search.record(ours).visibility is Visibility.NAMED


def test_that_a_merged_contact_is_in_no_bin_and_goes_with_the_other_for_good(
    directory: Directory, ours: Uid, theirs: Uid
) -> None:
    directory.duplicates.merge(ours, theirs)
    assert directory.bin.count() == 0
    directory.bin.erase(ours)
    assert directory.duplicates.merges() == ()
    directory.close()
    assert b"KOSTOV" not in directory.path.read_bytes()
    assert b"Lantern Trust" in directory.path.read_bytes()


def test_that_merges_are_taken_apart_from_the_newest(
    directory: Directory, ours: Uid, theirs: Uid
) -> None:
    third = directory.people.add("Mira Kostov")
    first = directory.duplicates.merge(theirs, third)
    second = directory.duplicates.merge(ours, theirs)
    assert [one.uid for one in directory.duplicates.merges()] == [second.uid, first.uid]
    with pytest.raises(MergedSinceError):
        directory.duplicates.unmerge(first.uid)
    directory.duplicates.unmerge(second.uid)
    directory.duplicates.unmerge(first.uid)
    assert {directory.search.record(uid).name for uid in (ours, theirs, third)} == {
        "Mirela Kostov", "KOSTOV Mirela Ana", "Mira Kostov",
    }  # fmt: skip


def test_that_two_bodies_become_one_with_posts_and_parts(directory: Directory) -> None:
    ours = directory.bodies.add("Harbour Lights Office", acronym="HLO")
    theirs = directory.bodies.add("Office of Harbour Lights")
    part = directory.bodies.add("Harbour Lights Archive", parent=theirs)
    post = directory.posts.add(NewPost(theirs, "Registrar"))
    directory.duplicates.merge(ours, theirs)
    assert directory.search.record(part).parent_uid == ours
    assert directory.search.record(post).posts[0].body_uid == ours
    assert "Office of Harbour Lights" in directory.search.record(ours).aliases


def test_that_a_body_that_goes_into_its_own_part_makes_no_circle(directory: Directory) -> None:
    top = directory.bodies.add("Lantern Union")
    theirs = directory.bodies.add("Harbour Lights", parent=top)
    middle = directory.bodies.add("Harbour Lights South", parent=theirs)
    ours = directory.bodies.add("Harbour Lights Centre", parent=middle)
    merge = directory.duplicates.merge(ours, theirs)
    assert directory.search.record(ours).parent_uid == top
    assert directory.search.record(middle).parent_uid == ours
    directory.duplicates.unmerge(merge.uid)
    assert directory.search.record(ours).parent_uid == middle
    assert directory.search.record(middle).parent_uid == theirs


def test_that_only_two_of_a_kind_become_one(directory: Directory, ours: Uid) -> None:
    body = directory.bodies.add("Harbour Lights Office")
    with pytest.raises(WrongKindError):
        directory.duplicates.merge(ours, body)
    with pytest.raises(MergedIntoItselfError):
        directory.duplicates.merge(ours, ours)


def test_that_a_file_knows_a_contact_that_went_into_another(
    directory: Directory, ours: Uid, theirs: Uid, tmp_path: Path
) -> None:
    out = tmp_path / "theirs.jsonl"
    directory.exporting.export([directory.search.record(theirs)], str(out))
    directory.duplicates.merge(ours, theirs)
    directory.contacts.rename(ours, "Somebody Else")
    plan = directory.importing.plan(out)
    known = [certain_entry(item) for item in plan.items if item.kind is EntryKind.PERSON]
    assert [entry and entry.uid for entry in known] == [ours]
    directory.importing.apply(plan)
    assert directory.search.find("kind:person").total == 1
