"""Before and after sending, from the command line: what is in the way of an invitation."""

from tests.cli.running import Stakeholders


def test_that_what_is_in_the_way_of_invitations_is_told_and_can_be_verified(
    stakeholders: Stakeholders,
) -> None:
    stakeholders("event", "make", "Workshop")
    stakeholders("add", "person", "Ana Reed", "--email", "ana@reed.example")
    stakeholders("event", "invite", "Workshop", "Ana Reed", "--areas", "Fiji")
    stakeholders("event", "invitation", "Workshop", "Ana Reed", "--form", "email")
    told = stakeholders("--json", "event", "check", "Workshop")
    assert (told.code, told.json["members"], told.json["ready"]) == (1, 2, 1)
    assert told.json["counts"] == {"nobody": 1, "unchecked": 1}
    by_phone = stakeholders("event", "check", "Workshop", "--form", "phone")
    assert "Ana Reed has no phone." in by_phone.said
    queue = stakeholders("--json", "verify", "queue", "--event", "Workshop", "--gaps")
    assert [one["name"] for one in queue.json["contacts"]] == ["Ana Reed"]


def test_that_people_are_invited_by_name_and_not_where_nothing_goes_to_them(
    stakeholders: Stakeholders,
) -> None:
    stakeholders("event", "make", "Workshop")
    uid = stakeholders("--json", "add", "person", "Ana Reed").json["records"][0]["uid"]
    stakeholders("add", "person", "Bo Sand")
    stakeholders("add", "person", "Bo Sand", "--email", "bo@sand.example")
    several = stakeholders("event", "invite", "Workshop", "Bo Sand")
    assert several.code == 4
    asked = stakeholders("--json", "event", "invite", "Workshop", "Ana Reed", "--dry-run")
    assert asked.json["invitations"][0]["addressee"] == uid
    stakeholders("set", uid, "do_not_contact", "asked so")
    refused = stakeholders("--json", "event", "invite", "Workshop", "Ana Reed")
    assert (refused.code, refused.json["invitations"]) == (1, [])
    assert refused.codes == ["event.left_out"]
