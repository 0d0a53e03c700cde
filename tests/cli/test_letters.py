"""Letters from the command line."""

import email
import zipfile
from email.policy import default
from pathlib import Path

import docx
import pytest

from tests.cli.running import Stakeholders


@pytest.fixture
def anna(stakeholders: Stakeholders) -> str:
    """Add a person, and return her name."""
    stakeholders("add", "person", "Ms. Anna Berg", "--email", "anna.berg@quay.example")
    return "Anna Berg"


def test_that_a_letter_of_ones_own_is_filled_for_each(
    stakeholders: Stakeholders, anna: str, tmp_path: Path
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("{salutation}\n\nCome to {event}.\n{colour}", "utf-8")
    stakeholders("event", "make", "Workshop", "--dates", "2-4 October 2026")
    command = ("letters", tmp_path / "a.docx", "--template", text, "--event", "Workshop")
    answer = stakeholders("--json", *command, "--find", "berg")
    assert answer.json["letters"] == 1
    assert "copy_format.field" in answer.codes
    paragraphs = [one.text for one in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert paragraphs[:2] == ["Dear Ms. Berg,", "Come to Workshop."]


def test_that_drafts_and_calendar_files_are_one_each(
    stakeholders: Stakeholders, anna: str, tmp_path: Path
) -> None:
    stakeholders("event", "make", "Workshop", "--dates", "2-4 October 2026")
    for kind in ("eml", "ics"):
        out = tmp_path / f"{kind}.zip"
        command = ("letters", out, "--as", kind, "--event", "Workshop", "--find", "berg")
        assert stakeholders(*command).code == 0
        with zipfile.ZipFile(out) as packed:
            assert packed.namelist() == [f"Anna Berg.{kind}"]


def test_that_an_unknown_text_is_refused_with_those_there_are(
    stakeholders: Stakeholders, anna: str, tmp_path: Path
) -> None:
    answer = stakeholders("letters", tmp_path / "a.docx", "--template", "poem")
    assert answer.code == 4
    assert "note-verbale" in answer.said
    both = stakeholders("letters", tmp_path / "a.docx", "--find", "x", "--list", "y")
    assert both.code == 2


def test_that_a_draft_has_a_sender_and_a_file(
    stakeholders: Stakeholders, anna: str, tmp_path: Path
) -> None:
    agenda = tmp_path / "agenda.txt"
    agenda.write_text("Agenda", "utf-8")
    command = ("letters", tmp_path / "a.eml", "--find", "berg", "--sender", "The Desk")
    assert stakeholders(*command, "--from", "desk@quay.example", "--attach", agenda).code == 0
    mail = email.message_from_bytes((tmp_path / "a.eml").read_bytes(), policy=default)
    assert mail["From"] == "The Desk <desk@quay.example>"
    (file,) = mail.iter_attachments()
    assert (file.get_filename(), file.get_content().strip()) == ("agenda.txt", "Agenda")
    assert stakeholders(*command, "--from", "nobody").code == 2
