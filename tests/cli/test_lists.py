"""`list`: members with reasons and notes, taken off again, and one list made of two."""

import pytest

from tests.cli.running import Stakeholders


@pytest.fixture
def anna(stakeholders: Stakeholders) -> str:
    """Return the uid of Anna Berg, who was added."""
    stakeholders("add", "person", "Anna Berg")
    (record,) = stakeholders.json("find", "anna")["records"]
    return str(record["uid"])


def test_that_reasons_and_notes_stay_in_view(stakeholders: Stakeholders, anna: str) -> None:
    stakeholders("list", "make", "Press")
    line = stakeholders("list", "add", "Press", anna, "--reason", "asked for it").text
    assert line == "Press: 1 contact\n"
    assert stakeholders("list", "show", "Press").text == "Anna Berg (because: asked for it)\n"
    assert stakeholders("list", "note", "Press", anna, "by", "e-mail").code == 0
    shown = stakeholders("list", "show", "Press").text
    assert shown == "Anna Berg (because: asked for it) · by e-mail\n"
    (record,) = stakeholders.json("list", "show", "Press")["records"]
    assert (record["reason"], record["note"]) == ("asked for it", "by e-mail")
    assert stakeholders("list", "remove", "Press", anna).text == "Press: 0 contacts\n"
    assert stakeholders("list", "remove", "Press", anna).code == 4
    assert stakeholders("list", "note", "Press", anna, "x").code == 4


def test_that_two_lists_make_one(stakeholders: Stakeholders, anna: str) -> None:
    stakeholders("add", "person", "Ben Fox")
    stakeholders("list", "make", "Press", anna)
    stakeholders("list", "save-search", "Foxes", "fox")
    preview = stakeholders.json("list", "combine", "All", "Press", "plus", "Foxes", "--preview")
    assert [record["name"] for record in preview["records"]] == ["Anna Berg", "Ben Fox"]
    assert stakeholders("list", "show", "All").code == 4
    text = stakeholders("list", "combine", "All", "Press", "plus", "Foxes", "--preview").text
    assert text == "Anna Berg\nBen Fox\n"
    made = stakeholders("list", "combine", "All", "Press", "plus", "Foxes")
    assert made.text == "All: 2 contacts\n"
    assert stakeholders("list", "combine", "All", "Press", "minus", "Foxes").code == 4
    assert stakeholders("list", "combine", "X", "Press", "times", "Foxes").code == 2
    assert stakeholders("list", "combine", "X", "Press", "and", "Nothing").code == 4


def test_that_a_saved_search_takes_pins_and_leaves_out(
    stakeholders: Stakeholders, anna: str
) -> None:
    stakeholders("add", "person", "Ben Fox")
    stakeholders("list", "save-search", "Foxes", "fox")
    done = stakeholders("list", "add", "Foxes", anna, "--reason", "asked for it")
    assert (done.code, done.text) == (0, "Foxes: 2 contacts (finds fox)\n")
    ben = stakeholders.json("find", "ben")["records"][0]["uid"]
    stakeholders("list", "leave-out", "Foxes", ben, "--reason", "on leave")
    shown = stakeholders.json("list", "show", "Foxes")
    assert [(r["name"], r["why"], r["left_out"]) for r in shown["records"]] == [
        ("Anna Berg", "pin", False),
        ("Ben Fox", "pin", True),
    ]
    assert (shown["members"], shown["search"]) == (1, "fox")
    assert stakeholders("list", "remove", "Foxes", ben).code == 0
    assert stakeholders("list", "remove", "Foxes", ben).code == 4


def test_that_members_are_put_in_another_order(stakeholders: Stakeholders, anna: str) -> None:
    stakeholders("add", "person", "Ben Fox")
    stakeholders("list", "make", "Press", anna, "--find", "fox")
    assert stakeholders("list", "move", "Press", anna, 2).text == "Ben Fox\nAnna Berg\n"
    assert stakeholders("list", "show", "Press").text == "Ben Fox\nAnna Berg\n"
    assert stakeholders("list", "move", "Press", anna, 0).code == 2
