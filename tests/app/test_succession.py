"""New holders: one step, lists follow, nothing moves, everything can be taken back."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, UnknownUidError, WrongKindError
from stakeholders.app.posts import NewPost
from stakeholders.app.succession import NewHolder
from stakeholders.app.term_errors import AmbiguousNameError, HeldAlreadyError
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.ids import Uid
from tests.app.calendars import Clock, date, day, shown_line

MAY = date("2026-05-01")


@pytest.fixture
def post(dated: Directory) -> Uid:
    """Return a post that Anna Berg holds, with a landline of its own and a mobile of hers."""
    uid = dated.people.add("Anna Berg", "Spokesperson, Harbour Lights", "+41 22 555 01 42")
    dated.channels.add(uid, ChannelType.PHONE, "+41 79 217 30 09")
    dated.channels.add(uid, ChannelType.EMAIL, "anna.berg@harbour.example")
    (line,) = dated.search.record(uid).posts
    assert line.uid
    return line.uid


def holders(directory: Directory, post: Uid) -> list[str]:
    return [holder.name for holder in directory.posts.holders(post)]


def exported(directory: Directory, name: str) -> list[str]:
    """Return whom a list means today."""
    records, _left_out = directory.exporting.of_list(name)
    return [record.name for record in records]


def test_that_a_new_holder_takes_over_in_one_step(dated: Directory, post: Uid) -> None:
    done = dated.successions.succeed(post, NewHolder("Ms. Carla Dahl"))
    record = dated.search.record(post)
    assert [(h.name, str(h.from_ or ""), str(h.to or "")) for h in record.holders] == [
        ("Anna Berg", "", "2026-04-15"),
        ("Carla Dahl", "2026-04-15", ""),
    ]
    carla = dated.search.record(done.person)
    assert (carla.honorific, carla.posts[0].uid, carla.posts[0].line_uid) == (
        "Ms.",
        post,
        done.position,
    )
    assert dated.history.undo() == (
        "Took back: Made Carla Dahl the holder of the post Spokesperson"
    )
    assert holders(dated, post) == ["Anna Berg"]
    with pytest.raises(UnknownUidError):
        dated.search.record(done.person)
    dated.history.redo()
    assert holders(dated, post) == ["Carla Dahl"]


def test_that_numbers_stay_where_they_belong(dated: Directory, post: Uid) -> None:
    done = dated.successions.succeed(post, NewHolder("Carla Dahl"))
    assert [c.raw for c in dated.search.record(done.person).channels] == ["+41 22 555 01 42"]
    assert [c.raw for c in dated.cards.read(post).record.channels] == ["+41 22 555 01 42"]
    (anna,) = (h.uid for h in dated.search.record(post).holders if h.name == "Anna Berg")
    assert {c.raw for c in dated.search.record(anna).channels} == {
        "+41 79 217 30 09",
        "anna.berg@harbour.example",
    }


def test_that_lists_follow(dated: Directory, post: Uid, clock: Clock) -> None:
    dated.lists.make("Press", [post])
    dated.successions.succeed(post, NewHolder("Carla Dahl", MAY))
    assert exported(dated, "Press") == ["Anna Berg"]
    assert shown_line(dated, post) == "Anna Berg"
    clock.set(dated, day("2026-05-01"))
    assert exported(dated, "Press") == ["Carla Dahl"]
    assert shown_line(dated, post) == "Carla Dahl"


def test_that_the_day_before_nothing_has_changed(dated: Directory, post: Uid, clock: Clock) -> None:
    done = dated.successions.succeed(post, NewHolder("Carla Dahl", MAY))
    clock.set(dated, day("2026-04-30"))
    assert holders(dated, post) == ["Anna Berg"]
    assert dated.search.record(done.person).channels == ()
    assert shown_line(dated, done.person) == ""
    clock.set(dated, day("2026-05-01"))
    assert holders(dated, post) == ["Carla Dahl"]
    assert len(dated.search.record(done.person).channels) == 1
    assert shown_line(dated, done.person) == "Spokesperson"


def test_that_an_acting_holder_joins(dated: Directory, post: Uid) -> None:
    done = dated.successions.succeed(post, NewHolder("Carla Dahl", acting=True))
    assert [(h.name, h.acting) for h in dated.posts.holders(post)] == [
        ("Anna Berg", False),
        ("Carla Dahl", True),
    ]
    assert dated.history.steps(limit=1)[0].sentence == (
        "Let Carla Dahl act in the post Spokesperson"
    )
    dated.successions.succeed(post, NewHolder(done.person))
    assert [(h.name, h.acting) for h in dated.posts.holders(post)] == [("Carla Dahl", False)]


def test_that_a_known_person_is_taken_and_shown_with_the_new_post(
    dated: Directory, post: Uid
) -> None:
    carla = dated.people.add("Carla Dahl", "Reef Watch")
    done = dated.successions.succeed(post, NewHolder("carla dahl"))
    assert done.person == carla
    assert [line.title for line in dated.search.record(carla).posts] == ["Spokesperson", ""]
    other = dated.successions.succeed(post, NewHolder("Carla Dahl", is_new=True))
    assert other.person != carla


def test_that_who_works_there_is_meant(dated: Directory, post: Uid) -> None:
    dated.people.add("Carla Dahl", "Reef Watch")
    here = dated.people.add("Carla Dahl", "Harbour Lights")
    assert dated.successions.succeed(post, NewHolder("Carla Dahl")).person == here


def test_that_nobody_is_guessed(dated: Directory, post: Uid) -> None:
    for body in ("Reef Watch", "Tide Watch"):
        dated.people.add("Carla Dahl", body)
    with pytest.raises(AmbiguousNameError, match="Several are called Carla Dahl"):
        dated.successions.succeed(post, NewHolder("Carla Dahl"))
    with pytest.raises(EmptyNameError):
        dated.successions.succeed(post, NewHolder(" "))
    with pytest.raises(WrongKindError):
        dated.successions.succeed(post, NewHolder(post))
    with pytest.raises(HeldAlreadyError, match="Anna Berg holds Spokesperson"):
        dated.successions.succeed(post, NewHolder("Anna Berg"))
    (anna,) = dated.posts.holders(post)
    with pytest.raises(WrongKindError):
        dated.successions.succeed(anna.uid, NewHolder("Carla Dahl"))
    assert holders(dated, post) == ["Anna Berg"]
    assert dated.history.steps(limit=1)[0].code == "contact.added"


def test_that_a_vacant_post_gets_a_holder(dated: Directory) -> None:
    post = dated.posts.add(NewPost("Harbour Lights", "Press officer"))
    assert dated.posts.is_vacant(post)
    assert dated.search.count("vacant") == 1
    dated.successions.succeed(post, NewHolder("Carla Dahl", date("2025")))
    assert holders(dated, post) == ["Carla Dahl"]
    assert dated.search.count("vacant") == 0


def test_that_several_seats_make_room(dated: Directory) -> None:
    post = dated.posts.add(NewPost("Harbour Lights", "Adviser", several_seats=True))
    first, _second = (
        dated.successions.succeed(post, NewHolder(name)).person for name in ("Ada Lund", "Bo Lind")
    )
    assert holders(dated, post) == ["Ada Lund", "Bo Lind"]
    dated.successions.succeed(post, NewHolder("Carla Dahl", instead_of=first))
    assert holders(dated, post) == ["Bo Lind", "Carla Dahl"]


def test_that_doubts_are_told_before_and_after(dated: Directory, post: Uid) -> None:
    dated.channels.add(post, ChannelType.PHONE, "+41 79 217 30 00")
    new = NewHolder("Carla Dahl", MAY)
    dated.successions.succeed(post, NewHolder("Bo Lind", date("2026-04-20")))
    dated.successions.succeed(post, NewHolder("Ada Lund", date("2026-06-01")))
    planned = dated.successions.plan(post, new)
    assert planned.person.uid is None
    codes = [problem.code for problem in planned.problems]
    assert codes == [
        "succession.before_start",
        "succession.end_known",
        "post.personal_channel",
    ]
    assert [p.code for p in dated.successions.succeed(post, new).problems] == codes
    days = ("2026-04-15", "2026-04-20", "2026-05-01", "2026-06-01")
    assert [h.name for text in days for h in dated.posts.holders(post, day(text))] == [
        "Anna Berg",
        "Bo Lind",
        "Carla Dahl",
        "Ada Lund",
    ]


def test_that_a_person_keeps_other_positions(dated: Directory, post: Uid) -> None:
    carla = dated.people.add("Carla Dahl", "Deputy spokesperson, Harbour Lights")
    dated.successions.succeed(post, NewHolder(carla))
    lines = dated.search.record(carla).posts
    assert [(line.title, line.holds_on(day("2026-04-15"))) for line in lines] == [
        ("Spokesperson", True),
        ("Deputy spokesperson", True),
    ]
