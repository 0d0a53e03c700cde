"""Lists for people, from the command line: to be printed, read, or sent."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from tests.cli.running import Stakeholders

ROOT = Path(__file__).parents[2]
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
