import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownUidError
from stakeholders.app.posts import NewPost
from stakeholders.app.succession import NewHolder
from stakeholders.domain.address import Address
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.ids import Uid, fixed_uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.record import Record

PAST = PartialDate(2020, 1, 1)


@pytest.fixture
def ana(directory: Directory) -> Uid:
    return directory.people.add("Ana Example", "Spokesperson, OHCHR", "+41 79 555 01 23")


def found(directory: Directory, query: str, kind: str) -> Record:
    result = directory.search.find(query, flags=(kind,))
    return directory.cards.read(result.rows[0].uid).record


def test_that_a_post_shows_what_its_holder_answers_on(directory: Directory, ana: Uid) -> None:
    post = found(directory, "ohchr sp", "post")
    assert [phone.owner for phone in post.phones] == [ana]


def test_that_a_lent_phone_names_its_owner(directory: Directory, ana: Uid) -> None:
    post = found(directory, "ohchr sp", "post")
    assert post.uid
    assert directory.cards.read(post.uid).owners == {ana: "Ana Example"}


def test_that_an_organisation_shows_its_posts_and_people(directory: Directory, ana: Uid) -> None:
    body = found(directory, "ohchr", "body")
    assert body.uid
    staff = directory.cards.read(body.uid, with_staff=True).staff
    assert [record.kind for record in staff] == ["post"]
    assert [holder.uid for holder in staff[0].holders] == [ana]


def test_that_a_card_names_the_lists_it_is_on(directory: Directory, ana: Uid) -> None:
    directory.lists.make("Press list", [ana])
    assert [one.name for one in directory.cards.read(ana).lists] == ["Press list"]


def test_that_a_wrong_phone_says_so_on_the_card(directory: Directory, ana: Uid) -> None:
    (phone,) = directory.search.record(ana).phones
    assert phone.uid
    directory.channels.change_text(phone.uid, "+41 79 5")
    (shown,) = directory.cards.read(ana).record.phones
    assert shown.problem is not None
    assert shown.raw == "+41 79 5"


def test_that_the_words_of_a_text_stand_on_the_card(directory: Directory) -> None:
    text = "1 May 2026\nFor more information contact: Ana Example, tel. +41 22 555 01 42"
    (uid, *_) = directory.capture.keep(directory.capture.read(text))
    (quoted,) = directory.cards.read(uid).sources
    assert "Ana Example" in quoted.quote
    assert str(quoted.source.date) == "2026-05-01"


def test_that_nobody_has_a_card_unknown(directory: Directory) -> None:
    with pytest.raises(UnknownUidError):
        directory.cards.read(fixed_uid("test", "nobody"))


def test_that_the_card_names_who_lends_an_address(directory: Directory, ana: Uid) -> None:
    body = directory.search.record(ana).posts[0].body_uid
    assert body
    directory.addresses.add(body, Address(lines=("Quai 3",)))
    card = directory.cards.read(ana)
    assert [address.owner for address in card.record.addresses] == [body]
    assert card.owners[body].startswith("Office of the United Nations")


def test_that_who_answers_for_a_post_is_told_with_a_phone(directory: Directory) -> None:
    body = directory.bodies.add("Quay Office", place="Bangkok")
    directory.channels.add(body, ChannelType.PHONE, "+66 2 555 01 00")
    post = directory.posts.add(NewPost(body, "Spokesperson"))
    deputy = directory.posts.add(NewPost(body, "Deputy Spokesperson"))
    directory.channels.add(deputy, ChannelType.PHONE, "+66 2 555 01 22")
    for held, name, acting in (
        (post, "Anna Berg", False),
        (post, "Bo Lund", True),
        (deputy, "Carla Lund", False),
    ):
        directory.successions.succeed(held, NewHolder(name, PAST, acting, is_new=True))
    card = directory.cards.read(post)
    told = [(one.name, one.about, one.phone, one.is_body) for one in card.stand_ins]
    assert told == [
        ("Bo Lund", "", "", False),
        ("Carla Lund", "Deputy Spokesperson", "+66 2 555 0122", False),
        ("Quay Office", "", "+66 2 555 0100", True),
    ]
    of_body = directory.cards.read(body)
    assert (of_body.zone, of_body.line_count, of_body.staff) == ("Asia/Bangkok", 3, ())
    assert [line.title for line in of_body.lines] == [
        "Deputy Spokesperson", "Spokesperson", "Spokesperson",
    ]  # fmt: skip


def test_that_people_and_posts_have_the_time_of_where_they_are(directory: Directory) -> None:
    centre = directory.bodies.add("Centre for Reefs", place="Bangkok", country="TH")
    ana = directory.people.add("Ana Example", "Spokesperson, Centre for Reefs")
    post = found(directory, "reefs sp", "post")
    assert post.uid
    zones = [directory.cards.read(uid).zone for uid in (centre, ana, post.uid)]
    assert zones == ["Asia/Bangkok"] * 3
    lone = directory.people.add("Lone Example")
    assert directory.cards.read(lone).zone == ""
