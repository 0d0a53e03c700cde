"""Posts: they stay while people change, may be vacant, and end without ending anybody."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, UnknownUidError, WrongKindError
from stakeholders.app.posts import NewPost
from stakeholders.app.succession import NewHolder
from stakeholders.app.term_errors import ExistingPostError
from stakeholders.domain.parts import PostFunction, PostTitle
from tests.app.calendars import Clock, date, day, shown_line

NEW = NewPost(
    "OHCHR",
    "Focal point on trafficking",
    functions=(PostFunction("Focal point", "trafficking"),),
    titles=(PostTitle("fr", "Point focal sur la traite"),),
    rank="Counsellor",
    several_seats=True,
    from_=date("2020"),
    to=date("2030"),
)


def test_that_a_post_has_all_that_was_said(dated: Directory) -> None:
    uid = dated.posts.add(NEW)
    record = dated.search.record(uid)
    (line,) = record.posts
    assert record.name == "Focal point on trafficking, OHCHR"
    assert (line.from_, line.to, line.functions) == (NEW.from_, NEW.to, ("focal_point",))
    assert [(p.function, p.topic) for p in record.parts_of(PostFunction)] == [
        ("focal_point", "trafficking")
    ]
    assert [p.text for p in record.parts_of(PostTitle)] == ["Point focal sur la traite"]
    assert dict(record.details) == {"rank": "counsellor", "several_seats": "yes"}
    assert dated.history.undo() == "Took back: Made the post Focal point on trafficking"
    with pytest.raises(UnknownUidError):
        dated.search.record(uid)


def test_that_a_title_says_what_a_post_is_for(dated: Directory) -> None:
    uid = dated.posts.add(NewPost("Harbour Lights", "Spokesperson"))
    assert dated.search.record(uid).posts[0].functions == ("spokesperson",)


def test_that_a_body_has_each_post_once(dated: Directory) -> None:
    uid = dated.posts.add(NewPost("Harbour Lights", "Press officer"))
    body = dated.search.record(uid).posts[0].body_uid
    assert body
    with pytest.raises(ExistingPostError, match="harbour lights has a post"):
        dated.posts.add(NewPost("harbour lights", "PRESS OFFICER"))
    other = dated.posts.add(NewPost(body, "Adviser"))
    assert dated.search.record(other).posts[0].body_uid == body
    for wrong, error in (
        (NewPost(uid, "Adviser"), WrongKindError),
        (NewPost("Harbour Lights", " "), EmptyNameError),
        (NewPost("", "Adviser"), EmptyNameError),
        (NewPost("01890000-0000-7000-8000-000000000000", "Adviser"), UnknownUidError),
    ):
        with pytest.raises(error):
            dated.posts.add(wrong)


def test_that_an_ended_post_is_told_of_who_holds_it(dated: Directory, clock: Clock) -> None:
    anna = dated.people.add("Anna Berg", "Spokesperson, Harbour Lights")
    post = dated.search.record(anna).posts[0].uid
    assert post
    (problem,) = dated.posts.end(post, date("2026-05"))
    assert problem.message == ("Anna Berg holds the post longer than until 2026-05, when it ends.")
    assert dated.search.record(post).posts[0].to == date("2026-05")
    assert [holder.name for holder in dated.posts.holders(post)] == ["Anna Berg"]
    dated.posts.set_start(post, date("2020"))
    assert dated.posts.set_end(post, None) == ()
    (line,) = dated.search.record(post).posts
    assert (line.from_, line.to) == (date("2020"), None)
    for _ in range(2):
        dated.history.undo()
    assert dated.search.record(post).posts[0].from_ is None
    assert dated.search.record(post).posts[0].to == date("2026-05")
    with pytest.raises(WrongKindError):
        dated.posts.end(anna)


def test_that_an_ended_post_is_no_vacancy(dated: Directory, clock: Clock) -> None:
    post = dated.posts.add(NewPost("Harbour Lights", "Spokesperson"))
    assert dated.search.count("vacant") == dated.search.count("group:spokesperson") == 1
    dated.posts.end(post)
    assert dated.search.count("vacant") == dated.search.count("group:spokesperson") == 0


def test_that_holders_are_told_for_any_day(dated: Directory) -> None:
    post = dated.posts.add(NewPost("Harbour Lights", "Spokesperson"))
    dated.successions.succeed(post, NewHolder("Anna Berg", date("2020")))
    dated.successions.succeed(post, NewHolder("Bo Lind", date("2025-07")))
    assert [h.name for h in dated.posts.holders(post, day("2025-06-30"))] == ["Anna Berg"]
    assert [h.name for h in dated.posts.holders(post, day("2025-07-01"))] == ["Bo Lind"]
    assert dated.posts.is_vacant(post, day("2019-12-31"))


def test_that_a_new_title_is_that_of_who_holds_it_or_will(dated: Directory) -> None:
    post = dated.posts.add(NewPost("Harbour Lights", "Speaker"))
    dated.successions.succeed(post, NewHolder("Anna Berg", date("2020")))
    dated.successions.succeed(post, NewHolder("Bo Lind", date("2025-07")))
    dated.successions.succeed(post, NewHolder("Carla Dahl", date("2027")))
    dated.contacts.rename(post, "Spokesperson")
    titles = {
        holder.name: dated.search.record(holder.uid).posts[0].title
        for holder in dated.search.record(post).holders
    }
    assert titles == {
        "Anna Berg": "Speaker",
        "Bo Lind": "Spokesperson",
        "Carla Dahl": "Spokesperson",
    }


def test_that_the_list_shows_the_holders_of_today(dated: Directory, clock: Clock) -> None:
    post = dated.posts.add(NewPost("Harbour Lights", "Spokesperson"))
    dated.successions.succeed(post, NewHolder("Anna Berg", date("2026-05")))
    assert shown_line(dated, post) == ""
    clock.set(dated, day("2026-05"))
    assert shown_line(dated, post) == "Anna Berg"
    assert not dated.turn_day()
