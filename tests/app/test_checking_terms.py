"""What `check` finds wrong today with who holds what, each in a sentence."""

from stakeholders.app.directory_file import Directory
from stakeholders.app.posts import NewPost
from stakeholders.domain.ids import Uid
from stakeholders.domain.parts import Absence
from stakeholders.domain.record import PostLine
from tests.app.calendars import Clock, date, day


def told(directory: Directory) -> list[tuple[Uid | str | None, str]]:
    """Return whom the findings are about, and what they say."""
    return [(one.record, one.problem.message) for one in directory.checking.findings()]


def test_that_two_holders_of_one_seat_are_found(dated: Directory, clock: Clock) -> None:
    people = [dated.people.add(name, "Spokesperson, Harbour Lights") for name in ("Ada", "Bo")]
    post = dated.search.record(people[0]).posts[0].uid
    assert post
    assert told(dated) == [
        (post, "Ada and Bo hold this post at the same time. Is one of them acting?")
    ]
    line = dated.search.record(people[0]).posts[0].line_uid
    assert line
    dated.positions.end(line, date("2026-05"))
    assert len(told(dated)) == 1
    clock.set(dated, day("2026-05"))
    assert told(dated) == []
    dated.history.undo()
    dated.facts.set(post, "several_seats", "yes")
    assert told(dated) == []


def test_that_what_goes_on_in_an_ended_body_is_found(dated: Directory, clock: Clock) -> None:
    ada = dated.people.add("Ada", "Harbour Lights")
    body = dated.search.record(ada).posts[0].body_uid
    assert body
    dated.facts.set(body, "ended", "2026-05")
    assert told(dated) == []
    clock.set(dated, day("2026-05"))
    assert told(dated) == [(ada, "The position goes on at Harbour Lights, which ended on 2026-05.")]


def test_that_an_ended_post_still_held_is_found(dated: Directory, clock: Clock) -> None:
    post = dated.posts.add(NewPost("Harbour Lights", "Adviser"))
    ada = dated.people.add("Ada")
    dated.positions.add(ada, PostLine(uid=post))
    dated.posts.end(post, date("2026-05"))
    assert told(dated) == []
    clock.set(dated, day("2026-05"))
    assert told(dated) == [(post, "Ada holds the post longer than until 2026-05, when it ends.")]


def test_that_absences_are_looked_over(dated: Directory, clock: Clock) -> None:
    ada, bo = dated.people.add("Ada"), dated.people.add("Bo")
    dated.absences.add(ada, Absence(date("2026-04"), date("2026-05"), officer=bo))
    endless = dated.absences.add(bo, Absence(date("2026-04"))).uid
    assert told(dated) == [
        (ada, "Bo, in charge while Ada is away, is away as well."),
        (bo, "Bo is away without a day of return."),
    ]
    clock.set(dated, day("2026-06"))
    assert [about for about, _said in told(dated)] == [bo]
    dated.absences.remove(endless)
    assert told(dated) == []
