"""Doubts: what is wrong, unknown or guessed is said; all of it is kept."""

from dataclasses import replace

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.domain.address import Address
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import AreaLink, AreaRole, Coverage
from stakeholders.domain.problems import Severity


@pytest.fixture
def quay(directory: Directory) -> Uid:
    return directory.bodies.add("Quay Office", place="Bangkok")


def codes(directory: Directory, uid: Uid) -> list[str]:
    return [problem.code for problem in directory.doubts.about(directory.search.record(uid))]


def test_that_a_number_read_by_a_guess_is_never_plainly_right(
    directory: Directory, quay: Uid
) -> None:
    directory.channels.add(quay, ChannelType.PHONE, "+66 2 288 2623")
    assert codes(directory, quay) == []
    directory.channels.add(quay, ChannelType.PHONE, "02 288 2624", country="TH")
    (doubt,) = directory.doubts.about(directory.search.record(quay))
    assert (doubt.code, doubt.severity) == ("phone.assumed", Severity.INFO)
    assert doubt.message == "02 288 2624 was read as a number of Thailand, which is a guess."


def test_that_wrong_numbers_and_unknown_places_are_said_once_each(
    directory: Directory, quay: Uid
) -> None:
    directory.channels.add(quay, ChannelType.EMAIL, "nobody")
    for area in ("Atlantis", "Congo", "TH", "African States"):
        directory.parts.add(quay, Coverage(area))
    directory.addresses.add(quay, Address(street="Quai 3", country="Atlantis"))
    found = codes(directory, quay)
    assert found[1:] == ["area.unknown", "area.ambiguous"]
    assert found[0].startswith("email")
    messages = [p.message for p in directory.doubts.about(directory.search.record(quay))]
    assert any("Democratic Republic of the Congo" in message for message in messages)


def test_that_wrong_pages_and_time_zones_are_kept_and_said(directory: Directory, quay: Uid) -> None:
    directory.channels.add(quay, ChannelType.WEB, "www.quay.example/press")
    directory.facts.set(quay, "time_zone", "asia/ho chi minh")
    assert directory.search.record(quay).detail("time_zone") == "Asia/Ho_Chi_Minh"
    assert codes(directory, quay) == []
    page = directory.channels.add(quay, ChannelType.WEB, "htp:/quay.example")
    directory.facts.set(quay, "time_zone", "Bangkok time")
    record = directory.search.record(quay)
    assert record.detail("time_zone") == "Bangkok time"
    assert [problem.message for problem in directory.doubts.about(record)] == [
        "htp:/quay.example is no web address such as www.un.org; it is kept as it is.",
        "Bangkok time is no time zone such as Europe/Paris; it is kept as it is.",
    ]
    assert [finding.record for finding in directory.checking.findings()] == [quay]
    directory.channels.change_text(page, "quay.example")
    assert codes(directory, quay) == ["time_zone.unknown"]


def test_that_what_ends_before_it_begins_is_said(directory: Directory, quay: Uid) -> None:
    early, late = PartialDate(2001), PartialDate(2010)
    directory.parts.add(quay, AreaLink("TH", AreaRole.REPRESENTS, early, late))
    assert codes(directory, quay) == []
    directory.parts.add(quay, AreaLink("LA", AreaRole.REPRESENTS, late, early))
    person = directory.people.add("Anna Berg")
    (name,) = directory.search.record(person).names
    directory.people.change_name(replace(name, from_=late, to=early))
    assert codes(directory, quay) == codes(directory, person) == ["period.reversed"]
