"""Hand-overs: the first time all, then what changed and whom to delete."""

from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import (
    EmptyNameError,
    UnknownFormatError,
    UnknownListError,
    UnwritableTargetError,
)
from stakeholders.app.hand_overs import HandOverOrder, NothingChangedError
from stakeholders.domain.ids import Uid
from stakeholders.domain.visibility import Visibility
from tests.app.calendars import Clock, day


@pytest.fixture
def press(dated: Directory) -> dict[str, Uid]:
    """Make the list "Press" of two people; return their uids."""
    anna = dated.people.add(
        "Anna Berg", "Spokesperson, OHCHR", "+41 79 000 01 42", "a@ohchr.example"
    )
    people = {"Anna Berg": anna, "Ben Fox": dated.people.add("Ben Fox")}
    dated.lists.make("Press", list(people.values()))
    return people


def order(tmp_path: Path, form: str = "vcard", recipient: str = "Carla") -> HandOverOrder:
    return HandOverOrder("Press", recipient, form, folder=tmp_path)


def test_that_the_second_time_only_what_changed_leaves_and_whom_to_delete(
    dated: Directory, press: dict[str, Uid], tmp_path: Path, clock: Clock
) -> None:
    first = dated.hand_overs.hand_over(order(tmp_path))
    assert (first.outlook.since, first.outlook.new, first.to_delete) == (None, 2, None)
    assert first.target == tmp_path / "Press for Carla.vcf"
    assert dated.history.steps()[0].sentence == (
        "Handed over 2 contacts of the list Press as Press for Carla.vcf"
    )
    clock.set(dated, day("2026-05-03"))
    dated.lists.add(dated.lists.named("Press").uid, [dated.people.add("Dora New")])
    dated.contacts.delete(press["Ben Fox"])
    dated.notes.add(press["Anna Berg"], "prefers mornings")
    wanted = dated.hand_overs.outlook(order(tmp_path, recipient="carla"))
    assert (wanted.new, wanted.changed, wanted.same, wanted.gone) == (1, 1, 0, ("Ben Fox",))
    assert wanted.since
    assert wanted.since.date() == day("2026-04-15")
    second = dated.hand_overs.hand_over(order(tmp_path, recipient="carla"))
    assert second.target == tmp_path / "Press for carla.vcf"
    cards = second.target.read_text("utf-8")
    assert cards.count("BEGIN:VCARD") == 3
    assert {"FN:Anna Berg", "FN:Dora New", "FN:Press"} <= set(cards.splitlines())
    assert cards.count("X-ADDRESSBOOKSERVER-MEMBER:") == 2
    assert second.to_delete
    assert second.to_delete.read_text("utf-8-sig").splitlines()[2:] == ["Ben Fox"]


def test_that_nothing_leaves_where_nothing_changed(
    dated: Directory, press: dict[str, Uid], tmp_path: Path
) -> None:
    dated.hand_overs.hand_over(order(tmp_path))
    with pytest.raises(NothingChangedError, match="Nothing has changed for Carla since 2026-04-15"):
        dated.hand_overs.hand_over(order(tmp_path))
    assert len(list(tmp_path.glob("*.vcf"))) == 1


def test_that_each_recipient_and_format_is_remembered_apart(
    dated: Directory, press: dict[str, Uid], tmp_path: Path
) -> None:
    dated.hand_overs.hand_over(order(tmp_path))
    assert dated.hand_overs.hand_over(order(tmp_path, recipient="Dan")).outlook.new == 2
    assert dated.hand_overs.hand_over(order(tmp_path, "xlsx")).outlook.new == 2
    assert dated.hand_overs.recipients("Press") == ("Carla", "Dan")


def test_that_what_was_taken_back_was_not_given(
    dated: Directory, press: dict[str, Uid], tmp_path: Path
) -> None:
    dated.hand_overs.hand_over(order(tmp_path))
    dated.history.undo()
    assert dated.hand_overs.outlook(order(tmp_path)).since is None
    assert dated.hand_overs.recipients("Press") == ()


def test_that_what_the_recipient_may_not_see_is_no_change_and_does_not_leave(
    dated: Directory, press: dict[str, Uid], tmp_path: Path
) -> None:
    seen = HandOverOrder("Press", "Carla", "jsonl", Visibility.ANYONE, folder=tmp_path)
    first = dated.hand_overs.hand_over(seen)
    assert {item.fact for item in first.left_out} >= {"phone"}
    dated.notes.add(press["Anna Berg"], "secret")
    with pytest.raises(NothingChangedError):
        dated.hand_overs.hand_over(seen)
    dated.contacts.delete(press["Anna Berg"])
    assert dated.hand_overs.outlook(seen).gone == ("Anna Berg",)
    dated.bin.erase(press["Anna Berg"])
    (gone,) = dated.hand_overs.outlook(seen).gone
    assert press["Anna Berg"] in gone
    assert "Anna" not in gone


def test_that_what_cannot_be_written_was_not_given(
    dated: Directory, press: dict[str, Uid], tmp_path: Path
) -> None:
    lost = HandOverOrder("Press", "Carla", "vcard", target=tmp_path / "no" / "a.vcf")
    with pytest.raises(UnwritableTargetError):
        dated.hand_overs.hand_over(lost)
    assert dated.hand_overs.recipients("Press") == ()


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (HandOverOrder("Press", " ", "vcard"), EmptyNameError),
        (HandOverOrder("Nobody", "Carla", "vcard"), UnknownListError),
        (HandOverOrder("Press", "Carla", "wordstar"), UnknownFormatError),
        (HandOverOrder("Press", "Carla", "jcard"), UnknownFormatError),
    ],
)
def test_that_a_wrong_order_is_refused(
    dated: Directory, press: dict[str, Uid], wrong: HandOverOrder, error: type[Exception]
) -> None:
    with pytest.raises(error):
        dated.hand_overs.hand_over(wrong)
