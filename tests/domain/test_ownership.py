"""Whose number it is: the person's, or that of the post or body."""

import pytest

from stakeholders.domain.channel import Channel, ChannelType, NumberType
from stakeholders.domain.email import read_email
from stakeholders.domain.ownership import belongs_to_office
from stakeholders.domain.phone import read_phone


@pytest.mark.parametrize(
    "number", ["+41 22 917 90 00", "+66 2 288 2623", "+1 800 555 0199", "+44 845 555 0142"]
)
def test_that_landlines_and_service_numbers_stay_with_the_office(number: str) -> None:
    assert belongs_to_office(read_phone(number))


@pytest.mark.parametrize("number", ["+41 79 217 30 09", "+66 81 234 5678", "+1 202 555 0142"])
def test_that_mobiles_and_what_may_be_one_go_with_the_person(number: str) -> None:
    assert not belongs_to_office(read_phone(number))


def test_that_a_fax_stays_with_the_office_whatever_its_number() -> None:
    assert belongs_to_office(read_phone("+41 79 217 30 09", label="fax"))


@pytest.mark.parametrize(
    "address", ["press@ohchr.example", "registry@un.example", "info@x.example"]
)
def test_that_role_mailboxes_stay_with_the_office(address: str) -> None:
    assert belongs_to_office(read_email(address))


@pytest.mark.parametrize("address", ["anna.berg@ohchr.example", "sylvia.inciong@un.example"])
def test_that_personal_mailboxes_go_with_the_person(address: str) -> None:
    assert not belongs_to_office(read_email(address))


def test_that_a_number_of_an_unknown_kind_is_no_office_line() -> None:
    for kind in (NumberType.SATELLITE, NumberType.UNKNOWN, NumberType.PAGER, NumberType.PERSONAL):
        assert not belongs_to_office(Channel(ChannelType.PHONE, "1", number_type=kind))
