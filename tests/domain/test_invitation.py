import datetime
from dataclasses import replace

import pytest

from stakeholders.domain.invitation import (
    Invitation,
    InvitationState,
    InvitationStatus,
    Reminder,
)
from stakeholders.domain.partial_date import PartialDate

State, Status = InvitationState, InvitationStatus
DAY = datetime.date(2007, 9, 3)
SENT = Invitation("Mission", status=Status.SENT, deadline=PartialDate(2007, 9, 1))


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (Status.DRAFT, State.TO_SEND),
        (Status.READY, State.TO_SEND),
        (Status.BOUNCED, State.TO_SEND),
        (Status.SENT, State.SENT),
        (Status.DELIVERED, State.SENT),
        (Status.ACKNOWLEDGED, State.SENT),
        (Status.NOMINATED, State.COMING),
        (Status.ACCEPTED, State.COMING),
        (Status.DECLINED, State.NOT_COMING),
        (Status.APOLOGIES, State.NOT_COMING),
        (Status.WITHDRAWN, State.NOT_COMING),
        (Status.NO_REPLY, State.NO_ANSWER),
    ],
)
def test_that_every_status_has_one_of_five_plain_words(
    status: InvitationStatus, state: InvitationState
) -> None:
    assert Invitation("Mission", status=status).state(DAY) is state


def test_that_what_is_not_answered_in_time_has_no_answer() -> None:
    assert SENT.is_overdue(DAY)
    assert SENT.state(DAY) is State.NO_ANSWER


@pytest.mark.parametrize(
    ("deadline", "overdue"),
    [
        (PartialDate(2007, 9, 3), False),
        (PartialDate(2007, 9, 2), True),
        (PartialDate(2007, 9), False),
        (None, False),
    ],
)
def test_that_it_is_overdue_from_the_day_after_the_deadline(
    deadline: PartialDate | None, overdue: bool
) -> None:
    assert replace(SENT, deadline=deadline).is_overdue(DAY) is overdue


def test_that_an_answer_is_never_overdue() -> None:
    assert not replace(SENT, status=Status.DECLINED).is_overdue(DAY)


def test_that_a_reminder_gives_more_time() -> None:
    longer = replace(SENT, reminders=(Reminder(deadline=PartialDate(2007, 9, 10)), Reminder()))
    assert longer.last_deadline == PartialDate(2007, 9, 10)
    assert longer.state(DAY) is State.SENT


def test_that_an_invitation_without_an_addressee_is_a_gap() -> None:
    assert Invitation("", represents="Fiji").is_gap
    assert not SENT.is_gap
