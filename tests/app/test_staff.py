"""Staff of bodies: the order of lines, their words by the page, and what is said above them."""

import datetime

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownUidError
from stakeholders.app.posts import NewPost
from stakeholders.app.staff import LineUp, StaffLine, local_time
from stakeholders.app.succession import NewHolder
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Coverage
from stakeholders.domain.record import DESIGNATE, PostLine

GONE = Uid("01a229f4-0000-7000-8000-000000000000")
PAST = PartialDate(2020, 1, 1)


@pytest.fixture
def quay(directory: Directory) -> Uid:
    return directory.bodies.add("Quay Office", acronym="QO", place="Bangkok")


def lines(directory: Directory, body: Uid) -> tuple[StaffLine, ...]:
    order = directory.staff.line_up(body)
    return directory.staff.lines(order, 0, order.size)


def told(directory: Directory, body: Uid) -> list[tuple[str, str, bool]]:
    return [(line.title, line.name, line.acting) for line in lines(directory, body)]


def test_that_heads_come_first_and_vacant_posts_are_lines_too(
    directory: Directory, quay: Uid
) -> None:
    clerk = directory.posts.add(NewPost(quay, "Clerk"))
    directory.posts.add(NewPost(quay, "Head of Office"))
    directory.successions.succeed(clerk, NewHolder("Anna Berg", PAST, is_new=True))
    assert told(directory, quay) == [("Head of Office", "", False), ("Clerk", "Anna Berg", False)]
    assert [line.is_vacant for line in lines(directory, quay)] == [True, False]


def test_that_acting_holders_stand_behind_on_a_line_of_their_own(
    directory: Directory, quay: Uid
) -> None:
    post = directory.posts.add(NewPost(quay, "Clerk"))
    for name, acting in (("Zoe Berg", False), ("Anna Berg", True)):
        directory.successions.succeed(post, NewHolder(name, PAST, acting, is_new=True))
    assert told(directory, quay) == [("Clerk", "Zoe Berg", False), ("Clerk", "Anna Berg", True)]


def test_that_former_and_designate_holders_hold_nothing(directory: Directory, quay: Uid) -> None:
    post = directory.posts.add(NewPost(quay, "Clerk"))
    person = directory.people.add("Anna Berg")
    directory.positions.add(person, PostLine(uid=post, type=DESIGNATE))
    directory.positions.add(person, PostLine(uid=post, from_=PartialDate(1999), to=PAST))
    assert told(directory, quay) == [("Clerk", "", False)]


def test_that_an_abolished_post_is_a_line_only_while_somebody_holds_it(
    directory: Directory, quay: Uid
) -> None:
    empty, held = (directory.posts.add(NewPost(quay, title)) for title in ("Clerk", "Registrar"))
    directory.successions.succeed(held, NewHolder("Anna Berg", PAST, is_new=True))
    for post in (empty, held):
        directory.posts.end(post, PAST)
    assert told(directory, quay) == [("Registrar", "Anna Berg", False)]


def test_that_people_without_a_post_and_parts_follow(directory: Directory, quay: Uid) -> None:
    directory.people.add("Carla Lund", "Archivist, Quay Office")
    annex = directory.bodies.add("Quay Annex", acronym="QA", parent=quay)
    directory.bodies.add("Quay Room", parent=annex)
    directory.posts.add(NewPost(annex, "Clerk"))
    directory.people.add("Dora Lund", "Quay Annex")
    person, part = lines(directory, quay)
    assert (person.kind, person.name, person.title) == (EntryKind.PERSON, "Carla Lund", "Archivist")
    assert (part.kind, part.uid, part.acronym) == (EntryKind.BODY, annex, "QA")
    assert (part.people, part.parts, part.posts) == (1, 1, 1)


def test_that_what_lies_in_the_bin_is_no_line(directory: Directory, quay: Uid) -> None:
    post = directory.posts.add(NewPost(quay, "Clerk"))
    holder = directory.successions.succeed(post, NewHolder("Anna Berg", PAST, is_new=True)).person
    annex = directory.bodies.add("Quay Annex", parent=quay)
    room = directory.bodies.add("Quay Room", parent=annex)
    order = directory.staff.line_up(quay)
    for uid in (holder, annex):
        directory.contacts.delete(uid)
    assert [line.uid for line in directory.staff.lines(order, 0, 9)] == [post, ""]
    assert told(directory, quay) == [("Clerk", "", False)]
    assert directory.staff.tops().parts == (quay, room)
    with pytest.raises(UnknownUidError):
        directory.staff.line_up(annex)


def test_that_pages_cross_from_posts_to_people_to_parts(directory: Directory, quay: Uid) -> None:
    for number in range(3):
        directory.posts.add(NewPost(quay, f"Clerk {number}"))
        directory.people.add(f"Anna {number}", "Quay Office")
        directory.bodies.add(f"Quay {number}", parent=quay)
    order = directory.staff.line_up(quay)
    every = directory.staff.lines(order, 0, order.size)
    assert order.size == len(every) == 9
    for start in range(10):
        for count in (1, 4):
            page = directory.staff.lines(order, start, count)
            assert page == every[start : start + count]
    assert order.place_of(every[7].uid) == 7
    assert order.place_of(GONE) is None


def test_that_the_way_up_is_told_from_the_top(directory: Directory, quay: Uid) -> None:
    annex = directory.bodies.add("Quay Annex", parent=quay)
    room = directory.bodies.add("Quay Room", parent=annex)
    assert directory.staff.above(room) == (quay, annex)
    assert directory.staff.above(quay) == ()
    assert directory.staff.parts(quay) == LineUp(parts=(annex,))
    with pytest.raises(UnknownUidError):
        directory.staff.above(GONE)


def test_that_the_head_tells_line_time_and_areas(directory: Directory, quay: Uid) -> None:
    directory.channels.add(quay, ChannelType.PHONE, "+66 2 555 01 00")
    for area in ("TH", "LA"):
        directory.parts.add(quay, Coverage(area))
    head = directory.staff.head(quay)
    assert head.main_line is not None
    assert (head.main_line.display, head.zone) == ("+66 2 555 0100", "Asia/Bangkok")
    assert head.covers == ("Thailand", "Lao People's Democratic Republic")


@pytest.mark.parametrize(
    ("place", "country", "zone"),
    [
        ("Bangkok", "", "Asia/Bangkok"),
        ("Wherever", "TH", "Asia/Bangkok"),
        ("Wherever", "US", ""),
        ("Valencia", "VE", "America/Caracas"),
        ("", "", ""),
    ],
)
def test_that_a_zone_is_told_only_where_it_is_certain(
    directory: Directory, place: str, country: str, zone: str
) -> None:
    body = directory.bodies.add("Lamp Office", place=place, country=country)
    assert directory.staff.head(body).zone == zone


def test_that_a_zone_of_its_own_goes_first(directory: Directory, quay: Uid) -> None:
    directory.facts.set(quay, "time_zone", "Pacific/Fiji")
    assert directory.staff.head(quay).zone == "Pacific/Fiji"


def test_that_a_zone_that_is_none_tells_no_time() -> None:
    now = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
    there = local_time("Asia/Bangkok", now)
    assert there is not None
    assert there.hour == 19
    for zone in ("", "Lamp/Office", "../etc/passwd", "/", "a\0b"):
        assert local_time(zone, now) is None
