"""Areas as entries with one uid everywhere, and own groups whose members come and go."""

import datetime
from dataclasses import replace

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, TakenNameError, UnknownNameError
from stakeholders.app.reference import Reference
from stakeholders.domain.own_group import GroupMember
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Coverage

DAY = datetime.date(2007, 10, 2)


def test_that_an_area_is_made_once_and_can_be_tagged_and_noted(
    directory: Directory, reference: Reference
) -> None:
    uid = directory.areas.entry("Thaïlande")
    area = reference.areas.by_iso2("TH")
    assert area
    assert uid == area.uid == directory.areas.entry("TH")
    directory.tags.put((uid,), "Workshop")
    directory.notes.add(uid, "Hosts the workshop.")
    record = directory.search.record(uid)
    assert (record.kind, record.name, record.tags) == ("area", "Thailand", ("Workshop",))
    assert record.notes == ("Hosts the workshop.",)
    assert directory.lists.add(directory.lists.make("Hosts"), (uid,)) == 1


def test_that_an_area_in_the_bin_comes_back_when_it_is_asked_for(directory: Directory) -> None:
    uid = directory.areas.entry("Niue")
    directory.contacts.delete(uid)
    assert directory.areas.entry("NU") == uid
    assert directory.search.record(uid).name == "Niue"


def test_that_groups_and_names_that_are_no_area_can_be_entries_too(directory: Directory) -> None:
    assert directory.search.record(directory.areas.entry("Kosovo")).name == "Kosovo"
    group = directory.areas.entry("African States")
    assert directory.search.record(group).name == "African States"


def test_that_a_word_of_several_areas_or_of_none_is_refused(directory: Directory) -> None:
    for text in ("Korea", "Atlantis", ""):
        with pytest.raises(UnknownNameError):
            directory.areas.entry(text)


def test_that_own_groups_have_dated_members(directory: Directory) -> None:
    uid = directory.areas.add_group("Mekong", "River countries")
    directory.areas.add_member(uid, GroupMember("Thailand"))
    lao = directory.areas.add_member(uid, GroupMember("LA", from_=PartialDate(2008), note="new"))
    (group,) = directory.areas.own_groups()
    assert (group.name, group.note) == ("Mekong", "River countries")
    assert directory.areas.members("mekong", DAY) == ("TH",)
    directory.areas.change_member(replace(group.members[1], from_=PartialDate(2006)))
    assert directory.areas.members("Mekong", DAY) == ("TH", "LA")
    directory.areas.remove_member(lao)
    assert directory.areas.members("Mekong", DAY) == ("TH",)
    directory.history.undo()
    directory.history.undo()
    assert directory.areas.own_groups() == (group,)
    with pytest.raises(UnknownNameError):
        directory.areas.add_member(uid, GroupMember("Atlantis"))


def test_that_known_groups_are_asked_the_same_way(directory: Directory) -> None:
    members = directory.areas.members("Pacific Islands Forum members", DAY)
    assert "FJ" in members
    with pytest.raises(UnknownNameError):
        directory.areas.members("Knights of Ni", DAY)


def test_that_a_group_is_renamed_and_removed_and_comes_back(directory: Directory) -> None:
    uid = directory.areas.add_group("Mekong")
    directory.areas.add_member(uid, GroupMember("TH"))
    before = directory.areas.own_groups()
    directory.areas.change_group(uid, "Lower Mekong", "four")
    assert [group.name for group in directory.areas.own_groups()] == ["Lower Mekong"]
    directory.areas.remove_group(uid)
    assert directory.areas.own_groups() == ()
    directory.history.undo()
    directory.history.undo()
    assert directory.areas.own_groups() == before
    with pytest.raises(TakenNameError):
        directory.areas.add_group("MEKONG")
    with pytest.raises(EmptyNameError):
        directory.areas.change_group(uid, " ")


def test_that_bodies_cover_a_group_of_ones_own_by_its_name_of_today(directory: Directory) -> None:
    group = directory.areas.add_group("Mekong", members=(GroupMember("TH"),))
    body = directory.bodies.add("Quay Office")
    directory.parts.add(body, Coverage("MEKONG"))
    record = directory.search.record(body)
    assert record.covers == ("Mekong",)
    assert directory.doubts.about(record) == ()
    assert "Mekong" in directory.choices.read().texts("area")
    directory.areas.change_group(group, "Lower Mekong")
    assert directory.search.record(body).covers == ("Lower Mekong",)
    assert directory.search.find("lower mekong").total == 1
    directory.history.undo()
    assert directory.search.record(body).covers == ("Mekong",)
    directory.areas.remove_group(group)
    assert [one.code for one in directory.doubts.about(record)] == ["area.unknown"]


def test_that_a_group_of_ones_own_is_searched_by_its_members_of_today(
    directory: Directory,
) -> None:
    today = directory.today()
    past = PartialDate(today.year - 1)
    members = (GroupMember("Fiji"), GroupMember("Tonga", to=past), GroupMember("Samoa", past))
    group = directory.areas.add_group("Harbour friends", members=members)
    for name, country in (("Ann Lee", "FJ"), ("Bo Lim", "TO"), ("Cy Ono", "WS"), ("Di Roe", "")):
        directory.contacts.set_country(directory.people.add(name), country)
    asked = 'group:"harbour friends"'
    assert [row.name for row in directory.search.find(asked).rows] == ["Ann Lee", "Cy Ono"]
    offered = directory.completions.of("group:harb", 10).choices
    assert offered == ('"Harbour friends"',)
    directory.areas.remove_group(group)
    assert directory.search.find(asked).total == 0
    directory.areas.add_group("Nobody yet")
    assert directory.search.find('group:"nobody yet"').total == 0
