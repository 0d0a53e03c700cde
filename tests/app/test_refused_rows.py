import csv
import io
from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.importing_plan import Decision
from stakeholders.app.refused_rows import write_refused
from tests.formats.workbooks import rows_in, workbook_of


def test_that_refused_rows_can_be_mended_and_imported(directory: Directory, tmp_path: Path) -> None:
    file, mend = tmp_path / "people.csv", tmp_path / "mend.csv"
    file.write_text(
        'Name;E-mail;Diet\r\nAna Example;a@example.org;\r\n;;"none; really"\r\n', encoding="cp1252"
    )
    plan = directory.importing.plan(file)
    assert write_refused([plan], mend) == 1
    assert mend.stat().st_mode & 0o777 == 0o600
    header, row = csv.reader(io.StringIO(mend.read_text("utf-8-sig")), delimiter=";")
    assert header == ["Name", "E-mail", "Diet", "Refused because"]
    assert row[2] == "none; really"
    assert "names nobody" in row[3]
    again = directory.importing.plan(mend)
    assert again.count(Decision.REFUSED) == 1
    mend.write_text(mend.read_text("utf-8").replace("\n;", "\nBo Sample;"), "utf-8")
    mended = directory.importing.plan(mend)
    (item,) = mended.items
    assert item.record is not None
    assert [(one.name, one.value) for one in item.record.kept] == [("Diet", "none; really")]
    assert directory.importing.apply(mended) == 1


def test_that_a_second_round_tells_one_reason(directory: Directory, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,E-mail,Diet\r\n,,none\r\n", "utf-8")
    for number in (1, 2):
        target = tmp_path / f"mend{number}.csv"
        assert write_refused([directory.importing.plan(file)], target) == 1
        file = target
    header = file.read_text("utf-8-sig").splitlines()[0]
    assert header == "Name,E-mail,Diet,Refused because"


def test_that_rows_of_a_workbook_are_refused_into_one(directory: Directory, tmp_path: Path) -> None:
    file, mend = tmp_path / "people.xlsx", tmp_path / "mend.xlsx"
    file.write_bytes(workbook_of(("Name", "E-mail", "Diet"), (None, None, "none")))
    assert write_refused([directory.importing.plan(file)], mend) == 1
    rows = rows_in(mend.read_bytes(), "Contacts")
    assert rows[0] == ["Name", "E-mail", "Diet", "Refused because"]
    assert rows[1][2] == "none"


def test_that_nothing_is_written_where_nothing_is_refused(
    directory: Directory, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,E-mail\r\nAna Example,a@example.org\r\n", "utf-8")
    assert write_refused([directory.importing.plan(file)], tmp_path / "mend.csv") == 0
    assert not (tmp_path / "mend.csv").exists()


def test_that_two_people_in_a_cell_are_left_to_somebody(
    directory: Directory, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,E-mail\r\nMr Ay Sample / Ms Bee Quay,a@example.org\r\n", "utf-8")
    (item,) = directory.importing.plan(file).items
    assert item.decision is Decision.DOUBTFUL
    assert "two people" in item.problems[0].message


@pytest.mark.parametrize("name", ["people.xlsx", "people.ods", "people.xls"])
def test_that_a_damaged_workbook_is_no_bug(directory: Directory, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"PK\x03\x04 nothing")
    (item,) = directory.importing.plan(file).items
    assert item.decision is Decision.REFUSED
