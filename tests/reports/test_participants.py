"""The list of participants and its corrections, as people read them."""

from dataclasses import replace

import pytest

from stakeholders.domain.corrections import ListedLine, corrections
from stakeholders.domain.visibility import Visibility
from stakeholders.reports.as_docx import as_docx
from stakeholders.reports.as_html import as_html
from stakeholders.reports.as_text import as_text
from stakeholders.reports.document import Document, Heading
from stakeholders.reports.framing import Framing
from stakeholders.reports.participants import (
    MeetingLines,
    participants_corrections,
    participants_list,
)
from tests.reports.people import DAY

FRAMING = Framing("List of participants", DAY, Visibility.PARTICIPANTS)
MEETING = MeetingLines("Workshop", "Bangkok, 2–4 October 2007", "INF/1", "Provisional")
ANA = ListedLine("1", "Member States", "Thailand", "Ms. Ana Example", ("Counsellor",))
LINES = (
    ANA,
    ListedLine("2", "Member States", "Viet Nam", "Mr. Ben Sample"),
    ListedLine("3", "Non-governmental organizations", "Quay Watch", "Ms. Cai Sample"),
)


def of(*lines: ListedLine) -> Document:
    return participants_list(lines, MEETING, FRAMING)


def test_that_sections_and_delegations_are_headings_in_their_order() -> None:
    headings = [(one.level, one.text) for one in of(*LINES).blocks if isinstance(one, Heading)]
    assert headings == [
        (1, "List of participants"),
        (2, "Member States"),
        (3, "Thailand"),
        (3, "Viet Nam"),
        (2, "Non-governmental organizations"),
        (3, "Quay Watch"),
    ]


def test_that_the_meeting_the_edition_and_the_count_stand_on_top() -> None:
    lines = as_text(of(*LINES)).splitlines()
    assert lines[2:8] == [
        "Workshop",
        "Bangkok, 2–4 October 2007",
        "INF/1",
        "Provisional",
        "3 participants",
        "For participants, 2026-04-15",
    ]


def test_that_nobody_is_said_to_be_on_an_empty_list() -> None:
    assert "There is nobody on it." in as_text(of())


def test_that_a_person_is_not_torn_apart_by_a_page() -> None:
    assert '<div class="whole">\n<p dir="auto"><strong>Ms. Ana Example</strong></p>' in as_html(
        of(ANA)
    )
    assert b"PK" in as_docx(of(ANA))[:4]


def test_that_corrections_tell_what_to_read_for_what() -> None:
    now = (replace(ANA, details=("Minister",)), LINES[1], replace(LINES[2], key="9", name="Dan"))
    text = as_text(participants_corrections(corrections(LINES, now), MEETING, FRAMING))
    assert "3 changes" in text
    parts = (
        "Additions",
        "Dan",
        "Corrections",
        "As it was",
        "Counsellor",
        "As it should read",
        "Minister",
        "Deletions",
        "Ms. Cai Sample",
    )
    places = [text.index(f"\n{part}\n") for part in parts]
    assert places == sorted(places)


@pytest.mark.parametrize("lines", [LINES, ()])
def test_that_no_change_is_said(lines: tuple[ListedLine, ...]) -> None:
    found = participants_corrections(corrections(lines, lines), MEETING, FRAMING)
    assert "Nothing has changed." in as_text(found)
