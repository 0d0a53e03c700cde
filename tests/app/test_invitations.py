import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownFieldError, UnknownNameError, WrongValueError
from stakeholders.app.event_errors import WrongFormError
from stakeholders.app.invitation_answers import Answer
from stakeholders.domain.event import EventBodyRole
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import (
    Invitation,
    InvitationForm,
    InvitationState,
    InvitationStatus,
    Reminder,
    StatusChange,
)
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.participation import Nomination
from stakeholders.domain.parts import AreaLink, AreaRole, PostFunction, Relation
from tests.app.calendars import Clock, day

Form, State, Status = InvitationForm, InvitationState, InvitationStatus
NOTE = Form.NOTE_VERBALE


@pytest.fixture
def event(dated: Directory) -> Uid:
    """Make a meeting in Bangkok that the Bureau of Rivers organises."""
    dated.bodies.add("Bureau of Rivers", place="Vienna", country="AT")
    told = {"city": "Bangkok", "answer_by": "2026-05-01", "reference_form": "RIV/{number}"}
    bodies = [(EventBodyRole.ORGANISER, "Bureau of Rivers")]
    return dated.events.make("Workshop on rivers", told, bodies)


def mission(directory: Directory, name: str, kind: str, place: str) -> Uid:
    return directory.bodies.add(name, kind=kind, place=place)


def by_state(directory: Directory, event: Uid) -> dict[str, Invitation]:
    return {one.country or one.represents: one for one in directory.invitations.of(event)}


def test_that_states_are_invited_by_the_chain_and_gaps_are_shown(
    dated: Directory, event: Uid
) -> None:
    (organiser,) = dated.search.find("bureau of rivers", flags=("body",)).rows
    far = mission(dated, "Permanent Mission of Fiji", "permanent_mission", "Geneva")
    dated.parts.add(far, Relation("accredited_to", organiser.uid))
    mission(dated, "Embassy of Fiji in Bangkok", "embassy", "Bangkok")
    mission(dated, "Embassy", "embassy", "Bangkok")
    (bare,) = dated.search.find("embassy -fiji", flags=("body",)).rows
    dated.parts.add(bare.uid, AreaLink("LA", AreaRole.REPRESENTS))
    dated.bodies.add("Ministry of Foreign Affairs", kind="ministry", country="Samoa")
    done = dated.invitations.invite(event, "Fiji, Laos, Samoa, Tonga")
    assert [one.represents for one in done.gaps] == ["Tonga"]
    found = by_state(dated, event)
    assert [(found[code].name, found[code].step) for code in ("FJ", "LA", "WS", "TO")] == [
        ("Permanent Mission of Fiji", "accredited_mission"),
        ("Embassy", "venue_mission"),
        ("Ministry of Foreign Affairs", "foreign_ministry"),
        ("", ""),
    ]
    assert {found[code].form for code in ("FJ", "LA", "WS")} == {NOTE}
    assert found["FJ"].deadline == PartialDate(2026, 5, 1)
    sent = {one.uid: one for one in dated.delegations.of(event)}
    assert sent[found["FJ"].delegation].category == "member_state"


def test_that_the_focal_point_gets_a_copy(dated: Directory, event: Uid) -> None:
    police = dated.bodies.add("Police", kind="authority", country="Fiji")
    line = dated.people.add("Ana Example", "Focal point, Police")
    assert line
    (post,) = dated.search.find("focal point police", flags=("post",)).rows
    functions = dated.search.record(post.uid).parts_of(PostFunction)
    assert [one.function for one in functions] == ["focal_point"]
    dated.invitations.invite(event, "Fiji")
    (copy,) = by_state(dated, event)["FJ"].copies
    assert copy.entry == post.uid
    dated.invitations.put_copy(event, uid_of(by_state(dated, event)["FJ"]), str(police))
    dated.invitations.take_copy(event, copy)
    assert [one.name for one in by_state(dated, event)["FJ"].copies] == ["Police"]


def uid_of(one: Invitation) -> Uid:
    assert one.uid is not None
    return one.uid


def test_that_nobody_is_invited_twice_and_questions_are_told(dated: Directory, event: Uid) -> None:
    ngo = dated.bodies.add("Friends of Rivers", kind="ngo")
    first = dated.invitations.invite(event, "Burma, Korea, Taiwan, Atlantis", [str(ngo), "OHCHR"])
    assert [one.represents for one in first.new] == ["Myanmar", "Friends of Rivers", "OHCHR"]
    assert [one.text for one in first.asked] == ["Korea"]
    assert (first.texts, first.unknown) == (("Taiwan",), ("Atlantis",))
    assert not dated.search.find("taiwan").total
    again = dated.invitations.invite(event, "Myanmar", [str(ngo)])
    assert (again.new, again.already) == ((), ("Myanmar", "Friends of Rivers"))
    assert len(dated.invitations.of(event)) == 3
    dated.history.undo()
    assert not dated.invitations.of(event)
    assert not dated.delegations.of(event)


def test_that_a_plan_writes_nothing(dated: Directory, event: Uid) -> None:
    assert dated.invitations.plan(event, "Fiji").new
    assert not dated.invitations.of(event)
    assert not dated.delegations.of(event)


def test_that_an_ngo_never_gets_a_note_verbale(dated: Directory, event: Uid) -> None:
    ngo = dated.bodies.add("Friends of Rivers", kind="ngo")
    dated.invitations.invite(event, "", [str(ngo)])
    (one,) = dated.invitations.of(event)
    assert one.form is Form.LETTER
    with pytest.raises(WrongFormError):
        dated.invitations.set(event, uid_of(one), "form", "note verbale")


def test_that_an_invitation_is_corrected(dated: Directory, event: Uid) -> None:
    embassy = mission(dated, "Embassy of Fiji", "embassy", "Canberra")
    dated.invitations.invite(event, "Fiji")
    uid = uid_of(by_state(dated, event)["FJ"])
    for field, text in (
        ("addressee", str(embassy)), ("via", "UNODC"), ("deadline", "1 June 2026"),
        ("language", "en"), ("note", "by hand"),
    ):  # fmt: skip
        dated.invitations.set(event, uid, field, text)
    one = by_state(dated, event)["FJ"]
    assert (one.name, one.addressee, one.form) == ("Embassy of Fiji", embassy, NOTE)
    assert one.via_name == "United Nations Office on Drugs and Crime"
    assert (one.deadline, one.note) == (PartialDate(2026, 6, 1), "by hand")
    assert dated.invitations.called(event, "fiji").uid == uid
    assert dated.invitations.called(event, str(embassy)).uid == uid
    with pytest.raises(UnknownFieldError):
        dated.invitations.set(event, uid, "colour", "red")
    dated.invitations.remove(event, [uid])
    with pytest.raises(UnknownNameError):
        dated.invitations.called(event, "fiji")


def test_that_what_is_sent_gets_its_date_and_reference(dated: Directory, event: Uid) -> None:
    dated.invitations.invite(event, "Fiji, Laos")
    uids = [uid_of(one) for one in dated.invitations.of(event)]
    assert dated.answers.mark(event, uids, StatusChange(Status.SENT, how=Form.EMAIL)) == 2
    found = dated.invitations.of(event)
    assert [(one.reference, str(one.dated)) for one in found] == [
        ("RIV/1", "2026-04-15"), ("RIV/2", "2026-04-15"),
    ]  # fmt: skip
    (step,) = found[0].statuses
    assert (step.status, step.how, str(step.on)) == (Status.SENT, Form.EMAIL, "2026-04-15")
    assert dated.history.steps(limit=1)[0].sentence == (
        "Changed the status of 2 invitations to the event Workshop on rivers"
    )


def test_that_an_answer_brings_its_nominee(dated: Directory, event: Uid) -> None:
    dated.invitations.invite(event, "Fiji")
    uid = uid_of(by_state(dated, event)["FJ"])
    told = Answer(
        Status.NOMINATED, Form.PHONE, PartialDate(2026, 4, 2), "By phone", "Ana", ("Ben Fox",),
        "head",
    )  # fmt: skip
    dated.answers.answer(event, uid, told)
    one = by_state(dated, event)["FJ"]
    assert (one.status, one.answer, one.answer_form) == (Status.NOMINATED, "By phone", Form.PHONE)
    assert one.state(day("2026-04-15")) is State.COMING
    (nominee,) = dated.participations.of(event)
    assert (nominee.name, nominee.role, nominee.nomination) == (
        "Ben Fox", "head", Nomination.NOMINATED,
    )  # fmt: skip
    assert (nominee.invitation, nominee.delegation) == (uid, one.delegation)
    assert nominee.category == "member_state"
    dated.history.undo()
    assert not dated.participations.of(event)
    assert by_state(dated, event)["FJ"].status is Status.DRAFT


def test_that_a_nominee_may_not_be_known_yet(dated: Directory, event: Uid) -> None:
    dated.invitations.invite(event, "Fiji")
    uid = uid_of(by_state(dated, event)["FJ"])
    dated.answers.answer(event, uid, Answer(Status.ACCEPTED, nominee_open=True))
    assert by_state(dated, event)["FJ"].is_nominee_open
    with pytest.raises(WrongValueError):
        dated.answers.answer(event, uid, Answer(Status.DRAFT))


def test_that_the_overdue_are_reminded(dated: Directory, event: Uid, clock: Clock) -> None:
    dated.invitations.invite(event, "Fiji, Laos, Samoa")
    found = dated.invitations.of(event)
    dated.answers.mark(event, [uid_of(one) for one in found[:2]], StatusChange(Status.SENT))
    assert not dated.answers.overdue(event)
    clock.day = day("2026-05-02")
    late = dated.answers.overdue(event)
    assert [one.country for one in late] == ["FJ", "LA"]
    assert dated.answers.counts(event)[State.NO_ANSWER] == 2
    assert [one.country for one in dated.invitations.in_state(event, State.TO_SEND)] == ["WS"]
    reminder = Reminder(form=Form.EMAIL, deadline=PartialDate(2026, 5, 20))
    assert dated.answers.remind(event, [uid_of(late[0])], reminder) == 1
    assert len(dated.answers.overdue(event)) == 1
    (noted,) = by_state(dated, event)[late[0].country].reminders
    assert (noted.form, str(noted.sent_on)) == (Form.EMAIL, "2026-05-02")
