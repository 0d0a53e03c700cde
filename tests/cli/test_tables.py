from pathlib import Path

from openpyxl import load_workbook

from tests.cli.running import Stakeholders
from tests.formats.workbooks import workbook_with


def test_that_columns_are_told_once_and_used_for_a_sheet(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    saved = stakeholders.json("columns", "save", "desk", "Wer=name", "Draht=phone:work")
    assert saved["columns"][1] == {"header": "Draht", "field": "phone:work"}
    assert stakeholders.json("columns", "list")["saved"] == ["desk"]
    assert "Wer=name" in stakeholders("columns", "show", "desk").text
    file, mend = tmp_path / "people.xlsx", tmp_path / "mend.xlsx"
    rows = [("Wer", "Draht"), ("Ana Example", "+41 22 917 90 00"), (None, None, "lost")]
    file.write_bytes(workbook_with({"Read me": [("Name", "E-mail")], "Liste": rows}))
    wished = ("--mapping", "desk", "--sheet", "Liste", "--refused", mend)
    answer = stakeholders.json("import", file, *wished, code=1)
    assert answer["files"][0]["new"] == 1
    assert load_workbook(mend)["Contacts"]["C2"].value == "lost"
    assert stakeholders("columns", "forget", "desk").code == 0
    assert stakeholders("columns", "show", "desk").code == 4
    assert stakeholders("columns", "save", "desk", "Wer=shoe").code == 2


def test_that_a_workbook_leaves_with_the_columns_that_were_asked_for(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    table = tmp_path / "people.csv"
    table.write_text("Name,Phone,E-mail\r\nAna Example,+41229179000,a@example.org\r\n", "utf-8")
    assert stakeholders("import", table).code == 0
    out = tmp_path / "out.xlsx"
    done = stakeholders("export", out, "--columns", "e-mail,name", "--find", "ana")
    assert done.code == 0
    book = load_workbook(out)
    assert [cell.value for cell in book["Contacts"][1]] == ["E-mail 1", "Name"]
    assert book["About"]["B1"].value == "ana"
    assert out.stat().st_mode & 0o777 == 0o600
    rows = stakeholders("export", "-", "--as", "csv", "--rows", "channel", "--separator", "tab")
    assert len(rows.text.splitlines()) == 3
    assert "\t" in rows.text.splitlines()[0]
    assert stakeholders("export", tmp_path / "out.ods").code == 4
    assert stakeholders("export", out, "--columns", "shoe").code == 4


def test_that_a_list_leaves_as_it_did_the_last_time_unless_told_otherwise(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    table = tmp_path / "people.csv"
    table.write_text("Name,Phone,E-mail\r\nAna Example,+41229179000,a@example.org\r\n", "utf-8")
    assert stakeholders("import", table).code == 0
    stakeholders.json("list", "make", "Press", stakeholders.uid("Ana Example"))

    def sent(*wished: str, out: str = "again.csv") -> tuple[str, str, str]:
        answer = stakeholders("--json", "export", tmp_path / out, "--list", "Press", *wished).json
        head = (tmp_path / out).read_bytes().decode("utf-8-sig").split("\r\n")[0]
        return answer["format"], answer["for"], head

    columns = ("--columns", "name,country")
    assert sent("--as", "csv-excel", "--for", "participants", *columns)[:2] == (
        "csv-excel",
        "participants",
    )
    assert sent() == ("csv-excel", "participants", "Name;Country")
    assert sent("--columns", "name") == ("csv-excel", "participants", "Name")
    assert sent("--for", "office") == ("csv-excel", "office", "Name")
    assert sent(out="press.vcf")[:2] == ("vcard", "office")
    assert sent("--as", "csv", "--for", "named", *columns)[1] == "named"
    assert sent()[:2] == ("csv", "office")
    assert sent("--as", "csv")[2] != "Name,Country"
