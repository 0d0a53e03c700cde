"""Tags: put, taken, renamed, merged, grouped and removed everywhere; each change one step."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, TakenNameError, UnknownNameError
from stakeholders.domain.ids import Uid


@pytest.fixture
def people(directory: Directory) -> list[Uid]:
    found = [directory.people.add(name) for name in ("Anna Berg", "Ben Holm", "Cy Dole")]
    directory.tags.put(found[:2], "Mekong")
    directory.tags.put(found[1:], "Press")
    return found


def tags(directory: Directory, people: list[Uid]) -> list[tuple[str, ...]]:
    return [directory.search.record(uid).tags for uid in people]


def test_that_many_are_tagged_in_one_step(directory: Directory, people: list[Uid]) -> None:
    assert tags(directory, people) == [("Mekong",), ("Mekong", "Press"), ("Press",)]
    assert directory.tags.put(people, "mekong") == 1
    assert [(tag.name, tag.count) for tag in directory.tags.all()] == [("Mekong", 3), ("Press", 2)]
    assert directory.history.steps(limit=1)[0].sentence == "Tagged 1 contact"
    directory.history.undo()
    assert tags(directory, people)[2] == ("Press",)
    assert directory.tags.take(people, "Press") == 2
    directory.history.undo()
    assert tags(directory, people)[2] == ("Press",)


def test_that_a_tag_is_renamed_for_all(directory: Directory, people: list[Uid]) -> None:
    directory.tags.rename("mekong", "Lower Mekong")
    assert tags(directory, people)[0] == ("Lower Mekong",)
    directory.tags.rename("Lower Mekong", "LOWER Mekong")
    with pytest.raises(TakenNameError):
        directory.tags.rename("Press", "lower mekong")
    with pytest.raises(EmptyNameError):
        directory.tags.rename("Press", " ")
    directory.history.undo()
    directory.history.undo()
    assert tags(directory, people)[0] == ("Mekong",)


def test_that_two_tags_become_one_and_two_again(directory: Directory, people: list[Uid]) -> None:
    before = tags(directory, people)
    assert directory.tags.merge("Press", "Mekong") == 2
    assert tags(directory, people) == [("Mekong",)] * 3
    assert [tag.name for tag in directory.tags.all()] == ["Mekong"]
    directory.history.undo()
    assert tags(directory, people) == before
    directory.history.redo()
    assert tags(directory, people) == [("Mekong",)] * 3
    assert directory.tags.merge("Mekong", "Mekong") == 0
    assert tags(directory, people) == [("Mekong",)] * 3


def test_that_a_tag_is_removed_everywhere_and_comes_back(
    directory: Directory, people: list[Uid]
) -> None:
    before = tags(directory, people)
    assert directory.tags.remove("Mekong") == 2
    assert tags(directory, people) == [(), ("Press",), ("Press",)]
    directory.tags.put(people[:1], "Mekong")
    directory.history.undo()
    directory.history.undo()
    assert tags(directory, people) == before


def test_that_tags_stand_in_groups(directory: Directory, people: list[Uid]) -> None:
    directory.tags.set_group("Press", "Media")
    assert [(tag.group, tag.name) for tag in directory.tags.all()] == [
        ("", "Mekong"), ("Media", "Press"),
    ]  # fmt: skip
    directory.history.undo()
    assert {tag.group for tag in directory.tags.all()} == {""}


def test_that_a_tag_that_is_not_there_is_said(directory: Directory, people: list[Uid]) -> None:
    for refused in (
        lambda: directory.tags.take(people, "Danube"),
        lambda: directory.tags.rename("Danube", "Rhine"),
        lambda: directory.tags.merge("Danube", "Press"),
        lambda: directory.tags.merge("Press", "Danube"),
        lambda: directory.tags.remove("Danube"),
        lambda: directory.tags.set_group("Danube", "Rivers"),
    ):
        with pytest.raises(UnknownNameError):
            refused()
    with pytest.raises(EmptyNameError):
        directory.tags.put(people, "")
