"""Positions: several at a time, each changed alone, ended, put first, taken back."""

from dataclasses import replace

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, UnknownUidError, WrongKindError
from stakeholders.app.term_errors import ActingForAbsenceError
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Absence
from stakeholders.domain.record import PostLine
from tests.app.calendars import Clock, date, day, shown_line


@pytest.fixture
def anna(dated: Directory) -> Uid:
    """Return somebody who speaks for a body."""
    return dated.people.add("Anna Berg", "Spokesperson, Harbour Lights")


def lines(directory: Directory, person: Uid) -> list[PostLine]:
    return list(directory.search.record(person).posts)


def test_that_a_person_is_at_several_bodies(dated: Directory, anna: Uid) -> None:
    placed = dated.positions.add(
        anna,
        PostLine(
            "Member of the board",
            "Reef Watch",
            unit="Board",
            from_=date("2024"),
            rank="Counsellor",
            type="Member",
        ),
    )
    first, second = lines(dated, anna)
    assert first.title == "Spokesperson"
    assert second == PostLine(
        "Member of the board",
        "Reef Watch",
        body_uid=second.body_uid,
        unit="Board",
        from_=date("2024"),
        type="member",
        rank="counsellor",
        line_uid=placed.uid,
    )
    assert dated.history.undo() == "Took back: Added a position to Anna Berg"
    assert len(lines(dated, anna)) == 1


def test_that_a_function_makes_a_post(dated: Directory, anna: Uid) -> None:
    bo = dated.people.add("Bo Lind")
    dated.positions.add(bo, PostLine("Spokesperson", "Harbour Lights"))
    assert lines(dated, bo)[0].uid == lines(dated, anna)[0].uid


def test_that_two_in_one_seat_are_offered_acting(dated: Directory, anna: Uid) -> None:
    post = lines(dated, anna)[0].uid
    bo = dated.people.add("Bo Lind")
    placed = dated.positions.add(bo, PostLine(uid=post))
    assert [p.repair for p in placed.problems] == ["acting"]
    line = dated.positions.read(placed.uid).line
    assert line.title == "Spokesperson"
    assert dated.positions.change(replace(line, acting=True)).problems == ()
    assert dated.positions.read(placed.uid).line.acting
    assert [h.acting for h in dated.search.record(post or "").holders] == [False, True]  # type: ignore[arg-type]


def test_that_a_kind_may_say_that_somebody_acts(dated: Directory, anna: Uid) -> None:
    bo = dated.people.add("Bo Lind")
    placed = dated.positions.add(bo, PostLine("Head", "Reef Watch", type="Officer-in-charge"))
    read = dated.positions.read(placed.uid).line
    assert (read.type, read.acting) == ("officer_in_charge", True)
    held = dated.positions.change(replace(read, type="Holder", acting=False))
    assert not dated.positions.read(held.uid).line.type


def test_that_a_position_moves_to_another_body(dated: Directory, anna: Uid) -> None:
    (line,) = lines(dated, anna)
    dated.positions.change(replace(line, body="Reef Watch", title="Sailor", functions=()))
    (moved,) = lines(dated, anna)
    assert (moved.title, moved.body, moved.uid) == ("Sailor", "Reef Watch", None)
    assert line.uid
    assert dated.posts.is_vacant(line.uid)
    dated.history.undo()
    assert lines(dated, anna) == [line]


def test_that_a_position_ends(dated: Directory, anna: Uid, clock: Clock) -> None:
    (line,) = lines(dated, anna)
    assert line.line_uid
    dated.positions.end(line.line_uid, date("2026-05"))
    assert shown_line(dated, anna) == "Spokesperson"
    clock.set(dated, day("2026-05"))
    assert shown_line(dated, anna) == ""
    dated.history.undo()
    assert lines(dated, anna) == [line]
    dated.positions.end(line.line_uid)
    assert lines(dated, anna)[0].to == date("2026-05-01")


def test_that_another_position_is_shown_first(dated: Directory, anna: Uid) -> None:
    second = dated.positions.add(anna, PostLine("Adviser", "Reef Watch")).uid
    third = dated.positions.add(anna, PostLine("Teacher", "Tide School")).uid
    dated.positions.make_primary(third)
    assert [line.title for line in lines(dated, anna)] == ["Teacher", "Spokesperson", "Adviser"]
    assert shown_line(dated, anna) == "Teacher"
    dated.positions.order(anna, [third, second])
    assert [line.title for line in lines(dated, anna)] == ["Teacher", "Adviser", "Spokesperson"]
    for _ in range(2):
        dated.history.undo()
    assert [line.title for line in lines(dated, anna)] == ["Spokesperson", "Adviser", "Teacher"]
    dated.history.redo()
    assert lines(dated, anna)[0].title == "Teacher"


def test_that_a_removed_position_was_never_so(dated: Directory, anna: Uid) -> None:
    (line,) = lines(dated, anna)
    assert line.line_uid
    dated.positions.remove(line.line_uid)
    assert lines(dated, anna) == []
    with pytest.raises(UnknownUidError):
        dated.positions.end(line.line_uid)
    dated.history.undo()
    assert lines(dated, anna) == [line]


def test_that_a_position_is_somewhere(dated: Directory, anna: Uid) -> None:
    body = lines(dated, anna)[0].body_uid
    for person, wrong, error in (
        (anna, PostLine(), EmptyNameError),
        (anna, PostLine(uid=anna), WrongKindError),
        (anna, PostLine("Adviser", body_uid=anna), WrongKindError),
        (body, PostLine("Adviser", "Reef Watch"), WrongKindError),
    ):
        assert person
        with pytest.raises(error):
            dated.positions.add(person, wrong)


def test_that_a_body_that_ended_is_told(dated: Directory, anna: Uid) -> None:
    body = lines(dated, anna)[0].body_uid
    assert body
    dated.facts.set(body, "ended", "2025")
    (problem,) = dated.positions.add(anna, PostLine("Adviser", body_uid=body)).problems
    assert problem.message == "The position goes on at Harbour Lights, which ended on 2025."
    past = PostLine("Adviser", body_uid=body, to=date("2025"))
    assert dated.positions.add(anna, past).problems == ()


def test_that_an_absence_keeps_its_positions(dated: Directory, anna: Uid) -> None:
    bo = dated.people.add("Bo Lind")
    dated.absences.add(anna, Absence(date("2026-04"), date("2026-05"), officer=bo))
    (line,) = lines(dated, bo)
    assert line.line_uid
    with pytest.raises(ActingForAbsenceError):
        dated.positions.end(line.line_uid)
    with pytest.raises(ActingForAbsenceError):
        dated.positions.remove(line.line_uid)
    with pytest.raises(ActingForAbsenceError):
        dated.positions.change(line)
