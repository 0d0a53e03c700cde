import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import (
    AmbiguousNameError,
    EmptyNameError,
    TakenNameError,
    UnknownFieldError,
    WrongKindError,
    WrongValueError,
)
from stakeholders.app.event_errors import UnknownEventError, UnknownEventWordError
from stakeholders.app.event_words import word_called
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import (
    ChainStep,
    ColumnType,
    Event,
    EventBodyRole,
    EventCategory,
    EventColumn,
    EventRole,
    EventSection,
    EventStatus,
)
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.visibility import Visibility

Role = EventBodyRole
BODIES = (
    (Role.HOST, "Government of the Kingdom of Thailand"),
    (Role.ORGANISER, "unodc"),
    (Role.COLLABORATOR, "the Australian Government"),
    (Role.SPONSOR, "Friends of the Workshop"),
)
TOLD = {"dates": "2-4 oct 2007", "city": "Bangkok", "expected": "twenty countries"}


@pytest.fixture
def workshop(directory: Directory) -> Uid:
    """Make the workshop in Bangkok."""
    return directory.events.make("2nd Workshop against Trafficking", TOLD, BODIES)


def read(directory: Directory, uid: Uid) -> Event:
    return directory.events.read(uid)


def test_that_an_event_is_made_from_a_few_words(directory: Directory, workshop: Uid) -> None:
    event = read(directory, workshop)
    assert (event.title, event.ordinal, event.series) == (
        "2nd Workshop against Trafficking", 2, "Workshop against Trafficking",
    )  # fmt: skip
    assert (str(event.dates.start), str(event.dates.end)) == ("2007-10-02", "2007-10-04")
    assert (event.country, event.time_zone) == ("TH", "Asia/Bangkok")
    assert (event.expected, event.expected_areas) == (None, 20)


def test_that_what_was_long_ago_is_no_current_event(directory: Directory, workshop: Uid) -> None:
    planned = directory.events.make("3rd Workshop against Trafficking")
    assert [one.uid for one in directory.events.current()] == [planned]
    assert workshop in {one.uid for one in directory.events.every()}


def test_that_bodies_are_meant_by_acronym_by_country_and_in_words(
    directory: Directory, workshop: Uid
) -> None:
    said = [(body.role, body.name, body.kind) for body in read(directory, workshop).bodies]
    assert said == [
        (Role.HOST, "Government of the Kingdom of Thailand", EntryKind.AREA),
        (Role.ORGANISER, "UNODC", EntryKind.BODY),
        (Role.COLLABORATOR, "the Australian Government", EntryKind.AREA),
        (Role.SPONSOR, "Friends of the Workshop", None),
    ]


def test_that_a_body_which_is_here_is_meant_and_none_is_made(directory: Directory) -> None:
    here = directory.bodies.add("Bureau of Rivers", acronym="BOR")
    uid = directory.events.make("Meeting", bodies=[(Role.HOST, "bor")])
    (host,) = read(directory, uid).bodies
    assert (host.entry, host.name) == (here, "BOR")
    assert directory.search.find("bureau").total == 2


def test_that_a_country_of_two_is_asked_for_and_nothing_is_written(directory: Directory) -> None:
    with pytest.raises(AmbiguousNameError):
        directory.events.make("Meeting", bodies=[(Role.HOST, "Korea")])
    assert not directory.events.every()


def test_that_an_event_begins_with_the_usual_words(directory: Directory, workshop: Uid) -> None:
    event = read(directory, workshop)
    assert [role.code for role in event.wanted_roles] == ["head", "representative"]
    head = event.role("head")
    assert head is not None
    assert head.is_head
    assert event.section_of("nhri") == "nhris"
    assert event.sections[0].name == "Member States"


def test_that_making_an_event_is_one_step_that_can_be_taken_back(
    directory: Directory, workshop: Uid
) -> None:
    assert directory.history.undo() == "Took back: Made the event 2nd Workshop against Trafficking"
    assert not directory.events.every()
    assert not directory.search.find("unodc").total
    directory.history.redo()
    assert len(read(directory, workshop).bodies) == 4


@pytest.mark.parametrize(
    ("field", "text", "of", "value"),
    [
        ("title", "Seminar", "title", "Seminar"),
        ("short", "SEM", "short", "SEM"),
        ("symbol", "E/2007/12", "symbol", "E/2007/12"),
        ("series", "Thirteenth Seminar on Rivers", "series", "Seminar on Rivers"),
        ("ordinal", "13th", "ordinal", 13),
        ("times", "9:30-17:00", "to_time", "17:00"),
        ("time_zone", "asia/tokyo", "time_zone", "Asia/Tokyo"),
        ("city", "Vienna", "country", "AT"),
        ("country", "Laos", "country", "LA"),
        ("languages", "English, fr", "languages", ("en", "fr")),
        ("expected", "some 150", "expected", 150),
        ("status", "cancelled", "status", EventStatus.CANCELLED),
        ("answer_by", "1 September 2007", "answer_by", PartialDate(2007, 9, 1)),
        ("nominate_by", "2007-09", "nominate_by", PartialDate(2007, 9)),
        ("reference_form", "TRAF {number}", "reference_form", "TRAF {number}"),
        ("chain", "foreign_ministry", "chain", (ChainStep.FOREIGN_MINISTRY,)),
        ("protocol", "states_in=fr", "protocol", (("states_in", "fr"),)),
        ("visibility", "anyone", "visibility", Visibility.ANYONE),
    ],
)
def test_that_each_field_is_read_as_it_is_typed(
    directory: Directory, workshop: Uid, field: str, text: str, of: str, value: object
) -> None:
    directory.events.set(workshop, field, text)
    assert getattr(read(directory, workshop), of) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("ordinal", "annual"), ("times", "all day"), ("time_zone", "Bangkok time"),
        ("languages", "Klingonese"), ("status", "perhaps"), ("answer_by", "soon"),
        ("chain", "pigeon"), ("protocol", "french"), ("visibility", "everyone"),
    ],
)  # fmt: skip
def test_that_a_value_that_no_field_can_hold_changes_nothing(
    directory: Directory, workshop: Uid, field: str, text: str
) -> None:
    before = read(directory, workshop)
    with pytest.raises(WrongValueError):
        directory.events.set(workshop, field, text)
    assert read(directory, workshop) == before


def test_that_fields_are_known_and_a_title_is_needed(directory: Directory, workshop: Uid) -> None:
    with pytest.raises(UnknownFieldError):
        directory.events.set(workshop, "colour", "red")
    with pytest.raises(EmptyNameError):
        directory.events.set(workshop, "title", " ")
    with pytest.raises(EmptyNameError):
        directory.events.make(" ")


def test_that_dates_without_a_year_are_kept_and_told(directory: Directory, workshop: Uid) -> None:
    (doubt,) = directory.events.set(workshop, "dates", "2 to 4 October")
    event = read(directory, workshop)
    assert (event.dates.start, event.dates.as_given) == (None, "2 to 4 October")
    assert doubt.code == "event.year"
    assert [one.code for one in directory.events.problems(event)] == ["event.year"]


def test_that_who_organises_is_written_over_by_names(directory: Directory, workshop: Uid) -> None:
    before = read(directory, workshop).bodies_as(Role.ORGANISER)
    directory.events.set(workshop, "organiser", "UNODC; OHCHR")
    after = read(directory, workshop).bodies_as(Role.ORGANISER)
    assert [body.name for body in after] == ["UNODC", "OHCHR"]
    assert after[0] == before[0]
    directory.events.set(workshop, "organiser", "OHCHR")
    assert [b.name for b in read(directory, workshop).bodies_as(Role.ORGANISER)] == ["OHCHR"]


def test_that_a_venue_that_is_a_body_is_known_as_one(directory: Directory, workshop: Uid) -> None:
    centre = directory.bodies.add("River Conference Centre", kind="venue")
    directory.events.set(workshop, "venue", "river conference centre")
    (venue,) = read(directory, workshop).bodies_as(Role.VENUE)
    assert venue.entry == centre
    directory.events.set(workshop, "venue", "the old town hall")
    assert not read(directory, workshop).bodies_as(Role.VENUE)
    assert read(directory, workshop).venue == "the old town hall"


def test_that_an_event_is_called_by_title_short_name_or_symbol(
    directory: Directory, workshop: Uid
) -> None:
    directory.events.set(workshop, "short", "Bangkok 2007")
    directory.events.set(workshop, "symbol", "TRAF/2")
    names = (str(workshop), "bangkok 2007", "traf/2", "2nd workshop against trafficking")
    assert {directory.events.called(name).uid for name in names} == {workshop}
    directory.events.make("Other", {"short": "Bangkok 2007"})
    for name in ("Bangkok 2007", "nothing"):
        with pytest.raises(UnknownEventError):
            directory.events.called(name)
    with pytest.raises(WrongKindError):
        directory.events.called(str(directory.people.add("Ana Example")))


def test_that_events_are_found_like_everything_else(directory: Directory, workshop: Uid) -> None:
    find = directory.search.find
    for text in ("trafficking", "bangkok", "unodc work", "kind:event", "country:th kind:event"):
        assert workshop in [row.uid for row in find(text).rows], text
    (row,) = find("trafficking", flags=("event",)).rows
    assert (row.name, row.line1, row.line2) == (
        "2nd Workshop against Trafficking", "2007-10-02 – 2007-10-04", "Bangkok",
    )  # fmt: skip
    assert find("", flags=("event",)).total == 1
    directory.events.set(workshop, "dates", "2 to 4 October")
    assert find("trafficking").rows[0].line1 == "2 to 4 October"


def test_that_an_event_is_found_by_the_new_name_of_who_makes_it(directory: Directory) -> None:
    body = directory.bodies.add("Bureau of Rivers")
    uid = directory.events.make("Meeting", bodies=[(Role.HOST, "Bureau of Rivers")])
    directory.contacts.rename(body, "Institute of Lakes")
    assert [row.uid for row in directory.search.find("lakes", flags=("event",)).rows] == [uid]


def test_that_the_file_is_sound_with_events(directory: Directory, workshop: Uid) -> None:
    assert not directory.checking.findings()


def test_that_a_deleted_event_comes_back_whole(directory: Directory, workshop: Uid) -> None:
    before = read(directory, workshop)
    directory.events.delete(workshop)
    assert not directory.events.every()
    assert not directory.search.find("trafficking").total
    directory.bin.restore(workshop)
    assert read(directory, workshop) == before
    assert directory.search.find("trafficking").total == 1


def test_that_the_history_of_an_event_says_what_was_done(
    directory: Directory, workshop: Uid
) -> None:
    directory.events.set(workshop, "status", "confirmed")
    newest = directory.history.steps(workshop)[0]
    assert newest.sentence == ("Changed the status of the event 2nd Workshop against Trafficking")
    (change,) = newest.changes
    assert (change.field, change.before, change.after) == ("Status", "Planned", "Confirmed")


def test_that_an_event_stands_as_it_was(directory: Directory, workshop: Uid) -> None:
    step = directory.history.steps(workshop)[0]
    directory.events.set(workshop, "title", "Seminar")
    then = directory.history.as_of.record(workshop, str(step.number))
    assert then.name == "2nd Workshop against Trafficking"


def test_that_a_captured_event_is_kept(directory: Directory) -> None:
    text = (
        "October Meeting on River Boats\n\nThe workshop, slated from 2 to 4 October at the River "
        "Conference Centre in Bangkok, is hosted by the Government of the Kingdom of Thailand, and "
        "is being organized by UNODC and held in collaboration with the Australian Government.\n\n"
        "Contact: Ms. Ana Example, Tel: (+662) 288-1234\n"
    )
    named = directory.capture.read(text).event
    assert named is not None
    event = read(directory, directory.events.keep(named))
    assert event.dates.as_given == "2 October – 4 October"
    assert event.country == "TH"
    said = {(body.role, body.kind) for body in event.bodies}
    assert {(Role.HOST, EntryKind.AREA), (Role.ORGANISER, EntryKind.BODY)} <= said


def test_that_words_of_an_event_are_put_and_taken(directory: Directory, workshop: Uid) -> None:
    words = directory.event_words
    words.put(workshop, EventRole("", "Note taker", 95, quota=1, is_wanted=True))
    words.put(workshop, EventCategory("", "Press", "others"))
    words.put(workshop, EventSection("", "The press"))
    event = read(directory, workshop)
    role = word_called(event, EventRole, "note_taker")
    assert (role.name, role.quota, role.is_wanted) == ("Note taker", 1, True)
    assert word_called(event, EventCategory, "press").section == "others"
    assert word_called(event, EventSection, "the press").code == "the_press"
    words.take(workshop, role)
    with pytest.raises(UnknownEventWordError):
        word_called(read(directory, workshop), EventRole, "Note taker")


def test_that_no_two_words_are_called_alike(directory: Directory, workshop: Uid) -> None:
    for name in ("head of delegation", "HEAD"):
        with pytest.raises(TakenNameError):
            directory.event_words.put(workshop, EventRole("", name))
    with pytest.raises(EmptyNameError):
        directory.event_words.put(workshop, EventColumn(" "))


def test_that_sections_are_put_into_another_order(directory: Directory, workshop: Uid) -> None:
    sections = read(directory, workshop).sections
    directory.event_words.order(workshop, sections[::-1])
    assert read(directory, workshop).sections == sections[::-1]


def test_that_travel_is_for_named_staff(directory: Directory, workshop: Uid) -> None:
    for name in ("Hotel", "Table"):
        column = EventColumn(name, ColumnType.TEXT, visibility=Visibility.OFFICE)
        directory.event_words.put(workshop, column)
    seen = [column.visibility for column in read(directory, workshop).columns]
    assert seen == [Visibility.NAMED, Visibility.OFFICE]


def test_that_an_event_is_renamed_like_any_contact(directory: Directory, workshop: Uid) -> None:
    directory.contacts.rename(workshop, "Seminar on boats")
    assert read(directory, workshop).title == "Seminar on boats"
    assert [row.name for row in directory.search.find("boats").rows] == ["Seminar on boats"]
