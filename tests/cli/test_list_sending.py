"""`list check` and `list mail`: gaps with their exit code, and links with blind copies."""

from tests.cli.running import Stakeholders


def test_that_a_list_is_checked_and_mailed(stakeholders: Stakeholders) -> None:
    stakeholders("add", "person", "Anna Berg", "--email", "anna@reef.example")
    stakeholders("add", "person", "Ben Fox")
    anna, ben = (stakeholders.json("find", name)["records"][0]["uid"] for name in ("anna", "ben"))
    stakeholders("list", "make", "Press", anna, ben)
    done = stakeholders("list", "check", "Press", "--form", "email")
    assert (done.code, done.text.splitlines()[0]) == (1, "1 of 2 can be reached.")
    assert "Ben Fox has no e-mail address." in done.said
    told = stakeholders.json("list", "check", "Press", "--form", "letter", code=1)
    assert (told["ready"], [gap["kind"] for gap in told["gaps"]]) == (0, ["no_channel"] * 2)
    mail = stakeholders("list", "mail", "Press", "--subject", "Hello")
    assert mail.text == (
        "mailto:?subject=Hello&bcc=anna@reef.example\n"
        "Ben Fox (left out because: no e-mail address)\n"
    )
    (batch,) = stakeholders.json("list", "mail", "Press")["batches"]
    assert batch["bcc"] == ["anna@reef.example"]
