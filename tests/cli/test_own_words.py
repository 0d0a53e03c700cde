"""Tags, fields and groups of one's own, by the command line alone."""

from tests.cli.running import Stakeholders


def anna(stakeholders: Stakeholders) -> str:
    return str(stakeholders.json("add", "person", "Anna Berg")["records"][0]["uid"])


def test_that_tags_are_shown_renamed_merged_grouped_and_removed(
    stakeholders: Stakeholders,
) -> None:
    uid = anna(stakeholders)
    for tag in ("Mekong", "Press"):
        stakeholders("set", uid, "tag", tag)
    assert stakeholders("tag", "show").text.splitlines() == [
        "Mekong: 1 contact", "Press: 1 contact",
    ]  # fmt: skip
    assert stakeholders("tag", "rename", "press", "Media").code == 0
    assert stakeholders("tag", "group", "Media", "Work").text.splitlines()[-1] == (
        "Work: Media: 1 contact"
    )
    (tag,) = stakeholders.json("tag", "merge", "Mekong", "Media")["tags"]
    assert (tag["name"], tag["group"], tag["count"]) == ("Media", "Work", 1)
    assert stakeholders.json("tag", "remove", "Media")["tags"] == []
    assert stakeholders("tag", "remove", "Media").code == 4
    stakeholders("undo")
    assert stakeholders.json("show", uid)["records"][0]["tags"] == ["Media"]


def test_that_a_field_of_ones_own_is_made_filled_renamed_and_removed(
    stakeholders: Stakeholders,
) -> None:
    uid = anna(stakeholders)
    made = stakeholders.json(
        "field", "make", "Duty", "--type", "choice", "--choice", "day", "--choice", "night",
        "--for", "person", "--visible-to", "named",
    )  # fmt: skip
    (field,) = made["fields"]
    assert (field["type"], field["choices"], field["for"], field["visibility"]) == (
        "choice", ["day", "night"], ["person"], "named",
    )  # fmt: skip
    assert stakeholders("set", uid, "own:duty", "NIGHT").code == 0
    assert "Duty: night" in stakeholders("show", uid).text
    answer = stakeholders.json("set", uid, "own:Duty", "noon", code=1)
    assert [finding["code"] for finding in answer["findings"]] == ["own_field.choice"]
    assert stakeholders("field", "rename", "Duty", "Watch").code == 0
    assert "Watch: noon" in stakeholders("show", uid).text
    assert stakeholders.json("field", "remove", "Watch")["fields"] == []
    assert "noon" not in stakeholders("show", uid).text
    assert stakeholders("field", "show").code == 0
    assert stakeholders("field", "make", " ").code == 4


def test_that_a_group_of_ones_own_has_members_for_a_time(stakeholders: Stakeholders) -> None:
    stakeholders("group", "make", "Mekong", "Thailand", "VN", "--note", "River")
    answer = stakeholders.json("group", "add", "mekong", "Myanmar", "--from", "2008")
    (group,) = answer["groups"]
    assert [(member["area"], member["from"]) for member in group["members"]] == [
        ("TH", None), ("VN", None), ("MM", "2008"),
    ]  # fmt: skip
    shown = stakeholders("group", "show").text.strip()
    assert shown == "Mekong: Thailand, Viet Nam, Myanmar (from 2008)"
    (group,) = stakeholders.json("group", "remove", "Mekong", "Viet Nam")["groups"]
    assert [member["area"] for member in group["members"]] == ["TH", "MM"]
    assert stakeholders("group", "remove", "Mekong", "Fiji").code == 4
    assert stakeholders("group", "make", "Atlantic", "Atlantis").code == 4
    assert stakeholders.json("group", "remove", "Mekong")["groups"] == []
    stakeholders("undo")
    assert "Myanmar" in stakeholders("group", "show").text


def test_that_a_group_is_renamed_and_a_membership_gets_other_dates(
    stakeholders: Stakeholders,
) -> None:
    stakeholders("group", "make", "Mekong", "Thailand", "--note", "River")
    (group,) = stakeholders.json("group", "rename", "mekong", "Lower Mekong")["groups"]
    assert (group["name"], group["note"]) == ("Lower Mekong", "River")
    for to in ("2008", "2009"):
        (group,) = stakeholders.json("group", "add", "Lower Mekong", "TH", "--to", to)["groups"]
    assert [(one["area"], one["to"]) for one in group["members"]] == [("TH", "2009")]
    assert stakeholders("group", "rename", "Mekong", "River").code == 4
