"""`replace` from the command line."""

from tests.cli.running import Stakeholders


def test_that_a_text_is_seen_then_replaced(stakeholders: Stakeholders) -> None:
    stakeholders("add", "body", "Dept. of Harbours")
    said = stakeholders("replace", "Dept.", "Department", "--in", "organisation", "--dry-run")
    assert "Dept. of Harbours → Department of Harbours" in said.text
    assert "1 text would change." in said.text
    assert stakeholders("find", "department").text.count("Harbours") == 0
    stakeholders("replace", "dept.", "Department", "--find", "harbours")
    assert "Department of Harbours" in stakeholders("find", "harbours").text
    assert stakeholders("replace", "(", "x", "--pattern").code == 4
    assert stakeholders("replace", "x", "y", "--in", "nothing").code == 2
