import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import (
    AmbiguousNameError,
    TakenNameError,
    UnknownFieldError,
    UnknownNameError,
    WrongValueError,
)
from stakeholders.app.event_errors import ReplacedAlreadyError, UnknownEventWordError
from stakeholders.app.term_errors import UnknownPersonError
from stakeholders.domain.delegation import Credentials, Delegation
from stakeholders.domain.event import ColumnType, EventColumn, EventRole
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.participation import (
    Attendance,
    DayAttendance,
    Nomination,
    Participation,
    Registration,
)


@pytest.fixture
def event(dated: Directory) -> Uid:
    """Make a meeting with a column for hotels."""
    uid = dated.events.make("Workshop", {"dates": "2-4 oct 2026"})
    column = EventColumn("Hotel", ColumnType.CHOICE, ("River", "Lake"))
    dated.event_words.put(uid, column)
    return uid


def only(directory: Directory, event: Uid) -> Participation:
    (one,) = directory.participations.of(event)
    return one


def sent(directory: Directory, event: Uid) -> Delegation:
    (one,) = directory.delegations.of(event)
    return one


@pytest.mark.parametrize(
    ("party", "name", "category"),
    [
        ("Burma", "Burma", "member_state"),
        ("Holy See", "Holy See", "other_state"),
        ("UNODC", "UNODC", "un_secretariat"),
        ("Friends of Rivers", "Friends of Rivers", "other"),
    ],
)
def test_that_a_delegation_is_in_its_usual_category(
    dated: Directory, event: Uid, party: str, name: str, category: str
) -> None:
    dated.delegations.add(event, party)
    one = sent(dated, event)
    assert (one.name, one.category) == (name, category)


def test_that_a_state_is_the_same_by_any_name(dated: Directory, event: Uid) -> None:
    uid = dated.delegations.add(event, "Burma")
    assert dated.delegations.called(event, "Myanmar").uid == uid
    with pytest.raises(TakenNameError):
        dated.delegations.add(event, "Myanmar")
    dated.delegations.add(event, "Myanmar", {"category": "other"})
    with pytest.raises(AmbiguousNameError):
        dated.delegations.add(event, "Korea")
    with pytest.raises(UnknownNameError):
        dated.delegations.called(event, "Laos")


def test_that_a_delegation_is_changed_and_removed(dated: Directory, event: Uid) -> None:
    uid = dated.delegations.add(event, "Fiji", {"quota": "2"})
    for field, text in (
        ("credentials", "received"), ("credentials_on", "1 May 2026"), ("quota", ""),
        ("category", "Resource person"), ("note", "late"),
    ):  # fmt: skip
        dated.delegations.set(event, uid, field, text)
    one = sent(dated, event)
    assert (one.credentials, one.credentials_on) == (Credentials.RECEIVED, PartialDate(2026, 5, 1))
    assert (one.quota, one.category, one.note) == (None, "resource_person", "late")
    for field, text, error in (
        ("colour", "red", UnknownFieldError),
        ("credentials", "perhaps", WrongValueError),
        ("quota", "some", WrongValueError),
        ("category", "nobody", UnknownEventWordError),
    ):
        with pytest.raises(error):
            dated.delegations.set(event, uid, field, text)
    dated.delegations.remove(event, uid)
    assert not dated.delegations.of(event)


def test_that_a_participant_stands_as_then(dated: Directory, event: Uid) -> None:
    person = dated.people.add("Ms. Ana Example", "Adviser, River Bureau")
    dated.delegations.add(event, "Fiji")
    dated.participations.add(event, "Ana Example", "Fiji", {"role": "Head of delegation"})
    one = only(dated, event)
    assert (one.person, one.name, one.honorific) == (person, "Ana Example", "Ms.")
    assert (one.title, one.body, one.role, one.category) == (
        "Adviser", "River Bureau", "head", "member_state",
    )  # fmt: skip
    dated.contacts.rename(person, "Ana Married")
    assert only(dated, event).name == "Ana Example"


def test_that_a_nominee_may_be_unknown_and_a_name_new(dated: Directory, event: Uid) -> None:
    dated.participations.add(event, "", told={"role": "expert"})
    dated.participations.add(event, "Ben Fox")
    unknown, named = dated.participations.of(event)
    assert (unknown.name, unknown.role) == ("", "expert")
    assert (named.name, named.given, named.person) == ("Ben Fox", "Ben", None)


def test_that_three_states_are_apart_and_dated(dated: Directory, event: Uid) -> None:
    uid = dated.participations.add(event, "Ben Fox", told={"nomination": "nominated"})
    dated.participations.set(event, uid, "registration", "Approved")
    dated.participations.set(event, uid, "credentials", "copy")
    dated.participations.set(event, uid, "credentials_on", "2026-03")
    one = only(dated, event)
    assert (one.nomination, one.nominated_on) == (
        Nomination.NOMINATED, PartialDate(2026, 4, 15),
    )  # fmt: skip
    assert (one.registration, one.registered_on) == (
        Registration.APPROVED, PartialDate(2026, 4, 15),
    )  # fmt: skip
    assert (one.credentials, one.credentials_on) == (Credentials.COPY, PartialDate(2026, 3))
    dated.participations.set(event, uid, "registration", "")
    assert (only(dated, event).registration, only(dated, event).registered_on) == ("", None)


def test_that_a_participant_has_fields_and_columns(dated: Directory, event: Uid) -> None:
    uid = dated.participations.add(event, "Ben Fox", told={"hotel": "lake"})
    for field, text in (
        ("functions", "Chair, speaker"), ("gender", "Man"), ("is_sponsored", "yes"),
        ("delegation", ""), ("visibility", "participants"),
    ):  # fmt: skip
        assert dated.participations.set(event, uid, field, text) is None
    one = only(dated, event)
    assert (one.functions, one.gender, one.is_sponsored) == (("chair", "speaker"), "m", True)
    assert one.value("Hotel") == "Lake"
    doubt = dated.participations.set(event, uid, "Hotel", "Castle")
    assert doubt is not None
    assert only(dated, event).value("Hotel") == "Castle"
    dated.participations.set(event, uid, "Hotel", "")
    assert not only(dated, event).values
    for field in ("colour", "visibility"):
        with pytest.raises(UnknownFieldError):
            dated.participations.set(event, uid, field, "red")


def test_that_attendance_is_noted_by_day(dated: Directory, event: Uid) -> None:
    uid = dated.participations.add(event, "Ben Fox")
    day, next_day = PartialDate(2026, 10, 2), PartialDate(2026, 10, 3)
    dated.participations.attend(event, uid, next_day, Attendance.ABSENT)
    dated.participations.attend(event, uid, day, Attendance.ONLINE)
    dated.participations.attend(event, uid, day, Attendance.PRESENT)
    assert only(dated, event).attendance == (
        DayAttendance(day, Attendance.PRESENT), DayAttendance(next_day, Attendance.ABSENT),
    )  # fmt: skip
    dated.participations.attend(event, uid, day, None)
    assert len(only(dated, event).attendance) == 1


def test_that_who_comes_instead_takes_the_seat_and_no_answers(dated: Directory, event: Uid) -> None:
    dated.delegations.add(event, "Fiji")
    told = {"role": "head", "registration": "approved", "hotel": "River"}
    uid = dated.participations.add(event, "Ben Fox", "Fiji", told)
    new = dated.participations.substitute(event, uid, "Cy Reed", PartialDate(2026, 9, 1))
    old, instead = dated.participations.of(event)
    assert (old.replaced_by, old.replaced_on, old.takes_part) == (
        new, PartialDate(2026, 9, 1), False,
    )  # fmt: skip
    assert (instead.name, instead.role, instead.delegation) == ("Cy Reed", "head", old.delegation)
    assert (instead.registration, instead.values) == (Registration.NONE, ())
    with pytest.raises(ReplacedAlreadyError):
        dated.participations.substitute(event, uid, "Di Moss")
    dated.history.undo()
    assert only(dated, event).takes_part


def test_that_too_many_for_the_places_are_told(dated: Directory, event: Uid) -> None:
    dated.delegations.add(event, "Fiji", {"quota": "1"})
    dated.event_words.put(event, EventRole("scribe", "Scribe", quota=1))
    for name in ("Ben Fox", "Cy Reed"):
        dated.participations.add(event, name, "Fiji", {"role": "scribe"})
    codes = [problem.code for problem in dated.participations.problems(event)]
    assert codes == ["event.quota", "event.role_quota"]
    who = dated.participations.called(event, "cy reed").uid
    assert who is not None
    dated.participations.remove(event, who)
    assert not dated.participations.problems(event)
    with pytest.raises(UnknownPersonError):
        dated.participations.called(event, "cy reed")


def test_that_a_body_and_a_person_tell_their_meetings(dated: Directory, event: Uid) -> None:
    person = dated.people.add("Ana Example", "Adviser, River Bureau")
    earlier = dated.events.make("Seminar", {"dates": "2025"})
    for one in (event, earlier):
        dated.delegations.add(one, "River Bureau")
        dated.participations.add(one, str(person), "River Bureau")
    titles = [one.title for one in dated.events.meetings_of(person)]
    assert titles == ["Workshop", "Seminar"]
    (body,) = dated.search.find("river bureau", flags=("body",)).rows
    meeting = dated.events.meetings_of(body.uid)[0]
    assert [part.part for part in meeting.parts] == ["delegation", "participation"]
    dated.events.delete(event)
    assert [one.title for one in dated.events.meetings_of(person)] == ["Seminar"]


def test_that_an_erased_person_leaves_no_name_behind(dated: Directory, event: Uid) -> None:
    person = dated.people.add("Ana Example")
    dated.participations.add(event, str(person))
    dated.bin.erase(person)
    assert not [one.name for one in dated.participations.of(event) if one.name]


def test_that_the_history_of_a_person_tells_of_the_meeting(dated: Directory, event: Uid) -> None:
    person = dated.people.add("Ana Example")
    dated.participations.add(event, str(person))
    newest = dated.history.steps(person)[0]
    assert newest.sentence == "Added a participant to the event Workshop"
    assert [(one.thing, one.after) for one in newest.changes] == [("Participation", "Ana Example")]


def test_that_a_nominee_who_becomes_known_replaces_nobody(dated: Directory, event: Uid) -> None:
    dated.delegations.add(event, "Fiji")
    seat = dated.participations.add(event, "", "Fiji", {"role": "head"})
    assert dated.participations.substitute(event, seat, "Ben Fox") == seat
    one = only(dated, event)
    assert (one.name, one.role, one.category, one.nomination) == (
        "Ben Fox", "head", "member_state", Nomination.NOMINATED,
    )  # fmt: skip


def test_that_a_role_is_filled_in_the_place_of_a_nominee_not_known_yet(
    dated: Directory, event: Uid
) -> None:
    fiji = dated.delegations.add(event, "Fiji")
    dated.participations.add(event, "", "Fiji", {"role": "head"})
    dated.participations.fill(event, fiji, "head", "Ben Fox")
    dated.participations.fill(event, fiji, "adviser", "Ana Example")
    found = [(one.name, one.role, one.delegation) for one in dated.participations.of(event)]
    assert found == [("Ben Fox", "head", fiji), ("Ana Example", "adviser", fiji)]
