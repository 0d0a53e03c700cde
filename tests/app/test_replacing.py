"""Find and replace: every kind of field, seen before, one Undo."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyTextError
from stakeholders.app.posts import NewPost
from stakeholders.app.replacing import ReplaceField, Replacement, Replacing, WrongPatternError
from stakeholders.domain.address import Address
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import PostLine


@pytest.fixture
def anna(directory: Directory) -> Uid:
    """Return Anna Reef, in whose every field there is a reef."""
    uid = directory.people.add("Anna Reef", phone="+41 79 217 30 09", email="anna@reef.example")
    body = directory.bodies.add("Reef Centre")
    post = directory.posts.add(NewPost(body, "Reef Officer"))
    directory.positions.add(uid, PostLine("Reef Fellow", body_uid=body))
    directory.channels.add(post, ChannelType.WEB, "https://reef.example")
    directory.contacts.set_place(uid, "Reef City")
    directory.addresses.add(uid, Address(lines=("1 Reef Road",), city="Reef City"))
    directory.notes.add(uid, "Knows the reef")
    return uid


def test_that_a_text_is_replaced_in_every_kind_of_field_in_one_step(
    directory: Directory, anna: Uid
) -> None:
    wanted = Replacement("reef", "Quay")
    plan = directory.replacing.plan(wanted)
    pairs = {(line.before, line.after) for line in plan.changes}
    assert ("Anna Reef", "Anna Quay") in pairs
    assert ("Reef Officer", "Quay Officer") in pairs
    assert directory.search.record(anna).name == "Anna Reef"
    assert directory.replacing.apply(wanted) == len(plan.changes) == 9
    record = directory.search.record(anna)
    assert (record.name, record.names[0].family, record.place) == (
        "Anna Quay", "Quay", "Quay City",
    )  # fmt: skip
    assert record.emails[0].normalised == "anna@quay.example"
    assert (record.posts[0].title, record.posts[0].body) == ("Quay Fellow", "Quay Centre")
    assert record.addresses[0].lines == ("1 Quay Road",)
    assert record.addresses[0].city == "Quay City"
    assert record.notes == ("Knows the Quay",)
    assert directory.search.find("reef").rows == ()
    assert directory.history.steps(limit=1)[0].sentence == "Replaced 9 texts"
    directory.history.undo()
    assert directory.search.record(anna).name == "Anna Reef"
    assert directory.search.record(anna).notes == ("Knows the reef",)


def test_that_only_chosen_kinds_and_contacts_are_touched(directory: Directory, anna: Uid) -> None:
    places = Replacement("Reef", "Quay", (ReplaceField.PLACE,))
    assert len(directory.replacing.plan(places).changes) == 1
    assert directory.replacing.plan(places, only=()).changes == ()
    phones = Replacement("+41 79", "+41 78", (ReplaceField.PHONE,))
    directory.replacing.apply(phones, {anna})
    assert directory.search.record(anna).phones[0].normalised == "+41782173009"


def test_that_nothing_is_left_empty_and_a_wrong_pattern_is_said(
    directory: Directory, anna: Uid
) -> None:
    whole = Replacement("Reef City", "", (ReplaceField.PLACE,))
    assert directory.replacing.plan(whole).changes == ()
    with pytest.raises(EmptyTextError):
        directory.replacing.plan(Replacement("", "x"))
    with pytest.raises(WrongPatternError, match="is no pattern"):
        directory.replacing.apply(Replacement("(", "x", pattern=True))
    with pytest.raises(WrongPatternError):
        directory.replacing.plan(Replacement("a", r"\7", pattern=True))
    assert isinstance(directory.replacing, Replacing)
