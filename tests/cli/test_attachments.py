"""Files kept with a contact, from the command line."""

from pathlib import Path

from tests.cli.running import Stakeholders


def test_that_a_file_goes_in_and_comes_out_again(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    uid = stakeholders("add", "person", "Ana Example", "--json").json["records"][0]["uid"]
    letter, copy = tmp_path / "letter.txt", tmp_path / "copy.txt"
    letter.write_text("Dear Ms. Example", "utf-8")
    answer = stakeholders("attach", uid, letter, "--title", "Nomination", "--json")
    (kept,) = answer.json["records"][0]["parts"]["attachment"]
    assert (kept["file_name"], kept["title"]) == ("letter.txt", "Nomination")
    assert stakeholders("detach", kept["uid"], "--to", copy, "--keep").code == 0
    assert copy.read_text("utf-8") == "Dear Ms. Example"
    assert stakeholders("detach", kept["uid"]).code == 0
    assert stakeholders("detach", kept["uid"]).code == 4
    assert "attachment" not in stakeholders("show", uid, "--json").json["records"][0]["parts"]


def test_that_a_file_that_is_not_there_is_one_sentence(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    uid = stakeholders("add", "person", "Ana Example", "--json").json["records"][0]["uid"]
    answer = stakeholders("attach", uid, tmp_path / "nowhere.pdf")
    assert (answer.code, answer.said.count("\n")) == (4, 1)
