"""Editions: what is frozen stays, what has changed is told, and erasure leaves the proof."""

from dataclasses import replace

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, UnknownEditionError
from stakeholders.app.posts import NewPost
from stakeholders.app.succession import NewHolder
from stakeholders.domain.editions import EditionKind, Turn
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Refusal
from stakeholders.domain.visibility import Visibility
from stakeholders.reports.as_text import as_text


@pytest.fixture
def press(directory: Directory) -> tuple[Uid, Uid]:
    """Return Anna and a post that Ben holds; both are on the list Press, saved as version 1."""
    anna = directory.people.add("Anna Fox", email="anna@reef.example")
    ben = directory.people.add("Ben Oz")
    post = directory.posts.add(NewPost(directory.bodies.add("Reef Centre"), "Spokesperson"))
    directory.successions.succeed(post, NewHolder(ben, PartialDate(2020)))
    directory.lists.make("Press", (anna, post))
    directory.editions.save("Press", EditionKind.FINAL, "First", "for the mission")
    return anna, post


def told(directory: Directory, first: int | None = None, second: int | None = None) -> list[str]:
    comparison = directory.editions.compare("press", first, second)
    return [one for one in directory.editions.told(comparison) if one != "Nothing has changed."]


@pytest.mark.usefixtures("press")
def test_that_a_version_is_numbered_and_says_who_was_on_it(directory: Directory) -> None:
    one = directory.editions.read("Press")
    assert (one.number, one.kind, one.title, one.count) == (1, EditionKind.FINAL, "First", 2)
    assert [row.name for row in one.rows] == ["Anna Fox", "Ben Oz"]
    assert dict(one.rows[1].facts) == {"kind": "person", "post": "Spokesperson, Reef Centre"}
    assert one.is_intact
    assert not replace(one, rows=one.rows[::-1]).is_intact
    assert directory.editions.save("Press").number == 2
    directory.history.undo()
    assert [each.number for each in directory.editions.of("Press")] == [1]
    said = directory.history.steps(limit=2)[1].sentence
    assert said == "Saved the list Press with 2 lines as version 2"


def test_that_additions_deletions_and_changes_are_told_in_words(
    directory: Directory, press: tuple[Uid, Uid]
) -> None:
    anna, post = press
    assert told(directory) == []
    cy = directory.people.add("Cy Roe")
    directory.lists.add(directory.lists.named("Press").uid, (cy,))
    directory.successions.succeed(post, NewHolder("Dan Poe", PartialDate(2021), is_new=True))
    (email,) = directory.search.record(anna).emails
    directory.channels.change(replace(email, raw="fox@reef.example"))
    changed = [
        "Changed: Anna Fox: E-mail: anna@reef.example is now fox@reef.example",
        "Changed: Dan Poe: Name: Ben Oz is now Dan Poe",
    ]
    assert told(directory) == ["Added: Cy Roe", *changed]
    directory.editions.save("Press")
    assert told(directory, 1, 2) == ["Added: Cy Roe", *changed]
    assert told(directory, 2, 1)[0] == "Removed: Cy Roe"
    assert told(directory) == []
    directory.parts.add(anna, Refusal(reason="asked so"))
    assert told(directory) == ["Removed: Anna Fox"]


def test_that_one_of_two_holders_is_told_from_the_other(directory: Directory) -> None:
    post = directory.posts.add(
        NewPost(directory.bodies.add("Reef Centre"), "Officer", several_seats=True)
    )
    for name in ("Anna Fox", "Ben Oz"):
        directory.successions.succeed(post, NewHolder(name, PartialDate(2020), is_new=True))
    directory.lists.make("Press", (post,))
    directory.editions.save("Press")
    anna = next(h for h in directory.search.record(post).holders if h.name == "Anna Fox")
    directory.contacts.delete(anna.uid)
    comparison = directory.editions.compare("Press")
    assert [(one.turn, one.name) for one in comparison.changes] == [(Turn.REMOVED, "Anna Fox")]


def test_that_who_is_erased_is_named_no_more_and_the_proof_stays(
    directory: Directory, press: tuple[Uid, Uid]
) -> None:
    anna, _ = press
    directory.contacts.delete(anna)
    directory.bin.erase(anna)
    one = directory.editions.read("Press", 1)
    assert (one.rows[0].name, one.rows[0].personal, one.rows[0].salt) == ("", None, None)
    assert one.is_intact
    assert told(directory) == ["Removed: somebody who was erased"]


@pytest.mark.usefixtures("press")
def test_that_it_is_known_who_got_a_version(directory: Directory) -> None:
    directory.editions.note_sent("Press", None, "Mission of Fiji", PartialDate(2026), "e-mail")
    (one,) = directory.editions.of("Press")
    assert [(who.name, str(who.sent_on), who.form) for who in one.recipients] == [
        ("Mission of Fiji", "2026", "e-mail")
    ]
    assert directory.history.steps(limit=1)[0].sentence == (
        "Noted who got version 1 of the list Press"
    )
    directory.history.undo()
    assert directory.editions.of("Press")[0].recipients == ()
    with pytest.raises(EmptyNameError):
        directory.editions.note_sent("Press", 1, " ")


def test_that_a_version_for_others_holds_what_they_may_see(
    directory: Directory, press: tuple[Uid, Uid]
) -> None:
    anna, _ = press
    directory.lists.set_note(directory.lists.named("Press").uid, anna, "rude")
    made = directory.editions.save("Press", audience=Visibility.ANYONE)
    row = directory.editions.read("Press", made.number).rows[0]
    assert dict(row.personal or ()) == {"name": "Anna Fox"}
    office = directory.editions.save("Press")
    row = directory.editions.read("Press", office.number).rows[0]
    assert dict(row.personal or ())["note"] == "rude"


def test_that_a_comparison_is_a_document(directory: Directory, press: tuple[Uid, Uid]) -> None:
    anna, _ = press
    directory.contacts.rename(anna, "Anna Hart")
    comparison = directory.editions.compare("Press")
    prepared = directory.editions.prepare(comparison)
    text = as_text(prepared.document)
    assert prepared.audience is Visibility.OFFICE
    assert "Press: version 1 and today" in text
    for word in ("1 change", "Anna Hart", "Anna Fox", "Before", "Now"):
        assert word in text
    nothing = directory.editions.prepare(replace(comparison, changes=()))
    assert "Nothing has changed." in as_text(nothing.document)


def test_that_a_version_that_is_not_there_is_refused(directory: Directory) -> None:
    directory.lists.make("Press")
    for number in (None, 3):
        with pytest.raises(UnknownEditionError):
            directory.editions.read("Press", number)
