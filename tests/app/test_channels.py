"""Channels: text, label, purposes, state, who may see them, and whose they are."""

from dataclasses import replace

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownUidError
from stakeholders.domain.channel import Channel, ChannelState, ChannelType, NumberType
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.visibility import Visibility

MOBILE = "+41 79 217 30 09"


@pytest.fixture
def anna(directory: Directory) -> Uid:
    return directory.people.add("Anna Berg", "Clerk, Quay Office", MOBILE)


def phone(directory: Directory, uid: Uid) -> Channel:
    (found,) = directory.search.record(uid).phones
    return found


def test_that_all_that_is_known_of_a_channel_is_written_at_once(
    directory: Directory, anna: Uid
) -> None:
    old = phone(directory, anna)
    told = replace(
        old, label="night line", purposes=("press", "after_hours"), state=ChannelState.BOUNCED,
        state_reason="rings out", visibility=Visibility.NAMED, from_=PartialDate(2007),
        to=PartialDate(2031, 2),
    )  # fmt: skip
    directory.channels.change(told)
    assert replace(phone(directory, anna), number_type=old.number_type) == told
    directory.history.undo()
    assert phone(directory, anna) == old
    directory.history.redo()
    assert phone(directory, anna).state_reason == "rings out"


def test_that_another_text_is_judged_anew_and_unchecked(directory: Directory, anna: Uid) -> None:
    old = replace(phone(directory, anna), state=ChannelState.VALID, purposes=("press",))
    directory.channels.change(old)
    changed = directory.channels.change(replace(phone(directory, anna), raw="call me"))
    found = phone(directory, anna)
    assert (found.raw, found.valid, found.state) == ("call me", False, ChannelState.UNCHECKED)
    assert found.purposes == ("press",)
    assert changed.problem


def test_that_a_label_tells_what_a_number_is_for(directory: Directory, anna: Uid) -> None:
    directory.channels.change(replace(phone(directory, anna), label="fax"))
    assert phone(directory, anna).number_type is NumberType.FAX
    assert phone(directory, anna).normalised == "+41792173009"


def test_that_a_number_moves_to_its_owner_and_back(directory: Directory, anna: Uid) -> None:
    body = directory.search.record(anna).posts[0].body_uid
    uid = phone(directory, anna).uid
    assert body
    assert uid
    directory.channels.add(body, ChannelType.PHONE, "+41 22 555 01 42")
    directory.channels.move(uid, body)
    assert [c.uid for c in directory.search.record(body).phones][-1] == uid
    step = directory.history.steps(limit=1)[0]
    assert step.sentence == "Moved a phone of Anna Berg to Quay Office"
    assert step.uid in {each.uid for each in directory.history.steps(body)}
    directory.history.undo()
    assert phone(directory, anna).owner == anna


def test_that_a_page_and_a_messenger_are_kept_as_typed(directory: Directory, anna: Uid) -> None:
    for kind in (ChannelType.WEB, ChannelType.MESSAGING):
        uid = directory.channels.add(
            anna, kind, "quay.example/anna", label="page", purposes=("official",),
            visibility=Visibility.ANYONE,
        )  # fmt: skip
        (found,) = (c for c in directory.search.record(anna).channels if c.uid == uid)
        assert (found.type, found.raw, found.visibility) == (
            kind, "quay.example/anna", Visibility.ANYONE,
        )  # fmt: skip


def test_that_what_is_gone_cannot_be_changed(directory: Directory, anna: Uid) -> None:
    old = phone(directory, anna)
    assert old.uid
    directory.channels.remove(old.uid)
    assert directory.search.record(anna).phones == ()
    for refused in (
        lambda: directory.channels.change(old),
        lambda: directory.channels.remove(str(old.uid)),  # type: ignore[arg-type]
        lambda: directory.channels.move(str(old.uid), anna),  # type: ignore[arg-type]
    ):
        with pytest.raises(UnknownUidError):
            refused()
    directory.history.undo()
    assert phone(directory, anna) == old


def test_that_the_rest_of_a_number_is_judged_by_what_it_was_read_as(directory: Directory) -> None:
    text = "Contact: Ida Roth, Tel. (+41 22) 234 56 71 / 72"
    captured = directory.capture.read(text)
    (ida,) = directory.capture.keep(captured)
    judged = directory.channels.with_verdicts(directory.search.record(ida)).phones
    assert [phone.raw for phone in judged] == ["(+41 22) 234 56 71", "72"]
    assert [phone.problem for phone in judged] == [None, None]
