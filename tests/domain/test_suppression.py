"""Suppression: each reason why nothing goes to a contact, and where it ends."""

import datetime
from dataclasses import replace

import pytest

from stakeholders.domain.channel import Channel, ChannelState, ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import ContactWay, LegalBasis, Part, Refusal, Restriction
from stakeholders.domain.record import PostLine, Record
from stakeholders.domain.suppression import restricted, suppressed, usable_channels

DAY = datetime.date(2026, 5, 1)
MAY, JUNE = PartialDate(2026, 5), PartialDate(2026, 6)
ANNA = Record(EntryKind.PERSON, "Anna Berg")


def email(state: ChannelState = ChannelState.UNCHECKED, to: PartialDate | None = None) -> Channel:
    raw = "anna@reef.example"
    return Channel(ChannelType.EMAIL, raw, normalised=raw, valid=True, state=state, to=to)


def why(record: Record, way: ContactWay = ContactWay.ANY) -> str:
    found = suppressed(record, DAY, way)
    return found.message if found else ""


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (Refusal(reason="asked so"), "do not contact: asked so"),
        (Refusal(), "do not contact"),
        (Refusal(from_=JUNE), ""),
        (Refusal(to=MAY), ""),
        (Refusal(ContactWay.EMAIL, "asked so"), ""),
        (Restriction("dispute"), "restricted: dispute"),
        (Restriction(to=MAY), ""),
        (LegalBasis("consent"), ""),
        (LegalBasis("consent", withdrawn=MAY), "consent withdrawn 2026-05"),
        (LegalBasis("consent", withdrawn=JUNE), ""),
        (LegalBasis("mandate", withdrawn=MAY), ""),
    ],
)
def test_that_a_part_suppresses_as_long_as_it_holds(part: Part, reason: str) -> None:
    assert why(replace(ANNA, parts=(part,))) == reason


def test_that_another_ground_holds_where_consent_was_withdrawn() -> None:
    parts = (LegalBasis("consent", withdrawn=MAY), LegalBasis("mandate"))
    assert why(replace(ANNA, parts=parts)) == ""


def test_that_a_refusal_of_one_way_leaves_the_others() -> None:
    record = replace(ANNA, parts=(Refusal(ContactWay.EMAIL, "letters only"),))
    assert why(record, ContactWay.EMAIL) == "no e-mail: letters only"
    assert why(record, ContactWay.POST) == ""


@pytest.mark.parametrize(
    ("details", "reason"),
    [
        ((("died", "2025-12"),), "died 2025-12"),
        ((("do_not_contact", "quarrel"),), "do not contact: quarrel"),
        ((("ended", "2026-05"),), "no longer there since 2026-05"),
        ((("ended", "2026-06"),), ""),
    ],
)
def test_that_details_suppress(details: tuple[tuple[str, str], ...], reason: str) -> None:
    assert why(replace(ANNA, details=details)) == reason


def test_that_who_has_left_every_position_is_left_out() -> None:
    gone, former = PostLine("Spokesperson", "Reef", to=MAY), PostLine("Clerk", to=PartialDate(2020))
    assert why(replace(ANNA, posts=(former, gone))) == "left Spokesperson 2026-05"
    for line in (PostLine("Head", "Reef"), PostLine("Head", from_=JUNE), PostLine("Head", to=JUNE)):
        assert why(replace(ANNA, posts=(gone, line))) == ""
    assert why(replace(ANNA, kind=EntryKind.POST, posts=(gone,))) == ""


@pytest.mark.parametrize(
    "state", [ChannelState.BOUNCED, ChannelState.INVALID, ChannelState.DO_NOT_USE]
)
def test_that_who_has_only_dead_addresses_gets_no_mail(state: ChannelState) -> None:
    record = replace(ANNA, channels=(email(state),))
    assert why(record, ContactWay.EMAIL).startswith("every e-mail address has bounced")
    assert why(record) == why(record, ContactWay.PHONE) == ""
    both = replace(ANNA, channels=(email(state), email()))
    assert why(both, ContactWay.EMAIL) == ""
    assert usable_channels(both, DAY, ContactWay.EMAIL) == (email(),)
    assert why(ANNA, ContactWay.EMAIL) == "", "who has no address at all is a gap"


def test_that_an_address_of_former_times_is_not_used() -> None:
    record = replace(ANNA, channels=(email(to=MAY),))
    assert usable_channels(record, DAY, ContactWay.EMAIL) == ()


def test_that_only_a_restriction_restricts() -> None:
    assert restricted(replace(ANNA, parts=(Refusal(),)), DAY) is None
    found = restricted(replace(ANNA, parts=(Restriction("dispute"),)), DAY)
    assert found
    assert found.message == "restricted: dispute"
