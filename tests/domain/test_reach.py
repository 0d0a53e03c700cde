"""Which phone of a contact is called first."""

from stakeholders.domain.channel import Channel, ChannelState, ChannelType, NumberType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.reach import main_phone, phones_in_order
from stakeholders.domain.record import Record

DESK = Channel(ChannelType.PHONE, "1")
PRESS = Channel(ChannelType.PHONE, "2", purposes=("press",))
HOME = Channel(ChannelType.PHONE, "3", purposes=("private",))
FAX = Channel(ChannelType.PHONE, "4", number_type=NumberType.FAX)
DEAD = Channel(ChannelType.PHONE, "5", purposes=("press",), state=ChannelState.DO_NOT_USE)
FORMER = Channel(ChannelType.PHONE, "6", to=PartialDate(2001))


def record(*channels: Channel) -> Record:
    return Record(EntryKind.POST, "Spokesperson", channels=channels)


def test_that_the_press_phone_comes_first_and_a_private_one_behind() -> None:
    order = phones_in_order(record(HOME, DESK, PRESS))
    assert [phone.raw for phone in order] == ["2", "1", "3"]


def test_that_phones_alike_stay_as_they_stand() -> None:
    assert phones_in_order(record(DESK, HOME)) == (DESK, HOME)


def test_that_nobody_is_called_by_fax_nor_where_it_is_over() -> None:
    assert main_phone(record(FAX, DEAD, FORMER, DESK)) is DESK
    assert main_phone(record(FAX, DEAD, FORMER)) is None
    assert main_phone(record()) is None
