"""`set` and `add body`: every field of a contact, by the command line alone."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from stakeholders.cli.list_fields import LIST_FIELDS
from tests.cli.running import Stakeholders


@pytest.fixture
def anna(stakeholders: Stakeholders) -> str:
    """Add a person and return her uid."""
    answer = stakeholders.json("add", "person", "Dr. Anna Berg", "--position", "Clerk, Quay Trust")
    return str(answer["records"][0]["uid"])


@pytest.fixture
def quay(stakeholders: Stakeholders) -> str:
    """Add a body and return its uid."""
    answer = stakeholders.json(
        "add", "body", "Quay Office", "--kind", "Regional office", "--acronym", "QO",
        "--place", "Bangkok",
    )  # fmt: skip
    return str(answer["records"][0]["uid"])


def shown(stakeholders: Stakeholders, uid: str) -> str:
    """Return all lines of `show`."""
    answer = stakeholders("show", uid)
    assert answer.code == 0, answer
    return answer.text


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        ([("names", "محمد الأمثال", "--add"), ("names.language", "ar", "--number", "2")],
         "Also called: محمد الأمثال, Arabic"),
        ([("name", "Anna Berg-Lund")], "Dr. Anna Berg-Lund"),
        ([("names.honorific", "H.E. Ms.")], "H.E. Ms. Anna Berg"),
        ([("born", "1961-05")], "Born: 1961-05"),
        ([("correspondence_language", "français")], "Language of correspondence: French"),
        ([("do_not_contact", "asked us to stop")], "Do not contact, because: asked us to stop"),
        ([("language", "Russian"), ("language", "fr", "--add")], "Languages: Russian, French"),
        ([("nationality", "Thailand")], "is a national of Thailand"),
        ([("tag", "Mekong"), ("tag", "Press")], "Tags: Mekong, Press"),
        ([("note", "Prefers e-mail.")], "Note: Prefers e-mail."),
        ([("phone", "+41 79 217 30 09"), ("phone.state", "do_not_use")], "do not use"),
        ([("address", "Palais | 1211 Geneva 10"), ("address.country", "Switzerland")],
         "Palais, 1211 Geneva 10, Switzerland"),
        ([("refusal", "email asks us")], "Do not contact: Not by e-mail, asks us"),
        ([("refusal", "asked us to stop")], "Do not contact: In no way, asked us to stop"),
        ([("refusal", "post"), ("refusal.to", "2030")], "Not by letter,  – 2030"),
        ([("restriction", "dispute"), ("restriction.from", "2025")], "Restriction: dispute, 2025"),
        ([("legal_basis", "consent"), ("legal_basis.retain_until", "2030")],
         "Legal basis: Consent of the person, kept until 2030"),
        ([("names", "Анна Берг", "--add"), ("names.type", "native", "--number", "2"),
          ("names.from", "1990", "--number", "2")], "Анна Берг, In the own script, 1990 – "),
        ([("names.address_as", "Dr. Berg")], "How to address: Dr. Berg"),
        ([("names.sort_as", "Zberg")], "Sort as: Zberg"),
        ([("names.post_nominals", "OBE")], "Letters after the name: OBE"),
        ([("names.family_first", "yes")], "The family name comes first: Berg"),
        ([("phone", "+41 79 217 30 09"), ("phone.from", "2020")], "2020 –"),
        ([("phone", "+41 79 217 30 09"), ("phone.checked", "right")], "checked, as of"),
        ([("note", "Rang."), ("note.call_back", "2030-05", "--number", "1")],
         "Note: Rang. (call back 2030-05)"),
        ([("note", "One"), ("note", "Two"), ("note", "Too", "--number", "1")], "Note: Too"),
        ([("checked", "right")], "Checked: "),
        ([("checked", "right"), ("checked.by", "Ida", "--number", "1")], "Checked: "),
        ([("source", "Blue Book"), ("source.date", "2007-05")], "Source: Blue Book, 2007-05"),
        ([("source", "Blue Book"), ("source.locator", "p. 7"), ("source.words", "Ms. Berg")],
         "Blue Book says: “Ms. Berg”, p. 7"),
        ([("source", "Blue Book"), ("source.tells", "born"), ("source.asserted", "1961"),
          ("source", "Card"), ("source.tells", "born", "--number", "2"),
          ("source.asserted", "1962", "--number", "2")],
         "Sources disagree, born: 1961 (Blue Book), 1962 (Card)"),
        ([("source", "Blue Book, 2007")], "Source: Blue Book, 2007"),
    ],
)  # fmt: skip
def test_that_a_field_of_a_person_is_set_and_shown_in_words(
    stakeholders: Stakeholders, anna: str, steps: list[Sequence[str]], line: str
) -> None:
    for field, *rest in steps:
        answer = stakeholders("set", anna, field, *rest)
        assert answer.code == 0, (field, answer)
    assert line in shown(stakeholders, anna)
    before = shown(stakeholders, anna)
    stakeholders("undo")
    assert shown(stakeholders, anna) != before
    stakeholders("redo")
    assert shown(stakeholders, anna) == before


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        ([("kind", "ministry")], "Kind: Ministry"),
        ([("acronym", "QOB")], "QOB"),
        ([("new_name", "Quay and Pier Office")], "Also called: Quay Office"),
        ([("other_name", "The Quay", "--add")], "Also called: The Quay"),
        ([("covers", "Lao People's Democratic Republic"), ("covers", "VN", "--add")],
         "Covers: Lao People's Democratic Republic, Viet Nam"),
        ([("represents", "Philippines")], "Philippines"),
        ([("status", "GANHRI A"), ("status.next_review", "2030-10")],
         "A: fully compliant with the Paris Principles, next review 2030-10"),
        ([("founded", "1997")], "Founded: 1997"),
        ([("time_zone", "Asia/Bangkok")], "Time zone: Asia/Bangkok"),
    ],
)  # fmt: skip
def test_that_a_field_of_a_body_is_set_and_shown_in_words(
    stakeholders: Stakeholders, quay: str, steps: list[Sequence[str]], line: str
) -> None:
    for field, *rest in steps:
        answer = stakeholders("set", quay, field, *rest)
        assert answer.code == 0, (field, answer)
    assert line in shown(stakeholders, quay)


def test_that_a_body_is_added_with_what_is_told_of_it(
    stakeholders: Stakeholders, quay: str
) -> None:
    lines = shown(stakeholders, quay)
    assert "Kind: Regional office" in lines
    assert "Bangkok, TH" in lines
    child = stakeholders.json("add", "body", "Quay Annex", "--parent", quay)["records"][0]
    assert child["parent_uid"] == quay
    assert stakeholders("set", quay, "parent", child["uid"]).code == 4
    assert stakeholders("set", child["uid"], "parent", "").code == 0


def test_that_a_relation_is_told_by_both_bodies(stakeholders: Stakeholders, quay: str) -> None:
    other = stakeholders.json("add", "body", "Pier Centre")["records"][0]["uid"]
    assert stakeholders("set", quay, "relation", f"hosts {other}").code == 0
    assert "hosts Pier Centre" in shown(stakeholders, quay)
    assert "is hosted by Quay Office" in shown(stakeholders, other)
    assert stakeholders("set", quay, "relation", "hosts nobody").code == 4
    assert stakeholders("set", quay, "relation", f"hosts {quay}").code == 4


def test_that_a_known_body_comes_with_its_names(stakeholders: Stakeholders) -> None:
    (record,) = stakeholders.json("add", "body", "OHCHR")["records"]
    assert record["name"] == "Office of the United Nations High Commissioner for Human Rights"


def test_that_what_cannot_be_is_refused_and_what_is_unknown_is_kept_and_told(
    stakeholders: Stakeholders, anna: str
) -> None:
    assert stakeholders("set", anna, "born", "long ago").code == 4
    assert stakeholders("set", anna, "founded", "1997").code == 4
    assert stakeholders("set", anna, "covers", "TH").code == 4
    answer = stakeholders.json("set", anna, "country", "Atlantis", code=1)
    assert answer["records"][0]["country"] == "Atlantis"
    assert [finding["code"] for finding in answer["findings"]] == ["area.unknown"]
    answer = stakeholders.json("set", anna, "country", "Korea", code=1)
    assert [finding["code"] for finding in answer["findings"]] == ["area.ambiguous"]


def test_that_only_what_was_set_is_judged(stakeholders: Stakeholders, anna: str) -> None:
    assert stakeholders("set", anna, "phone", "12").code == 1
    assert stakeholders("set", anna, "country", "Atlantis").code == 1
    for fine in (
        ("place", "Bangkok"), ("tag", "Press"), ("note", "Rang."), ("born", "1961"),
        ("email", "anna@quay.example.org"), ("source", "Blue Book"), ("checked", "right"),
        ("phone", "+41 79 217 30 09", "--add"), ("phone.label", "desk", "--number", "2"),
        ("position", "Driver, Quay Trust", "--add"), ("names.address_as", "Dr. Berg"),
    ):  # fmt: skip
        answer = stakeholders.json("set", anna, *fine)
        assert not answer["findings"], fine
    for uttered in (("note", anna, "Rang."), ("call", anna, "Rang again.")):
        assert stakeholders(*uttered).code == 0
    assert stakeholders("set", anna, "phone", "12").code == 1, "the same text is as wrong as before"
    assert stakeholders("set", anna, "phone.purposes", "press").code == 1
    assert stakeholders("set", anna, "phone", "13", "--add").code == 1
    assert stakeholders("set", anna, "phone", "", "--number", "1").code == 0


def test_that_an_own_value_is_judged_alone(stakeholders: Stakeholders, anna: str) -> None:
    assert stakeholders("field", "make", "Bell", "--type", "date").code == 0
    assert stakeholders("field", "make", "Bag", "--type", "number").code == 0
    assert stakeholders("set", anna, "own:Bell", "noon").code == 1
    assert stakeholders("set", anna, "own:Bag", "7").code == 0
    assert stakeholders("set", anna, "own:Bell", "noon").code == 1
    assert stakeholders("set", anna, "own:Bell", "2007-10-02").code == 0


def test_that_a_value_is_removed_by_an_empty_text_or_a_flag(
    stakeholders: Stakeholders, anna: str
) -> None:
    for text in ("Mekong", "Press"):
        stakeholders("set", anna, "tag", text)
    assert stakeholders("set", anna, "tag", "mekong", "--remove").code == 0
    assert stakeholders.json("show", anna)["records"][0]["tags"] == ["Press"]
    stakeholders("set", anna, "email", "anna@quay.example")
    assert stakeholders("set", anna, "email", "--remove").code == 0
    assert stakeholders.json("show", anna)["records"][0]["emails"] == []
    assert stakeholders("set", anna, "email", "--remove").code == 4
    assert stakeholders("set", anna, "names", "").code == 4


def test_that_a_number_moves_to_the_body_it_belongs_to(
    stakeholders: Stakeholders, anna: str, quay: str
) -> None:
    stakeholders("set", anna, "phone", "+66 2 288 2623")
    assert stakeholders("set", anna, "phone.owner", quay).code == 0
    assert stakeholders.json("show", anna)["records"][0]["phones"] == []
    (phone,) = stakeholders.json("show", quay)["records"][0]["phones"]
    assert phone["of"] == quay


def test_that_an_area_is_an_entry_that_can_be_tagged(stakeholders: Stakeholders) -> None:
    (area,) = stakeholders.json("add", "area", "Thailand")["records"]
    assert (area["kind"], area["name"]) == ("area", "Thailand")
    assert stakeholders("set", area["uid"], "tag", "Workshop").code == 0
    again = stakeholders.json("add", "area", "TH")["records"][0]
    assert (again["uid"], again["tags"]) == (area["uid"], ["Workshop"])
    assert stakeholders("add", "area", "Atlantis").code == 4


def test_that_the_help_names_every_field(stakeholders: Stakeholders) -> None:
    text = stakeholders.anywhere("set", "--help").text
    assert not [name for name in LIST_FIELDS if name not in text]
    for name in ("own:NAME", "born", "parent", ".next_review", ".honorific", ".purposes"):
        assert name in text


def test_that_a_field_that_nobody_knows_is_wrong_usage(
    stakeholders: Stakeholders, anna: str
) -> None:
    for field in ("shoe", "phone.shoe", "names.raw"):
        assert stakeholders("set", anna, field, "42").code == 2
    assert stakeholders("set", anna, "own:Shoe", "42").code == 4


def test_that_what_is_noted_of_a_contact_is_removed_by_its_number(
    stakeholders: Stakeholders, anna: str, tmp_path: Path
) -> None:
    kept = tmp_path / "letter.txt"
    kept.write_text("Yours", "utf-8")
    assert stakeholders("attach", anna, kept).code == 0
    for field, value in (("note", "Rang."), ("checked", "right"), ("source", "Blue Book")):
        assert stakeholders("set", anna, field, value).code == 0
    assert stakeholders("set", anna, "attachment.title", "The letter").code == 0
    text = shown(stakeholders, anna)
    wanted = ("Note: Rang.", "Checked: ", "Source: Blue Book", "File: The letter")
    assert [line for line in wanted if line not in text] == []
    assert text.count("Rang.") == 1
    for field in ("note", "checked", "source", "attachment"):
        assert stakeholders("set", anna, field, "--remove", "--number", 1).code == 0
        assert stakeholders("set", anna, field, "--remove", "--number", 1).code == 4
    text = shown(stakeholders, anna)
    assert [line for line in wanted if line in text] == []


def test_that_another_position_comes_first(stakeholders: Stakeholders, anna: str) -> None:
    stakeholders("set", anna, "position", "Adviser, Pier Centre", "--add")
    before = stakeholders.json("show", anna)["records"][0]["posts"]
    stakeholders("set", anna, "position.primary", "yes", "--number", 2)
    after = stakeholders.json("show", anna)["records"][0]["posts"]
    assert [one["title"] for one in after] == [one["title"] for one in reversed(before)]


def test_that_a_call_that_is_due_is_told_as_such(stakeholders: Stakeholders, anna: str) -> None:
    stakeholders("call", anna, "Wants the agenda", "--back", "2030-05-01")
    assert "Call note: Wants the agenda (call back 2030-05-01)" in shown(stakeholders, anna)
    stakeholders("set", anna, "note.done", "yes")
    assert "Call note: Wants the agenda (called back)" in shown(stakeholders, anna)


def test_that_a_post_says_since_when_it_is_there(stakeholders: Stakeholders, quay: str) -> None:
    post = stakeholders.json("add", "post", quay, "Clerk", "--from", "1990")["records"][0]["uid"]
    assert "There is this post (from 1990)" in shown(stakeholders, post)


def test_that_the_script_of_each_name_is_told(stakeholders: Stakeholders, anna: str) -> None:
    stakeholders("set", anna, "names", "Анна Берг", "--add")
    names = stakeholders.json("show", anna)["records"][0]["name_parts"]
    assert [name["script"] for name in names] == ["Latn", "Cyrl"]


def test_that_a_contact_in_the_bin_is_said_to_be_there(
    stakeholders: Stakeholders, anna: str
) -> None:
    stakeholders("delete", anna)
    answer = stakeholders("show", anna)
    assert answer.code == 4
    assert answer.said.strip() == "Anna Berg is in the bin; take it out of the bin first."


def test_that_nothing_is_a_part_of_itself(stakeholders: Stakeholders, quay: str) -> None:
    answer = stakeholders("set", quay, "parent", quay)
    assert (answer.code, answer.said.strip()) == (
        4, "Quay Office cannot be a part of itself. Nothing was changed.",
    )  # fmt: skip


def test_that_nothing_to_do_again_is_said_as_such(stakeholders: Stakeholders, anna: str) -> None:
    assert anna
    answer = stakeholders("redo")
    assert (answer.code, answer.said.strip()) == (4, "There is nothing to do again.")


def test_that_a_check_tells_what_was_checked_and_what_came_of_it(
    stakeholders: Stakeholders,
) -> None:
    uid = stakeholders.json("add", "person", "Ida Quay", "--phone", "+41 22 917 0003")["records"][0]
    steps = (("phone.checked", "gone"), ("checked", "right"), ("checked.by", "Bo", "--number", "2"))
    for said in steps:
        assert stakeholders("set", uid["uid"], *said).code == 0
    shown = [line.strip() for line in stakeholders("show", uid["uid"]).text.splitlines()]
    day = datetime.datetime.now().astimezone().date()
    checks = [line for line in shown if line.startswith("Checked: ")]
    assert checks[0].startswith(f"Checked: +41 22 917 00 03: not right any more, {day}")
    assert checks[1] == f"Checked: still right, {day}, Bo"
