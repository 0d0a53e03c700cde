import pytest
from PySide6.QtCore import QLocale

from stakeholders.desktop.events.event_lines import (
    invited_lines,
    missing_lines,
    next_deadline,
    participant_lines,
    when_and_where,
)
from stakeholders.desktop.widgets.chip import Tone
from stakeholders.desktop.widgets.line_list import Line
from stakeholders.domain.coverage import Cell, Coverage, CoverageRow
from stakeholders.domain.delegation import Credentials, Delegation
from stakeholders.domain.event import Event, EventDates, EventRole
from stakeholders.domain.ids import fixed_uid
from stakeholders.domain.invitation import Invitation, InvitationState
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.participation import Participation, Registration

HEAD = EventRole("head", "Head", is_wanted=True)
FIJI = Delegation("Fiji", credentials=Credentials.RECEIVED, uid=fixed_uid("event", "fiji"))
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


def test_that_participants_stand_below_their_delegation() -> None:
    gone = fixed_uid("event", "new")
    people = (
        Participation("Observer", uid=fixed_uid("event", "o"), registration=Registration.CANCELLED),
        Participation("Old", uid=fixed_uid("event", "old"), delegation=FIJI.uid, replaced_by=gone),
        Participation("", uid=gone, delegation=FIJI.uid, credentials=Credentials.COPY),
    )
    rows = participant_lines(Event("Workshop"), (FIJI,), people)
    told = [row if isinstance(row, str) else (row.title, row.about, row.end) for row in rows]
    assert told == [
        "Fiji (1), credentials: Received",
        ("Old", "", "replaced by Not known yet"),
        ("Not known yet", "credentials: Copy received", ""),
        "Without a delegation (0)",
        ("Observer", "", "does not come"),
    ]


def test_that_the_places_of_a_delegation_are_told() -> None:
    row = CoverageRow(FIJI, (Cell("head", (Participation("Ana"),)),), 1, 3)
    heading, line = missing_lines(Coverage((HEAD,), (row,), (), ()))
    assert heading == "Fiji · 1 of 3 places taken"
    assert isinstance(line, Line)
    assert (line.title, line.about, line.end) == ("Head", "Ana", "")
