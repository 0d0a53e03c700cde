"""`duplicates` from the command line."""

import pytest

from tests.cli.running import Stakeholders


def added(run: Stakeholders, name: str) -> str:
    uid = str(run("add", "person", name, "--json").json["records"][0]["uid"])
    run("set", uid, "email", "ana.example@harbour.example", "--add")
    return uid


@pytest.fixture
def pair(stakeholders: Stakeholders) -> tuple[str, str]:
    return added(stakeholders, "Ana Example"), added(stakeholders, "EXAMPLE A.")


def test_that_a_pair_is_found_with_its_reasons(
    stakeholders: Stakeholders, pair: tuple[str, str]
) -> None:
    (found,) = stakeholders("duplicates", "find", "--certain", "--json").json["pairs"]
    assert {found["first"]["uid"], found["second"]["uid"]} == set(pair)
    assert found["reasons"] == ["the same personal e-mail", "a name that can be the same"]
    assert "certain" in stakeholders("duplicates", "find").text


def test_that_two_become_one_and_two_again(
    stakeholders: Stakeholders, pair: tuple[str, str]
) -> None:
    answer = stakeholders("duplicates", "merge", *pair, "--take", "name", "--json")
    assert answer.names == ["EXAMPLE A."]
    assert stakeholders("show", pair[1]).code == 4
    assert stakeholders("duplicates", "find").text == "Nobody is there twice.\n"
    (merge,) = stakeholders("duplicates", "merged", pair[0], "--json").json["merges"]
    assert "went into" in stakeholders("duplicates", "merged").text
    assert stakeholders("duplicates", "unmerge", merge["uid"]).text == "They are two again.\n"
    assert stakeholders("show", pair[1], "--json").names == ["EXAMPLE A."]
    assert stakeholders("show", pair[0], "--json").names == ["Ana Example"]
    assert stakeholders("duplicates", "unmerge", merge["uid"]).code == 4


def test_that_what_was_told_apart_is_not_found_again(
    stakeholders: Stakeholders, pair: tuple[str, str]
) -> None:
    assert stakeholders("duplicates", "not-same", *pair, "--reason", "sisters").code == 0
    assert stakeholders("duplicates", "find", "--json").json["pairs"] == []
    assert "are not the same" in stakeholders("history").text


def test_that_nobody_goes_into_itself(stakeholders: Stakeholders, pair: tuple[str, str]) -> None:
    refused = stakeholders("duplicates", "merge", pair[0], pair[0])
    assert (refused.code, "same contact twice" in refused.said) == (4, True)
