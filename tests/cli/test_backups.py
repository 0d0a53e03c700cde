"""Backups, restoring and rescuing, as scripts do them."""

from pathlib import Path

import pytest

from stakeholders.cli.unlocking import PASSPHRASE_VARIABLE
from tests.cli.running import Stakeholders
from tests.store.encrypted import PASSPHRASE


def add(stakeholders: Stakeholders, name: str) -> None:
    assert stakeholders("add", "person", name).code == 0


def all_names(stakeholders: Stakeholders) -> list[str]:
    return [record["name"] for record in stakeholders.json("find", "")["records"]]


def listed(stakeholders: Stakeholders) -> list[str]:
    return [backup["reason"] for backup in stakeholders.json("backup", "--list")["backups"]]


def test_that_what_is_written_first_on_a_day_is_backed_up(stakeholders: Stakeholders) -> None:
    stakeholders("find", "")
    assert listed(stakeholders) == []
    add(stakeholders, "Ann Lee")
    add(stakeholders, "Ben Orr")
    assert listed(stakeholders) == ["day"]


def test_that_an_import_is_preceded_by_a_backup(stakeholders: Stakeholders, tmp_path: Path) -> None:
    add(stakeholders, "Ann Lee")
    add(stakeholders, "Cy Fox")
    cards = tmp_path / "a.vcf"
    cards.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ben Orr\r\nN:Orr;Ben;;;\r\nEND:VCARD\r\n")
    assert stakeholders("import", cards).code == 0
    assert listed(stakeholders) == ["day", "import"]
    assert stakeholders("import", cards).code == 0
    assert listed(stakeholders) == ["day", "import"]


def test_that_a_backup_is_made_restored_and_that_undone(stakeholders: Stakeholders) -> None:
    add(stakeholders, "Ann Lee")
    made = stakeholders.json("backup")
    add(stakeholders, "Ben Orr")
    done = stakeholders.json("restore", made["file"])
    assert all_names(stakeholders) == ["Ann Lee"]
    assert done["file"] == str(stakeholders.file)
    assert stakeholders.json("restore", done["kept"])["kept"] != done["kept"]
    assert all_names(stakeholders) == ["Ann Lee", "Ben Orr"]


def test_that_people_are_told_what_was_kept(stakeholders: Stakeholders) -> None:
    add(stakeholders, "Ann Lee")
    made = stakeholders.json("backup")
    said = stakeholders("restore", made["file"]).text
    assert "Restored" in said
    assert "-kept-" in said
    assert made["file"].rpartition("/")[2] in stakeholders("backup", "--list").text


def test_that_a_copy_is_made_where_it_is_wanted(stakeholders: Stakeholders, tmp_path: Path) -> None:
    out = tmp_path / "copy.stakeholders"
    assert stakeholders.json("backup", out)["file"] == str(out)
    assert stakeholders("backup", out).code == 4
    assert stakeholders.anywhere("-d", out, "find", "").code == 0


def test_that_what_is_no_backup_is_refused(stakeholders: Stakeholders, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam,\n" * 500)
    before = stakeholders.file.read_bytes()
    for name in ("letter.txt", "missing.stakeholders"):
        answer = stakeholders("restore", tmp_path / name)
        assert (answer.code, answer.text) == (3, "")
        assert answer.said
    assert stakeholders.file.read_bytes() == before


def test_that_a_backup_that_fails_is_said_and_stops_nothing(stakeholders: Stakeholders) -> None:
    stakeholders.file.with_name("test.backups").write_text("mine")
    answer = stakeholders("add", "person", "Ann Lee")
    assert answer.code == 0
    assert "No backup was made" in answer.said
    assert all_names(stakeholders) == ["Ann Lee"]
    assert stakeholders("backup").code == 3


def test_that_a_damaged_directory_is_rescued_by_the_command(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    add(stakeholders, "Ann Lee")
    whole = stakeholders.file.read_bytes()
    stakeholders.file.write_bytes(bytes(4096) + whole[4096:])
    assert stakeholders("find", "").code == 3
    out = tmp_path / "out"
    said = stakeholders.json("rescue", stakeholders.file, out)
    assert (said["saved"], said["kinds"], said["lost"]) == (1, {"person": 1}, [])
    assert "Ann Lee" in (out / "contacts.jsonl").read_text("utf-8")
    assert stakeholders("rescue", stakeholders.file, out).code == 4
    assert stakeholders("rescue", tmp_path / "missing", tmp_path / "new").code == 3


def test_that_an_encrypted_directory_is_backed_up_restored_and_rescued_by_its_passphrase(
    stakeholders: Stakeholders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(stakeholders, "Ann Lee")
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)
    sheet = tmp_path / "sheet.txt"
    on = stakeholders("encryption", "on", "--confirm", "--recovery-key-file", sheet)
    assert on.code == 0
    made = Path(stakeholders.json("backup")["file"])
    add(stakeholders, "Ben Orr")
    stakeholders.json("restore", made)
    assert all_names(stakeholders) == ["Ann Lee"]
    assert stakeholders.json("rescue", made, tmp_path / "out")["saved"] == 1
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "wrong")
    assert stakeholders("restore", made).code == 3
    assert stakeholders("rescue", made, tmp_path / "new").code == 3
    assert not (tmp_path / "new").exists()
