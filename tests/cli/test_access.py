"""`access` from the command line."""

from pathlib import Path

from tests.cli.running import Stakeholders
from tests.cli.test_bin import added


def test_that_all_that_is_held_is_written(stakeholders: Stakeholders, tmp_path: Path) -> None:
    uid = added(stakeholders)
    out = tmp_path / "held.html"
    assert stakeholders("access", uid, str(out)).code == 0
    assert "Ana Example" in out.read_text("utf-8")
    assert stakeholders("access", uid, str(tmp_path / "held.odt")).code == 4
