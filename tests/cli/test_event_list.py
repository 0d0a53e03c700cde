"""Lists of participants from the command line: printed, saved, corrected."""

from pathlib import Path

import docx

from tests.cli.running import Stakeholders


def test_that_a_list_is_printed_saved_and_corrected(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    stakeholders("event", "make", "Workshop", "--dates", "2-4 October 2026")
    stakeholders("event", "delegation", "Workshop", "Thailand")
    stakeholders("event", "participant", "Workshop", "Ms. Ana Sample", "--delegation", "Thailand")
    out = tmp_path / "a.docx"
    answer = stakeholders("--json", "event", "print", "Workshop", out)
    assert (answer.code, answer.json["participants"]) == (0, 1)
    assert "Thailand" in [one.text for one in docx.Document(str(out)).paragraphs]
    badges = ("--document", "badges", "--sheet", "90x55")
    assert stakeholders("event", "print", "Workshop", tmp_path / "b.html", *badges).code == 0
    assert "Ana Sample" in (tmp_path / "b.html").read_text("utf-8")
    saved = stakeholders("--json", "event", "save", "Workshop", "--kind", "final")
    assert (saved.json["number"], saved.json["kind"]) == (1, "final")
    same = stakeholders("event", "corrections", "Workshop")
    assert same.text == "Nothing has changed.\n"
    stakeholders("event", "participant", "Workshop", "Mr. Ben Sample", "--delegation", "Thailand")
    told = stakeholders("--json", "event", "corrections", "Workshop", "--out", tmp_path / "c.txt")
    assert told.json["kind"] == "add"
    assert told.json["changes"][0]["after"]["name"] == "Mr. Ben Sample"
    assert "Addendum to version 1" in (tmp_path / "c.txt").read_text("utf-8")
    assert stakeholders("event", "versions", "Workshop").text == "1 · Final\n"
    got = ("Embassy of Fiji", "--on", "2026-09-01", "--form", "e-mail")
    sent = stakeholders("--json", "event", "sent", "Workshop", "1", *got)
    assert sent.json["recipients"] == [
        {"name": "Embassy of Fiji", "on": "2026-09-01", "form": "e-mail", "note": ""}
    ]
    assert "Sent to Embassy of Fiji" in stakeholders("event", "versions", "Workshop").text
    stakeholders("event", "save", "Workshop")
    between = stakeholders("--json", "event", "corrections", "Workshop", "1", "2")
    assert [one["kind"] for one in between.json["changes"]] == ["added"]


def test_that_a_list_never_saved_has_no_corrections(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    stakeholders("event", "make", "Workshop")
    answer = stakeholders("event", "corrections", "Workshop")
    assert answer.code == 4
    wrong = stakeholders("event", "print", "Workshop", tmp_path / "a.vcf")
    assert wrong.code == 4
