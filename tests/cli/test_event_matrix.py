"""`event matrix` and `event like`: who is missing, and the next meeting."""

import pytest

from tests.cli.running import Stakeholders


@pytest.fixture
def event(stakeholders: Stakeholders) -> str:
    """Hold a meeting to which Fiji and Samoa are asked."""
    run = stakeholders
    run("add", "body", "Embassy of Fiji", "--kind", "embassy", "--place", "Bangkok")
    run("add", "person", "Mr. Ben Fox", "--position", "Head, Embassy of Fiji")
    (record,) = run.json("event", "make", "2nd Workshop", "--city", "Bangkok")["records"]
    run("event", "invite", record["uid"], "--areas", "Fiji, Samoa")
    return str(record["uid"])


def test_that_the_matrix_names_gaps_and_suggests(stakeholders: Stakeholders, event: str) -> None:
    shown = stakeholders("event", "matrix", event).text
    assert shown == (
        "Fiji · 0 · To send\n"
        "  Head of delegation: missing; Ben Fox?\n"
        "  Representative: missing; Ben Fox?\n"
        "Samoa · 0 · To send\n"
        "  Head of delegation: missing\n"
        "  Representative: missing\n"
        "4 empty cells\n"
        "Woman: 0\n"
        "Man: 0\n"
        "Asia-Pacific States: 0\n"
    )


def test_that_a_suggestion_is_taken(stakeholders: Stakeholders, event: str) -> None:
    run = stakeholders
    found = run.json("event", "matrix", event, "--accept", "Fiji", "head")
    assert (found["empty"], found["genders"]) == (3, {"f": 0, "m": 1})
    assert [row["name"] for row in found["rows"]] == ["Fiji", "Samoa"]
    (person,) = found["rows"][0]["cells"][0]["people"]
    assert person["name"] == "Ben Fox"
    assert run("event", "matrix", event, "--accept", "Samoa", "head").code == 4


def test_that_the_next_event_is_like_this_one(stakeholders: Stakeholders, event: str) -> None:
    run = stakeholders
    run("event", "participant", event, "Ben Fox", "--delegation", "Fiji", "--role", "head")
    (record,) = run.json("event", "like", event, "--dates", "2008", "--city", "Suva")["records"]
    assert (record["name"], record["place"], record["event"]["like"]) == (
        "3rd Workshop", "Suva", event,
    )  # fmt: skip
    assert run("event", "changes", "3rd Workshop").text == ""
    found = run.json("event", "matrix", "3rd Workshop", "--accept", "Fiji", "head")
    assert [one["name"] for one in found["rows"][0]["cells"][0]["people"]] == ["Ben Fox"]
    assert len(run.json("event", "table", "3rd Workshop")["participants"]) == 1
    run("succeed", "Head, Embassy of Fiji", "--by", "Cy Reed", "--on", "2020-05-01")
    assert run("event", "changes", "3rd Workshop").text == (
        "Head, Embassy of Fiji: Ben Fox was there, and Cy Reed holds it now.\n"
    )
