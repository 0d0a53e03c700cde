import pytest

from stakeholders.domain.event import USUAL_CHAIN, ChainStep
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import InvitationForm
from stakeholders.domain.invitation_chain import (
    Circumstances,
    FocalPoint,
    Found,
    StateBody,
    addressee_for,
    focal_point_for,
    may_get,
    usual_form,
)

Step = ChainStep
ORGANISER = Uid("organiser")
AT_VENUE = StateBody(Uid("venue"), "Embassy of Fiji", "embassy", "FJ", "Bangkok", "TH")
ACCREDITED = StateBody(
    Uid("accredited"), "Mission of Fiji", "permanent_mission", "FJ", "Geneva", "CH",
    frozenset({ORGANISER}),
)  # fmt: skip
SITS_THERE = StateBody(Uid("sits"), "Mission of Fiji", "permanent_mission", "FJ", "Vienna", "AT")
MINISTRY = StateBody(Uid("mfa"), "Ministry of Foreign Affairs", "ministry", "FJ", "Suva", "FJ")
HEALTH = StateBody(Uid("health"), "Ministry of Health", "ministry", "FJ", "Suva", "FJ")
OTHER = StateBody(Uid("other"), "Embassy of Laos", "embassy", "LA", "Bangkok", "TH")
ALL = (AT_VENUE, SITS_THERE, ACCREDITED, HEALTH, MINISTRY, OTHER)
POINT = FocalPoint(Uid("point"), "Focal point, Police", "FJ", "trafficking")
GENERAL = FocalPoint(Uid("general"), "Focal point, Ministry", "FJ")
TOLD = Circumstances(
    frozenset({ORGANISER}), frozenset({"vienna"}), "Bangkok", "TH", "Workshop on trafficking"
)


def found(*bodies: StateBody, chain: tuple[ChainStep, ...] = USUAL_CHAIN) -> Found:
    return addressee_for("FJ", chain, bodies, (POINT,), TOLD)


@pytest.mark.parametrize(
    ("bodies", "uid", "step"),
    [
        (ALL, "accredited", Step.ACCREDITED_MISSION),
        ((AT_VENUE, SITS_THERE, MINISTRY), "sits", Step.ACCREDITED_MISSION),
        ((AT_VENUE, MINISTRY), "venue", Step.VENUE_MISSION),
        ((HEALTH, MINISTRY), "mfa", Step.FOREIGN_MINISTRY),
    ],
)
def test_that_a_state_is_written_to_by_the_first_step_that_finds_somebody(
    bodies: tuple[StateBody, ...], uid: str, step: ChainStep
) -> None:
    one = found(*bodies)
    assert (one.uid, one.step, one.form) == (uid, step, InvitationForm.NOTE_VERBALE)


def test_that_the_chain_is_that_of_the_event() -> None:
    assert found(*ALL, chain=(Step.FOREIGN_MINISTRY, Step.VENUE_MISSION)).uid == "mfa"
    point = found(*ALL, chain=(Step.FOCAL_POINT, *USUAL_CHAIN))
    assert (point.uid, point.form) == ("point", InvitationForm.LETTER)


def test_that_where_nobody_is_found_there_is_a_gap() -> None:
    assert found(HEALTH, OTHER) == Found()


def test_that_the_focal_point_is_one_for_the_topic_before_one_for_all() -> None:
    assert focal_point_for("FJ", (GENERAL, POINT), "Workshop on trafficking") == POINT
    assert focal_point_for("FJ", (GENERAL, POINT), "Seminar on rivers") == GENERAL
    assert focal_point_for("LA", (GENERAL, POINT), "") is None


def test_that_notes_verbales_go_to_missions_and_ministries_only() -> None:
    note = InvitationForm.NOTE_VERBALE
    kinds = ("permanent_mission", "embassy", "ministry", "ngo", "nhri", "un_office", "")
    assert [may_get(note, kind) for kind in kinds] == [True] * 3 + [False] * 4
    assert [usual_form(kind) for kind in kinds] == [note] * 3 + [InvitationForm.LETTER] * 4
    assert may_get(InvitationForm.LETTER, "permanent_mission")
