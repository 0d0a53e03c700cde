"""As of: a contact and a list stand as they stood, at the end of any day and after any step."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.app.as_of import AsOf, NotThereThenError
from stakeholders.app.errors import UnknownStepError, UnknownUidError
from stakeholders.app.history import History
from stakeholders.app.reference import Reference
from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.store import schema
from stakeholders.store.database import Database, create_database
from stakeholders.store.entries import entry_id
from stakeholders.store.lists import add_members, make_list
from stakeholders.store.people import add_channel, move_to_bin, rename_person, set_entry
from stakeholders.store.search_index import refresh_index
from tests.store.directories import ANNA, body, person, saved, spokesperson

NEW_YEAR = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)
PHONE = "+41441234567"


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = NEW_YEAR

    def __call__(self) -> datetime.datetime:
        return self.now

    def go_to(self, month: int, day: int) -> None:
        self.now = datetime.datetime(2026, month, day, 12, tzinfo=datetime.UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path, clock: Clock) -> Iterator[Database]:
    path = tmp_path / "test.stakeholders"
    create_database(path)
    database = Database(path, ANNA, refresh=refresh_index, clock=clock)
    yield database
    database.close()


@pytest.fixture
def as_of(database: Database) -> AsOf:
    return AsOf(database)


@pytest.fixture
def ann(database: Database, clock: Clock) -> Uid:
    """Return a spokesperson added on 1 January, renamed and moved on 10 March, deleted in May."""
    (uid,) = saved(database, person("Ann Lee", spokesperson("Alpha"), phones=[PHONE]))
    clock.go_to(3, 10)
    with database.writing("test.edit") as writing:
        rename_person(writing, uid, person("Ann Berg").names[0])
        set_entry(writing, uid, place="Geneva")
    clock.go_to(5, 2)
    with database.writing("test.delete") as writing:
        move_to_bin(writing, uid)
    clock.go_to(6, 1)
    return uid


def day(text: str) -> PartialDate:
    date = PartialDate.from_text(text)
    assert date is not None
    return date


@pytest.mark.parametrize(
    ("moment", "name", "place"),
    [
        ("2026-01-01", "Ann Lee", ""),
        ("2026-01", "Ann Lee", ""),
        ("2026-03-09", "Ann Lee", ""),
        ("2026-03-10", "Ann Berg", "Geneva"),
        ("2026-05-01", "Ann Berg", "Geneva"),
    ],
)
def test_that_a_contact_stands_as_it_stood_that_day(
    as_of: AsOf, ann: Uid, moment: str, name: str, place: str
) -> None:
    record = as_of.record(ann, day(moment))
    assert (record.name, record.place) == (name, place)
    assert [post.body for post in record.posts] == ["Alpha"]
    assert [channel.raw for channel in record.channels] == [PHONE]


def test_that_what_was_not_there_yet_or_in_the_bin_says_so(as_of: AsOf, ann: Uid) -> None:
    with pytest.raises(NotThereThenError, match="added later"):
        as_of.record(ann, day("2025"))
    for later in ("2026-05-02", "2026-05", "2026"):
        with pytest.raises(NotThereThenError, match="in the bin"):
            as_of.record(ann, day(later))


def test_that_a_contact_stands_as_after_a_step(
    database: Database, as_of: AsOf, ann: Uid, reference: Reference
) -> None:
    steps = History(database, ANNA.names, reference).steps(ann)
    assert as_of.record(ann, str(steps[-1].number)).name == "Ann Lee"
    assert as_of.record(ann, steps[1].uid).name == "Ann Berg"
    with pytest.raises(UnknownStepError):
        as_of.record(ann, "77")


def test_that_what_never_was_is_unknown(database: Database, as_of: AsOf) -> None:
    with pytest.raises(UnknownUidError):
        as_of.record(database.new_uid(), day("2026"))


def test_that_an_undone_import_is_not_there_while_it_was_undone(
    database: Database, as_of: AsOf, clock: Clock, reference: Reference
) -> None:
    uid, _ = saved(database, person("Ann Lee"), person("Bo Ray"))
    history = History(database, ANNA.names, reference)
    for month, step in ((2, history.undo), (3, history.redo), (4, history.undo)):
        clock.go_to(month, 1)
        step()
    assert as_of.record(uid, day("2026-01")).name == "Ann Lee"
    assert as_of.record(uid, day("2026-03")).name == "Ann Lee"
    for gone in ("2026-02", "2026-04"):
        with pytest.raises(NotThereThenError):
            as_of.record(uid, day(gone))


def test_that_a_phone_that_went_to_somebody_else_stands_where_it_was(
    database: Database, as_of: AsOf, clock: Clock
) -> None:
    ann, bo = saved(database, person("Ann Lee"), person("Bo Ray"))
    with database.writing("test.add") as writing:
        add_channel(writing, ann, Channel(ChannelType.PHONE, raw=PHONE, normalised=PHONE))
    clock.go_to(2, 1)
    with database.writing("test.move") as writing:
        writing.update(schema.channel, 1, owner_id=entry_id(writing.connection, bo))
    assert [c.raw for c in as_of.record(ann, day("2026-01")).channels] == [PHONE]
    assert not as_of.record(bo, day("2026-01")).channels
    assert [c.raw for c in as_of.record(bo, day("2026-02")).channels] == [PHONE]
    assert not as_of.record(ann, day("2026-02")).channels


def test_that_a_post_shows_who_held_it_then(as_of: AsOf, ann: Uid) -> None:
    post = as_of.record(ann, day("2026-01")).posts[0].uid
    assert post is not None
    assert [holder.name for holder in as_of.record(post, day("2026-01")).holders] == ["Ann Lee"]
    assert [holder.name for holder in as_of.record(post, day("2026-03")).holders] == ["Ann Berg"]
    assert not as_of.record(post, day("2026-05")).holders


def test_that_a_list_shows_its_members_then(database: Database, as_of: AsOf, clock: Clock) -> None:
    ann, bo = saved(database, person("Ann Lee"), body("Alpha"))
    with database.writing("test.list") as writing:
        made = make_list(writing, "Press")
        add_members(writing, made, [ann])
    clock.go_to(2, 1)
    with database.writing("test.list") as writing:
        add_members(writing, made, [bo])
        move_to_bin(writing, ann)
    assert [m.record.name for m in as_of.members(made, day("2026-01"))] == ["Ann Lee"]
    assert [m.record.name for m in as_of.members(made, day("2026-02"))] == ["Alpha"]


def test_that_a_clock_that_jumped_does_not_change_the_order(
    database: Database, as_of: AsOf, clock: Clock
) -> None:
    (uid,) = saved(database, body("Alpha"))
    for place, year in (("Rome", 2099), ("Oslo", 1971), ("Bonn", 2026)):
        clock.now = datetime.datetime(year, 2, 1, 12, tzinfo=datetime.UTC)
        with database.writing("test.place") as writing:
            set_entry(writing, uid, place=place)
    assert as_of.record(uid, day("2026-01")).place == ""
    assert as_of.record(uid, day("2026-02")).place == "Bonn"
    with pytest.raises(NotThereThenError):
        as_of.record(uid, day("1980"))
