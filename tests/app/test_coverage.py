import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError
from stakeholders.app.invitation_answers import Answer
from stakeholders.domain.coverage import Why
from stakeholders.domain.event import EventBodyRole, EventColumn
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import InvitationState, InvitationStatus
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Refusal

TOLD = {"dates": "2-4 oct 2025", "city": "Bangkok", "answer_by": "2025-09-01", "symbol": "R/13"}
LAOS = "Lao People's Democratic Republic"


@pytest.fixture
def event(dated: Directory) -> Uid:
    """Hold the 13th workshop: Fiji was there by its ambassador, the bureau by a spokesperson."""
    dated.bodies.add("Embassy of Fiji", kind="embassy", place="Bangkok")
    dated.people.add("Mr. Ben Fox", "Head, Embassy of Fiji")
    dated.people.add("Ms. Ana Example", "Spokesperson, River Bureau")
    bodies = [(EventBodyRole.ORGANISER, "River Bureau")]
    uid = dated.events.make("13th Workshop on rivers", TOLD, bodies)
    dated.event_words.put(uid, EventColumn("Hotel"))
    dated.invitations.invite(uid, "Fiji, Laos", ["River Bureau"])
    fiji = dated.invitations.called(uid, "Fiji").uid
    assert fiji is not None
    told = Answer(InvitationStatus.NOMINATED, nominees=("Ben Fox",), role="head", text="yes")
    dated.answers.answer(uid, fiji, told)
    dated.participations.add(uid, "Ana Example", "River Bureau", {"role": "representative"})
    return uid


def suggestions(directory: Directory, event: Uid) -> dict[tuple[str, str], tuple[str, Why]]:
    return {
        (row.delegation.name, cell.role): (cell.suggestion.name, cell.suggestion.why)
        for row in directory.coverage.of(event).rows
        for cell in row.cells
        if cell.suggestion
    }


def test_that_the_matrix_shows_who_is_missing(dated: Directory, event: Uid) -> None:
    found = dated.coverage.of(event)
    rows = {row.delegation.name: row for row in found.rows}
    assert (rows[LAOS].empty, rows[LAOS].state) == (2, InvitationState.TO_SEND)
    assert rows["Fiji"].state is InvitationState.COMING
    assert found.empty == 4
    assert {one.code: one.coming for one in found.genders} == {"f": 1, "m": 1}
    assert [(one.code, one.coming, one.asked) for one in found.regions] == [
        ("Asia-Pacific States", 1, 2)
    ]


def test_that_a_gap_is_filled_by_who_came_last_time_or_leads_the_mission(
    dated: Directory, event: Uid
) -> None:
    dated.people.add("Ms. Di Moss", "Focal point, Ministry of Police of Laos")
    new = dated.event_likes.make(event)
    assert suggestions(dated, new)["Fiji", "head"] == ("Ben Fox", Why.LAST_TIME)
    assert suggestions(dated, new)["River Bureau", "representative"][1] is Why.LAST_TIME
    fresh = dated.events.make("Seminar", {"city": "Bangkok"})
    dated.invitations.invite(fresh, "Fiji, Laos")
    found = suggestions(dated, fresh)
    assert found["Fiji", "head"] == ("Ben Fox", Why.HEAD)
    assert found[LAOS, "representative"] == ("Di Moss", Why.FOCAL_POINT)


def test_that_the_next_event_has_bodies_and_words_but_no_people_or_dates(
    dated: Directory, event: Uid
) -> None:
    new = dated.event_likes.make(event, told={"dates": "2026"})
    old, made = dated.events.read(event), dated.events.read(new)
    assert (made.title, made.ordinal, made.like) == ("14th Workshop on rivers", 14, event)
    assert [body.name for body in made.bodies] == ["River Bureau"]
    assert [role.code for role in made.roles] == [role.code for role in old.roles]
    assert [column.name for column in made.columns] == ["Hotel"]
    assert (made.city, made.country, made.time_zone) == ("Bangkok", "TH", "Asia/Bangkok")
    assert (made.symbol, made.answer_by) == ("", None)
    assert made.dates.start == PartialDate(2026)
    assert len(dated.delegations.of(new)) == 3
    asked = dated.invitations.of(new)
    assert {one.status for one in asked} == {InvitationStatus.DRAFT}
    assert not [one for one in asked if one.answer or one.statuses or one.deadline]
    seats = dated.participations.of(new)
    assert {one.name for one in seats} == {""}
    assert all(one.post and not one.person for one in seats)
    assert dated.history.steps(limit=1)[0].sentence == (
        "Made the event 14th Workshop on rivers like 13th Workshop on rivers"
    )
    dated.history.undo()
    assert [one.uid for one in dated.events.every()] == [event]


def test_that_an_event_without_a_series_needs_a_title(dated: Directory) -> None:
    uid = dated.events.make("Seminar")
    assert dated.event_likes.next_name(uid) == ""
    with pytest.raises(EmptyNameError):
        dated.event_likes.make(uid)
    assert dated.events.read(dated.event_likes.make(uid, "Second seminar")).like == uid


def test_that_what_has_changed_since_is_told(dated: Directory, event: Uid) -> None:
    new = dated.event_likes.make(event)
    assert not dated.event_likes.changed_since(new)
    (bureau,) = dated.search.find("river bureau", flags=("body",)).rows
    person = dated.search.find("ana example", flags=("person",)).rows[0].uid
    (line,) = dated.search.record(person).posts
    assert line.line_uid is not None
    dated.positions.end(line.line_uid, PartialDate(2026, 1, 1))
    codes = [one.code for one in dated.event_likes.changed_since(new)]
    assert codes == ["event.vacant"]
    dated.people.add("Cy Reed", "Spokesperson, River Bureau")
    dated.contacts.rename(bureau.uid, "Lake Bureau")
    told = [one.message for one in dated.event_likes.changed_since(new)]
    assert told == [
        "Spokesperson, Lake Bureau: Ana Example was there, and Cy Reed holds it now.",
        "River Bureau is called Lake Bureau now.",
    ]
    dated.facts.set(bureau.uid, "ended", "2026-02")
    assert dated.event_likes.changed_since(new)[1].code == "event.ended"
    dated.events.delete(event)
    assert not dated.event_likes.changed_since(new)


def test_that_many_gaps_are_filled_in_one_step(dated: Directory, event: Uid) -> None:
    new = dated.event_likes.make(event)
    rows = {row.delegation.name: row.delegation.uid for row in dated.coverage.of(new).rows}
    fiji = rows["Fiji"]
    assert fiji
    seats = [(fiji, role, "Ben Fox") for role in ("head", "representative")]
    before = len(dated.participations.of(new))
    assert dated.participations.fill_many(new, seats) == 2
    ben = [one for one in dated.participations.of(new) if one.name == "Ben Fox"]
    assert [(one.role, one.category) for one in ben] == [
        ("head", "member_state"), ("representative", "member_state"),
    ]  # fmt: skip
    assert len(dated.participations.of(new)) <= before + 2
    dated.history.undo()
    assert not [one for one in dated.participations.of(new) if one.name]


def test_that_nobody_is_suggested_who_does_not_want_to_be_asked(
    dated: Directory, event: Uid
) -> None:
    new = dated.event_likes.make(event)
    (ben,) = dated.search.find("ben fox", flags=("person",)).rows
    assert suggestions(dated, new)["Fiji", "head"][0] == "Ben Fox"
    dated.parts.add(ben.uid, Refusal(reason="asked us to stop"))
    assert ("Fiji", "head") not in suggestions(dated, new)
    dated.people.add("Ms. Cy Dune", "Head, Embassy of Fiji")
    assert suggestions(dated, new)["Fiji", "head"] == ("Cy Dune", Why.HEAD)
