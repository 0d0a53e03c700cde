"""`handover`: what a script sees of it."""

from pathlib import Path

from tests.cli.running import Stakeholders


def test_that_a_list_is_handed_over_and_then_only_what_changed(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    for name in ("Anna Berg", "Ben Fox"):
        stakeholders("add", "person", name)
    uids = [str(one["uid"]) for one in stakeholders.json("find", "")["records"]]
    stakeholders("list", "make", "Press", *uids)
    out = str(tmp_path / "a.vcf")
    give = ("handover", "Press", "--to", "Carla", "--as", "vcard", "--out", out)
    first = stakeholders.json(*give)
    assert (first["new"], first["since"], first["file"]) == (2, None, out)
    assert stakeholders(*give).code == 4
    stakeholders("delete", uids[0])
    assert stakeholders.json(*give, "--dry-run")["deleted"] == ["Anna Berg"]
    done = stakeholders(*give)
    assert done.code == 0
    assert done.text == (
        "0 new, 0 changed, 1 the same, 1 to delete.\nWhom to delete stands in a, to delete.txt.\n"
    )
    assert stakeholders("handover", "None", "--to", "Carla").code == 4


def test_that_a_file_is_for_somebody(stakeholders: Stakeholders, tmp_path: Path) -> None:
    stakeholders("add", "person", "Anna Berg", "--email", "anna@quay.example")
    out = tmp_path / "a.txt"
    done = stakeholders.json("export", out, "--as", "emails")
    assert (done["format"], done["exported"]) == ("emails", 1)
    assert out.read_text("utf-8") == "Anna Berg <anna@quay.example>"
    for name, form in (
        ("iphone", "vcard-iphone"),
        ("excel", "xlsx"),
        ("new-outlook", "csv-outlook-new"),
    ):
        assert stakeholders.json("export", tmp_path / name, "--as", name)["format"] == form
