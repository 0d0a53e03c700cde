from dataclasses import replace

from stakeholders.domain.ids import Uid
from stakeholders.domain.participation import Nomination, Participation, Registration

SOMEBODY = Participation("Ana Example", values=(("Hotel", "Riverside"),))


def test_that_somebody_who_is_named_takes_part() -> None:
    assert replace(SOMEBODY, nomination=Nomination.NOMINATED).takes_part


def test_that_who_was_replaced_or_stays_away_takes_no_part() -> None:
    gone = (
        replace(SOMEBODY, replaced_by=Uid("somebody else")),
        replace(SOMEBODY, nomination=Nomination.WITHDRAWN),
        replace(SOMEBODY, nomination=Nomination.REFUSED),
        replace(SOMEBODY, registration=Registration.CANCELLED),
    )
    assert not [one for one in gone if one.takes_part]


def test_that_a_column_of_the_events_own_is_read_by_its_name() -> None:
    assert (SOMEBODY.value("Hotel"), SOMEBODY.value("Visa")) == ("Riverside", "")
