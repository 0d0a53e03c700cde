"""`corrections` from the command line: a sheet goes out, and comes back."""

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.running import Stakeholders


def test_that_a_sheet_goes_out_and_its_reply_is_taken(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    body = str(stakeholders("add", "body", "Reef Centre", "--json").json["records"][0]["uid"])
    anna = str(stakeholders("add", "person", "Anna Fox", "--json").json["records"][0]["uid"])
    stakeholders("set", anna, "position", "Adviser, Reef Centre", "--add")
    out = tmp_path / "reef.xlsx"
    said = stakeholders("corrections", "make", str(out), body)
    assert (said.code, "1 sheet written." in said.text) == (0, True)
    book = load_workbook(out)
    sheet = book["Contacts"]
    sheet.cell(3, 5).value = "anna@reef.example"
    sheet.append(["Cy Ray", "Registrar"])
    book.save(out)
    answer = stakeholders("corrections", "read", str(out), "--json").json
    assert [(one["number"], one["field"], one["after"]) for one in answer["changes"]] == [
        (1, "email", "anna@reef.example")
    ]
    assert [row["name"] for row in answer["new"]] == ["Cy Ray"]
    row = str(answer["new"][0]["row"])
    assert "Somebody new?" in stakeholders("corrections", "read", str(out)).text
    taken = stakeholders("corrections", "read", str(out), "--accept", "1", "--new", row)
    assert "2 corrections written." in taken.text
    assert "anna@reef.example" in stakeholders("show", anna).text
    again = stakeholders("corrections", "read", str(out), "--accept", "all", "--json").json
    assert (again["changes"], again["written"]) == ([], 0)
    assert stakeholders("corrections", "read", str(out), "--new", "x").code == 2
