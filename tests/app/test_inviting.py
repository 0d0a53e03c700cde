import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import WrongValueError
from stakeholders.app.inviting import InvitingOrder
from stakeholders.domain.ids import Uid, kept_uid
from stakeholders.domain.own_group import GroupMember
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Refusal

PASTED = "Burma, South Korea, East Timor, Laos, Korea, Micronesia, Taiwan, Atlantis"


@pytest.fixture
def event(dated: Directory) -> Uid:
    return dated.events.make("Workshop on rivers", {"city": "Bangkok"})


def invited(directory: Directory, event: Uid) -> list[str]:
    return [one.represents for one in directory.invitations.of(event)]


def test_that_questions_are_answered_in_place_and_words_are_kept(
    dated: Directory, event: Uid
) -> None:
    plan = dated.inviting.plan(event, InvitingOrder(PASTED))
    assert [one.represents for one in plan.invited.new] == [
        "Myanmar", "Republic of Korea", "Timor-Leste", "Lao People's Democratic Republic", "Taiwan",
    ]  # fmt: skip
    assert [(one.name, [code for code, _ in one.answers]) for one in plan.asked] == [
        ("Korea", ["KP", "KR"]), ("Micronesia", ["FM"]),
    ]  # fmt: skip
    chosen, words = {"korea": "KP", "micronesia": "FM"}, frozenset({"Atlantis"})
    done = dated.inviting.invite(event, InvitingOrder(PASTED, chosen, words))
    assert (done.asked, done.invited.unknown) == ((), ("Atlantis",))
    found = {one.represents: one for one in dated.invitations.of(event)}
    assert list(found)[4:] == [
        "Democratic People's Republic of Korea", "Micronesia (Federated States of)", "Taiwan",
        "Atlantis",
    ]  # fmt: skip
    text = found["Taiwan"]
    assert (text.country, text.represents_uid, text.delegation) == ("", None, None)


def test_that_groups_bodies_people_and_lists_stand_in_one_line(
    dated: Directory, event: Uid
) -> None:
    dated.areas.add_group("Our region", members=[GroupMember("FJ"), GroupMember("WS")])
    ngo = dated.bodies.add("Friends of Fiji, Rivers and Lakes", kind="ngo")
    dated.bodies.add("River Bureau")
    line = dated.people.add("Ana Reed", "Director, River Bureau")
    assert line
    gone = dated.bodies.add("Silent House")
    dated.parts.add(gone, Refusal(reason="asked us to stop"))
    dated.lists.make("Press", [ngo, gone])
    typed = "Our region; Ana Reed\nOHCHR, Silent House\nFriends of Fiji, Rivers and Lakes; press"
    plan = dated.inviting.plan(event, InvitingOrder(typed))
    assert [one.represents for one in plan.invited.new] == [
        "Fiji", "Samoa", "Ana Reed", "OHCHR", "Friends of Fiji, Rivers and Lakes",
    ]  # fmt: skip
    reason = "do not contact: asked us to stop"
    assert [(one.name, one.reason) for one in plan.left_out] == [("Silent House", reason)] * 2


def test_that_of_two_who_are_called_alike_one_is_chosen(dated: Directory, event: Uid) -> None:
    first = dated.bodies.add("River Bureau", place="Suva")
    second = dated.bodies.add("River Bureau", place="Apia")
    (asked,) = dated.inviting.plan(event, InvitingOrder("River Bureau")).asked
    assert {uid for uid, _ in asked.answers} == {str(first), str(second)}
    order = InvitingOrder("River Bureau", {"river bureau": str(second)})
    (one,) = dated.inviting.plan(event, order).invited.new
    assert one.addressee == second


def test_that_what_is_told_of_the_event_is_written_along_in_one_step(
    dated: Directory, event: Uid
) -> None:
    told = {"answer_by": "1 May 2026", "chain": "foreign_ministry", "reference_form": "R/{number}"}
    dated.bodies.add("Embassy of Fiji", kind="embassy", place="Bangkok")
    ministry = dated.bodies.add("Ministry of Foreign Affairs", kind="ministry", country="Fiji")
    fiji = dated.inviting.plan(event, InvitingOrder("Fiji, Samoa", told=told)).invited.new[0]
    assert fiji.addressee == ministry
    without = frozenset({str(fiji.represents_uid)})
    dated.inviting.invite(event, InvitingOrder("Fiji, Samoa", without=without, told=told))
    (samoa,) = dated.invitations.of(event)
    assert samoa.deadline == PartialDate(2026, 5, 1)
    assert dated.events.read(event).reference_form == "R/{number}"
    dated.history.undo()
    assert (invited(dated, event), dated.events.read(event).answer_by) == ([], None)
    with pytest.raises(WrongValueError):
        dated.inviting.plan(event, InvitingOrder("Fiji", told={"answer_by": "soon"}))


def test_that_the_chain_passes_over_whom_nothing_may_be_sent_to(
    dated: Directory, event: Uid
) -> None:
    embassy = dated.bodies.add("Embassy of Fiji", kind="embassy", place="Bangkok")
    ministry = dated.bodies.add("Ministry of Foreign Affairs", kind="ministry", country="Fiji")
    dated.parts.add(embassy, Refusal(reason="closed"))
    (one,) = dated.inviting.plan(event, InvitingOrder("Fiji")).invited.new
    assert one.addressee == ministry


def test_that_an_area_on_a_list_is_a_state_by_its_chain(dated: Directory, event: Uid) -> None:
    dated.lists.make("Hosts", [dated.areas.entry("Fiji")])
    (one,) = dated.inviting.plan(event, InvitingOrder("hosts")).invited.new
    assert (one.country, one.is_gap) == ("FJ", True)
    assert kept_uid(dated.events.read(event)) == event
