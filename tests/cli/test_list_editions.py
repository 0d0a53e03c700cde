"""`list save` and what follows: versions, who got them, what has changed, as text and document."""

from pathlib import Path

from tests.cli.running import Stakeholders


def test_that_a_list_is_saved_sent_and_compared(stakeholders: Stakeholders, tmp_path: Path) -> None:
    for name in ("Anna Berg", "Ben Fox"):
        stakeholders("add", "person", name)
    anna, ben = (stakeholders.json("find", name)["records"][0]["uid"] for name in ("anna", "ben"))
    stakeholders("list", "make", "Press", anna)
    assert stakeholders("list", "compare", "Press").code == 4
    made = stakeholders.json("list", "save", "Press", "--kind", "final", "--title", "First")
    assert (made["number"], made["kind"], made["members"]) == (1, "final", 1)
    sent = stakeholders("list", "sent", "Press", "1", "Mission", "--on", "2026-05", "--form", "fax")
    assert sent.text.endswith("Sent to Mission on 2026-05 by fax\n")
    (one,) = stakeholders.json("list", "editions", "Press")["editions"]
    assert (one["intact"], one["recipients"][0]["name"]) == (True, "Mission")
    stakeholders("list", "add", "Press", ben)
    out = tmp_path / "changes.docx"
    told = stakeholders("list", "compare", "Press", "--out", str(out))
    assert told.text == "Press: version 1 and today\nAdded: Ben Fox\n"
    assert out.read_bytes().startswith(b"PK")
    stakeholders("list", "save", "Press")
    (change,) = stakeholders.json("list", "compare", "Press", "1", "2")["changes"]
    assert (change["turn"], change["name"]) == ("added", "Ben Fox")
    assert stakeholders("list", "compare", "Press").text.endswith("Nothing has changed.\n")
    assert stakeholders("list", "compare", "Press", "--out", "x.zip").code == 4
