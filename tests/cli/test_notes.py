"""Notes, calls and what has to be done, from the command line."""

from tests.cli.running import Stakeholders


def test_that_a_call_back_is_to_do_until_it_was_made(stakeholders: Stakeholders) -> None:
    uid = stakeholders("add", "person", "Ana Example", "--json").json["records"][0]["uid"]
    stakeholders("note", uid, "Prefers letters")
    record = stakeholders("call", uid, "Wants the list", "--back", "2020-05-02", "--json").json[
        "records"
    ][0]
    assert record["notes"] == ["Prefers letters", "Wants the list"]
    (task,) = stakeholders("todo", "--json").json["tasks"]
    assert (task["kind"], task["entry"], task["due"]) == ("call_back", uid, "2020-05-02")
    assert "Call Ana Example back: Wants the list" in stakeholders("todo").text
    *_, note = stakeholders("todo").text.split()
    assert note == task["part"]
    stakeholders("called", note)
    assert stakeholders("todo").text == "There is nothing to do.\n"


def test_that_what_is_not_due_is_shown_when_asked_for(stakeholders: Stakeholders) -> None:
    uid = stakeholders("add", "person", "Ana Example", "--json").json["records"][0]["uid"]
    stakeholders("call", uid, "Later", "--back", "2999")
    assert stakeholders("todo", "--json").json["tasks"] == []
    assert len(stakeholders("todo", "--all", "--json").json["tasks"]) == 1
    assert stakeholders("call", uid, "When", "--back", "soon").code == 2
