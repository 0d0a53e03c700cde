"""History on the command line: what changed, what is in the way, and how things stood."""

import pytest

from tests.cli.running import Stakeholders


@pytest.fixture
def anna(stakeholders: Stakeholders) -> str:
    """Add a person, rename her twice, and return her uid."""
    answer = stakeholders.json("add", "person", "Anna Berg", "--phone", "+41 79 000 01 42")
    uid = str(answer["records"][0]["uid"])
    for name in ("Anna Borg", "Anna Bark"):
        stakeholders("set", uid, "name", name)
    return uid


def test_that_history_tells_old_and_new_of_a_contact(stakeholders: Stakeholders, anna: str) -> None:
    newest, *_, added = stakeholders.json("history", anna)["operations"]
    assert {"thing": "Name", "field": "", "before": "Anna Borg", "after": "Anna Bark"} in newest[
        "changes"
    ]
    assert any(change["after"] == "+41 79 000 01 42" for change in added["changes"])
    assert "Name: Anna Borg → Anna Bark" in stakeholders("history", anna).text


def test_that_history_is_searched_by_words(stakeholders: Stakeholders, anna: str) -> None:
    assert len(stakeholders.json("history", "--find", "renamed")["operations"]) == 2
    assert len(stakeholders.json("history", "--find", "added bark")["operations"]) == 1
    assert anna


def test_that_a_conflict_names_what_is_in_the_way(stakeholders: Stakeholders, anna: str) -> None:
    answer = stakeholders.json("undo", "2", code=4)
    general, *details = answer["findings"]
    assert general["code"] == "step_conflict"
    assert details
    assert {finding["code"] for finding in details} == {"history.conflict"}
    assert all(finding["record"] == anna for finding in details)
    assert any("now it is “Anna Bark”" in finding["message"] for finding in details)
    assert "Renamed Anna Bark" in stakeholders("undo", "2").said
    assert stakeholders.json("show", anna)["records"][0]["name"] == "Anna Bark"


def test_that_a_step_is_taken_back_with_the_later_ones(
    stakeholders: Stakeholders, anna: str
) -> None:
    assert stakeholders("undo", "2", "--with-later").code == 0
    assert stakeholders.json("show", anna)["records"][0]["name"] == "Anna Berg"


def test_that_a_contact_is_shown_as_after_a_step_and_as_of_a_day(
    stakeholders: Stakeholders, anna: str
) -> None:
    assert stakeholders.json("show", anna, "--after", "1")["records"][0]["name"] == "Anna Berg"
    assert stakeholders.json("show", anna, "--as-of", "9998")["records"][0]["name"] == "Anna Bark"
    assert stakeholders("show", anna, "--as-of", "1999-05").code == 4
    assert stakeholders("show", anna, "--after", "99").code == 4


def test_that_a_contact_is_shown_with_what_sources_said_then(
    stakeholders: Stakeholders, anna: str
) -> None:
    def titles(*moment: str) -> list[str]:
        (record,) = stakeholders.json("show", anna, *moment)["records"]
        return [citation["source"] for citation in record["citations"]]

    stakeholders("set", anna, "source", "Blue Book")
    stakeholders("set", anna, "source", "Red Book", "--number", "1")
    steps = stakeholders.json("history")["operations"]
    before = str(max(step["number"] for step in steps) - 1)
    assert titles() == titles("--as-of", "9998") == ["Red Book"]
    assert titles("--after", before) == ["Blue Book"]
    assert titles("--after", "1") == []
    assert b"Blue Book" in stakeholders("show", anna, "--after", before).out


def test_that_a_list_is_shown_as_after_a_step(stakeholders: Stakeholders, anna: str) -> None:
    stakeholders("list", "make", "Press")
    stakeholders("list", "add", "Press", anna)
    assert stakeholders.json("list", "show", "Press", "--after", "4")["records"] == []
    records = stakeholders.json("list", "show", "Press", "--as-of", "9998")["records"]
    assert [record["uid"] for record in records] == [anna]
