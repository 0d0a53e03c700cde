"""Postal addresses: kept as printed or in parts, lent by the body, written as countries do."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, UnknownUidError
from stakeholders.domain.address import Address
from stakeholders.domain.ids import Uid
from stakeholders.domain.record import Record

QUAY = Address(street="Quai Wilson 52", postal_code="1201", city="Genève", country="Switzerland")


@pytest.fixture
def anna(directory: Directory) -> Uid:
    return directory.people.add("Anna Berg", "Spokesperson, Quay Office")


def record(directory: Directory, uid: Uid) -> Record:
    return directory.search.record(uid)


def body_of(directory: Directory, anna: Uid) -> Uid:
    uid = record(directory, anna).posts[0].body_uid
    assert uid
    return uid


def test_that_an_address_in_parts_is_written_as_its_country_does(
    directory: Directory, anna: Uid
) -> None:
    directory.addresses.add(anna, QUAY)
    (address,) = record(directory, anna).addresses
    assert address.country == "CH"
    assert directory.addresses.lines(address, "fr") == (
        "Quai Wilson 52",
        "CH-1201 Genève",
        "Suisse",
    )
    assert directory.addresses.gaps(Address(street="Quai 3", country="CH"))


def test_that_an_address_as_printed_stays_so(directory: Directory, anna: Uid) -> None:
    directory.addresses.add(anna, directory.addresses.read("Palais des Nations | 1211 Genève 10"))
    (address,) = record(directory, anna).addresses
    assert address.lines == ("Palais des Nations", "1211 Genève 10")


def test_that_people_and_posts_without_an_address_show_that_of_the_body(
    directory: Directory, anna: Uid
) -> None:
    body = body_of(directory, anna)
    post = record(directory, anna).posts[0].uid
    assert post
    lent = directory.addresses.add(body, QUAY)
    for uid in (anna, post):
        (address,) = record(directory, uid).addresses
        assert (address.uid, address.owner) == (lent, body)
    own = directory.addresses.add(post, QUAY)
    assert [each.uid for each in record(directory, anna).addresses] == [own]
    directory.addresses.add(anna, Address(lines=("At home",)))
    assert [each.lines for each in record(directory, anna).addresses] == [("At home",)]


def test_that_a_change_is_one_step_that_can_be_taken_back(directory: Directory, anna: Uid) -> None:
    uid = directory.addresses.add(anna, QUAY)
    before = record(directory, anna)
    changed = Address(lines=("Elsewhere",), uid=uid, language="French")
    directory.addresses.change(changed)
    (address,) = record(directory, anna).addresses
    assert (address.lines, address.language) == (("Elsewhere",), "fr")
    assert directory.history.steps(limit=1)[0].sentence == "Changed an address of Anna Berg"
    directory.history.undo()
    assert record(directory, anna) == before
    directory.addresses.remove(uid)
    assert record(directory, anna).addresses == ()
    with pytest.raises(UnknownUidError):
        directory.addresses.remove(uid)


def test_that_nothing_is_no_address(directory: Directory, anna: Uid) -> None:
    with pytest.raises(EmptyNameError):
        directory.addresses.add(anna, Address())
