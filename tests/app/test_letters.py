"""Letters are filled for each, pass the gate, and name nobody but whom they go to."""

import email
import zipfile
from email.policy import default
from pathlib import Path

import docx
import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import DaylessEventError, UnknownFormatError, UnknownTemplateError
from stakeholders.app.exporting import Scope, scope_of_query
from stakeholders.app.letters import TEMPLATES, LetterOrder
from stakeholders.domain.event import Event, EventDates
from stakeholders.domain.ids import Uid
from stakeholders.domain.letters import letter_problems
from stakeholders.domain.visibility import Visibility

EVERYONE = scope_of_query("")
EVENT = Event("the Workshop", city="Bangkok", dates=EventDates(as_given="2–4 October 2007"))


@pytest.fixture
def people(directory: Directory) -> tuple[Uid, Uid]:
    anna = directory.people.add("Ms. Anna Berg", "Spokesperson, Quay Watch", email="a@quay.example")
    ben = directory.people.add("Ben Sample", "Adviser, Quay Watch")
    return anna, ben


def test_that_each_letter_says_what_is_known_of_whom_it_goes_to(
    directory: Directory, people: tuple[Uid, Uid]
) -> None:
    text = directory.letters.template("letter", "en")
    found = directory.letters.merge(LetterOrder(text, Scope("anna berg", ("person",)), event=EVENT))
    (one,) = found.written
    assert "Dear Ms. Berg," in one.text
    assert "invite you to the Workshop, to be held in Bangkok, 2–4 October 2007." in one.text
    assert "answer by" not in one.text, "what is not known is left out"
    assert not found.problems


def test_that_letters_are_one_document_a_page_each(
    directory: Directory, people: tuple[Uid, Uid], tmp_path: Path
) -> None:
    found = directory.letters.merge(LetterOrder("To {name}", Scope("", ("person",)), "Letters"))
    assert directory.letters.write(found, str(tmp_path / "a.docx")) == 2
    paragraphs = docx.Document(str(tmp_path / "a.docx")).paragraphs
    assert sorted(one.text for one in paragraphs) == ["To Anna Berg", "To Ben Sample"]
    assert [bool(one.paragraph_format.page_break_before) for one in paragraphs] == [False, True]


def test_that_drafts_go_to_who_has_an_address_one_file_each(
    directory: Directory, people: tuple[Uid, Uid], tmp_path: Path
) -> None:
    order = LetterOrder("{salutation}", Scope("", ("person",)), "Workshop", "An invitation")
    found = directory.letters.merge(order)
    assert directory.letters.write(found, str(tmp_path / "a.zip")) == 1
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        (name,) = packed.namelist()
        message = email.message_from_bytes(packed.read(name), policy=default)
    assert name == "Anna Berg.eml"
    assert message["to"] == "Anna Berg <a@quay.example>"
    assert message["subject"] == "An invitation"
    assert directory.letters.write(found, str(tmp_path), "eml") == 1
    assert (tmp_path / "Anna Berg.eml").exists()
    assert directory.history.steps()[0].code == "export"


def test_that_each_invitee_gets_a_calendar_file_of_their_own(
    directory: Directory, people: tuple[Uid, Uid], tmp_path: Path
) -> None:
    told = {"dates": "2-4 October 2026", "city": "Bangkok"}
    event = directory.events.read(directory.events.make("Workshop", told))
    found = directory.letters.merge(LetterOrder("x", Scope("", ("person",)), event=event))
    assert directory.letters.write(found, str(tmp_path / "a.zip"), "ics") == 1
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert packed.namelist() == ["Anna Berg.ics"]
        text = packed.read("Anna Berg.ics").decode()
    assert "DTSTART;VALUE=DATE:20261002" in text
    assert "DTEND;VALUE=DATE:20261005" in text
    assert "mailto:a@quay.example" in text


@pytest.mark.parametrize("dates", ["October 2026", "2-4 October", ""])
def test_that_a_meeting_without_days_makes_no_calendar_file(
    directory: Directory, people: tuple[Uid, Uid], tmp_path: Path, dates: str
) -> None:
    event = directory.events.read(directory.events.make("Workshop", {"dates": dates}))
    found = directory.letters.merge(LetterOrder("x", Scope("", ("person",)), event=event))
    with pytest.raises(DaylessEventError, match="Workshop"):
        directory.letters.write(found, str(tmp_path / "a.zip"), "ics")
    assert not (tmp_path / "a.zip").exists()


def test_that_several_drafts_do_not_go_into_one_file(
    directory: Directory, people: tuple[Uid, Uid], tmp_path: Path
) -> None:
    directory.people.add("Cai Sample", email="c@quay.example")
    found = directory.letters.merge(LetterOrder("x", Scope("", ("person",))))
    with pytest.raises(UnknownFormatError):
        directory.letters.write(found, str(tmp_path / "a.eml"))
    assert not (tmp_path / "a.eml").exists()


def test_that_a_note_verbale_is_kept_from_ngos_and_people(
    directory: Directory, people: tuple[Uid, Uid]
) -> None:
    ministry = directory.bodies.add("Ministry of Reefs")
    directory.bodies.set_kind(ministry, "ministry")
    text = directory.letters.template("note-verbale", "en")
    found = directory.letters.merge(LetterOrder(text, EVERYONE, sender="The Secretariat"))
    (one,) = found.written
    assert "its compliments to the Ministry of Reefs" in one.text
    assert {one.problem.code for one in found.left_out} >= {"letter.no_note"}


def test_that_a_text_of_ones_own_that_names_its_addressee_is_a_note_verbale(
    directory: Directory, people: tuple[Uid, Uid]
) -> None:
    ministry = directory.bodies.add("Ministry of Reefs")
    directory.bodies.set_kind(ministry, "ministry")
    friends = directory.bodies.add("Friends of the Reefs")
    directory.bodies.set_kind(friends, "ngo")
    found = directory.letters.merge(LetterOrder("To {addressee}.", EVERYONE))
    assert [one.record.uid for one in found.written] == [ministry]


def test_that_nobody_is_written_to_whom_the_office_may_not_see(
    directory: Directory, people: tuple[Uid, Uid]
) -> None:
    directory.contacts.set_visibility(people[0], Visibility.NAMED)
    found = directory.letters.merge(LetterOrder("{name}", Scope("", ("person",))))
    assert [one.text for one in found.written] == ["Ben Sample"]
    assert found.left_out


def test_that_what_makes_no_sense_in_a_text_is_named(
    directory: Directory, people: tuple[Uid, Uid]
) -> None:
    found = directory.letters.merge(LetterOrder("{colour}", EVERYONE))
    assert "colour" in found.problems[0].message


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_that_every_text_that_comes_along_makes_sense(
    directory: Directory, name: str, language: str
) -> None:
    text = directory.letters.template(name, language)
    assert "{event}" in text
    assert not letter_problems(text)


def test_that_unknown_texts_and_formats_are_refused(
    directory: Directory, people: tuple[Uid, Uid], tmp_path: Path
) -> None:
    with pytest.raises(UnknownTemplateError, match="note-verbale"):
        directory.letters.template("poem")
    found = directory.letters.merge(LetterOrder("{name}", Scope("", ("person",))))
    with pytest.raises(UnknownFormatError):
        directory.letters.write(found, str(tmp_path / "a.xyz"))
    assert not list(tmp_path.glob("a.*"))
