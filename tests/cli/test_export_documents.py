"""Lists for people, from the command line: to be printed, read, or sent."""

import io
import os
import subprocess
import sys
from pathlib import Path

import docx
import pypdf
import pytest

from tests.cli.running import Stakeholders

ROOT = Path(__file__).parents[2]
UID = "019a0000-0000-7000-8000-000000000000"
START = (sys.executable, "-W", "error", "-m", "stakeholders")


@pytest.fixture
def anna(stakeholders: Stakeholders) -> str:
    """Add a person, and return her name."""
    phone, email = "+41 79 000 01 42", "anna.berg@ohchr.example"
    stakeholders("add", "person", "Anna Berg", "--phone", phone, "--email", email)
    return "Anna Berg"


def test_that_a_list_is_written_as_its_name_says(
    stakeholders: Stakeholders, anna: str, tmp_path: Path
) -> None:
    for name, begins in (("a.html", "<!DOCTYPE html>"), ("a.txt", "berg\n====\n")):
        answer = stakeholders("--json", "export", tmp_path / name, "--find", "berg")
        assert (answer.json["exported"], answer.json["format"]) == (1, name[2:])
        text = (tmp_path / name).read_text("utf-8")
        assert text.startswith(begins)
        assert "+41 79 000 01 42" in text


def test_that_a_list_is_written_for_word(
    stakeholders: Stakeholders, anna: str, tmp_path: Path
) -> None:
    answer = stakeholders("--json", "export", tmp_path / "a.docx", "--find", "berg")
    assert answer.json["format"] == "docx"
    table = docx.Document(str(tmp_path / "a.docx")).tables[0]
    assert table.cell(1, 0).text == anna
    printed = stakeholders("export", "-", "--as", "docx", "--find", "berg")
    assert docx.Document(io.BytesIO(printed.out)).tables[0].cell(1, 0).text == anna


def test_that_a_card_is_written_as_its_name_says(
    stakeholders: Stakeholders, anna: str, tmp_path: Path
) -> None:
    uid = stakeholders("--json", "find", "berg").json["records"][0]["uid"]
    answer = stakeholders("export", "-", "--as", "txt", "--document", "card", "--uid", uid)
    assert answer.text.startswith(f"{anna}\n=====")
    file = tmp_path / "a.docx"
    stakeholders("export", file, "--document", "card", "--uid", uid)
    assert docx.Document(str(file)).paragraphs[0].text == anna


def test_that_labels_are_printed_on_the_sheet_that_was_told(
    stakeholders: Stakeholders, anna: str, tmp_path: Path
) -> None:
    uid = stakeholders("--json", "find", "berg").json["records"][0]["uid"]
    stakeholders("set", uid, "address", "12 Lagoon Road", "--add")
    labels = ("--document", "labels", "--find", "berg")
    answer = stakeholders("--json", "export", tmp_path / "a.html", *labels, "--sheet", "l7163")
    assert answer.json["exported"] == 1
    assert "12 Lagoon Road" in (tmp_path / "a.html").read_text("utf-8")
    wrong = stakeholders("export", tmp_path / "b.html", *labels, "--sheet", "l1")
    assert wrong.code == 4
    assert "l7160" in wrong.said


@pytest.mark.parametrize(
    "arguments",
    [
        ("a.txt", "--document", "card"),
        ("a.txt", "--uid", UID),
        ("a.txt", "--document", "card", "--uid", UID, "--find", "berg"),
    ],
)
def test_that_a_card_needs_to_be_told_whose(
    stakeholders: Stakeholders, arguments: tuple[str, ...]
) -> None:
    assert stakeholders("export", *arguments).code == 2


def test_that_a_card_in_a_format_for_programs_is_refused(
    stakeholders: Stakeholders, anna: str, tmp_path: Path
) -> None:
    uid = stakeholders("--json", "find", "berg").json["records"][0]["uid"]
    answer = stakeholders("export", tmp_path / "a.vcf", "--document", "card", "--uid", uid)
    assert answer.code == 4
    assert not (tmp_path / "a.vcf").exists()


def test_that_what_an_audience_may_not_see_is_not_in_it_and_is_told(
    stakeholders: Stakeholders, anna: str, tmp_path: Path
) -> None:
    answer = stakeholders("export", tmp_path / "a.txt", "--for", "anyone")
    assert answer.code == 1
    text = (tmp_path / "a.txt").read_text("utf-8")
    assert anna in text
    assert "+41" not in text
    assert "Left out of Anna Berg: phone (not for anyone)." in answer.said


def test_that_columns_are_chosen_and_unknown_ones_named(
    stakeholders: Stakeholders, anna: str
) -> None:
    answer = stakeholders("export", "-", "--as", "txt", "--columns", "name,phone")
    assert "Phone: +41 79 000 01 42" in answer.text
    assert "E-mail" not in answer.text
    wrong = stakeholders("export", "-", "--as", "txt", "--columns", "colour")
    assert (wrong.code, wrong.text) == (4, "")
    assert "colour" in wrong.said


def test_that_a_pdf_is_made_without_a_screen(tmp_path: Path) -> None:
    file = tmp_path / "a.stakeholders"
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    without = {name: value for name, value in os.environ.items() if name not in screens}
    environment = {**without, "PYTHONPATH": str(ROOT / "src")}

    def started(*arguments: str | Path) -> bytes:
        command = [*START, "-d", str(file), *(str(argument) for argument in arguments)]
        answer = subprocess.run(command, capture_output=True, check=True, env=environment)
        assert answer.stderr.count(b"\n") <= 1
        return answer.stdout

    started("new")
    started("add", "person", "محمد المثالي", "--phone", "+41 79 000 01 42")
    pdf = started("export", "-", "--as", "pdf")
    (page,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert "+41 79 000 01 42" in page.extract_text()
