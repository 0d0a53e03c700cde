from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.app.reference import Reference
from stakeholders.app.sample import sample_entries
from stakeholders.domain.channel import NumberType
from stakeholders.domain.entry import EntryKind
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
