"""`verify` from the command line."""

from pathlib import Path

import pytest

from tests.cli.running import Stakeholders


@pytest.fixture
def anna(stakeholders: Stakeholders, tmp_path: Path) -> str:
    """Return Anna, whose mobile stands in a press release of 2015."""
    text = tmp_path / "release.txt"
    text.write_text("For information: Ms. Anna Fox, mobile: +41 79 217 30 09")
    stakeholders("read", str(text), "--save", "--date", "2015-04-01")
    return str(stakeholders("find", "anna", "--json").json["records"][0]["uid"])


def test_that_an_old_number_is_listed_shown_and_answered(
    stakeholders: Stakeholders, anna: str
) -> None:
    answer = stakeholders("verify", "queue", "--json").json
    assert [(one["uid"], one["facts"], one["known"]) for one in answer["contacts"]] == [
        (anna, 1, "2015-04-01")
    ]
    assert "1 contact has facts to check." in stakeholders("verify", "queue").text
    (fact,) = stakeholders("verify", "ask", anna, "--json").json["facts"]
    assert (fact["kind"], fact["known"], fact["text"]) == (
        "mobile",
        "2015-04-01",
        "+41 79 217 30 09",
    )
    assert "Call Anna Fox: +41 79 217 30 09" in stakeholders("verify", "ask", anna).text
    assert stakeholders("verify", "right", anna, fact["uid"], "--how", "called").code == 0
    assert stakeholders("verify", "ask", anna).text == "There is nothing to check.\n"
    assert stakeholders("verify", "ask", fact["uid"]).code == 4


def test_that_a_fact_is_put_right_or_gone(stakeholders: Stakeholders, anna: str) -> None:
    (fact,) = stakeholders("verify", "ask", anna, "--json").json["facts"]
    stakeholders("verify", "edit", anna, fact["uid"], "+41 79 217 30 10")
    assert "+41 79 217 30 10" in stakeholders("show", anna).text
    stakeholders("undo")
    record = stakeholders("verify", "gone", anna, fact["uid"], "--json").json["records"][0]
    assert record["phones"][0]["valid"]
    assert stakeholders("verify", "queue", "--json").json["contacts"] == []
    assert stakeholders("verify", "gone", anna, anna).code == 4


def test_that_the_queue_of_a_list_is_its_own(stakeholders: Stakeholders, anna: str) -> None:
    stakeholders("list", "make", "Press", "--json")
    assert stakeholders("verify", "queue", "--list", "Press", "--json").json["total"] == 0
    stakeholders("list", "add", "Press", anna)
    assert stakeholders("verify", "queue", "--list", "Press", "--json").json["total"] == 1
    assert stakeholders("verify", "queue", "--list", "Press", "--gaps", "--json").json["total"] == 0
    assert stakeholders("verify", "queue", "--find", "nobody", "--json").json["total"] == 0


def test_that_the_life_of_a_kind_is_told_and_set(stakeholders: Stakeholders, anna: str) -> None:
    assert "mobile  Mobile: 365 days" in stakeholders("verify", "lives").text
    stakeholders("verify", "lives", "mobile", "9999")
    assert stakeholders("verify", "queue", "--json").json["total"] == 0
    assert stakeholders("verify", "lives", "mobile", "--json").json["days"]["mobile"] == 365
    assert stakeholders("verify", "lives", "mobile", "0").code == 4
