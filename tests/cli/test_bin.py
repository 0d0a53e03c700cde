"""`bin` and `erase` from the command line."""

from pathlib import Path

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


def test_that_an_erasure_has_a_certificate_without_the_name(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    uid = added(stakeholders)
    stakeholders("backup")
    target = tmp_path / "proof.txt"
    erased = stakeholders("erase", uid, "--yes", "--certificate", str(target), "--json").json
    assert (erased["erased"], erased["left"], erased["checked"]) == (uid, [], True)
    assert erased["backups"] >= 1
    told = target.read_text("utf-8")
    assert "it cannot be undone" in told
    assert "Ana" not in told
    assert stakeholders("certificate", uid).text == told
    assert stakeholders("certificate", added(stakeholders)).code == 4


def test_that_what_cannot_be_written_is_said(stakeholders: Stakeholders, tmp_path: Path) -> None:
    uid = added(stakeholders)
    refused = stakeholders("erase", uid, "--yes", "--certificate", str(tmp_path / "no" / "x.txt"))
    assert refused.code == 4
    assert stakeholders("certificate", uid).code == 0
