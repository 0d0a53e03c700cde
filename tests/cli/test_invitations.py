"""`event invite` and what comes after it: sending, answers, reminders."""

import pytest

from tests.cli.running import Stakeholders


@pytest.fixture
def event(stakeholders: Stakeholders) -> str:
    """Make a meeting in Bangkok, with one embassy there."""
    stakeholders("add", "body", "Embassy of Fiji", "--kind", "embassy", "--place", "Bangkok")
    told = ("--city", "Bangkok", "--answer-by", "2020-05-01", "--reference-form", "R/{number}")
    (record,) = stakeholders.json("event", "make", "Workshop", *told)["records"]
    return str(record["uid"])


def test_that_a_line_of_countries_is_invited(stakeholders: Stakeholders, event: str) -> None:
    line = ("--areas", "Fiji, Burma, Korea, Taiwan, Atlantis")
    plan = stakeholders("event", "invite", "Workshop", "OHCHR", *line, "--dry-run")
    assert plan.text.endswith("3 invitations\n")
    assert stakeholders.json("event", "invitations", "Workshop")["invitations"] == []
    done = stakeholders("--json", "event", "invite", "Workshop", "OHCHR", *line)
    assert done.code == 1
    assert done.codes == ["event.asked", "event.no_state", "event.unknown", "event.gap"]
    shown = stakeholders("event", "invitations", "Workshop").text
    assert shown == (
        "Fiji · Embassy of Fiji · Mission at the venue · Note verbale · Draft\n"
        "Myanmar · nobody found · Draft\n"
        "OHCHR · Letter · Draft\n"
        "To send: 3, Sent: 0, Coming: 0, Not coming: 0, No answer: 0\n"
    )
    again = stakeholders.json("event", "invite", "Workshop", "--areas", "Fiji")
    assert (again["invitations"], again["already"]) == ([], ["Fiji"])


def test_that_an_invitation_goes_its_way(stakeholders: Stakeholders, event: str) -> None:
    run = stakeholders
    run("event", "invite", event, "OHCHR", "--areas", "Fiji")
    assert run("event", "invitation", event, "OHCHR", "--form", "note_verbale").code == 4
    run("event", "invitation", event, "Fiji", "--copy", "Ana Example", "--note", "by hand")
    sent = run("event", "mark", event, "sent", "--all", "--on", "2020-04-01", "--how", "email")
    assert sent.text == (
        "Fiji · Embassy of Fiji · Mission at the venue · Note verbale · R/1 · Sent, overdue"
        " · copy: Ana Example\n"
        "OHCHR · Letter · R/2 · Sent, overdue\n"
        "To send: 0, Sent: 0, Coming: 0, Not coming: 0, No answer: 2\n"
    )
    assert len(run.json("event", "invitations", event, "--overdue")["invitations"]) == 2
    run("event", "remind", event, "--overdue", "--form", "phone", "--deadline", "2099-01-01")
    assert run.json("event", "invitations", event)["counts"]["sent"] == 2
    told = ("--how", "phone", "--nominee", "Ben Fox", "--role", "Head of delegation")
    run("event", "answer", event, "Fiji", "nominated", *told)
    run("event", "answer", event, "OHCHR", "apologies", "--text", "busy")
    found = run.json("event", "invitations", event)
    assert [one["state"] for one in found["invitations"]] == ["coming", "not_coming"]
    assert [one["status"] for one in found["invitations"][0]["statuses"]] == ["sent", "nominated"]
    coming = run.json("event", "invitations", event, "--state", "coming")["invitations"]
    assert [one["represents"] for one in coming] == ["Fiji"]
    (person,) = run.json("event", "table", event)["participants"]
    assert (person["name"], person["role"], person["nomination"]) == (
        "Ben Fox", "head", "nominated",
    )  # fmt: skip
    run("event", "invitation", event, "Fiji", "--no-copy", "Ana Example")
    run("event", "invitation", event, "OHCHR", "--remove")
    (fiji,) = run.json("event", "invitations", event)["invitations"]
    assert fiji["copies"] == []


def test_that_everybody_on_a_list_is_invited(stakeholders: Stakeholders, event: str) -> None:
    stakeholders("add", "body", "Friends of Rivers", "--kind", "ngo")
    stakeholders("list", "make", "Friends", "--find", "friends")
    done = stakeholders.json("event", "invite", event, "--list", "Friends")
    assert [one["represents"] for one in done["invitations"]] == ["Friends of Rivers"]
