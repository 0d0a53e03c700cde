"""Open problems: everything that is wrong is found, and what one key does about it."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.open_problems import OpenProblem, ProblemKind, Repair, as_finding
from stakeholders.app.posts import NewPost
from stakeholders.app.succession import NewHolder
from stakeholders.domain.channel import ChannelState, ChannelType
from stakeholders.domain.citation import Citation
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import Absence
from stakeholders.domain.record import PostLine
from stakeholders.domain.source import Source
from tests.app.calendars import Clock, day


def problems(directory: Directory, kind: ProblemKind) -> list[OpenProblem]:
    return [one for one in directory.open_problems.read() if one.kind is kind]


def repaired(directory: Directory, kind: ProblemKind) -> int:
    return directory.open_problems.repair(problems(directory, kind))


def test_that_nothing_is_wrong_with_what_is_right(dated: Directory) -> None:
    anna = dated.people.add("Anna Fox", "Spokesperson, Reef Centre", "+41 79 217 30 09")
    dated.contacts.set_country(anna, "Thailand")
    assert dated.open_problems.counts() == {}
    assert dated.open_problems.repair(()) == 0


def test_that_a_mistyped_address_is_offered_and_used(dated: Directory) -> None:
    anna = dated.people.add("Anna Fox", email="anna@unodc.ogr", phone="12")
    email, phone = problems(dated, ProblemKind.INVALID)
    assert (phone.told, phone.repair) == ("12", Repair.NONE)
    assert (email.told, email.repair, email.offered) == (
        "anna@unodc.ogr", Repair.USE, "anna@unodc.org",
    )  # fmt: skip
    assert as_finding(email).problem.message == "Anna Fox: anna@unodc.ogr is not valid."
    assert repaired(dated, ProblemKind.INVALID) == 1
    assert dated.search.record(anna).emails[0].normalised == "anna@unodc.org"
    assert [one.told for one in problems(dated, ProblemKind.INVALID)] == ["12"]
    dated.history.undo()
    assert len(problems(dated, ProblemKind.INVALID)) == 2


def test_that_a_guessed_country_is_confirmed(dated: Directory) -> None:
    anna = dated.people.add("Anna Fox")
    dated.channels.add(anna, ChannelType.PHONE, "02 288 2623", country="TH")
    assert repaired(dated, ProblemKind.AMBIGUOUS) == 1
    assert dated.search.record(anna).phones[0].state is ChannelState.VALID
    assert problems(dated, ProblemKind.AMBIGUOUS) == []


def test_that_of_contradicting_sources_the_newest_is_believed(dated: Directory) -> None:
    anna = dated.people.add("Anna Fox")
    for year, title in ((2019, "Director"), (2024, "Adviser"), (2021, "director")):
        source = Source(f"Note of {year}", date=PartialDate(year))
        dated.sources.cite(anna, Citation(source, field="title", asserted=title))
    (one,) = problems(dated, ProblemKind.CONTRADICTION)
    assert (one.name, one.told) == ("Anna Fox", "Adviser / director / Director")
    assert repaired(dated, ProblemKind.CONTRADICTION) == 1
    assert [cited.asserted for cited in dated.sources.of(anna)] == ["Adviser"]


@pytest.fixture
def post(dated: Directory) -> Uid:
    return dated.posts.add(NewPost(dated.bodies.add("Reef Centre"), "Spokesperson"))


def test_that_the_later_of_two_holders_acts(dated: Directory, post: Uid) -> None:
    for name, year in (("Anna Fox", 2020), ("Ben Oz", 2024)):
        line = PostLine("Spokesperson", uid=post, from_=PartialDate(year))
        dated.positions.add(dated.people.add(name), line)
    (one,) = problems(dated, ProblemKind.OVERLAP)
    assert (one.entry, one.name) == (post, "Spokesperson, Reef Centre")
    assert repaired(dated, ProblemKind.OVERLAP) == 1
    holders = {holder.name: holder.acting for holder in dated.search.record(post).holders}
    assert holders == {"Anna Fox": False, "Ben Oz": True}
    assert problems(dated, ProblemKind.OVERLAP) == []


def test_that_who_holds_an_ended_post_is_ended_with_it(dated: Directory, post: Uid) -> None:
    anna = dated.people.add("Anna Fox")
    dated.successions.succeed(post, NewHolder(anna, PartialDate(2020)))
    body = dated.search.record(post).posts[0].body_uid
    assert body is not None
    ben = dated.people.add("Ben Oz")
    dated.positions.add(ben, PostLine("Fellow", body_uid=body))
    dated.facts.set(body, "ended", "2025-02")
    found = problems(dated, ProblemKind.EXPIRED)
    assert {(one.name, one.offered) for one in found} == {
        ("Anna Fox", "2025-02"), ("Ben Oz", "2025-02"),
    }  # fmt: skip
    assert repaired(dated, ProblemKind.EXPIRED) == 2
    assert dated.search.record(ben).posts[0].to == PartialDate(2025, 2)
    assert problems(dated, ProblemKind.EXPIRED) == []
    assert dated.history.steps(limit=1)[0].sentence == "Repaired 2 problems of the data"


def test_that_terms_circles_absences_and_countries_are_judged(dated: Directory, post: Uid) -> None:
    anna = dated.people.add("Anna Fox")
    line = PostLine("Adviser", body="Reef", from_=PartialDate(2025, 3), to=PartialDate(2025))
    dated.positions.add(anna, line)
    assert problems(dated, ProblemKind.REVERSED) == []
    dated.positions.add(anna, PostLine("Fellow", from_=PartialDate(2025), to=PartialDate(2024)))
    (one,) = problems(dated, ProblemKind.REVERSED)
    assert one.told == "2025 – 2024"
    dated.parts.add(anna, Absence(from_=PartialDate(2026, 4)))
    assert "without a day of return" in problems(dated, ProblemKind.ABSENCE)[0].sentence
    dated.contacts.set_country(anna, "Korea")
    assert [one.told for one in problems(dated, ProblemKind.AREA)] == ["Korea"]


def test_that_a_circle_of_bodies_is_cut(dated: Directory) -> None:
    one, two, three = (dated.bodies.add(name) for name in ("One", "Two", "Three"))
    dated.bodies.set_parent(one, two)
    dated.bodies.set_parent(three, one)
    with dated.open_problems._database.writing("body.parent_changed", entry=two) as writing:  # noqa: SLF001 - what no command lets happen, an import may bring
        from stakeholders.store.bodies import set_parent

        set_parent(writing, two, one)
    (circle,) = problems(dated, ProblemKind.CYCLE)
    assert circle.told in {"One → Two → One", "Two → One → Two"}
    assert repaired(dated, ProblemKind.CYCLE) == 1
    assert problems(dated, ProblemKind.CYCLE) == []


def test_that_old_facts_are_checked_and_pairs_are_made_one(dated: Directory, clock: Clock) -> None:
    clock.day = day("2015-01-01")
    first = dated.people.add("Anna Fox", phone="+41 79 217 30 09", email="anna@reef.example")
    second = dated.people.add("FOX Anna", phone="+41 79 217 30 09", email="anna@reef.example")
    clock.day = day("2026-04-15")
    assert {one.entry for one in problems(dated, ProblemKind.STALE)} == {first, second}
    assert repaired(dated, ProblemKind.STALE) == 2
    assert problems(dated, ProblemKind.STALE) == []
    pairs = dated.duplicates.scan()
    (pair,) = dated.open_problems.read(pairs)
    assert (pair.kind, pair.repair) == (ProblemKind.DUPLICATE, Repair.MERGE)
    assert "may be one" in pair.sentence
    assert dated.open_problems.repair((pair,)) == 1
    assert dated.duplicates.scan() == ()


def test_that_what_is_known_to_be_missing_says_what(dated: Directory) -> None:
    text = "For more information: Ms. Ana Example, Spokesperson, Harbour Lights, e-mail:,"
    dated.capture.keep(dated.capture.read(text))
    found = problems(dated, ProblemKind.MISSING)
    assert "Ana Example has no e-mail." in {one.sentence for one in found}
