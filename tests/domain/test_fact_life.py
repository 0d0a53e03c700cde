"""Fact lives: what ages alike, and for how long each kind stays fresh."""

import pytest

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.fact_life import USUAL_LIVES, FactKind, FactLives, kind_of_channel

PHONE, EMAIL = ChannelType.PHONE, ChannelType.EMAIL


@pytest.mark.parametrize(
    ("channel", "personal", "kind"),
    [
        (Channel(PHONE, "1", number_type=NumberType.MOBILE), False, FactKind.MOBILE),
        (Channel(PHONE, "1", number_type=NumberType.FAX), True, FactKind.FAX),
        (Channel(PHONE, "1", number_type=NumberType.FIXED), True, FactKind.PHONE),
        (Channel(PHONE, "1"), False, FactKind.SWITCHBOARD),
        (Channel(EMAIL, "a"), True, FactKind.EMAIL),
        (Channel(EMAIL, "a"), False, FactKind.MAILBOX),
        (Channel(ChannelType.WEB, "a"), False, FactKind.WEB),
        (Channel(ChannelType.MESSAGING, "a"), True, FactKind.MESSAGING),
    ],
)
def test_that_a_channel_ages_as_what_it_is_and_whose(
    channel: Channel, personal: bool, kind: FactKind
) -> None:
    assert kind_of_channel(channel, personal=personal) is kind


def test_that_every_kind_has_a_word_and_a_life_of_its_own() -> None:
    assert USUAL_LIVES.keys() == set(FactKind)
    assert len({kind.word for kind in FactKind}) == len(FactKind)
    assert USUAL_LIVES[FactKind.MOBILE] < USUAL_LIVES[FactKind.POSITION]
    assert USUAL_LIVES[FactKind.POSITION] < USUAL_LIVES[FactKind.SWITCHBOARD]


def test_that_an_office_goes_by_what_it_has_set() -> None:
    lives = FactLives({FactKind.MOBILE: 90})
    assert lives.of(FactKind.MOBILE) == 90
    assert lives.of(FactKind.FAX) == USUAL_LIVES[FactKind.FAX]
