"""Own groups of areas: members come and go by date."""

import datetime

from stakeholders.domain.own_group import GroupMember, OwnGroup
from stakeholders.domain.partial_date import PartialDate


def test_that_members_are_those_of_the_day() -> None:
    group = OwnGroup(
        "Mekong",
        members=(
            GroupMember("TH"),
            GroupMember("MM", from_=PartialDate(2008)),
            GroupMember("CN", to=PartialDate(2007, 5)),
            GroupMember("TH", from_=PartialDate(2007)),
        ),
    )
    assert group.members_on(datetime.date(2007, 4, 30)) == ("TH", "CN")
    assert group.members_on(datetime.date(2007, 5, 1)) == ("TH",)
    assert group.members_on(datetime.date(2008, 1, 1)) == ("TH", "MM")
