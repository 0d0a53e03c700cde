"""Correcting contacts: wrong values are kept and flagged, everything can be taken back."""

import datetime

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.partial_date import PartialDate

TODAY = PartialDate.of(datetime.datetime.now(datetime.UTC).astimezone().date())


def test_that_four_lines_make_a_person_in_a_post(directory: Directory) -> None:
    uid = directory.people.add(
        "Ms. Anna Berg", "Spokesperson, OHCHR", "+41 22 555 01 42", "anna.berg@ohchr.example"
    )
    person = directory.search.record(uid)
    (line,) = person.posts
    assert (person.name, person.honorific, line.title) == ("Anna Berg", "Ms.", "Spokesperson")
    assert line.body == "Office of the United Nations High Commissioner for Human Rights"
    assert {c.type: c.owner for c in person.channels} == {"phone": line.uid, "email": uid}
    assert {channel.as_of for channel in person.channels} == {TODAY}


def test_that_a_second_holder_uses_the_same_post(directory: Directory) -> None:
    first, second = (
        directory.people.add(name, "Spokesperson, OHCHR", "+41 22 555 01 42")
        for name in ("Anna Berg", "Ben Holm")
    )
    posts = [directory.search.record(uid).posts[0].uid for uid in (first, second)]
    assert posts[0] == posts[1] is not None
    assert len(directory.search.record(second).phones) == 1


def test_that_an_empty_text_removes_a_channel(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg", phone="+41 79 000 01 42")
    (phone,) = directory.search.record(uid).phones
    assert phone.uid
    directory.channels.change_text(phone.uid, " ")
    assert not directory.search.record(uid).phones
    directory.history.undo()
    assert directory.search.record(uid).phones == (phone,)


def test_that_a_wrong_phone_is_kept_with_its_verdict(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg", phone="call me")
    added = directory.channels.add(uid, ChannelType.EMAIL, "nobody")
    judged = directory.channels.with_verdicts(directory.search.record(uid))
    assert [channel.raw for channel in judged.channels] == ["call me", "nobody"]
    assert all(channel.problem and not channel.valid for channel in judged.channels)
    assert judged.channels[1].uid == added


def test_that_nobody_is_without_a_name(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg")
    with pytest.raises(EmptyNameError):
        directory.contacts.rename(uid, " ")
    with pytest.raises(EmptyNameError):
        directory.people.add("")
    with pytest.raises(EmptyNameError):
        directory.lists.make("")


def test_that_bodies_and_posts_are_renamed_too(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg", "Spokesperson, Harbour Lights")
    (line,) = directory.search.record(uid).posts
    assert line.uid
    assert line.body_uid
    directory.contacts.rename(line.uid, "Press officer")
    directory.contacts.rename(line.body_uid, "Harbour Lamps")
    (line,) = directory.search.record(uid).posts
    assert (line.title, line.body) == ("Press officer", "Harbour Lamps")
