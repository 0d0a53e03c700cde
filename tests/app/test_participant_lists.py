"""Lists of participants are drawn up for an audience, frozen, and corrected by themselves."""

from pathlib import Path

import docx
import pytest

from stakeholders.app.contact_sheets import SheetOrder
from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import EmptyNameError, HiddenFactError, UnknownEditionError
from stakeholders.domain.corrections import CorrectionKind
from stakeholders.domain.editions import EditionKind, Recipient
from stakeholders.domain.ids import Uid
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.visibility import Visibility
from stakeholders.reports.as_text import as_text
from stakeholders.reports.document import Labels

PARTICIPANTS = Visibility.PARTICIPANTS


@pytest.fixture
def workshop(directory: Directory) -> Uid:
    """Make a meeting with delegations of three States and of an NGO."""
    uid = directory.events.make("Workshop", {"dates": "2-4 October 2026", "city": "Bangkok"})
    for state in ("Viet Nam", "Thailand", "Holy See"):
        directory.delegations.add(uid, state)
    add = directory.participations.add
    add(uid, "Ms. Ana Sample", "Thailand", {"title": "Counsellor", "role": "representative"})
    add(uid, "H.E. Mr. Ben Sample", "Thailand", {"title": "Minister", "role": "head"})
    add(uid, "Mr. Cai Sample", "Viet Nam")
    add(uid, "Msgr. Dan Sample", "Holy See")
    return uid


def printed(directory: Directory, event: Uid) -> list[tuple[str, str, str]]:
    drawn = directory.participant_lists.draw_up(event, PARTICIPANTS)
    return [(line.section, line.delegation, line.name) for line in drawn.lines]


def test_that_a_list_stands_in_the_order_of_protocol(directory: Directory, workshop: Uid) -> None:
    assert printed(directory, workshop) == [
        ("Member States", "Thailand", "H.E. Mr. Ben Sample"),
        ("Member States", "Thailand", "Ms. Ana Sample"),
        ("Member States", "Viet Nam", "Mr. Cai Sample"),
        ("States not members", "Holy See", "Msgr. Dan Sample"),
    ]
    directory.events.set(workshop, "protocol", "starts_with=VN")
    assert [title for _, title, _ in printed(directory, workshop)][:1] == ["Viet Nam"]


def test_that_a_list_of_participants_is_for_participants(
    directory: Directory, workshop: Uid, tmp_path: Path
) -> None:
    prepared = directory.participant_lists.prepare(workshop, PARTICIPANTS, "Provisional")
    assert prepared.count == 4
    text = as_text(prepared.document)
    assert "Workshop\nBangkok, 2 to 4 October 2026\nProvisional\n4 participants" in text
    directory.documents.write(prepared, str(tmp_path / "a.docx"), "docx")
    told = [one.text for one in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert told.index("Thailand") < told.index("H.E. Mr. Ben Sample") < told.index("Viet Nam")


def test_that_who_is_hidden_is_printed_for_nobody_else_and_counted(
    directory: Directory, workshop: Uid
) -> None:
    person = directory.people.add("Eve Sample", "Adviser, Quay Watch")
    directory.participations.add(workshop, person, "Thailand")
    assert "Eve Sample" in str(printed(directory, workshop))
    directory.contacts.set_visibility(person, Visibility.NAMED)
    prepared = directory.participant_lists.prepare(workshop, PARTICIPANTS)
    assert "Eve" not in as_text(prepared.document)
    assert "Left out: 1 contact." in as_text(prepared.document)
    one = directory.participations.called(workshop, "Ana Sample")
    assert one.uid is not None
    directory.participations.set(workshop, one.uid, "visibility", "office")
    assert "Ana" not in str(printed(directory, workshop))


def test_that_a_hidden_body_is_not_named_beside_its_people(
    directory: Directory, workshop: Uid
) -> None:
    person = directory.people.add("Eve Sample", "Adviser, Quay Watch")
    directory.participations.add(workshop, person, "Thailand")
    line = directory.participant_lists.draw_up(workshop, PARTICIPANTS).lines
    assert any("Quay Watch" in one.details for one in line)
    body = directory.search.record(person).posts[0].body_uid
    assert body is not None
    directory.contacts.set_visibility(body, Visibility.OFFICE)
    line = directory.participant_lists.draw_up(workshop, PARTICIPANTS).lines
    assert not any("Quay Watch" in one.details for one in line)


def test_that_a_secret_meeting_has_no_list_for_others(directory: Directory, workshop: Uid) -> None:
    directory.contacts.set_visibility(workshop, Visibility.NAMED)
    with pytest.raises(HiddenFactError):
        directory.participant_lists.draw_up(workshop, PARTICIPANTS)


def test_that_an_edition_stays_as_it_was_and_corrections_come_by_themselves(
    directory: Directory, workshop: Uid
) -> None:
    lists = directory.participant_lists
    with pytest.raises(UnknownEditionError):
        lists.corrections(workshop)
    first = lists.save(workshop, EditionKind.PROVISIONAL)
    assert (first.number, first.audience) == (1, "participants")
    assert not lists.corrections(workshop)[1].every
    directory.participations.add(workshop, "Ms. Fay Sample", "Viet Nam")
    old, found = lists.corrections(workshop)
    assert (old.number, found.is_addendum) == (1, True)
    ana = directory.participations.called(workshop, "Ana Sample")
    cai = directory.participations.called(workshop, "Cai Sample")
    assert ana.uid is not None
    assert cai.uid is not None
    directory.participations.set(workshop, ana.uid, "title", "Minister Counsellor")
    directory.participations.substitute(workshop, cai.uid, "Ms. Gia Sample")
    kinds = [(one.kind, one.line.name) for one in lists.corrections(workshop)[1].every]
    assert sorted(kinds) == [
        (CorrectionKind.ADDED, "Ms. Fay Sample"),
        (CorrectionKind.ADDED, "Ms. Gia Sample"),
        (CorrectionKind.CHANGED, "Ms. Ana Sample"),
        (CorrectionKind.REMOVED, "Mr. Cai Sample"),
    ]
    text = as_text(lists.prepare_corrections(workshop).document)
    assert "Corrigendum to version 1" in text
    second = lists.save(workshop, EditionKind.REVISION)
    assert [one.number for one in lists.editions(workshop)] == [1, 2]
    assert second.number == 2
    assert not lists.corrections(workshop)[1].every
    since = lists.corrections(workshop, 1)[1].every
    assert lists.corrections(workshop, 1, 2)[1].every == since
    assert not lists.corrections(workshop, 2, 2)[1].every
    with pytest.raises(UnknownEditionError):
        lists.corrections(workshop, 1, 3)


def test_that_what_two_editions_say_is_for_those_who_may_see_both(
    directory: Directory, workshop: Uid
) -> None:
    lists = directory.participant_lists
    lists.save(workshop)
    directory.participations.add(workshop, "Ms. Fay Sample", "Viet Nam", {"visibility": "office"})
    lists.save(workshop, audience=Visibility.OFFICE)
    prepared = lists.prepare_corrections(workshop, 1, 2)
    assert (prepared.audience, prepared.count) == (Visibility.OFFICE, 1)
    assert "Fay" in as_text(prepared.document)
    assert lists.prepare_corrections(workshop, 1).count == 0


def test_that_who_got_an_edition_is_kept_with_it_and_taken_back(
    directory: Directory, workshop: Uid
) -> None:
    lists = directory.participant_lists
    lists.save(workshop)
    lists.save(workshop)
    lists.note_sent(workshop, 1, Recipient(" Embassy of Fiji ", form="note verbale"))
    first, second = lists.editions(workshop)
    (who,) = first.recipients
    today = PartialDate.of(directory.today())
    assert (who.name, who.sent_on, who.form) == ("Embassy of Fiji", today, "note verbale")
    assert not second.recipients
    with pytest.raises(EmptyNameError):
        lists.note_sent(workshop, None, Recipient(" "))
    with pytest.raises(UnknownEditionError):
        lists.note_sent(workshop, 3, Recipient("Embassy of Fiji"))
    directory.history.undo()
    assert not lists.editions(workshop)[0].recipients


def test_that_saving_a_list_is_a_step_that_is_taken_back(
    directory: Directory, workshop: Uid
) -> None:
    directory.participant_lists.save(workshop)
    assert "Workshop" in directory.history.steps()[0].sentence
    directory.history.undo()
    assert not directory.participant_lists.editions(workshop)


def test_that_somebody_with_two_seats_is_asked_about(directory: Directory, workshop: Uid) -> None:
    person = directory.people.add("Eve Sample")
    for state in ("Thailand", "Viet Nam"):
        directory.participations.add(workshop, person, state)
    drawn = directory.participant_lists.draw_up(workshop, PARTICIPANTS)
    (question,) = drawn.questions
    assert [title for title, _ in question.seats] == ["Thailand", "Viet Nam"]
    assert [line.delegation for line in drawn.lines if "Eve" in line.name] == ["Thailand"]
    seat = question.seats[1][1]
    directory.events.set(workshop, "protocol", f"seat:{person}={seat}")
    drawn = directory.participant_lists.draw_up(workshop, PARTICIPANTS)
    assert [line.delegation for line in drawn.lines if "Eve" in line.name] == ["Viet Nam"]
    assert not drawn.questions


@pytest.mark.parametrize("kind", ["badges", "place-cards", "sign-in"])
def test_that_badges_are_of_those_who_are_on_the_list(
    directory: Directory, workshop: Uid, kind: str
) -> None:
    cai = directory.participations.called(workshop, "Cai Sample")
    assert cai.uid is not None
    directory.participations.substitute(workshop, cai.uid, "Ms. Gia Sample")
    lists, sheet = directory.participant_lists, SheetOrder(kind)
    prepared = lists.prepare_sheet(workshop, PARTICIPANTS, sheet)
    text = as_text(prepared.document)
    assert prepared.count == 4
    assert "Gia Sample" in text
    assert "Cai Sample" not in text, "who was replaced has no badge"
    assert "Thailand" in text


def test_that_the_code_of_a_badge_tells_what_is_printed_on_it(
    directory: Directory, workshop: Uid
) -> None:
    prepared = directory.participant_lists.prepare_sheet(
        workshop, PARTICIPANTS, SheetOrder("badges")
    )
    (block,) = prepared.document.blocks
    assert isinstance(block, Labels)
    assert "FN:Ben Sample" in block.labels[0].code
    assert "ORG:Thailand" in block.labels[0].code
