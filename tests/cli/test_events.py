"""`event`: making meetings, showing and changing them, and their own words."""

from pathlib import Path

import pytest

from tests.cli.running import Stakeholders

MADE = (
    "event", "make", "13th annual workshop on rivers", "--short", "Rivers 13",
    "--dates", "2-4 oct 2007", "--city", "Bangkok", "--host", "Thailand", "--organiser", "UNODC",
    "--expected", "some 150",
)  # fmt: skip


@pytest.fixture
def workshop(stakeholders: Stakeholders) -> str:
    """Make a workshop and return its uid."""
    (record,) = stakeholders.json(*MADE)["records"]
    return str(record["uid"])


def test_that_an_event_is_made_and_shown(stakeholders: Stakeholders, workshop: str) -> None:
    (record,) = stakeholders.json("show", workshop)["records"]
    event = record["event"]
    assert (record["kind"], record["place"], record["country"]) == ("event", "Bangkok", "TH")
    assert (event["from"], event["to"], event["dates"]) == (
        "2007-10-02", "2007-10-04", "2-4 oct 2007",
    )  # fmt: skip
    assert [(body["role"], body["name"]) for body in event["bodies"]] == [
        ("host", "Thailand"), ("organiser", "UNODC"),
    ]  # fmt: skip
    shown = stakeholders("event", "show", "rivers 13").text
    assert shown.startswith(
        "Rivers 13 · 13th annual workshop on rivers · 2007-10-02 to 2007-10-04 · Bangkok\n"
        "  Host: Thailand\n  Organiser: UNODC\n"
    )
    assert "  Expected: 150 people\n" in shown
    assert "  Time zone: Asia/Bangkok\n" in shown
    assert "  Host: Thailand\n" in stakeholders("show", workshop).text


def test_that_events_are_listed_and_found(stakeholders: Stakeholders, workshop: str) -> None:
    stakeholders("add", "event", "Seminar")
    found = stakeholders.json("event", "show")["events"]
    assert [one["title"] for one in found] == ["Seminar", "13th annual workshop on rivers"]
    assert len(stakeholders("event", "show").text.splitlines()) == 2
    assert stakeholders.json("find", "--kind", "event")["total"] == 2
    (record,) = stakeholders.json("find", "rivers", "--kind", "event")["records"]
    assert (record["uid"], record["kind"]) == (workshop, "event")


def test_that_a_field_is_set_and_what_is_doubtful_is_told(
    stakeholders: Stakeholders, workshop: str
) -> None:
    doubtful = stakeholders("event", "set", "Rivers 13", "dates", "2 to 4 October")
    assert doubtful.code == 0
    assert "says no year" in doubtful.said
    assert stakeholders("event", "set", "Rivers 13", "answer-by", "1 Sep 2007").code == 0
    assert stakeholders("event", "set", "Rivers 13", "organiser", "OHCHR; UNODC").code == 0
    (record,) = stakeholders.json("event", "show", "Rivers 13")["records"]
    names = [body["name"] for body in record["event"]["bodies"]]
    assert (record["event"]["answer_by"], names) == ("2007-09-01", ["Thailand", "UNODC", "OHCHR"])
    assert stakeholders("event", "set", "Rivers 13", "status", "perhaps").code == 4
    assert stakeholders("event", "set", "Nothing", "status", "held").code == 4


def test_that_a_deleted_event_is_taken_back(stakeholders: Stakeholders, workshop: str) -> None:
    said = stakeholders("event", "delete", "Rivers 13").text
    assert said == "Moved 13th annual workshop on rivers to the bin.\n"
    assert stakeholders("event", "show", "Rivers 13").code == 4
    assert stakeholders("undo").code == 0
    assert stakeholders("event", "show", "Rivers 13").code == 0
    assert stakeholders("check").code == 0


def test_that_an_event_has_words_of_its_own(stakeholders: Stakeholders, workshop: str) -> None:
    run = stakeholders
    run("event", "role", workshop, "Note taker", "--wanted", "--quota", 2)
    run("event", "role", workshop, "note taker", "--name", "Scribe", "--quota", -1)
    run("event", "role", workshop, "interpreter", "--remove")
    run("event", "category", workshop, "Press", "--section", "others")
    run("event", "section", workshop, "secretariat", "--place", 1)
    run("event", "section", workshop, "others", "--hidden")
    run("event", "column", workshop, "Hotel", "--type", "choice", "--choices", "River; Lake")
    (record,) = run.json("event", "show", workshop)["records"]
    event = record["event"]
    roles = {role["name"]: role for role in event["roles"]}
    assert (roles["Scribe"]["is_wanted"], roles["Scribe"]["quota"]) == (True, None)
    assert "Interpreter" not in roles
    assert event["categories"][-1]["name"] == "Press"
    assert event["sections"][0]["code"] == "secretariat"
    assert [one["code"] for one in event["sections"] if one["is_hidden"]] == ["others"]
    (column,) = event["columns"]
    assert (column["choices"], column["visibility"]) == (["River", "Lake"], "named")
    assert run("event", "role", workshop, "cook", "--remove").code == 4


def test_that_a_meeting_is_not_exported_as_a_contact(
    stakeholders: Stakeholders, workshop: str
) -> None:
    stakeholders("add", "person", "Ana Rivers")
    exported = stakeholders("export", "-", "--as", "jsonl", "--find", "rivers")
    assert len(exported.text.splitlines()) == 1


def test_that_a_meeting_that_a_text_tells_of_is_kept_with_it(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    text = tmp_path / "release.txt"
    text.write_text(
        "October Meeting on River Boats\n\nThe workshop, slated from 2 to 4 October in Bangkok, is "
        "hosted by the Government of the Kingdom of Thailand.\n\n"
        "Contact: Ms. Ana Example, Tel: (+662) 288-1234\n"
    )
    kept = stakeholders.json("read", str(text), "--save", "--save-event")["event_uid"]
    (record,) = stakeholders.json("find", "--kind", "event")["records"]
    assert (record["uid"], record["country"]) == (kept, "TH")
    assert stakeholders("find", "ana example").text.startswith("0")


def test_that_delegations_and_participants_are_kept(
    stakeholders: Stakeholders, workshop: str
) -> None:
    run = stakeholders
    run("add", "person", "Ms. Ana Example", "--position", "Adviser, River Bureau")
    run("event", "column", workshop, "Hotel")
    assert run("event", "delegation", workshop, "Fiji", "--quota", "1").code == 0
    run("event", "delegation", workshop, "Fiji", "--credentials", "received")
    added = ("event", "participant", workshop, "Ana Example", "--delegation", "Fiji")
    assert run(*added, "--role", "head", "--own", "Hotel", "Lake").code == 0
    over = run("event", "participant", workshop, "Ben Fox", "--delegation", "Fiji")
    assert over.code == 1
    assert "More come from Fiji than it has places: 2 of 1." in over.said
    run("event", "replace", workshop, "Ben Fox", "Cy Reed", "--on", "2007-09-01")
    run("event", "attend", workshop, "Cy Reed", "2007-10-02", "present")
    run("event", "participant", workshop, "Cy Reed", "--registration", "approved")
    shown = run("event", "table", workshop).text
    assert shown == (
        "Fiji · Member State · Received\n"
        "  Ms. Ana Example · Head of delegation · Adviser · River Bureau · Hotel: Lake\n"
        "  Ben Fox (replaced)\n"
        "  Cy Reed · Nominated · Approved · 2007-10-02 Present\n"
    )
    table = run("--json", "event", "table", workshop).json
    assert [one["takes_part"] for one in table["participants"]] == [True, False, True]
    (fiji,) = table["delegations"]
    assert (fiji["name"], fiji["country"], fiji["credentials"]) == ("Fiji", "FJ", "received")
    ana = table["participants"][0]["person"]
    assert "  Meeting: Rivers 13 · 2007-10-02 to 2007-10-04 · Bangkok\n" in run("show", ana).text
    (record,) = run.json("show", ana)["records"]
    assert [one["title"] for one in record["meetings"]] == ["13th annual workshop on rivers"]
    run("event", "participant", workshop, "Cy Reed", "--remove")
    run("event", "delegation", workshop, "Fiji", "--remove")
    table = run.json("event", "table", workshop)
    assert (len(table["participants"]), table["delegations"]) == (2, [])
    assert run("event", "delegation", workshop, "Laos", "--remove").code == 4
