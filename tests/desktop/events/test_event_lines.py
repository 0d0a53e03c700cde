import pytest
from PySide6.QtCore import QLocale

from stakeholders.desktop.events.event_lines import (
    invited_lines,
    next_deadline,
    when_and_where,
)
from stakeholders.desktop.widgets.chip import Tone
from stakeholders.domain.event import Event, EventDates
from stakeholders.domain.invitation import Invitation, InvitationState
from stakeholders.domain.partial_date import PartialDate

MAY, JUNE = PartialDate(2031, 5, 1), PartialDate(2031, 6, 2)
ISOLATES = str.maketrans("", "", "\u2068\u2069")


@pytest.fixture(autouse=True)
def english() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English))


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (EventDates(MAY, PartialDate(2031, 5, 3)), "1–3 May 2031"),
        (EventDates(MAY, JUNE), "1 May 2031 to 2 June 2031"),
        (EventDates(MAY, MAY), "1 May 2031"),
        (EventDates(PartialDate(2031), PartialDate(2032)), "2031 to 2032"),
        (EventDates(as_given="2-4 October"), "2-4 October"),
    ],
)
def test_that_days_of_one_month_are_said_once(dates: EventDates, said: str) -> None:
    told = when_and_where(Event("Workshop", dates=dates, city="Suva"))
    assert told.translate(ISOLATES) == f"{said} · Suva"


def test_that_a_gap_says_that_nobody_was_found_until_it_was_sent() -> None:
    gap = Invitation("", represents="Fiji", deadline=MAY)
    unsent, sent = invited_lines(
        ((gap, InvitationState.TO_SEND), (gap, InvitationState.SENT)),
    )
    assert (unsent.tone, unsent.about) == (
        Tone.BAD, "Nobody was found to write to · answer by 1 May 2031",
    )  # fmt: skip
    assert (sent.tone, sent.about) == (Tone.ACCENT, "answer by 1 May 2031")


def test_that_the_next_deadline_is_the_first_of_what_was_sent() -> None:
    late, soon = Invitation("A", deadline=JUNE), Invitation("B", deadline=MAY)
    assert next_deadline([(late, InvitationState.SENT), (soon, InvitationState.SENT)]) == MAY
    assert next_deadline([(late, InvitationState.SENT), (soon, InvitationState.COMING)]) == JUNE
    assert next_deadline([(late, InvitationState.TO_SEND)]) is None
