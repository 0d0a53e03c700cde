"""Absences: an officer-in-charge acts meanwhile, and all of it ends by itself."""

from dataclasses import replace

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownUidError, WrongKindError
from stakeholders.app.succession import NewHolder
from stakeholders.app.term_errors import OwnOfficerError, UnknownPersonError
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Absence, Note
from stakeholders.domain.record import PostLine
from stakeholders.domain.visibility import Visibility
from tests.app.calendars import Clock, date, day, shown_line

APRIL = Absence(date("2026-04-10"), date("2026-05-01"), "mission")


@pytest.fixture
def anna(dated: Directory) -> Uid:
    """Return somebody who speaks for a body."""
    return dated.people.add("Anna Berg", "Spokesperson, Harbour Lights", "+41 22 555 01 42")


@pytest.fixture
def bo(dated: Directory) -> Uid:
    """Return somebody who can be in charge."""
    return dated.people.add("Bo Lind", "Deputy spokesperson, Harbour Lights")


@pytest.fixture
def post(dated: Directory, anna: Uid) -> Uid:
    """Return the post of who is away."""
    post = dated.search.record(anna).posts[0].uid
    assert post
    return post


def holding(directory: Directory, post: Uid) -> list[tuple[str, bool]]:
    return [(holder.name, holder.acting) for holder in directory.posts.holders(post)]


def test_that_somebody_acts_until_one_is_back(
    dated: Directory, anna: Uid, bo: Uid, post: Uid, clock: Clock
) -> None:
    dated.absences.add(anna, replace(APRIL, officer=bo))
    assert holding(dated, post) == [("Anna Berg", False), ("Bo Lind", True)]
    assert shown_line(dated, post) == "Anna Berg, Bo Lind"
    assert dated.search.count("away") == 1
    assert "+41 22 555 01 42" in {c.raw for c in dated.search.record(bo).channels}
    clock.set(dated, day("2026-05-01"))
    assert holding(dated, post) == [("Anna Berg", False)]
    assert shown_line(dated, post) == "Anna Berg"
    assert dated.search.count("away") == 0
    assert dated.search.record(bo).channels == ()


def test_that_an_absence_is_one_step(dated: Directory, anna: Uid, bo: Uid, post: Uid) -> None:
    dated.absences.add(anna, replace(APRIL, officer=bo))
    assert dated.history.undo() == "Took back: Noted that Anna Berg is away"
    assert holding(dated, post) == [("Anna Berg", False)]
    assert dated.absences.today(anna) is None
    dated.history.redo()
    assert holding(dated, post) == [("Anna Berg", False), ("Bo Lind", True)]


def test_that_the_card_tells_who_is_away(
    dated: Directory, anna: Uid, bo: Uid, post: Uid, clock: Clock
) -> None:
    dated.absences.add(anna, replace(APRIL, officer=bo))
    for uid in (anna, post):
        (away,) = dated.cards.read(uid).away.values()
        assert (away.to, away.officer_name) == (date("2026-05-01"), "Bo Lind")
    assert not dated.cards.read(bo).away
    clock.set(dated, day("2026-05-01"))
    assert not dated.cards.read(post).away


def test_that_acting_follows_the_absence(
    dated: Directory, anna: Uid, bo: Uid, post: Uid, clock: Clock
) -> None:
    carla = dated.people.add("Carla Dahl")
    uid = dated.absences.add(anna, replace(APRIL, officer=bo)).uid
    longer = replace(APRIL, to=date("2026-06"), officer=bo, uid=uid)
    dated.absences.change(longer)
    clock.set(dated, day("2026-05-20"))
    assert holding(dated, post) == [("Anna Berg", False), ("Bo Lind", True)]
    dated.absences.change(replace(longer, officer=carla))
    assert holding(dated, post) == [("Anna Berg", False), ("Carla Dahl", True)]
    dated.absences.change(replace(longer, officer=None))
    assert holding(dated, post) == [("Anna Berg", False)]
    for expected in ("Carla Dahl", "Bo Lind"):
        dated.history.undo()
        assert holding(dated, post)[-1] == (expected, True)
    dated.absences.remove(uid)
    assert holding(dated, post) == [("Anna Berg", False)]
    dated.history.undo()
    assert holding(dated, post)[-1] == ("Bo Lind", True)
    with pytest.raises(ValueError, match="Absence"):
        dated.absences.change(APRIL)


def test_that_who_is_back_early_answers_again(
    dated: Directory, anna: Uid, bo: Uid, post: Uid
) -> None:
    dated.absences.add(anna, replace(APRIL, officer=bo))
    assert dated.absences.back(bo) is None
    dated.absences.back(anna)
    assert dated.absences.today(anna) is None
    assert holding(dated, post) == [("Anna Berg", False)]


def test_that_nobody_acts_for_who_has_left(
    dated: Directory, anna: Uid, bo: Uid, post: Uid, clock: Clock
) -> None:
    dated.absences.add(anna, replace(APRIL, officer=bo))
    dated.successions.succeed(post, NewHolder("Carla Dahl", date("2026-04-20")))
    clock.set(dated, day("2026-04-20"))
    assert holding(dated, post) == [("Carla Dahl", False)]
    dated.history.undo()
    assert holding(dated, post) == [("Anna Berg", False), ("Bo Lind", True)]


def test_that_an_absence_is_a_part_like_others(
    dated: Directory, anna: Uid, bo: Uid, post: Uid
) -> None:
    uid = dated.parts.add(anna, replace(APRIL, officer=bo))
    assert holding(dated, post)[-1] == ("Bo Lind", True)
    dated.parts.change(replace(APRIL, officer=None, uid=uid))
    assert holding(dated, post) == [("Anna Berg", False)]
    dated.parts.change(replace(APRIL, officer=bo, uid=uid))
    dated.parts.remove(uid)
    assert holding(dated, post) == [("Anna Berg", False)]


def test_that_acting_that_came_with_an_import_is_not_doubled(
    dated: Directory, anna: Uid, bo: Uid, post: Uid
) -> None:
    line = PostLine(uid=post, from_=APRIL.from_, to=APRIL.to, type="officer_in_charge")
    dated.positions.add(bo, line)
    uid = dated.absences.add(anna, replace(APRIL, officer=bo)).uid
    assert holding(dated, post) == [("Anna Berg", False), ("Bo Lind", True)]
    dated.absences.remove(uid)
    assert holding(dated, post) == [("Anna Berg", False)]


def test_that_doubts_are_told(dated: Directory, anna: Uid, bo: Uid) -> None:
    assert [p.code for p in dated.absences.add(anna, Absence(APRIL.from_)).problems] == [
        "absence.no_end"
    ]
    codes = [p.code for p in dated.absences.add(bo, replace(APRIL, officer=anna)).problems]
    assert codes == ["absence.officer_away"]


def test_that_people_stand_in_for_people(dated: Directory, anna: Uid, bo: Uid, post: Uid) -> None:
    with pytest.raises(OwnOfficerError, match="Anna Berg cannot be in charge for Anna Berg"):
        dated.absences.add(anna, replace(APRIL, officer=anna))
    with pytest.raises(WrongKindError):
        dated.absences.add(anna, replace(APRIL, officer=post))
    with pytest.raises(WrongKindError):
        dated.absences.add(post, APRIL)
    note = dated.parts.add(anna, Note("Prefers e-mail"))
    with pytest.raises(UnknownUidError):
        dated.absences.remove(note)
    assert dated.known_people.uid_of("bo lind") == bo
    with pytest.raises(UnknownPersonError, match="Nobody here is called Nils Holm"):
        dated.known_people.uid_of("Nils Holm")


def test_that_only_the_office_knows_who_is_away(dated: Directory, anna: Uid) -> None:
    dated.absences.add(anna, APRIL)
    from stakeholders.app.audience import release

    record = dated.search.record(anna)
    for audience, knows in ((Visibility.ANYONE, False), (Visibility.OFFICE, True)):
        (released,) = release([record], audience).records
        assert bool(released.parts_of(Absence)) == knows
