"""`bin` and `erase` from the command line."""

from tests.cli.running import Stakeholders


def added(run: Stakeholders, name: str = "Ana Example") -> str:
    return str(run("add", "person", name, "--json").json["records"][0]["uid"])


def test_that_a_deleted_contact_is_listed_and_comes_back(stakeholders: Stakeholders) -> None:
    uid = added(stakeholders)
    assert stakeholders("bin", "show").text == "The bin is empty.\n"
    stakeholders("delete", uid)
    (entry,) = stakeholders("bin", "show", "--json").json["entries"]
    assert (entry["uid"], entry["name"], entry["kind"]) == (uid, "Ana Example", "person")
    assert uid in stakeholders("bin", "show").text
    assert stakeholders("bin", "restore", uid, "--json").names == ["Ana Example"]
    assert stakeholders("bin", "restore", uid).code == 4


def test_that_an_erasure_has_to_be_confirmed(stakeholders: Stakeholders) -> None:
    uid = added(stakeholders)
    refused = stakeholders("erase", uid)
    assert (refused.code, "confirmed" in refused.said) == (4, True)
    assert stakeholders("show", uid).code == 0
    assert stakeholders("erase", uid, "--yes").code == 0
    assert stakeholders("show", uid).code == 4
    assert stakeholders("erase", uid, "--yes").code == 4
    assert stakeholders("bin", "show", "--json").json["entries"] == []


def test_that_a_uid_that_is_none_is_nothing_done(stakeholders: Stakeholders) -> None:
    for command in (("erase", "x", "--yes"), ("bin", "restore", "x"), ("note", "x", "y")):
        assert stakeholders(*command).code == 4
