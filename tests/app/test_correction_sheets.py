"""Correction sheets and their replies: only what was changed is a change, whatever Excel did."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as WordDocument
from openpyxl import Workbook, load_workbook

from stakeholders.app.correction_replies import NoSheetError, Reply
from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownFormatError, UnreadableFileError, WrongKindError
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.correction import SheetColumn
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Verification
from stakeholders.domain.record import PostLine
from stakeholders.domain.visibility import Visibility

NAME, TITLE, PHONE, MOBILE, EMAIL, SINCE, KEY = range(7)


@pytest.fixture
def reef(directory: Directory) -> Uid:
    """Return a body with Anna, who has all, and Ben, who has a name."""
    body = directory.bodies.add("Reef Centre")
    directory.channels.add(
        body, ChannelType.PHONE, "+41 22 917 90 00", visibility=Visibility.ANYONE
    )
    anna = directory.people.add("Anna Fox")
    line = PostLine("Adviser", body_uid=body, from_=PartialDate(2024, 5, 1))
    directory.positions.add(anna, line)
    for kind, text in (
        (ChannelType.PHONE, "+41 79 217 30 09"),
        (ChannelType.EMAIL, "anna@reef.example"),
    ):
        directory.channels.add(anna, kind, text, visibility=Visibility.ANYONE)
    ben = directory.people.add("Ben Oz")
    directory.positions.add(ben, PostLine("Driver", body_uid=body))
    return body


def sent(directory: Directory, body: Uid, path: Path) -> Path:
    (written,) = directory.correction_sheets.write([directory.correction_sheets.of(body)], path)
    return written


def edited(path: Path, edit: Callable[[list[list[object]]], object]) -> Path:
    """Return a workbook after somebody worked in it: all cells as a list of rows."""
    sheet = load_workbook(path)["Contacts"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    edit(rows)
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def reply(
    directory: Directory, body: Uid, path: Path, edit: Callable[[list[list[object]]], object]
) -> Reply:
    file = edited(sent(directory, body, path / "reef.xlsx"), edit)
    return directory.correction_replies.read(file)


def row_of(rows: list[list[object]], name: str) -> list[object]:
    return next(row for row in rows if row[NAME] == name)


def test_that_a_sheet_holds_the_body_and_its_people_with_hidden_keys(
    directory: Directory, reef: Uid, tmp_path: Path
) -> None:
    path = sent(directory, reef, tmp_path / "reef.xlsx")
    sheet = load_workbook(path)["Contacts"]
    names = [row[0].value for row in sheet.iter_rows()]
    assert names == ["Name", "Reef Centre", "Anna Fox", "Ben Oz"]
    assert sheet.column_dimensions["G"].hidden
    assert directory.history.steps(limit=1)[0].sentence.startswith("Exported")


def test_that_what_nobody_changed_is_no_change(
    directory: Directory, reef: Uid, tmp_path: Path
) -> None:
    def mangle(rows: list[list[object]]) -> None:
        anna = row_of(rows, "Anna Fox")
        anna[MOBILE] = 41792173009
        anna[SINCE] = "01.05.2024"
        anna[EMAIL] = "ANNA@reef.example"
        rows[1:] = rows[:0:-1]
        row_of(rows, "Ben Oz")[TITLE] = None
        for row in rows:
            del row[PHONE]

    answer = reply(directory, reef, tmp_path, mangle)
    assert (answer.changes, answer.new, answer.gone) == ((), (), ())
    assert answer.body is not None
    assert answer.body.uid == reef


def test_that_accepted_cells_are_written_once_and_cited_to_the_reply(
    directory: Directory, reef: Uid, tmp_path: Path
) -> None:
    def correct(rows: list[list[object]]) -> None:
        anna = row_of(rows, "Anna Fox")
        anna[NAME], anna[TITLE] = "Anna Fox-Oz", "Senior Adviser"
        anna[MOBILE], anna[SINCE] = "+41 79 217 30 10", "2025-01-01"
        row_of(rows, "Ben Oz")[EMAIL] = "ben@reef.example"
        row_of(rows, "Reef Centre")[PHONE] = "+41 22 917 90 01"

    answer = reply(directory, reef, tmp_path, correct)
    told = {(one.name, one.column): (one.before, one.after) for one in answer.changes}
    assert told == {
        ("Anna Fox", SheetColumn.NAME): ("Anna Fox", "Anna Fox-Oz"),
        ("Anna Fox", SheetColumn.TITLE): ("Adviser", "Senior Adviser"),
        ("Anna Fox", SheetColumn.MOBILE): ("+41 79 217 30 09", "+41 79 217 30 10"),
        ("Anna Fox", SheetColumn.SINCE): ("2024-05-01", "2025-01-01"),
        ("Ben Oz", SheetColumn.EMAIL): ("", "ben@reef.example"),
        ("Reef Centre", SheetColumn.PHONE): ("+41 22 917 90 00", "+41 22 917 90 01"),
    }
    accepted = {one.key for one in answer.changes if one.column is not SheetColumn.SINCE}
    assert directory.correction_replies.write(answer, accepted, {}) == 5
    (found,) = directory.search.find("anna fox").rows[:1]
    anna = directory.search.record(found.uid)
    assert (anna.name, anna.posts[0].title) == ("Anna Fox-Oz", "Senior Adviser")
    assert anna.posts[0].from_ == PartialDate(2024, 5, 1)
    assert anna.phones[0].normalised == "+41792173010"
    cited = {(one.field, one.asserted, one.source.title) for one in directory.sources.of(found.uid)}
    assert ("mobile", "+41 79 217 30 10", "Reply of Reef Centre") in cited
    assert {one.method for one in anna.parts_of(Verification)} == {"Reply of Reef Centre"}
    assert directory.history.steps(limit=1)[0].sentence == "Took 5 corrections from a reply"
    directory.history.undo()
    assert directory.search.record(found.uid).name == "Anna Fox"
    assert directory.sources.all() == ()


def test_that_the_day_somebody_began_is_taken(
    directory: Directory, reef: Uid, tmp_path: Path
) -> None:
    def correct(rows: list[list[object]]) -> None:
        row_of(rows, "Ben Oz")[SINCE] = "01.02.2025"

    answer = reply(directory, reef, tmp_path, correct)
    directory.correction_replies.write(answer, {one.key for one in answer.changes}, {})
    ben = next(one for one in directory.correction_sheets.staff(reef) if one.name == "Ben Oz")
    assert ben.posts[0].from_ == PartialDate(2025, 2, 1)


def test_that_a_row_without_a_key_is_a_question(
    directory: Directory, reef: Uid, tmp_path: Path
) -> None:
    def add(rows: list[list[object]]) -> None:
        rows.append(["Cy Ray", "Registrar", None, "079 217 30 19", "cy@reef.example", None, None])
        rows.append(["Fox, Anna", None, None, None, "fox@reef.example", None, None])

    answer = reply(directory, reef, tmp_path, add)
    assert answer.changes == ()
    fresh, known = answer.new
    assert (fresh.name, fresh.candidates) == ("Cy Ray", ())
    assert [name for _, name in known.candidates] == ["Anna Fox"]
    assert directory.correction_replies.write(answer, (), {}) == 0
    anna = known.candidates[0][0]
    change = {fresh.number: None, known.number: anna}
    assert directory.correction_replies.write(answer, (), change) >= 2
    names = {one.name for one in directory.correction_sheets.staff(reef)}
    assert "Cy Ray" in names
    assert "fox@reef.example" in {c.normalised for c in directory.search.record(anna).emails}
    directory.history.undo()
    assert "Cy Ray" not in {one.name for one in directory.correction_sheets.staff(reef)}


def test_that_a_sheet_without_its_keys_asks_of_everybody(
    directory: Directory, reef: Uid, tmp_path: Path
) -> None:
    def lose(rows: list[list[object]]) -> None:
        for row in rows:
            del row[KEY]

    answer = reply(directory, reef, tmp_path, lose)
    assert {row.name for row in answer.new} == {"Reef Centre", "Anna Fox", "Ben Oz"}
    assert not directory.correction_replies.is_reply(tmp_path / "reef.xlsx")


def test_that_who_is_gone_meanwhile_is_said(
    directory: Directory, reef: Uid, tmp_path: Path
) -> None:
    file = sent(directory, reef, tmp_path / "reef.xlsx")
    ben = directory.correction_sheets.staff(reef)[2]
    assert ben.uid
    directory.contacts.delete(ben.uid)
    assert directory.correction_replies.read(file).gone == ("Ben Oz",)


def test_that_a_sheet_for_word_comes_back_as_well(
    directory: Directory, reef: Uid, tmp_path: Path
) -> None:
    path = sent(directory, reef, tmp_path / "reef.docx")
    assert directory.correction_replies.is_reply(path)
    assert directory.correction_replies.read(path).changes == ()
    word = WordDocument(str(path))
    cells = next(row.cells for row in word.tables[0].rows if row.cells[0].text == "Anna Fox")
    cells[MOBILE].text = "+41 79 217 30 11"
    word.save(str(path))
    (change,) = directory.correction_replies.read(path).changes
    assert (change.column, change.after) == (SheetColumn.MOBILE, "+41 79 217 30 11")


def test_that_several_bodies_get_a_file_each_and_hidden_facts_stay_here(
    directory: Directory, reef: Uid, tmp_path: Path
) -> None:
    other = directory.bodies.add("Quay Office")
    secret = directory.people.add("Zed Kay", phone="+41 79 217 30 12")
    directory.positions.add(secret, PostLine("Guard", body_uid=other))
    sheets = [directory.correction_sheets.of(uid) for uid in (reef, other)]
    assert [one.fact for one in sheets[1].left_out] == ["phone"]
    paths = directory.correction_sheets.write(sheets, tmp_path / "out")
    assert {path.name for path in paths} == {"Reef Centre.xlsx", "Quay Office.xlsx"}
    for path in paths:
        book = load_workbook(io.BytesIO(path.read_bytes()))
        assert "217 30 12" not in str([[c.value for c in r] for r in book["Contacts"].iter_rows()])
    with pytest.raises(WrongKindError):
        directory.correction_sheets.of(secret)
    with pytest.raises(UnknownFormatError):
        directory.correction_sheets.write(sheets[:1], tmp_path / "reef.pdf")


def test_that_what_is_no_sheet_is_refused(directory: Directory, tmp_path: Path) -> None:
    book = Workbook()
    book.save(tmp_path / "other.xlsx")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04no")
    replies = directory.correction_replies
    assert not replies.is_reply(tmp_path / "other.xlsx")
    assert not replies.is_reply(tmp_path / "broken.docx")
    with pytest.raises(NoSheetError):
        replies.read(tmp_path / "other.xlsx")
    with pytest.raises(UnreadableFileError):
        replies.read(tmp_path / "broken.docx")
