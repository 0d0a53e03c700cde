from stakeholders.desktop.events.matrix_sheet import balance_line, cells_by_key, matrix_sheet
from stakeholders.domain.coverage import Balance, Cell, Coverage, CoverageRow, Suggestion, Why
from stakeholders.domain.delegation import Delegation
from stakeholders.domain.event import EventRole
from stakeholders.domain.ids import fixed_uid
from stakeholders.domain.invitation import InvitationState
from stakeholders.domain.participation import Participation

FIJI = Delegation("Fiji", uid=fixed_uid("event", "fiji"))
ROLES = (EventRole("head", "Head"), EventRole("adviser", "Adviser"), EventRole("expert", "Expert"))
CELLS = (
    Cell("head", (Participation("Ana"),)),
    Cell("adviser", (), Suggestion(fixed_uid("event", "bo"), "Bo", Why.LAST_TIME)),
    Cell("expert"),
)


def coverage(row: CoverageRow) -> Coverage:
    genders = (Balance("f", 1), Balance("m", 0), Balance("", 2), Balance("x", 0))
    return Coverage(ROLES, (row,), genders, (Balance("Asia-Pacific States", 3, 1),))


def test_that_gaps_stand_in_words_with_whom_one_could_ask() -> None:
    sheet = matrix_sheet(coverage(CoverageRow(FIJI, CELLS, 3, 2, InvitationState.SENT)))
    assert [column.title for column in sheet.columns[3:]] == ["Head", "Adviser", "Expert"]
    assert not any(column.is_written for column in sheet.columns)
    assert sheet.rows[0].cells == (
        "Fiji", "Sent", "3 / 2", "Ana", "missing: Bo, who came last time?", "missing",
    )  # fmt: skip
    assert sheet.rows[0].doubtful == {2, 4, 5}


def test_that_places_that_are_not_counted_are_no_gap() -> None:
    matrix = coverage(CoverageRow(FIJI, CELLS, 3, None))
    assert matrix_sheet(matrix).rows[0].cells[:3] == ("Fiji", "", "3")
    assert matrix_sheet(matrix).rows[0].doubtful == {4, 5}
    assert cells_by_key(matrix)[str(FIJI.uid), "expert"] == (matrix.rows[0], CELLS[2])


def test_that_an_event_without_wanted_roles_misses_nobody() -> None:
    assert matrix_sheet(Coverage((), (CoverageRow(FIJI, (), 0, None),), (), ())).rows == ()


def test_that_the_balance_names_women_men_and_regions() -> None:
    told = balance_line(coverage(CoverageRow(FIJI, CELLS, 3, 2)))
    told = told.translate({0x2068: None, 0x2069: None})
    assert told == "Woman: 1 · Man: 0 · Not said: 2 · Asia-Pacific States: 3 people come"
