"""Combining: one list of two, by hand or by search, with the reasons and notes of their members."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import (
    EmptyNameError,
    ExistingListError,
    NotOnListError,
    UnknownListError,
)
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import Combination, ListMember


def told(members: tuple[ListMember, ...]) -> list[tuple[str, str, str]]:
    return [(member.record.name, member.reason, member.note) for member in members]


@pytest.fixture
def people(directory: Directory) -> tuple[Uid, Uid, Uid]:
    """Return Anna and Ben, who are on the list Press, and Cy, who is on Friends with Ben."""
    anna, ben, cy = (directory.people.add(name) for name in ("Anna Berg", "Ben Fox", "Cy Oz"))
    press = directory.lists.make("Press", (anna,))
    directory.lists.add(press, (ben,), "asked for it")
    directory.lists.set_note(press, ben, "by e-mail")
    directory.lists.make("Friends", (cy, ben))
    return anna, ben, cy


@pytest.mark.parametrize(
    ("how", "names"),
    [
        (Combination.PLUS, ["Anna Berg", "Ben Fox", "Cy Oz"]),
        (Combination.MINUS, ["Anna Berg"]),
        (Combination.AND, ["Ben Fox"]),
    ],
)
@pytest.mark.usefixtures("people")
def test_that_two_lists_make_one_and_a_preview_writes_nothing(
    directory: Directory, how: Combination, names: list[str]
) -> None:
    steps = len(directory.history.steps(limit=0))
    preview = directory.combining.preview("Press", how, "friends")
    assert [member.record.name for member in preview] == names
    assert len(directory.history.steps(limit=0)) == steps
    made = directory.combining.make("Both", "Press", how, "Friends")
    assert told(directory.lists.members(made)) == told(preview)
    assert directory.history.steps(limit=1)[0].sentence.startswith("Made the list Both with ")
    directory.history.undo()
    with pytest.raises(UnknownListError):
        directory.lists.named("Both")


def test_that_reasons_and_notes_go_along_and_who_is_left_out_does_not_count(
    directory: Directory, people: tuple[Uid, Uid, Uid]
) -> None:
    anna, _, cy = people
    directory.lists.leave_out(directory.lists.named("Press").uid, anna, "on leave")
    directory.lists.leave_out(directory.lists.named("Friends").uid, cy, "moved")
    both = directory.combining.preview("Press", Combination.PLUS, "Friends")
    assert told(both) == [("Ben Fox", "asked for it", "by e-mail")]


@pytest.mark.usefixtures("people")
def test_that_a_saved_search_counts_with_what_it_finds_now(directory: Directory) -> None:
    saved = directory.lists.save_search("Foxes", "fox")
    directory.people.add("Dan Fox")
    rest = directory.combining.preview("Foxes", Combination.MINUS, "Press")
    assert told(rest) == [("Dan Fox", "", "")]
    directory.lists.leave_out(saved, directory.search.find("dan").rows[0].uid, "no")
    assert directory.combining.preview("Foxes", Combination.MINUS, "Press") == ()


@pytest.mark.usefixtures("people")
def test_that_a_combination_wants_two_lists_and_a_free_name(directory: Directory) -> None:
    for name, second, error in (
        (" ", "Friends", EmptyNameError),
        ("press", "Friends", ExistingListError),
        ("New", "Nobody", UnknownListError),
    ):
        with pytest.raises(error):
            directory.combining.make(name, "Press", Combination.PLUS, second)
    assert [one.name for one in directory.lists.every()] == ["Friends", "Press"]


def test_that_who_is_taken_off_comes_back_by_undo_and_strangers_are_refused(
    directory: Directory, people: tuple[Uid, Uid, Uid]
) -> None:
    anna, ben, cy = people
    press = directory.lists.named("Press").uid
    directory.lists.leave_out(press, anna, "on leave")
    before = told(directory.lists.members(press))
    assert directory.lists.remove(press, (anna, ben, cy)) == 2
    assert directory.lists.members(press) == ()
    assert directory.history.steps(limit=1)[0].sentence == "Took 2 contacts off the list Press"
    directory.history.undo()
    assert told(directory.lists.members(press)) == before
    with pytest.raises(NotOnListError):
        directory.lists.remove(press, (cy,))
    with pytest.raises(NotOnListError):
        directory.lists.set_note(press, cy, "x")
    directory.lists.set_note(press, ben, "")
    assert (
        directory.history.steps(limit=1)[0].sentence
        == "Changed the note on Ben Fox on the list Press"
    )


def test_that_a_list_keeps_the_order_that_somebody_gives_it(
    directory: Directory, people: tuple[Uid, Uid, Uid]
) -> None:
    anna, ben, cy = people
    press = directory.lists.named("Press").uid
    directory.lists.add(press, (cy,))

    def order() -> list[Uid | None]:
        return [member.record.uid for member in directory.lists.members(press)]

    for moved, place, wanted in (
        (cy, 0, [cy, anna, ben]),
        (cy, 1, [anna, cy, ben]),
        (anna, 99, [cy, ben, anna]),
        (ben, -5, [ben, cy, anna]),
    ):
        directory.lists.move(press, moved, place)
        assert order() == wanted
    step = directory.history.steps(limit=1)[0].sentence
    assert step == "Moved Ben Fox to another place on the list Press"
    records, _ = directory.exporting.of_list("Press")
    assert [record.uid for record in records] == [ben, cy, anna]
    directory.history.undo()
    assert order() == [cy, ben, anna]
    with pytest.raises(NotOnListError):
        directory.lists.move(press, directory.people.add("Dan Orr"), 0)
