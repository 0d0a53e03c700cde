"""Checks: who looked at a fact, when, and what came of it; reading alone checks nothing."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.domain.channel import Channel, ChannelState
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import CheckOutcome, Verification

LATER = PartialDate(2035)


@pytest.fixture
def anna(directory: Directory) -> Uid:
    return directory.people.add("Anna Berg", phone="+41 79 217 30 09")


def phone(directory: Directory, anna: Uid) -> Channel:
    (found,) = directory.search.record(anna).phones
    return found


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (CheckOutcome.RIGHT, ChannelState.VALID),
        (CheckOutcome.CHANGED, ChannelState.VALID),
        (CheckOutcome.GONE, ChannelState.INVALID),
        (CheckOutcome.UNKNOWN, ChannelState.UNCHECKED),
    ],
)
def test_that_a_check_of_a_number_tells_its_state_in_one_step(
    directory: Directory, anna: Uid, outcome: CheckOutcome, state: ChannelState
) -> None:
    target = phone(directory, anna).uid
    uid = directory.verifications.check(
        anna, target=target, outcome=outcome, method="called", next_due=LATER
    )
    assert phone(directory, anna).state is state
    (check,) = directory.search.record(anna).parts_of(Verification)
    assert (check.uid, check.target, check.by, check.method, check.next_due) == (
        uid, target, "Anna", "called", LATER,
    )  # fmt: skip
    directory.history.undo()
    assert phone(directory, anna).state is ChannelState.UNCHECKED
    assert not directory.search.record(anna).parts_of(Verification)


def test_that_a_number_is_as_old_as_its_source_until_it_is_checked(
    directory: Directory, anna: Uid
) -> None:
    channel = phone(directory, anna)

    def age() -> PartialDate | None:
        return directory.verifications.age(directory.search.record(anna), channel.uid)

    assert age() == channel.as_of
    directory.verifications.check(
        anna, target=channel.uid, outcome=CheckOutcome.GONE, on=PartialDate(2034)
    )
    assert age() == channel.as_of
    directory.verifications.check(anna, target=channel.uid, on=LATER, by="Ben")
    assert age() == LATER
    assert directory.verifications.age(directory.search.record(anna), field="born") is None


def test_that_a_field_and_the_whole_contact_can_be_checked(directory: Directory, anna: Uid) -> None:
    directory.verifications.check(anna, field="born", on=LATER)
    record = directory.search.record(anna)
    assert directory.verifications.age(record, field="born") == LATER
    assert directory.verifications.age(record, field="died") is None
    assert directory.history.steps(limit=1)[0].sentence == "Checked Anna Berg"
