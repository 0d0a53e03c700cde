"""Letters and mails to those invited, and texts that are kept, from the command line."""

import email
import zipfile
from email.policy import default
from pathlib import Path

import pytest

from tests.cli.running import Stakeholders


@pytest.fixture
def workshop(stakeholders: Stakeholders) -> str:
    """Invite an embassy for Fiji, nobody for Palau, and a person."""
    stakeholders("event", "make", "Workshop", "--city", "Bangkok", "--reference-form", "Q/{number}")
    stakeholders("add", "body", "Embassy of Fiji", "--kind", "embassy", "--place", "Bangkok")
    stakeholders("add", "person", "Ana Reed", "--email", "ana@reed.example")
    stakeholders("event", "invite", "Workshop", "Ana Reed", "--areas", "Fiji, Palau")
    return "Workshop"


def test_that_those_invited_get_the_letters_that_are_due_with_a_text_that_was_kept(
    stakeholders: Stakeholders, workshop: str, tmp_path: Path
) -> None:
    notes = stakeholders("--json", "event", "letters", workshop, tmp_path / "notes.txt")
    assert (notes.json["form"], notes.json["letters"]) == ("note-verbale", 1)
    assert (tmp_path / "notes.txt").read_text("utf-8").startswith("Q/1")
    text, agenda, out = (tmp_path / name for name in ("own.txt", "agenda.txt", "out.zip"))
    text.write_text("{salutation} Do come to {event}. {colour}", "utf-8")
    agenda.write_text("Nine o'clock.", "utf-8")
    kept = stakeholders("--json", "texts", "keep", "Short", text, "--event", workshop)
    assert kept.codes == ["copy_format.field"]
    assert stakeholders("texts", "show", "--event", workshop).text.split() == [
        "note-verbale", "letter", "reminder", "Short",
    ]  # fmt: skip
    how = ("--form", "letter", "--template", "short", "--attach", agenda, "--sent")
    drafts = stakeholders("--json", "event", "letters", workshop, out, *how, "--as", "eml")
    assert drafts.json["letters"] == 1
    with zipfile.ZipFile(out) as packed:
        mail = email.message_from_bytes(packed.read("Ana Reed.eml"), policy=default)
    assert "Do come to Workshop." in str(mail.get_body())
    assert [part.get_filename() for part in mail.iter_attachments()] == ["agenda.txt"]
    none = stakeholders("--json", "event", "letters", workshop, out, "--form", "letter")
    assert (none.json["letters"], none.codes) == (0, ["letters.none"])
    again = stakeholders("--json", "event", "letters", workshop, tmp_path / "r.txt", "Ana Reed")
    assert again.json["form"] == "reminder", "who is named, and was written to, is reminded"
    stakeholders("texts", "remove", "Short", "--event", workshop)
    assert stakeholders("texts", "show", "Short", "--event", workshop).code == 4


def test_that_links_begin_a_mail_to_those_invited(
    stakeholders: Stakeholders, workshop: str
) -> None:
    answer = stakeholders("--json", "event", "mail", workshop, "--subject", "Come")
    (batch,) = answer.json["batches"]
    assert batch["bcc"] == ["ana@reed.example"]
    names = [one["name"] for one in answer.json["left_out"]]
    assert names == ["Palau", "Embassy of Fiji"]
    text = stakeholders("texts", "show", "reminder").text
    assert "{salutation}" in text
