"""`log` from the command line."""

from pathlib import Path

from tests.cli.running import Stakeholders
from tests.cli.test_bin import added


def test_that_the_log_tells_what_left_and_that_it_is_whole(
    stakeholders: Stakeholders, tmp_path: Path
) -> None:
    uid = added(stakeholders)
    assert stakeholders("log").text == "The audit log is empty.\n"
    stakeholders("export", str(tmp_path / "all.vcf"), "--for", "participants")
    stakeholders("erase", uid, "--yes")
    answer = stakeholders("log", "--json").json
    assert answer["whole"] is True
    assert [line["action"] for line in answer["lines"]] == ["erase_checked", "erase", "export"]
    assert "Exported 1 contact, for participants" in stakeholders("log").text
    (first, second) = stakeholders("log", uid, "--json").json["lines"]
    assert {first["entry"], second["entry"]} == {uid}
