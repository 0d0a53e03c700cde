from stakeholders.app.meeting_documents import MeetingDocument, MeetingOutlook
from stakeholders.desktop.printing.meeting_subject import MeetingSubject
from stakeholders.domain.event import Event
from stakeholders.domain.ids import fixed_uid

UID = fixed_uid("event", "quays")


def subject(changes: int = 0) -> MeetingSubject:
    return MeetingSubject(MeetingOutlook(Event("Quays", UID), 2, (), changes, (), ()))


def test_that_a_file_is_called_after_the_meeting_and_the_document() -> None:
    assert subject().file_name("sign-in") == "Quays, The sign-in sheet"


def test_that_without_a_version_the_list_stands_first() -> None:
    assert [one.key for one in subject(3).options()][:2] == ["participants", "badges"]


def test_that_a_version_is_ordered_by_its_number() -> None:
    order = subject().order("edition:4")
    assert (order.kind, order.number, order.uid) == (MeetingDocument.EDITION, 4, UID)
    assert subject().order("labels", "l7160").sheet == "l7160"
