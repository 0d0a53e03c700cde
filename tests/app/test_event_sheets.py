import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import TakenNameError
from stakeholders.domain.event import ColumnType, EventBodyRole, EventColumn, EventStatus
from stakeholders.domain.ids import Uid
from stakeholders.domain.participation import Attendance, Nomination, Registration
from stakeholders.domain.sheet import CellChange, CellEdit, Sheet, SheetKind, block_from_text
from stakeholders.domain.visibility import Visibility


@pytest.fixture
def event(dated: Directory) -> Uid:
    """Hold a workshop of three days with a column for hotels, to which Fiji sends two."""
    dated.people.add("Ms. Ana Example", "Director, River Bureau")
    uid = dated.events.make("Workshop", {"dates": "2-4 oct 2026", "city": "Bangkok"})
    dated.event_words.put(uid, EventColumn("Hotel", ColumnType.CHOICE, ("River", "Lake")))
    dated.event_words.put(uid, EventColumn("Visa", ColumnType.YES_NO))
    dated.delegations.add(uid, "Fiji")
    dated.participations.add(uid, "Mr. Jo Reef", "Fiji", {"role": "head"})
    dated.participations.add(uid, "Ms. Di Moss", "Fiji")
    return uid


def table(directory: Directory, event: Uid, kind: SheetKind) -> list[dict[str, str]]:
    """Return the rows of a sheet without the empty one at its end, by the titles of columns."""
    sheet = directory.event_sheets.of(event, kind)
    titles = [one.title for one in sheet.columns]
    return [dict(zip(titles, row.cells, strict=True)) for row in sheet.rows if not row.is_new]


def at(sheet: Sheet, row: int, title: str) -> tuple[int, int]:
    return row, [one.title for one in sheet.columns].index(title)


def paste(
    directory: Directory, event: Uid, kind: SheetKind, place: tuple[int, str], text: str
) -> tuple[CellChange, ...]:
    sheet = directory.event_sheets.of(event, kind)
    edits = sheet.pasted([at(sheet, *place)], block_from_text(text))
    assert directory.event_sheets.tried(event, kind, edits) is not None
    return directory.event_sheets.write(event, kind, edits)


def put(
    directory: Directory, event: Uid, kind: SheetKind, place: tuple[int, str], text: str
) -> tuple[CellChange, ...]:
    sheet = directory.event_sheets.of(event, kind)
    return directory.event_sheets.write(event, kind, sheet.filled([at(sheet, *place)], text))


def test_that_participants_stand_in_one_table_with_days_and_own_columns(
    dated: Directory, event: Uid
) -> None:
    rows = table(dated, event, SheetKind.PARTICIPANTS)
    assert [row["Name"] for row in rows] == ["Jo Reef", "Di Moss"]
    assert rows[0]["Role"] == "Head of delegation"
    assert rows[0]["Delegation"] == "Fiji"
    assert {"2026-10-02", "2026-10-03", "2026-10-04", "Hotel", "Visa"} <= rows[0].keys()


def test_that_a_block_is_pasted_as_one_step_and_taken_back_by_one(
    dated: Directory, event: Uid
) -> None:
    text = "Nominated\tReceived\tregistered\nConfirmed\t\tarrived\n"
    paste(dated, event, SheetKind.PARTICIPANTS, (0, "Nomination"), text)
    first, second = dated.participations.of(event)
    assert (first.nomination, first.credentials.value, first.registration) == (
        Nomination.NOMINATED, "received", Registration.REGISTERED,
    )  # fmt: skip
    assert first.registered_on is not None
    assert (second.nomination, second.registration) == (
        Nomination.CONFIRMED,
        Registration.ARRIVED,
    )
    dated.history.undo()
    assert {one.nomination for one in dated.participations.of(event)} == {Nomination.NONE}


def test_that_days_and_own_columns_are_written_like_every_other_cell(
    dated: Directory, event: Uid
) -> None:
    text = "yes\tonline\tno\t river\ty\nn"
    paste(dated, event, SheetKind.PARTICIPANTS, (0, "2026-10-02"), text)
    first, second = dated.participations.of(event)
    assert [one.state for one in first.attendance] == [
        Attendance.PRESENT, Attendance.ONLINE, Attendance.ABSENT,
    ]  # fmt: skip
    assert first.values == (("Hotel", "River"), ("Visa", "yes"))
    assert [one.state for one in second.attendance] == [Attendance.ABSENT]
    paste(dated, event, SheetKind.PARTICIPANTS, (0, "2026-10-03"), "\t\t\tno")
    first, _ = dated.participations.of(event)
    assert [one.state for one in first.attendance] == [Attendance.PRESENT]
    assert first.values == (("Visa", "no"),)


def test_that_what_does_not_fit_a_state_is_told_and_the_rest_is_written(
    dated: Directory, event: Uid
) -> None:
    sheet = dated.event_sheets.of(event, SheetKind.PARTICIPANTS)
    edits = sheet.pasted([at(sheet, 0, "Nomination")], (("soon",), ("Nominated",)))
    told = dated.event_sheets.tried(event, SheetKind.PARTICIPANTS, edits)
    assert [one.name for one in told] == ["Jo Reef", "Di Moss"]
    assert [bool(one.problem) for one in told] == [True, False]
    assert {one.nomination for one in dated.participations.of(event)} == {Nomination.NONE}
    dated.event_sheets.write(event, SheetKind.PARTICIPANTS, edits)
    states = [one.nomination for one in dated.participations.of(event)]
    assert states == [Nomination.NONE, Nomination.NOMINATED]


def test_that_a_value_that_does_not_fit_an_own_column_is_kept_and_wants_a_look(
    dated: Directory, event: Uid
) -> None:
    paste(dated, event, SheetKind.PARTICIPANTS, (0, "Hotel"), "Hill")
    sheet = dated.event_sheets.of(event, SheetKind.PARTICIPANTS)
    assert sheet.rows[0].cells[at(sheet, 0, "Hotel")[1]] == "Hill"
    assert sheet.rows[0].doubtful == {at(sheet, 0, "Hotel")[1]}


def test_that_rows_pasted_below_the_last_are_new_participants(dated: Directory, event: Uid) -> None:
    text = "Ana Example\tFiji\trepresentative\nMr. Al Palm\tNowhere\n\tFiji\tadviser"
    changes = paste(dated, event, SheetKind.PARTICIPANTS, (2, "Name"), text)
    assert [one.after for one in changes if one.problem] == ["Nowhere"]
    people = dated.participations.of(event)
    assert [one.name for one in people] == ["Jo Reef", "Di Moss", "Ana Example", "Al Palm", ""]
    ana = next(one for one in people if one.name == "Ana Example")
    assert (ana.title, ana.body, ana.role, ana.honorific) == (
        "Director", "River Bureau", "representative", "Ms.",
    )  # fmt: skip
    assert ana.person is not None
    dated.history.undo()
    assert len(dated.participations.of(event)) == 2


def test_that_a_nominee_not_known_yet_becomes_who_is_typed_and_keeps_the_seat(
    dated: Directory, event: Uid
) -> None:
    dated.participations.add(event, "", "Fiji", {"role": "adviser"})
    assert table(dated, event, SheetKind.PARTICIPANTS)[2]["Name"] == "Not known yet"
    put(dated, event, SheetKind.PARTICIPANTS, (2, "Name"), "Ana Example")
    ana = dated.participations.of(event)[2]
    assert (ana.name, ana.role, ana.title, ana.person is None) == (
        "Ana Example", "adviser", "Director", False,
    )  # fmt: skip
    put(dated, event, SheetKind.PARTICIPANTS, (2, "Name"), "Ana A. Example")
    again = dated.participations.of(event)[2]
    assert (again.name, again.person) == ("Ana A. Example", ana.person)


def test_that_who_was_replaced_stays_in_the_table_and_is_over(dated: Directory, event: Uid) -> None:
    first = dated.participations.of(event)[0].uid
    assert first is not None
    dated.participations.substitute(event, first, "Mr. Al Palm")
    sheet = dated.event_sheets.of(event, SheetKind.PARTICIPANTS)
    assert [row.is_over for row in sheet.rows] == [True, False, False, False]
    assert table(dated, event, SheetKind.PARTICIPANTS)[0]["Replaced by"] == "Al Palm"


def test_that_participants_are_removed_as_one_step(dated: Directory, event: Uid) -> None:
    keys = [row.key for row in dated.event_sheets.of(event, SheetKind.PARTICIPANTS).rows]
    assert dated.event_sheets.remove(event, SheetKind.PARTICIPANTS, keys) == 2
    assert dated.participations.of(event) == ()
    dated.history.undo()
    assert len(dated.participations.of(event)) == 2


def test_that_a_delegation_can_be_left_and_the_days_are_unknown_without_dates(
    dated: Directory, event: Uid
) -> None:
    put(dated, event, SheetKind.PARTICIPANTS, (1, "Delegation"), "")
    assert table(dated, event, SheetKind.PARTICIPANTS)[1]["Delegation"] == ""
    dated.events.set(event, "dates", "October 2026")
    assert "2026-10-02" not in table(dated, event, SheetKind.PARTICIPANTS)[0]


def test_that_delegations_tell_their_head_and_how_many_of_their_places_are_taken(
    dated: Directory, event: Uid
) -> None:
    put(dated, event, SheetKind.DELEGATIONS, (0, "Places"), "1")
    sheet = dated.event_sheets.of(event, SheetKind.DELEGATIONS)
    (fiji,) = table(dated, event, SheetKind.DELEGATIONS)
    assert (fiji["Head"], fiji["Coming"], fiji["Category"]) == ("Jo Reef", "2 / 1", "Member State")
    assert sheet.rows[0].doubtful == {at(sheet, 0, "Coming")[1]}
    put(dated, event, SheetKind.DELEGATIONS, (0, "Credentials"), "Received")
    assert dated.delegations.of(event)[0].credentials.value == "received"


def test_that_states_and_bodies_pasted_below_are_new_delegations(
    dated: Directory, event: Uid
) -> None:
    text = "Burma\t\t\t3\nRiver Bureau\nKorea\nFiji"
    changes = paste(dated, event, SheetKind.DELEGATIONS, (1, "Delegation"), text)
    assert [one.after for one in changes if one.problem] == ["Korea", "Fiji"]
    _, burma, bureau = dated.delegations.of(event)
    assert (burma.country, burma.category, burma.quota) == ("MM", "member_state", 3)
    assert bureau.represents is not None
    put(dated, event, SheetKind.DELEGATIONS, (1, "Delegation"), "Myanmar")
    assert dated.delegations.of(event)[1].name == "Myanmar"
    keys = [str(bureau.uid)]
    assert dated.event_sheets.remove(event, SheetKind.DELEGATIONS, keys) == 1
    assert len(dated.delegations.of(event)) == 2


def test_that_roles_categories_and_sections_are_rows_of_their_sheets(
    dated: Directory, event: Uid
) -> None:
    roles = [row["Role"] for row in table(dated, event, SheetKind.ROLES)]
    place = roles.index("Adviser")
    put(dated, event, SheetKind.ROLES, (place, "Wanted from each"), "yes")
    put(dated, event, SheetKind.ROLES, (place, "Order"), "")
    put(dated, event, SheetKind.ROLES, (place, "Places in each"), "2")
    changed = dated.events.read(event).role("adviser")
    assert changed is not None
    assert (changed.is_wanted, changed.weight, changed.quota) == (True, 0, 2)
    put(dated, event, SheetKind.CATEGORIES, (0, "Section of the list"), "Secretariat")
    assert dated.events.read(event).categories[0].section == "secretariat"
    put(dated, event, SheetKind.SECTIONS, (0, "Not printed"), "yes")
    assert dated.events.read(event).sections[0].is_hidden


def test_that_own_columns_are_made_renamed_and_removed_as_rows(
    dated: Directory, event: Uid
) -> None:
    text = "Diet\tText\thalal; vegetarian\nDaily allowance\tAmount\t\tUSD\tThe office"
    paste(dated, event, SheetKind.COLUMNS, (2, "Column"), text)
    hotel, _, diet, money = dated.events.read(event).columns
    assert (diet.type, diet.choices) == (ColumnType.CHOICE, ("halal", "vegetarian"))
    assert (diet.visibility, money.type, money.currency, money.visibility) == (
        Visibility.NAMED, ColumnType.AMOUNT, "USD", Visibility.OFFICE,
    )  # fmt: skip
    paste(dated, event, SheetKind.PARTICIPANTS, (0, "Hotel"), "River")
    put(dated, event, SheetKind.COLUMNS, (0, "Column"), "Where they stay")
    assert dated.participations.of(event)[0].value("Where they stay") == "River"
    refused = put(dated, event, SheetKind.COLUMNS, (0, "What stands in it"), "poem")
    refused += put(dated, event, SheetKind.COLUMNS, (0, "Who may see it"), "nobody")
    refused += put(dated, event, SheetKind.COLUMNS, (0, "Column"), "")
    assert all(one.problem for one in refused)
    with pytest.raises(TakenNameError):
        put(dated, event, SheetKind.COLUMNS, (0, "Column"), "Visa")
    dated.event_sheets.remove(event, SheetKind.COLUMNS, [str(hotel.uid)])
    assert "Where they stay" not in table(dated, event, SheetKind.PARTICIPANTS)[0]


def test_that_everything_of_an_event_is_written_in_its_own_sheet(
    dated: Directory, event: Uid
) -> None:
    rows = [row["What"] for row in table(dated, event, SheetKind.ABOUT)]
    text = {
        "Series": "Workshop on rivers",
        "Which of the series": "13th",
        "Dates": "October 2027",
        "Languages": "French, Arabic",
        "Expected": "some 150",
        "Status": "Confirmed",
        "Order of addressees": "Foreign ministry, Focal point",
        "Who may see it": "Anyone",
        "Host": "Thailand",
        "Organiser": "UNODC; Friends of Rivers",
        "Venue": "UNODC",
    }
    edits = [
        CellEdit(dated.event_sheets.of(event, SheetKind.ABOUT).rows[rows.index(what)].key,
                 "value", value)
        for what, value in text.items()
    ]  # fmt: skip
    done = dated.event_sheets.write(event, SheetKind.ABOUT, edits)
    assert [one.problem for one in done if one.problem] == []
    meeting = dated.events.read(event)
    assert (meeting.ordinal, str(meeting.dates.start), meeting.expected) == (13, "2027-10", 150)
    assert (meeting.languages, meeting.status) == (("fr", "ar"), EventStatus.CONFIRMED)
    assert [body.name for body in meeting.bodies_as(EventBodyRole.ORGANISER)] == [
        "UNODC", "Friends of Rivers",
    ]  # fmt: skip
    assert meeting.bodies_as(EventBodyRole.VENUE)[0].name == "UNODC"
    shown = {row["What"]: row["What is known"] for row in table(dated, event, SheetKind.ABOUT)}
    again = [
        CellEdit(row.key, "value", row.cells[1])
        for row in dated.event_sheets.of(event, SheetKind.ABOUT).rows
    ]
    assert shown["Order of addressees"] == "Foreign ministry, Focal point"
    assert dated.event_sheets.tried(event, SheetKind.ABOUT, again) == ()
    dated.events.set_many(event, {one.row: one.text for one in again if one.text})
    assert dated.events.read(event) == meeting
    dated.history.undo()
    assert dated.events.read(event).city == "Bangkok"


def test_that_a_value_that_is_none_is_told_and_the_event_has_all_its_rows(
    dated: Directory, event: Uid
) -> None:
    edits = [CellEdit("times", "value", "at noon or so"), CellEdit("nothing", "value", "x")]
    (refused,) = dated.event_sheets.write(event, SheetKind.ABOUT, edits)
    assert (refused.name, bool(refused.problem)) == ("Times", True)
    assert dated.event_sheets.remove(event, SheetKind.ABOUT, ["title"]) == 0
