"""Corrections in the real window: a sheet is saved, its reply dropped, taken by keys, undone."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt

from stakeholders.app.directory_file import Directory
from stakeholders.desktop.corrections.corrections_feature import CorrectionsFeature
from stakeholders.desktop.widgets.line_list import LineList
from stakeholders.domain.record import PostLine
from tests.desktop.real_window import RealWindow

Key = Qt.Key


def directory_of(window: RealWindow) -> Directory:
    assert window.desktop.directory is not None
    return window.desktop.directory


def lines(window: RealWindow) -> list[str]:
    page = window.desktop.features.one(CorrectionsFeature).page
    model = page.findChildren(LineList)[0].model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(row.data(Qt.ItemDataRole.AccessibleTextRole) or row.data()) for row in rows]


def test_that_a_dropped_reply_is_taken_cell_by_cell(window: RealWindow, tmp_path: Path) -> None:
    directory = directory_of(window)
    body = directory.bodies.add("Aaa Reef Centre")
    anna = directory.people.add("Anna Lakewell", phone="+41 79 217 30 09")
    directory.positions.add(anna, PostLine("Adviser", body_uid=body))
    window.settle()
    window.look_for("aaa reef")
    window.key(Key.Key_Down)
    file = tmp_path / "reef.xlsx"
    window.ask.will_answer(file)
    window.window.actions_.run("corrections.make")
    window.settle()
    assert "1 sheet written." in window.told
    book = load_workbook(file)
    sheet = book["Contacts"]
    sheet.cell(3, 4).value, sheet.cell(3, 5).value = "+41 79 217 30 10", "anna@reef.example"
    sheet.append(["Cy Ray", "Registrar"])
    book.save(file)
    window.window.file_dropped.emit(str(file))
    window.settle()
    assert lines(window)[0] == "Anna Lakewell"
    window.key(Key.Key_A)
    window.key(Key.Key_R)
    window.key(Key.Key_A)
    assert [line.rpartition(", ")[2] for line in lines(window) if "," in line] == [
        "accepted", "rejected", "somebody new",
    ]  # fmt: skip
    window.key(Key.Key_K)
    assert "Kept 2 corrections." in window.told
    record = directory.search.record(anna)
    assert record.phones[0].normalised == "+41792173010"
    assert record.emails == ()
    assert lines(window) == []
    window.chord("Z")
    assert directory.search.record(anna).phones[0].normalised == "+41792173009"
