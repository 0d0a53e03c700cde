"""`problems` from the command line."""

import pytest

from tests.cli.running import Stakeholders


@pytest.fixture
def wrong(stakeholders: Stakeholders) -> str:
    """Return Anna, whose address is mistyped."""
    uid = str(stakeholders("add", "person", "Anna Fox", "--json").json["records"][0]["uid"])
    stakeholders("set", uid, "email", "anna@unodc.ogr", "--add")
    return uid


def test_that_problems_are_counted_listed_and_repaired(
    stakeholders: Stakeholders, wrong: str
) -> None:
    answer = stakeholders("problems", "--json")
    assert (answer.code, answer.json["counts"]) == (1, {"invalid": 1})
    (one,) = answer.json["problems"]
    assert (one["uid"], one["repair"], one["offered"]) == (wrong, "use", "anna@unodc.org")
    assert "1  Wrong phones and e-mails" in stakeholders("problems").text
    assert stakeholders("problems", "--kind", "stale", "--json").json["counts"] == {}
    said = stakeholders("problems", "--of", wrong, "--repair", "--no-duplicates")
    assert "Repaired 1 problem." in said.text
    assert "Nothing is wrong." in stakeholders("problems").text
    assert "anna@unodc.org" in stakeholders("show", wrong).text


def test_that_pairs_are_made_one_only_where_that_is_said(stakeholders: Stakeholders) -> None:
    for name in ("Anna Fox", "FOX Anna"):
        uid = str(stakeholders("add", "person", name, "--json").json["records"][0]["uid"])
        stakeholders("set", uid, "email", "anna@reef.example", "--add")
    assert stakeholders("problems", "--repair", "--json").json["counts"] == {"duplicate": 1}
    assert (
        stakeholders("problems", "--kind", "duplicate", "--repair", "--json").json["counts"] == {}
    )
