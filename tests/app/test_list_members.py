"""List members: found by a rule, always included, left out; the same wherever one looks."""

from dataclasses import replace

import pytest

from stakeholders.app.copying import Copied, copy_email, not_to_be_reached
from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import NotOnListError
from stakeholders.app.exporting import Scope
from stakeholders.app.left_out import reasons
from stakeholders.app.posts import NewPost
from stakeholders.app.succession import NewHolder
from stakeholders.domain.ids import Uid
from stakeholders.domain.lists import ListMember, Why
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import ContactWay, Refusal, Restriction
from stakeholders.domain.visibility import Visibility


def names(members: tuple[ListMember, ...]) -> list[str]:
    return [member.record.name for member in members if not member.left_out]


@pytest.fixture
def people(directory: Directory) -> tuple[Uid, Uid, Uid]:
    """Return Anna Fox and Ben Fox, whom a rule finds, and Cy Oz, whom it does not."""
    anna, ben, cy = (directory.people.add(name) for name in ("Anna Fox", "Ben Fox", "Cy Oz"))
    return anna, ben, cy


@pytest.fixture
def foxes(directory: Directory, people: tuple[Uid, Uid, Uid]) -> Uid:
    """Return a list by the rule `fox`, with Cy always included and Ben left out."""
    _, ben, cy = people
    foxes = directory.lists.save_search("Foxes", "fox")
    directory.lists.add(foxes, (cy,), "asked for it")
    directory.lists.leave_out(foxes, ben, "on leave")
    return foxes


def test_that_rule_and_pins_are_one_list_everywhere(directory: Directory, foxes: Uid) -> None:
    members = directory.members.of("Foxes")
    assert [(m.record.name, m.left_out, m.why, m.reason) for m in members] == [
        ("Anna Fox", False, Why.RULE, ""),
        ("Cy Oz", False, Why.PIN, "asked for it"),
        ("Ben Fox", True, Why.PIN, "on leave"),
    ]
    assert directory.members.count(foxes) == 2
    records, left_out = directory.exporting.of_list("Foxes")
    assert [record.name for record in records] == ["Anna Fox", "Cy Oz"]
    assert [one.problem.message for one in left_out] == ["Left out: Ben Fox (on leave)."]
    assert directory.exporting.size(Scope(list_name="Foxes")) == 2
    for query in (f'list:"{foxes}"', "list:foxes"):
        assert [row.name for row in directory.search.find(query).rows] == ["Anna Fox", "Cy Oz"]
    assert directory.search.total("list:foxes anna") == 1
    assert directory.search.total("-list:foxes") == 1
    assert {facet.label: facet.count for facet in directory.facets.of("kind:person")} == {}
    directory.people.add("Dan Fox")
    assert names(directory.members.of("Foxes")) == ["Anna Fox", "Dan Fox", "Cy Oz"]


def test_that_a_part_of_a_word_finds_members_as_it_does_when_typed(
    directory: Directory, people: tuple[Uid, Uid, Uid]
) -> None:
    anna, _, cy = people
    parts = directory.lists.save_search("Parts", "nna")
    assert names(directory.members.of("Parts")) == ["Anna Fox"]
    directory.lists.add(parts, (cy,))
    assert names(directory.members.of("Parts")) == ["Anna Fox", "Cy Oz"]
    directory.lists.leave_out(parts, anna, "no")
    assert names(directory.members.of("Parts")) == ["Cy Oz"]


def test_that_a_note_or_place_keeps_nobody_on_whom_the_rule_finds_no_more(
    directory: Directory, people: tuple[Uid, Uid, Uid]
) -> None:
    anna, ben, cy = people
    foxes = directory.lists.save_search("Foxes", "fox")
    directory.lists.set_note(foxes, anna, "by e-mail")
    directory.lists.move(foxes, ben, 0)
    members = directory.members.of("Foxes")
    assert [(m.record.name, m.note) for m in members] == [
        ("Ben Fox", ""),
        ("Anna Fox", "by e-mail"),
    ]
    directory.contacts.rename(anna, "Anna Hart")
    assert names(directory.members.of("Foxes")) == ["Ben Fox"]
    assert directory.members.count(foxes) == 1
    directory.contacts.rename(anna, "Anna Fox")
    assert [m.note for m in directory.members.of("Foxes")] == ["", "by e-mail"]
    for change in (
        lambda: directory.lists.set_note(foxes, cy, "x"),
        lambda: directory.lists.move(foxes, cy, 0),
        lambda: directory.lists.remove(foxes, (cy,)),
    ):
        with pytest.raises(NotOnListError):
            change()


def test_that_what_the_rule_finds_is_put_in_order_by_hand(
    directory: Directory, people: tuple[Uid, Uid, Uid]
) -> None:
    anna, _, cy = people
    foxes = directory.lists.save_search("Foxes", "fox")
    directory.lists.add(foxes, (cy,))
    directory.lists.move(foxes, anna, 1)
    assert names(directory.members.of("Foxes")) == ["Ben Fox", "Anna Fox", "Cy Oz"]
    directory.people.add("Aaron Fox")
    assert names(directory.members.of("Foxes")) == ["Ben Fox", "Anna Fox", "Aaron Fox", "Cy Oz"]
    directory.history.undo()
    directory.history.undo()
    assert names(directory.members.of("Foxes")) == ["Anna Fox", "Ben Fox", "Cy Oz"]


def test_that_who_is_taken_off_follows_the_rule_again(directory: Directory, foxes: Uid) -> None:
    ben = next(m.record.uid for m in directory.members.of("Foxes") if m.left_out)
    assert ben
    assert directory.lists.remove(foxes, (ben,)) == 1
    assert names(directory.members.of("Foxes")) == ["Anna Fox", "Ben Fox", "Cy Oz"]


def test_that_areas_are_members_and_are_counted(directory: Directory, foxes: Uid) -> None:
    laos = directory.areas.entry("Laos")
    assert directory.lists.add(foxes, (laos,)) == 1
    assert directory.members.count(foxes) == 3
    assert "Lao" in names(directory.members.of("Foxes"))[-1]
    by_hand = directory.lists.make("States", (laos,))
    assert directory.members.count(by_hand) == 1
    assert len(directory.members.of("States")) == 1


def test_that_a_rule_that_names_its_own_list_finds_nobody_by_it(
    directory: Directory, people: tuple[Uid, Uid, Uid]
) -> None:
    anna, _, _ = people
    one = directory.lists.save_search("One", "list:two")
    two = directory.lists.save_search("Two", "list:one")
    assert directory.members.of("One") == ()
    directory.lists.add(two, (anna,))
    assert names(directory.members.of("One")) == ["Anna Fox"]
    assert directory.members.count(one) == 1


def test_that_a_list_of_many_leaves_out_and_includes(directory: Directory) -> None:
    for number in range(60):
        directory.people.add(f"Fox {number:02}")
    cy = directory.people.add("Cy Oz")
    foxes = directory.lists.save_search("Foxes", "fox")
    first = directory.search.find("fox", limit=1).rows[0].uid
    directory.lists.add(foxes, (cy,))
    directory.lists.leave_out(foxes, first, "no")
    assert directory.members.count(foxes) == 60
    assert names(directory.members.of("Foxes"))[::59] == ["Fox 01", "Cy Oz"]
    assert directory.search.flag_counts(f'list:"{foxes}"')["person"] == 60


def test_that_who_is_suppressed_stays_in_view_and_does_not_leave(
    directory: Directory, people: tuple[Uid, Uid, Uid]
) -> None:
    anna, ben, cy = people
    directory.lists.make("Press", (anna, ben, cy))
    directory.parts.add(anna, Refusal(reason="asked us to stop"))
    directory.facts.set(ben, "died", "2025-12")
    members = directory.members.of("Press")
    told = [(m.record.name, m.suppressed and m.suppressed.message) for m in members]
    assert told == [
        ("Anna Fox", "do not contact: asked us to stop"),
        ("Ben Fox", "died 2025-12"),
        ("Cy Oz", None),
    ]
    records, left_out = directory.exporting.of_list("Press")
    assert [record.name for record in records] == ["Cy Oz"]
    (said,) = reasons(left_out)
    assert said.startswith("Left out, as nothing goes to them: ")
    assert said.endswith("Anna Fox (do not contact: asked us to stop), Ben Fox (died 2025-12).")


def test_that_a_post_is_left_out_for_the_sake_of_its_holder(directory: Directory) -> None:
    post = directory.posts.add(NewPost(directory.bodies.add("Reef Centre"), "Spokesperson"))
    holder = directory.people.add("Anna Fox")
    directory.successions.succeed(post, NewHolder(holder, PartialDate(2020)))
    directory.parts.add(holder, Refusal(reason="asked us to stop"))
    directory.lists.make("Press", (post,))
    records, left_out = directory.exporting.of_list("Press")
    assert records == ()
    assert [one.name for one in left_out] == ["Anna Fox"]


def test_that_a_restricted_contact_passes_no_gate(
    directory: Directory, people: tuple[Uid, Uid, Uid]
) -> None:
    anna, _, _ = people
    directory.parts.add(anna, Restriction("dispute"))
    clip = directory.copying.clip(people, Visibility.OFFICE)
    assert clip.count == 2
    assert "Anna" not in clip.text


def test_that_recipients_are_those_to_whom_mail_may_go(directory: Directory) -> None:
    anna = directory.people.add("Anna Fox", email="anna@reef.example")
    ben = directory.people.add("Ben Fox", email="ben@reef.example")
    for uid in (anna, ben):
        (channel,) = directory.search.record(uid).emails
        directory.channels.change(replace(channel, visibility=Visibility.ANYONE))
    directory.parts.add(anna, Refusal(ContactWay.EMAIL))
    clip = directory.copying.recipients((anna, ben))
    assert (clip.recipients, clip.suppressed) == ("Ben Fox <ben@reef.example>", 1)
    record = directory.search.record(anna)
    assert copy_email(record) == Copied("", 0, "no e-mail")
    assert not_to_be_reached(record, ContactWay.PHONE) == ""


def test_that_who_gets_nothing_is_not_counted(
    directory: Directory, people: tuple[Uid, Uid, Uid], foxes: Uid
) -> None:
    anna, ben, cy = people
    hand = directory.lists.make("By hand", people)
    rule, made = directory.lists.named(foxes), directory.lists.named(hand)
    assert (directory.members.reached(made, 100), directory.members.reached(rule, 100)) == (3, 2)
    directory.parts.add(cy, Refusal(reason="asked so"))
    directory.parts.add(ben, Refusal(ContactWay.EMAIL, "no mails"))
    assert (directory.members.reached(made, 100), directory.members.reached(rule, 100)) == (2, 1)
    directory.parts.add(anna, Restriction(reason="disputed"))
    reef = directory.bodies.add("Reef Centre", place="Suva")
    directory.lists.add(hand, (reef,))
    assert directory.members.reached(directory.lists.named(hand), 100) == 2
    directory.facts.set(reef, "ended", "2020")
    assert directory.members.reached(directory.lists.named(hand), 100) == 1
    assert directory.members.reached(directory.lists.named(hand), 1) > 1
