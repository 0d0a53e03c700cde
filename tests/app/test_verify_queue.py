"""The verify queue: whose facts are old, what is known of each, and what one answer does."""

import datetime

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, UnknownListError, WrongValueError
from stakeholders.app.posts import NewPost
from stakeholders.app.succession import NewHolder
from stakeholders.app.verify_queue import VerifyScope
from stakeholders.domain.address import Address
from stakeholders.domain.channel import ChannelState, ChannelType
from stakeholders.domain.citation import Citation
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.fact_life import FactKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import CheckOutcome, ContactWay, Verification
from stakeholders.domain.record import PostLine
from stakeholders.domain.source import Source
from tests.app.calendars import Clock, day

EVERYTHING = VerifyScope()


@pytest.fixture
def anna(dated: Directory, clock: Clock) -> Uid:
    """Return Anna, written a year and a half ago: the mobile is too old by now, the rest is not."""
    clock.day = day("2024-12-01")
    uid = dated.people.add(
        "Anna Fox", "Adviser, Reef Centre", "+41 79 217 30 09", "anna@reef.example"
    )
    dated.addresses.add(uid, Address(lines=("1 Quay", "Bangkok")))
    clock.day = day("2026-04-15")
    return uid


def facts(directory: Directory, uid: Uid) -> dict[FactKind, Uid]:
    asked = directory.verify_queue.ask(uid)
    return {one.fact.kind: one.fact.target for one in asked.facts} if asked else {}


def test_that_a_fact_is_asked_about_when_its_kind_has_grown_old(
    dated: Directory, anna: Uid, clock: Clock
) -> None:
    assert list(facts(dated, anna)) == [FactKind.MOBILE]
    clock.day = day("2027-01-01")
    assert set(facts(dated, anna)) == {FactKind.MOBILE, FactKind.EMAIL, FactKind.POSITION}
    clock.day = day("2030-01-01")
    assert FactKind.ADDRESS in facts(dated, anna)


def test_that_the_sweep_and_the_card_agree_whatever_the_day(
    dated: Directory, anna: Uid, clock: Clock
) -> None:
    body = dated.bodies.add("Reef Lights")
    dated.channels.add(body, ChannelType.PHONE, "+41 22 917 90 00")
    post = dated.posts.add(NewPost(body, "Spokesperson"))
    dated.channels.add(post, ChannelType.WEB, "https://reef.example")
    told = Citation(Source("Note", date=PartialDate(2025, 6)))
    dated.sources.cite(anna, told)
    dated.verifications.check(anna, on=PartialDate(2026, 1))
    dated.successions.succeed(post, NewHolder(anna, PartialDate(2026)))
    for month in range(0, 90, 3):
        clock.day = day("2026-04-15") + datetime.timedelta(days=31 * month)
        swept = {one.uid: one.count for one in dated.verify_queue.of(EVERYTHING)}
        asked = {uid: dated.verify_queue.ask(uid) for uid in (anna, body, post)}
        assert swept == {uid: len(one.facts) for uid, one in asked.items() if one}
    assert len(swept) == 3


def test_that_still_right_takes_it_out_of_the_queue_and_undo_brings_it_back(
    dated: Directory, anna: Uid
) -> None:
    (one,) = dated.verify_queue.of(EVERYTHING)
    assert (one.uid, one.count, one.known, one.name) == (anna, 1, "2024-12-01", "Anna Fox")
    mobile = facts(dated, anna)[FactKind.MOBILE]
    dated.verifications.check(anna, target=mobile, method="called")
    assert dated.verify_queue.of(EVERYTHING) == ()
    assert dated.verify_queue.ask(anna) is None
    dated.history.undo()
    assert dated.verify_queue.count() == 1


def test_that_gone_ends_what_held_in_one_step(dated: Directory, anna: Uid, clock: Clock) -> None:
    clock.day = day("2031-01-01")
    targets = facts(dated, anna)
    for kind in (FactKind.MOBILE, FactKind.POSITION, FactKind.ADDRESS):
        dated.verifications.gone(anna, kind, targets[kind])
    record = dated.search.record(anna)
    assert record.phones[0].state is ChannelState.INVALID
    assert [line.to for line in record.posts] == [PartialDate(2031, 1, 1)]
    assert record.addresses == ()
    assert {c.outcome for c in record.parts_of(Verification)} == {CheckOutcome.GONE}
    assert dated.history.steps(limit=1)[0].sentence == "Noted that a fact of Anna Fox holds no more"
    assert list(facts(dated, anna)) == [FactKind.EMAIL]
    for _ in range(3):
        dated.history.undo()
    assert facts(dated, anna) == targets


def test_that_a_correction_is_a_check(dated: Directory, anna: Uid, clock: Clock) -> None:
    clock.day = day("2031-01-01")
    targets = facts(dated, anna)
    fix = dated.verifications.corrected
    fix(anna, FactKind.MOBILE, targets[FactKind.MOBILE], "+41 79 217 30 10")
    fix(anna, FactKind.POSITION, targets[FactKind.POSITION], "Senior Adviser")
    fix(anna, FactKind.ADDRESS, targets[FactKind.ADDRESS], "2 Quay; Bangkok")
    record = dated.search.record(anna)
    assert record.phones[0].normalised == "+41792173010"
    assert record.posts[0].title == "Senior Adviser"
    assert record.addresses[0].lines == ("2 Quay", "Bangkok")
    assert list(facts(dated, anna)) == [FactKind.EMAIL]
    with pytest.raises(EmptyNameError):
        fix(anna, FactKind.MOBILE, targets[FactKind.MOBILE], " ")


def test_that_it_says_what_was_known_from_which_source_and_whom_to_call(
    dated: Directory, anna: Uid
) -> None:
    reef = dated.search.record(anna).posts[0].body_uid
    assert reef is not None
    dated.channels.add(reef, ChannelType.PHONE, "+41 22 917 90 00")
    mobile = facts(dated, anna)[FactKind.MOBILE]
    dated.sources.cite(
        anna,
        Citation(Source("Card of 2024", date=PartialDate(2025)), "mobile 217 30 09", target=mobile),
    )
    asked = dated.verify_queue.ask(anna)
    assert asked is not None
    (fact,) = asked.facts
    assert fact.fact.known == PartialDate(2024, 12, 1)
    assert [one.source.title for one in fact.citations] == ["Card of 2024"]
    assert [(one.name, one.number) for one in asked.calls] == [
        ("Anna Fox", "+41 79 217 30 09"),
        ("Reef Centre", "+41 22 917 90 00"),
    ]


def test_that_a_list_a_search_and_an_event_have_a_queue_of_their_own(
    dated: Directory, anna: Uid, clock: Clock
) -> None:
    clock.day = day("2024-12-01")
    ben = dated.people.add("Ben Oz", phone="+41 79 217 30 19")
    clock.day = day("2026-04-15")
    dated.lists.make("Press", (ben,))
    event = dated.events.make("Reef day")
    dated.participations.add(event, anna)

    def queue(scope: VerifyScope) -> list[Uid]:
        return [one.uid for one in dated.verify_queue.of(scope)]

    assert queue(VerifyScope(list_name="Press")) == [ben]
    assert queue(VerifyScope(text="anna")) == [anna]
    assert queue(VerifyScope(flags=(EntryKind.BODY,))) == []
    assert queue(VerifyScope(event=event)) == [anna]
    assert queue(EVERYTHING) == [anna, ben]
    with pytest.raises(UnknownListError):
        queue(VerifyScope(list_name="Nobody"))


def test_that_the_gap_report_goes_straight_into_it(dated: Directory, anna: Uid) -> None:
    dated.lists.make("Press", (anna,))
    report = dated.gap_reports.of("Press", ContactWay.PHONE)
    (one,) = dated.verify_queue.of(VerifyScope(facts=report.to_verify))
    assert one.uid == anna
    asked = dated.verify_queue.ask(anna, [fact for _, fact in report.to_verify])
    assert asked is not None
    assert [f.fact.kind for f in asked.facts] == [FactKind.MOBILE]


def test_that_a_new_fact_of_the_gap_report_is_asked_about_until_it_is_checked(
    dated: Directory,
) -> None:
    cy = dated.people.add("Cy Oz", email="cy@reef.example")
    dated.lists.make("Press", (cy,))
    assert dated.verify_queue.of(VerifyScope(list_name="Press")) == ()
    facts = dated.gap_reports.of("Press", ContactWay.EMAIL).to_verify
    (one,) = dated.verify_queue.of(VerifyScope(facts=facts))
    assert (one.uid, one.count, one.known) == (cy, 1, "2026-04-15")
    ((_, fact),) = facts
    asked = dated.verify_queue.ask(cy, [fact])
    assert asked is not None
    assert [f.fact.text for f in asked.facts] == ["cy@reef.example"]
    dated.verifications.check(cy, target=fact)
    assert dated.verify_queue.of(VerifyScope(facts=facts)) == ()
    assert dated.verify_queue.ask(cy, [fact]) is None


def test_that_a_number_of_a_post_is_asked_of_the_post(dated: Directory, clock: Clock) -> None:
    clock.day = day("2015-01-01")
    anna = dated.people.add("Anna Fox")
    post = dated.posts.add(NewPost(dated.bodies.add("Reef Centre"), "Spokesperson"))
    dated.channels.add(post, ChannelType.EMAIL, "press@reef.example")
    dated.successions.succeed(post, NewHolder(anna, PartialDate(2015)))
    clock.day = day("2026-04-15")
    dated.lists.make("Press", (anna,))
    queue = dated.verify_queue.of(VerifyScope(list_name="Press"))
    assert {one.name for one in queue} == {"Anna Fox", "Spokesperson, Reef Centre"}
    report = dated.gap_reports.of("Press", ContactWay.EMAIL)
    assert [one.uid for one in dated.verify_queue.of(VerifyScope(facts=report.to_verify))] == [post]


def test_that_an_office_sets_how_long_a_kind_stays_fresh(dated: Directory, anna: Uid) -> None:
    dated.freshness.set_life(FactKind.MOBILE, 3650)
    assert dated.verify_queue.count() == 0
    dated.lists.make("Press", (anna,))
    report = dated.gap_reports.of("Press", ContactWay.PHONE)
    assert [gap.kind.value for gap in report.gaps] == ["unchecked"]
    dated.freshness.set_life(FactKind.MOBILE, 30)
    assert dated.freshness.lives().of(FactKind.MOBILE) == 30
    dated.freshness.set_life(FactKind.MOBILE, 365)
    assert dated.freshness.lives().own == {}
    dated.freshness.set_life(FactKind.MOBILE, 365)
    with pytest.raises(WrongValueError):
        dated.freshness.set_life(FactKind.MOBILE, 0)
    assert "stays fresh" in dated.history.steps(limit=1)[0].sentence


def test_that_every_fact_says_its_age_and_whether_it_is_due(dated: Directory, anna: Uid) -> None:
    told = {fact.kind: due for fact, due in dated.freshness.facts(dated.search.record(anna))}
    assert told == {
        FactKind.MOBILE: True,
        FactKind.EMAIL: False,
        FactKind.POSITION: False,
        FactKind.ADDRESS: False,
    }
    assert dated.positions.add(anna, PostLine("Fellow")).uid
    assert dated.verify_queue.ask(dated.bodies.add("Empty")) is None
