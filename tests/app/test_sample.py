import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.app.errors import NothingToUndoError
from stakeholders.app.reference import Reference
from stakeholders.app.sample import sample_entries
from stakeholders.domain.channel import NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.event import EventBodyRole
from stakeholders.domain.gaps import GapKind
from stakeholders.domain.invitation import InvitationState
from tests.app.conftest import ANNA

REAL = ("louise", "diaz", "inciong")


@pytest.fixture
def sample(file: Path, reference: Reference) -> Iterator[Directory]:
    """Open a new directory with the sample."""
    new_directory(file, reference, ANNA, sample=True)
    opened = open_directory(file, reference, ANNA)
    yield opened
    opened.close()


def test_that_the_sample_has_people_in_many_scripts(reference: Reference) -> None:
    people = [e.record for e in sample_entries(reference) if e.record.kind is EntryKind.PERSON]
    languages = {language for person in people for language in person.languages}
    assert len(people) >= 20
    assert {"ar", "ru", "zh", "ja", "ko", "th", "en", "fr"} <= languages


def test_that_the_people_of_the_sample_are_invented(reference: Reference) -> None:
    text = " ".join(entry.record.name.casefold() for entry in sample_entries(reference))
    assert not [name for name in REAL if name in text]


def test_that_no_mailbox_of_the_sample_can_be_written_to(reference: Reference) -> None:
    addresses = [c.raw for e in sample_entries(reference) for c in e.record.emails]
    assert {address.rpartition(".")[2] for address in addresses} == {"example", "ogr"}


def test_that_one_undo_takes_the_sample_away(sample: Directory) -> None:
    assert sample.search.count("person") >= 20
    assert sample.history.undo() == "Took back: Added the sample directory"
    assert sample.search.find("").total == 0
    assert not sample.lists.every()


def test_that_the_sample_has_lists_with_members(sample: Directory) -> None:
    assert [(one.name, one.members > 4) for one in sample.lists.every()] == [
        ("Press contacts", True),
        ("Workshop in Bangkok", True),
    ]


def test_that_the_sample_shows_what_is_wrong_and_what_is_missing(sample: Directory) -> None:
    codes = {finding.problem.code for finding in sample.checking.findings()}
    assert codes == {"channel.invalid", "contact.missing"}
    (result,) = sample.search.find("solvander", flags=["person"]).rows
    judged = sample.channels.with_verdicts(sample.search.record(result.uid))
    assert [e.problem.repair for e in judged.emails if e.problem] == ["i.solvander@unicef.org"]


def test_that_landlines_of_the_sample_belong_to_posts(sample: Directory) -> None:
    (row,) = sample.search.find("okwuo", flags=["person"]).rows
    person = sample.search.record(row.uid)
    owners = {phone.number_type: phone.owner for phone in person.phones}
    assert owners[NumberType.MOBILE] == person.uid
    assert owners[NumberType.FIXED] == person.posts[0].uid


def test_that_twenty_countries_meet_in_bangkok_in_the_sample(sample: Directory) -> None:
    event = sample.events.called("Bangkok workshop")
    assert event.uid
    asked = [one for one in sample.delegations.of(event.uid) if one.category == "member_state"]
    assert len(asked) == 20
    assert all(one.country for one in asked)
    assert [(body.role, body.name) for body in event.bodies] == [
        (EventBodyRole.HOST, "Government of the Kingdom of Thailand"),
        (EventBodyRole.ORGANISER, "UNODC"),
        (EventBodyRole.COLLABORATOR, "Australian Government"),
    ]
    assert [str(body.kind) for body in event.bodies] == ["area", "body", "area"]
    start = event.dates.start
    assert start is not None
    assert (start.month, start.day, event.time_zone) == (10, 2, "Asia/Bangkok")
    assert event in sample.events.current()
    states = sample.answers.counts(event.uid)
    assert all(states[one] for one in InvitationState)
    assert sample.coverage.of(event.uid).empty > 0
    by_name = {one.name: one for one in sample.participations.of(event.uid)}
    assert by_name["Kanokwan Phasuriya"].person is not None
    assert by_name["Kanokwan Phasuriya"].title == "First Secretary"


def test_that_invitations_of_the_sample_are_written_and_checked_before(
    sample: Directory,
) -> None:
    event = sample.events.called("Bangkok workshop").uid
    assert event
    groups = [(one.template, len(one.invitations)) for one in sample.meeting_letters.groups(event)]
    assert groups == [("note-verbale", 1), ("reminder", 1)]
    report = sample.gap_reports.of_event(event)
    assert set(report.counts) == {GapKind.NOBODY, GapKind.STALE, GapKind.UNCHECKED}
    (lost,) = [gap for gap in report.gaps if gap.kind is GapKind.NOBODY]
    assert lost.problem.message == (
        "Samoa: Ministry of Foreign Affairs of Samoa has no card in the directory."
    )


def test_that_the_twenty_countries_are_a_group_that_is_invited_by_its_name(
    sample: Directory,
) -> None:
    (group,) = sample.areas.own_groups()
    assert (group.name, len(group.members)) == ("East Asia and the Pacific", 20)
    event = sample.events.make("Workshop on quays", {"city": "Bangkok"})
    planned = sample.invitations.plan(event, "East Asia and the Pacific")
    assert (len(planned.new), planned.unknown) == (20, ())
    sample.history.undo()
    sample.samples.remove()
    assert sample.areas.own_groups() == ()


def test_that_150_delegates_of_five_categories_were_in_beijing_in_the_sample(
    sample: Directory,
) -> None:
    event = sample.events.called("Beijing workshop")
    assert event.uid
    people = sample.participations.of(event.uid)
    assert len(people) == event.expected == 150
    assert len({one.name for one in people}) == 150
    sent = {one.category for one in sample.delegations.of(event.uid)}
    agencies = {"un_secretariat", "un_body", "agency"}
    assert sent == {"member_state", "nhri", "igo", "ngo", *agencies}
    assert event not in sample.events.current()
    scripts = {unicodedata.name(one.name[0]).split()[0] for one in people}
    assert {"LATIN", "CJK", "ARABIC", "CYRILLIC", "HANGUL"} <= scripts


def test_that_the_sample_goes_in_one_step_and_what_is_yours_stays(sample: Directory) -> None:
    own = sample.people.add("Ms. Ana Example", "Director, Harbour Lights Foundation")
    assert sample.samples.is_there()
    assert sample.samples.remove() == "Took back: Added the sample directory"
    assert not sample.samples.is_there()
    left = {row.name for row in sample.search.find("").rows}
    assert left == {"Ana Example", "Director, HLF", "Harbour Lights Foundation"}
    assert sample.search.record(own).posts[0].body == "Harbour Lights Foundation"
    assert sample.events.every() == ()
    with pytest.raises(NothingToUndoError):
        sample.samples.remove()
    sample.history.redo()
    assert sample.samples.is_there()
    assert len(sample.events.every()) == 2
