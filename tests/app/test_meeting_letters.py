import email
from email.policy import default
from pathlib import Path

import icalendar
import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.letters import NOTE_VERBALE
from stakeholders.app.meeting_letters import LETTER, REMINDER, LetterWish
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import InvitationStatus, StatusChange


@pytest.fixture
def workshop(directory: Directory) -> Uid:
    """Invite a State, a society and the head of a bureau, with references to be numbered."""
    told = {"dates": "2-4 October 2031", "city": "Bangkok", "reference_form": "Q/{number}"}
    uid = directory.events.make("Workshop on quays", told)
    directory.bodies.add("Embassy of Fiji", kind="embassy", place="Bangkok")
    directory.bodies.add("Quay Society", kind="ngo")
    directory.people.add("Ms. Ana Reed", "Director, River Bureau", email="ana@river.example")
    (post,) = directory.search.find("director river bureau", flags=("post",)).rows
    directory.invitations.invite(uid, "Fiji, Palau", ["Quay Society", str(post.uid)])
    return uid


def test_that_each_form_has_its_letters_and_gaps_have_none(
    directory: Directory, workshop: Uid
) -> None:
    groups = directory.meeting_letters.groups(workshop)
    assert [(one.template, len(one.invitations)) for one in groups] == [
        (NOTE_VERBALE, 1), (LETTER, 2),
    ]  # fmt: skip
    notes, letters = groups
    directory.invitations.set(workshop, letters.invitations[0], "language", "fr")
    spoken = [one.key for one in directory.meeting_letters.groups(workshop)]
    assert spoken == ["note-verbale:", "letter:", "letter:fr"]
    sent = StatusChange(InvitationStatus.SENT)
    directory.answers.mark(workshop, notes.invitations, sent)
    (left,) = directory.meeting_letters.groups(workshop, notes.invitations)
    assert left.template == REMINDER
    directory.invitations.set(workshop, notes.invitations[0], "deadline", "2020-01-01")
    last = directory.meeting_letters.groups(workshop)[-1]
    assert (last.template, last.invitations) == (REMINDER, notes.invitations)


def test_that_a_letter_bears_its_reference_which_stays_when_it_is_sent(
    directory: Directory, workshop: Uid
) -> None:
    notes, _ = directory.meeting_letters.groups(workshop)
    order = directory.meeting_letters.order(workshop, notes, LetterWish("{number} {addressee}"))
    (one,) = directory.letters.merge(order).written
    assert one.text == "Q/1 Embassy of Fiji"
    directory.answers.number(workshop, notes.invitations)
    directory.answers.number(workshop, notes.invitations)
    directory.answers.mark(workshop, notes.invitations, StatusChange(InvitationStatus.SENT))
    found = [one.reference for one in directory.invitations.of(workshop) if one.reference]
    assert found == ["Q/1"]
    directory.history.undo()
    directory.history.undo()
    assert not any(one.reference for one in directory.invitations.of(workshop))


def test_that_drafts_of_mails_come_from_the_writer_with_copies_and_files(
    directory: Directory, workshop: Uid, tmp_path: Path
) -> None:
    copied = directory.people.add("Bo Sand", "Adviser, Reef Trust", email="bo@reef.example")
    group = directory.meeting_letters.groups(workshop)[-1]
    for uid in group.invitations:
        directory.invitations.put_copy(workshop, uid, str(copied))
    wish = LetterWish("{salutation}", "Come", "Ana", ("The Desk", "desk@office.example"))
    order = directory.meeting_letters.order(workshop, group, wish)
    out = tmp_path / "out"
    out.mkdir()
    assert directory.letters.write(directory.letters.merge(order), str(out), "eml") == 1
    (file,) = out.iterdir()
    mail = email.message_from_bytes(file.read_bytes(), policy=default)
    assert (mail["From"], mail["Cc"], mail["Subject"]) == (
        "The Desk <desk@office.example>", "Bo Sand <bo@reef.example>", "Come",
    )  # fmt: skip


def test_that_a_changed_meeting_is_a_newer_one_to_calendars(
    directory: Directory, workshop: Uid, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()

    def written() -> tuple[int, str, str]:
        group = directory.meeting_letters.groups(workshop)[-1]
        wish = LetterWish("", mailbox=("The Desk", "desk@office.example"))
        order = directory.meeting_letters.order(workshop, group, wish)
        directory.letters.write(directory.letters.merge(order), str(out), "ics")
        (file,) = out.iterdir()
        (found,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        return int(str(found["SEQUENCE"])), str(found["UID"]), str(found["ORGANIZER"])

    first = written()
    directory.events.set(workshop, "dates", "3-4 October 2031")
    second = written()
    assert second[0] > first[0]
    assert first[1:] == second[1:] == (str(workshop), "mailto:desk@office.example")
