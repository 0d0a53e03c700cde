"""The gap report and mails to a list: who can be reached, who cannot, and why."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.invitation_answers import Answer
from stakeholders.app.posts import NewPost
from stakeholders.app.succession import NewHolder
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.gaps import GapKind
from stakeholders.domain.ids import Uid
from stakeholders.domain.invitation import InvitationStatus
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.parts import ContactWay, Refusal


@pytest.fixture
def press(directory: Directory) -> tuple[Uid, Uid, Uid, Uid]:
    """Return the members of Press: Anna, a post that she holds, a vacant one, and Cy."""
    anna = directory.people.add("Anna Fox", email="anna@reef.example")
    cy = directory.people.add("Cy Oz")
    reef = directory.bodies.add("Reef Centre")
    held = directory.posts.add(NewPost(reef, "Spokesperson"))
    vacant = directory.posts.add(NewPost(reef, "Adviser"))
    directory.successions.succeed(held, NewHolder(anna, PartialDate(2020)))
    directory.lists.make("Press", (anna, held, vacant, cy))
    return anna, held, vacant, cy


def test_that_every_gap_of_a_list_is_found(
    directory: Directory, press: tuple[Uid, Uid, Uid, Uid]
) -> None:
    anna, _, vacant, cy = press
    report = directory.gap_reports.of("Press", ContactWay.EMAIL)
    assert [(gap.kind, gap.entry) for gap in report.gaps] == [
        (GapKind.VACANT, vacant),
        (GapKind.NO_CHANNEL, cy),
        (GapKind.TWICE, anna),
        (GapKind.UNCHECKED, anna),
        (GapKind.UNCHECKED, anna),
    ]
    assert (report.count, report.ready) == (4, 1)
    (email,) = directory.search.record(anna).emails
    assert report.to_verify == ((anna, email.uid),)
    directory.verifications.check(anna, target=email.uid)
    assert GapKind.UNCHECKED not in directory.gap_reports.of("Press", ContactWay.EMAIL).counts
    letters = directory.gap_reports.of("Press", ContactWay.POST)
    assert letters.counts[GapKind.NO_CHANNEL] == 3


def test_that_a_check_of_the_number_of_a_post_counts_for_its_holder(directory: Directory) -> None:
    anna = directory.people.add("Anna Fox")
    post = directory.posts.add(NewPost(directory.bodies.add("Reef Centre"), "Spokesperson"))
    directory.successions.succeed(post, NewHolder(anna, PartialDate(2020)))
    directory.channels.add(post, ChannelType.EMAIL, "press@reef.example")
    directory.lists.make("Press", (anna,))
    (gap,) = directory.gap_reports.of("Press", ContactWay.EMAIL).gaps
    assert gap.fact
    directory.verifications.check(post, target=gap.fact)
    assert directory.gap_reports.of("Press", ContactWay.EMAIL).gaps == ()


def test_that_mail_goes_once_to_each_address_and_not_to_who_is_left_out(
    directory: Directory, press: tuple[Uid, Uid, Uid, Uid]
) -> None:
    anna, *_ = press
    uid = directory.lists.named("Press").uid
    for number in range(5):
        name = f"P{number} Ray"
        more = directory.people.add(
            name, email=f"{'ANNA' if not number else name[:2]}@reef.example"
        )
        directory.lists.add(uid, (more,))
    mailing = directory.mailings.of("Press", "Reef day & more", most=3)
    assert mailing.batches == (
        ("anna@reef.example", "P1@reef.example", "P2@reef.example"),
        ("P3@reef.example", "P4@reef.example"),
    )
    start = "mailto:?subject=Reef%20day%20%26%20more&bcc="
    assert mailing.links[1] == f"{start}P3@reef.example,P4@reef.example"
    assert mailing.left_out == (
        ("Adviser, Reef Centre", "nobody holds this post"),
        ("Cy Oz", "no e-mail address"),
    )
    directory.parts.add(anna, Refusal(ContactWay.EMAIL, "asked so"))
    left_out = directory.mailings.of("Press").left_out
    assert ("Anna Fox", "no e-mail: asked so") in left_out
    directory.mailings.note("Press", 4)
    said = directory.history.steps(limit=1)[0].sentence
    assert said == "Began a mail to 4 addresses of the list Press"


def test_that_a_vacant_post_with_a_mailbox_of_its_own_gets_mail(
    directory: Directory, press: tuple[Uid, Uid, Uid, Uid]
) -> None:
    _, _, vacant, _ = press
    directory.channels.add(vacant, ChannelType.EMAIL, "adviser@reef.example")
    assert "adviser@reef.example" in directory.mailings.of("Press").batches[0]
    report = directory.gap_reports.of("Press", ContactWay.EMAIL)
    assert (report.ready, GapKind.VACANT in report.counts) == (2, False)
    assert GapKind.VACANT in directory.gap_reports.of("Press", ContactWay.PHONE).counts
    directory.parts.add(vacant, Refusal(ContactWay.EMAIL, "closed"))
    left_out = directory.mailings.of("Press").left_out
    assert ("Adviser, Reef Centre", "no e-mail: closed") in left_out


def test_that_every_gap_of_those_invited_is_found_in_the_form_of_each(
    directory: Directory, press: tuple[Uid, Uid, Uid, Uid]
) -> None:
    anna, _, vacant, cy = press
    event = directory.events.make("Workshop on quays")
    directory.bodies.add("Embassy of Fiji", kind="embassy", place="Bangkok")
    directory.events.set(event, "city", "Bangkok")
    names = [str(one) for one in press]
    directory.invitations.invite(event, "Fiji, Palau", names)
    for one in directory.invitations.of(event):
        if one.uid and one.represents not in {"Fiji", "Palau"}:
            directory.invitations.set(event, one.uid, "form", "email")
    report = directory.gap_reports.of_event(event)
    embassy = directory.search.find("embassy of fiji").rows[0].uid
    kinds = [(gap.kind, gap.entry) for gap in report.gaps if gap.kind is not GapKind.NOBODY]
    assert kinds == [
        (GapKind.VACANT, vacant),
        (GapKind.NO_CHANNEL, embassy),
        (GapKind.NO_CHANNEL, cy),
        (GapKind.TWICE, anna),
        (GapKind.UNCHECKED, anna),
        (GapKind.UNCHECKED, anna),
    ]
    (lost,) = [gap for gap in report.gaps if gap.kind is GapKind.NOBODY]
    assert (lost.name, lost.problem.message) == (
        "Palau", "Palau: nobody was found to write to.",
    )  # fmt: skip
    assert (report.count, report.ready) == (6, 1)
    (email,) = directory.search.record(anna).emails
    assert report.to_verify == ((anna, email.uid),)
    by_phone = directory.gap_reports.of_event(event, ContactWay.PHONE)
    assert by_phone.counts[GapKind.NO_CHANNEL] == 4
    anna_asked = directory.invitations.called(event, str(anna))
    assert anna_asked.uid
    directory.answers.answer(event, anna_asked.uid, Answer(InvitationStatus.DECLINED))
    assert directory.gap_reports.of_event(event).count == 5, "who has answered is not written to"


def test_that_a_mail_goes_to_those_invited_but_for_who_declined_or_was_not_chosen(
    directory: Directory, press: tuple[Uid, Uid, Uid, Uid]
) -> None:
    event = directory.events.make("Workshop on quays")
    bo = directory.people.add("Bo Sand", email="bo@sand.example")
    directory.invitations.invite(event, "Palau", [str(one) for one in (*press, bo)])
    mailing = directory.mailings.of_event(event, "Quays")
    assert mailing.batches == (("anna@reef.example", "bo@sand.example"),)
    assert mailing.links == (
        "mailto:?subject=Quays&bcc=anna@reef.example,bo@sand.example",
    )  # fmt: skip
    assert mailing.left_out == (
        ("Palau", "nobody was found to write to"),
        ("Adviser, Reef Centre", "nobody holds this post"),
        ("Cy Oz", "no e-mail address"),
    )
    declined = directory.invitations.called(event, str(bo)).uid
    assert declined
    directory.answers.answer(event, declined, Answer(InvitationStatus.DECLINED))
    assert directory.mailings.of_event(event).count == 1
    assert directory.mailings.of_event(event, chosen=[declined]).batches == (("bo@sand.example",),)
    directory.mailings.note_of_event(event, 1)
    said = directory.history.steps(limit=1)[0].sentence
    assert said == "Began a mail to 1 address of those invited to the event Workshop on quays"
