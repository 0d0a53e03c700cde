"""Gaps: each thing that stands in the way of using a list, and nothing else."""

import datetime
from dataclasses import replace

import pytest

from stakeholders.domain.address import Address
from stakeholders.domain.channel import Channel, ChannelState, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.gaps import Gap, GapKind, Place, gaps_of
from stakeholders.domain.ids import Uid, UidFactory
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import ContactWay, Verification
from stakeholders.domain.problems import Problem
from stakeholders.domain.record import Record

DAY = datetime.date(2026, 5, 1)
NEW, OLD = PartialDate(2026, 1, 1), PartialDate(2023)
UID = UidFactory()()


def email(raw: str = "anna@reef.example", as_of: PartialDate | None = NEW) -> Channel:
    return Channel(
        ChannelType.EMAIL, raw, normalised=raw, valid=True, state=ChannelState.VALID,
        as_of=as_of, uid=UID,
    )  # fmt: skip


def place(name: str = "Anna", *channels: Channel, uid: Uid | None = None) -> Place:
    return Place(Record(EntryKind.PERSON, name, uid=uid or UidFactory()(), channels=channels), name)


def kinds(*places: Place, way: ContactWay = ContactWay.EMAIL) -> list[GapKind]:
    return [gap.kind for gap in gaps_of(places, way, DAY)]


def only(one: Place) -> Gap:
    (gap,) = gaps_of((one,), ContactWay.EMAIL, DAY)
    return gap


def test_that_a_fresh_checked_address_is_no_gap() -> None:
    assert kinds(place("Anna", email())) == []


@pytest.mark.parametrize("way", [ContactWay.EMAIL, ContactWay.PHONE, ContactWay.POST])
def test_that_who_cannot_be_reached_so_is_a_gap(way: ContactWay) -> None:
    assert kinds(place(), way=way) == [GapKind.NO_CHANNEL]
    full = replace(place().contact, addresses=(Address(lines=("Quay 1",)),))
    assert kinds(Place(full, "Anna"), way=ContactWay.POST) == []


def test_that_a_vacant_post_and_who_is_left_out_have_no_other_gaps() -> None:
    why = Problem("suppressed.refused", "do not contact")
    assert kinds(replace(place(), is_vacant=True)) == [GapKind.VACANT]
    gap = only(replace(place(), why_not=why))
    assert (gap.kind, gap.problem.message) == (
        GapKind.LEFT_OUT,
        "Anna is left out because: do not contact.",
    )


def test_that_an_old_fact_is_stale_until_it_is_checked() -> None:
    old = place("Anna", email(as_of=OLD))
    gap = only(old)
    assert (gap.kind, gap.fact) == (GapKind.STALE, UID)
    assert "2023" in gap.problem.message
    assert kinds(replace(old, checks=(Verification(NEW, target=UID),))) == []


def test_that_what_nobody_has_checked_is_said() -> None:
    unchecked = replace(email(), state=ChannelState.UNCHECKED)
    assert kinds(place("Anna", unchecked)) == [GapKind.UNCHECKED]
    checked = replace(place("Anna", unchecked), checks=(Verification(NEW, target=UID),))
    assert kinds(checked) == []
    wrong = replace(email("anna@"), valid=False)
    assert kinds(place("Anna", wrong)) == [GapKind.INVALID]


def test_that_one_person_at_two_posts_gets_one_invitation() -> None:
    anna = place("Anna", email())
    gaps = gaps_of((anna, replace(anna, name="Anna, Adviser")), ContactWay.EMAIL, DAY)
    assert [gap.problem.message for gap in gaps] == [
        "Anna, Adviser: the same person is on the list already."
    ]


def test_that_two_at_one_address_are_told() -> None:
    gap = next(iter(gaps_of((place("Anna", email()), place("Bo", email())), ContactWay.EMAIL, DAY)))
    assert gap.kind is GapKind.TWICE
    assert gap.problem.message == "Bo has the same address as Anna: anna@reef.example."


def test_that_what_weighs_most_comes_first() -> None:
    stale, vacant = place("Anna", email(as_of=OLD)), replace(place("Post"), is_vacant=True)
    assert kinds(stale, place("Bo"), vacant) == [
        GapKind.VACANT,
        GapKind.NO_CHANNEL,
        GapKind.STALE,
    ]
