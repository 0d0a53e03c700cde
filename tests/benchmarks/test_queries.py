"""The queries: every kind, drawn from the contacts, the same for a seed."""

from collections import Counter

import pytest

from tests.benchmarks.contacts import generate
from tests.benchmarks.queries import queries
from tests.benchmarks.records import Contact


@pytest.fixture(scope="module")
def contacts() -> tuple[Contact, ...]:
    """Three hundred contacts, made once for the module."""
    return tuple(generate(300, 1))


def test_that_all_kinds_come_in_turn_and_as_many_as_asked(contacts: tuple[Contact, ...]) -> None:
    kinds = Counter(query.kind for query in queries(contacts, 120, 1))
    assert len(kinds) == 12
    assert set(kinds.values()) == {10}


def test_that_a_seed_always_gives_the_same_queries(contacts: tuple[Contact, ...]) -> None:
    assert queries(contacts, 40, 1) == queries(contacts, 40, 1)
    assert queries(contacts, 40, 1) != queries(contacts, 40, 2)


def test_that_letters_are_as_many_as_the_kind_says(contacts: tuple[Contact, ...]) -> None:
    lengths = {"one letter": 1, "two letters": 2, "three letters": 3, "six letters": 6}
    for query in queries(contacts, 200, 1):
        if query.kind in lengths:
            assert len(query.text) == lengths[query.kind]


def test_that_phone_digits_are_part_of_a_number_of_their_contact(
    contacts: tuple[Contact, ...],
) -> None:
    by_uid = {contact.uid: contact for contact in contacts}
    for query in queries(contacts, 200, 1):
        if query.kind == "phone digits":
            numbers = [phone.e164 or "" for phone in by_uid[query.source].phones]
            assert any(query.text in number for number in numbers)


def test_that_no_contacts_give_no_queries() -> None:
    with pytest.raises(ValueError, match="there are none"):
        queries([], 1, 1)
