"""Several contacts changed at once: one step, one Undo, and nothing half done."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import (
    EmptyNameError,
    StoppedError,
    UnknownFieldError,
    WrongValueError,
)
from stakeholders.app.progress import Job, Progress
from stakeholders.domain.backups import Reason
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.ids import Uid
from stakeholders.domain.own_field import OwnField
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import CustomValue, Status
from stakeholders.domain.record import PostLine
from stakeholders.domain.visibility import Visibility


def people(directory: Directory, *names: str) -> tuple[Uid, ...]:
    return tuple(directory.people.add(name) for name in names)


def names(directory: Directory) -> list[str]:
    return [row.name for row in directory.search.find("", flags=("person",)).rows]


def test_that_several_are_deleted_in_one_step_that_is_taken_back(directory: Directory) -> None:
    anna, _, carla = people(directory, "Anna", "Berta", "Carla")
    directory.lists.make("Press", (anna, carla))
    assert directory.bulk.delete((anna, carla), Job()) == 2
    assert names(directory) == ["Berta"]
    assert directory.history.steps()[0].sentence == "Moved 2 contacts to the bin"
    directory.history.undo()
    assert names(directory) == ["Anna", "Berta", "Carla"]
    assert directory.lists.named("Press").members == 2


def test_that_a_backup_is_made_before(directory: Directory) -> None:
    directory.bulk.delete(people(directory, "Anna", "Berta"), Job())
    assert directory.backups.backups()[0].reason is Reason.EDIT


def test_that_who_is_gone_already_is_left_out(directory: Directory) -> None:
    anna, berta = people(directory, "Anna", "Berta")
    directory.contacts.delete(anna)
    assert directory.bulk.delete((anna, berta), Job()) == 1


def test_that_a_stop_leaves_everybody(directory: Directory) -> None:
    uids = people(directory, "Anna", "Berta", "Carla")
    jobs: list[Job] = []

    def stop(_progress: Progress) -> None:
        jobs[0].stop()

    jobs.append(Job(stop))
    with pytest.raises(StoppedError):
        directory.bulk.delete(uids, jobs[0])
    assert names(directory) == ["Anna", "Berta", "Carla"]


CHANGES = (
    ("tag.put", "press", "", "press"),
    ("language", "French", "", "French"),
    ("place", "Bangkok", "", "Bangkok, Thailand"),
    ("country", "Thailand", "", "Thailand"),
    ("visibility", "Named staff", "Anyone", "Named staff"),
    ("born", "1970-05", "", "1970-05"),
    ("correspondence_language", "French", "", "French"),
    ("do_not_contact", "On leave", "", "On leave"),
)


@pytest.mark.parametrize(("code", "text", "before", "after"), CHANGES)
def test_that_what_is_seen_before_is_what_is_done(
    directory: Directory, code: str, text: str, before: str, after: str
) -> None:
    uids = people(directory, "Anna", "Berta")
    plan = directory.bulk.plan(uids, code, text, Job())
    assert [(line.name, line.before, line.after) for line in plan.changes] == [
        ("Anna", before, after),
        ("Berta", before, after),
    ]
    number = directory.history.steps()[0].number
    assert directory.bulk.apply(uids, code, text, Job()) == 2
    assert directory.history.steps()[0].number == number + 1
    again = directory.bulk.plan(uids, code, text, Job())
    assert (again.changes, again.same) == ((), ("Anna", "Berta"))
    directory.history.undo()
    assert directory.bulk.plan(uids, code, text, Job()) == plan


def test_that_those_who_would_not_change_are_said_apart(directory: Directory) -> None:
    anna, berta = people(directory, "Anna", "Berta")
    directory.tags.put((anna,), "press")
    plan = directory.bulk.plan((anna, berta), "tag.put", "Press", Job())
    assert ([line.name for line in plan.changes], plan.same) == (["Berta"], ("Anna",))
    taken = directory.bulk.plan((anna, berta), "tag.take", "press", Job())
    assert ([line.name for line in taken.changes], taken.same) == (["Anna"], ("Berta",))
    assert directory.bulk.apply((anna, berta), "tag.take", "press", Job()) == 1


def test_that_a_field_of_other_contacts_changes_nobody(directory: Directory) -> None:
    body = directory.bodies.add("Harbour Lights")
    assert directory.bulk.plan((body,), "born", "1970", Job()).same == ("Harbour Lights",)
    assert directory.bulk.apply((body,), "born", "1970", Job()) == 0


def test_that_an_own_field_is_filled_for_several(directory: Directory) -> None:
    field = directory.own_fields.add(OwnField("Badge"))
    uids = people(directory, "Anna", "Berta")
    (code,) = (one.code for one in directory.bulk.fields() if one.title == "Badge")
    assert directory.bulk.apply(uids, code, "7", Job()) == 2
    record = directory.search.record(uids[0])
    assert [(part.field, part.value) for part in record.parts_of(CustomValue)] == [(field, "7")]


@pytest.mark.parametrize(
    ("code", "text", "error"),
    [
        ("born", "one day", WrongValueError),
        ("visibility", "everybody", WrongValueError),
        ("channel.visibility", "everybody", WrongValueError),
        ("position.end", "soon", WrongValueError),
        ("position.end", "", EmptyNameError),
        ("body.status", "famous", WrongValueError),
        ("tag.put", "  ", EmptyNameError),
        ("colour", "red", UnknownFieldError),
    ],
)
def test_that_what_cannot_be_kept_is_refused_and_nothing_changes(
    directory: Directory, code: str, text: str, error: type[Exception]
) -> None:
    uids = people(directory, "Anna", "Berta")
    number = directory.history.steps()[0].number
    with pytest.raises(error):
        directory.bulk.plan(uids, code, text, Job())
    with pytest.raises(error):
        directory.bulk.apply(uids, code, text, Job())
    assert directory.history.steps()[0].number == number


def test_that_positions_end_and_what_begins_later_goes_on(directory: Directory) -> None:
    day = PartialDate.from_text
    uid = directory.people.add("Anna", "Spokesperson, Harbour Lights")
    later = PostLine("Adviser", "Moonrise Press", from_=day("2030-01"))
    directory.positions.add(uid, later)
    plan = directory.bulk.plan((uid,), "position.end", "2026-05-01", Job())
    assert [(line.before, line.after) for line in plan.changes] == [
        ("Spokesperson, Harbour Lights", "until 2026-05-01")
    ]
    assert directory.bulk.apply((uid,), "position.end", "2026-05-01", Job()) == 1
    ends = {line.title: line.to for line in directory.search.record(uid).posts}
    assert ends == {"Spokesperson": day("2026-05-01"), "Adviser": None}
    assert directory.bulk.plan((uid,), "position.end", "2026-05-01", Job()).changes == ()
    directory.history.undo()
    assert {line.to for line in directory.search.record(uid).posts} == {None}


def test_that_phones_of_a_post_keep_who_may_see_them(directory: Directory) -> None:
    uid = directory.people.add("Anna", "Spokesperson, Harbour Lights", "+41 79 555 01 23")
    post = directory.search.record(uid).posts[0].uid
    assert post is not None
    directory.channels.add(post, ChannelType.PHONE, "+41 22 555 01 00")
    plan = directory.bulk.plan((uid,), "channel.visibility", "Anyone", Job())
    assert [(line.before, line.after) for line in plan.changes] == [("The office", "Anyone")]
    assert directory.bulk.apply((uid,), "channel.visibility", "Anyone", Job()) == 1
    seen = {one.owner: one.visibility for one in directory.search.record(uid).channels}
    assert seen == {uid: Visibility.ANYONE, post: Visibility.OFFICE}


def test_that_organisations_get_a_kind_and_a_status_under_its_scheme(
    directory: Directory,
) -> None:
    body, person = directory.bodies.add("Harbour Lights"), directory.people.add("Anna")
    for code, text, told in (
        ("body.kind", "News media", "News media"),
        ("body.status", "special", "Special consultative status"),
        ("body.status", "General consultative status", "General consultative status"),
    ):
        plan = directory.bulk.plan((body, person), code, text, Job())
        assert [(line.name, line.after) for line in plan.changes] == [("Harbour Lights", told)]
        assert directory.bulk.apply((body, person), code, text, Job()) == 1
    record = directory.search.record(body)
    assert record.body_kind == "media"
    assert [(one.scheme, one.value) for one in record.parts_of(Status)] == [("ecosoc", "general")]
