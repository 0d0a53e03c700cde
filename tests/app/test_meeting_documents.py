import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import HiddenFactError, UnknownEditionError
from stakeholders.app.meeting_documents import MeetingDocument, MeetingOrder
from stakeholders.domain.address import Address
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import InvitationStatus, StatusChange
from stakeholders.domain.parts import Refusal
from stakeholders.domain.visibility import Visibility
from stakeholders.reports.as_text import as_text

PARTICIPANTS = Visibility.PARTICIPANTS


@pytest.fixture
def workshop(directory: Directory) -> Uid:
    """Make a meeting with two participants, one of them with two seats, and three invitations."""
    uid = directory.events.make("Workshop on rivers", {"city": "Bangkok"})
    for name in ("River Bureau", "Lantern Trust", "Silent House"):
        directory.bodies.add(name, place="Suva")
    directory.people.add("Ms. Ana Reed", "Director, River Bureau", "+41 22 917 90 00")
    directory.invitations.invite(uid, "Fiji", ["River Bureau", "Lantern Trust", "Silent House"])
    for delegation in ("Fiji", "River Bureau"):
        directory.participations.add(uid, "Ana Reed", delegation)
    directory.participations.add(uid, "Mr. Bo Sand", "Fiji")
    return uid


def text_of(
    directory: Directory, uid: Uid, kind: MeetingDocument, number: int | None = None
) -> str:
    order = MeetingOrder(kind, uid, number=number)
    return as_text(directory.meeting_documents.prepare(order, PARTICIPANTS).document)


def test_that_somebody_with_two_seats_is_asked_about_and_printed_where_it_was_said(
    directory: Directory, workshop: Uid
) -> None:
    (question,) = directory.meeting_documents.outlook(workshop).questions
    assert [title for title, _ in question.seats] == ["Fiji", "River Bureau"]
    _, seat = question.seats[1]
    assert seat is not None
    directory.participant_lists.seat(workshop, question.person, seat)
    assert not directory.meeting_documents.outlook(workshop).questions
    text = text_of(directory, workshop, MeetingDocument.PARTICIPANTS)
    assert text.index("Bo Sand") < text.index("River Bureau") < text.index("Ana Reed")
    directory.events.set(workshop, "protocol", "")
    assert directory.meeting_documents.outlook(workshop).questions


def test_that_an_old_edition_is_printed_as_it_was(directory: Directory, workshop: Uid) -> None:
    directory.participant_lists.save(workshop)
    directory.participations.add(workshop, "Ms. Di Moss", "Fiji")
    outlook = directory.meeting_documents.outlook(workshop)
    assert (outlook.count, outlook.changes, len(outlook.editions)) == (3, 1, 1)
    old = text_of(directory, workshop, MeetingDocument.EDITION, 1)
    assert "Version 1, Provisional" in old
    assert "Bo Sand" in old
    assert "Di Moss" not in old
    assert "Di Moss" in text_of(directory, workshop, MeetingDocument.CORRECTIONS)
    with pytest.raises(UnknownEditionError):
        text_of(directory, workshop, MeetingDocument.EDITION, 7)


def test_that_what_was_made_for_some_is_printed_for_no_others(
    directory: Directory, workshop: Uid
) -> None:
    directory.participant_lists.save(workshop, audience=Visibility.OFFICE)
    order = MeetingOrder(MeetingDocument.EDITION, workshop, number=1)
    assert directory.meeting_documents.prepare(order, Visibility.OFFICE).count == 2
    with pytest.raises(HiddenFactError):
        directory.meeting_documents.prepare(order, Visibility.ANYONE)


def test_that_labels_go_to_the_invited_who_may_get_something(
    directory: Directory, workshop: Uid
) -> None:
    invited = {one.name: one for one in directory.invitations.of(workshop)}
    for one in invited.values():
        if one.addressee:
            directory.addresses.add(one.addressee, Address(("1 Quay", "Suva", "Fiji")))
    lantern, silent = invited["Lantern Trust"], invited["Silent House"]
    assert lantern.uid
    assert silent.addressee
    directory.answers.mark(workshop, [lantern.uid], StatusChange(InvitationStatus.WITHDRAWN))
    directory.parts.add(silent.addressee, Refusal(reason="closed"))
    order = MeetingOrder(MeetingDocument.LABELS, workshop)
    prepared = directory.meeting_documents.prepare(order, Visibility.OFFICE)
    assert (prepared.count, [one.name for one in prepared.left_out]) == (1, ["Silent House"])


def test_that_contacts_and_phones_are_those_of_participants(
    directory: Directory, workshop: Uid
) -> None:
    for kind in (MeetingDocument.CONTACTS, MeetingDocument.PHONE_CARD):
        prepared = directory.meeting_documents.prepare(
            MeetingOrder(kind, workshop), Visibility.OFFICE
        )
        assert "Reed" in as_text(prepared.document)
        assert prepared.count == 1
    assert "Bo Sand" in text_of(directory, workshop, MeetingDocument.SIGN_IN)
