"""Adding from text: matched, kept once, in one operation."""

from dataclasses import replace
from pathlib import Path

import pytest

from stakeholders.app.capture import Captured, read_text_file
from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import NotTextError
from stakeholders.domain.channel import ChannelType
from stakeholders.domain.entry import EntryKind
from stakeholders.domain.partial_date import PartialDate
from stakeholders.domain.source import SourceType
from stakeholders.domain.visibility import Visibility

TEXT = (Path(__file__).parents[1] / "data" / "release_of_a_spokesperson.txt").read_text("utf-8")


def kept(directory: Directory, text: str = TEXT) -> Captured:
    captured = directory.capture.read(text)
    directory.capture.keep(captured)
    return captured


def test_that_reading_proposes_and_writes_nothing(directory: Directory) -> None:
    captured = directory.capture.read(TEXT)
    assert [p.is_known for p in captured.proposals] == [False, False, False]
    assert directory.search.find("").total == 0


def test_that_keeping_is_one_step_and_a_second_time_none(directory: Directory) -> None:
    kept(directory)
    steps = directory.history.steps()
    again = kept(directory)
    assert [step.sentence for step in steps] == ["Added Teodor Vask from a text"]
    assert all(proposal.is_known for proposal in again.proposals)
    assert directory.history.steps() == steps


def test_that_corrections_are_kept_instead(directory: Directory) -> None:
    captured = directory.capture.read(TEXT)
    corrected = [
        replace(record, notes=("Met in Geneva.",)) if record.kind is EntryKind.PERSON else record
        for record in captured.records
    ]
    uids = directory.capture.keep(captured, corrected)
    notes = [directory.search.record(uid).notes for uid in uids]
    assert ("Met in Geneva.",) in notes


def test_that_a_later_text_adds_only_what_is_new(directory: Directory) -> None:
    kept(directory)
    kept(directory, TEXT.replace("e-mail:,", "e-mail: t.vask@ohchr.example,"))
    (row,) = directory.search.find("vask", flags=["person"]).rows
    person = directory.search.record(row.uid)
    assert [email.normalised for email in person.emails] == ["t.vask@ohchr.example"]
    assert len(person.phones) == len(person.posts) == 1


def test_that_a_letter_is_read_with_its_date_and_kept_to_the_office(
    directory: Directory, tmp_path: Path
) -> None:
    letter = tmp_path / "reply.eml"
    letter.write_bytes(
        b"From: Ida Vogel <ida@tides.example.org>\r\nDate: Tue, 03 Mar 2026 09:12:44 +0100\r\n"
        b"Subject: Our nominee\r\nMIME-Version: 1.0\r\n\r\nDear colleague,\r\n\r\n"
        b"Best regards\r\nIda Vogel\r\nLiaison Officer\r\nTides Institute\r\n"
        b"Tel: +41 22 234 56 78\r\n"
    )
    captured = directory.capture.read(read_text_file(letter))
    (person,) = captured.of_kind(EntryKind.PERSON)
    assert (captured.source.title, captured.source.type) == ("Our nominee", SourceType.LETTER)
    assert (person.name, person.posts[0].title) == ("Ida Vogel", "Liaison Officer")
    assert {channel.as_of for channel in person.channels} == {PartialDate(2026, 3, 3)}
    assert {channel.visibility for channel in person.channels} == {Visibility.OFFICE}


def test_that_a_packed_file_without_a_letter_is_refused(tmp_path: Path) -> None:
    photos = tmp_path / "photos.docx"
    photos.write_bytes(b"PK\x03\x04 no letter")
    with pytest.raises(NotTextError):
        read_text_file(photos)


def test_that_a_postal_address_is_kept_with_the_body(directory: Directory) -> None:
    captured = directory.capture.read(
        "Tides Institute\n14 Quay Road, 1202 Geneva, Switzerland\nTel: +41 22 234 56 78\n"
        "www.tides.example.org\n"
    )
    (uid,) = directory.capture.keep(captured)
    body = directory.search.record(uid)
    assert body.addresses[0].lines == ("14 Quay Road, 1202 Geneva, Switzerland",)
    assert [c.raw for c in body.channels if c.type is ChannelType.WEB] == ["www.tides.example.org"]


STORY = (
    "12 May 2026\n\nThe talks were opened on Tuesday by Ilmar Koskela, Director of the Tides Fund, "
    "in front of many guests.\n\nContact: Ines Roth, Spokesperson, UNODC, ines@unodc.org\n"
)


def found(directory: Directory, query: str) -> list[str]:
    """Return whom a query finds, also by the words of the sources that tell of them."""
    return [row.name for row in directory.search.find(query).rows]


def test_that_who_is_only_named_is_offered_and_not_kept(directory: Directory) -> None:
    captured = kept(directory, STORY)
    weak = [record.name for record in captured.records if not record.certain]
    assert "Ilmar Koskela" in weak
    assert "Ilmar Koskela" not in found(directory, "koskela")


def test_that_a_text_that_was_kept_offers_nothing_again(directory: Directory) -> None:
    kept(directory, STORY)
    again = directory.capture.read(STORY)
    assert all(proposal.is_known for proposal in again.proposals)


def test_that_who_was_offered_can_be_kept(directory: Directory) -> None:
    captured = directory.capture.read(STORY)
    directory.capture.keep(captured, captured.records)
    assert found(directory, "koskela")[0] == "Ilmar Koskela"


def spokesperson(name: str, day: str, phone: str) -> str:
    return f"{day}\n\nContact: {name}, Spokesperson, Tides Institute, tel. {phone}\n"


def lines_of(directory: Directory, name: str) -> list[tuple[str, bool]]:
    (row,) = directory.search.find(name, flags=["person"]).rows
    return [(line.title, line.is_present) for line in directory.search.record(row.uid).posts]


def test_that_a_second_holder_asks_and_both_stay_unless_told(directory: Directory) -> None:
    kept(directory, spokesperson("Ana Berg", "1 May 2025", "+41 79 123 45 61"))
    captured = directory.capture.read(spokesperson("Omar Haas", "1 May 2026", "+41 79 123 45 62"))
    (person,) = [p for p in captured.proposals if p.record.kind is EntryKind.PERSON]
    assert [holder.name for holder in person.rivals] == ["Ana Berg"]
    directory.capture.keep(captured)
    assert lines_of(directory, "Ana Berg") == [("Spokesperson", True)]
    assert lines_of(directory, "Omar Haas") == [("Spokesperson", True)]


def test_that_who_is_followed_ends_on_the_day_of_the_text_in_the_same_step(
    directory: Directory,
) -> None:
    kept(directory, spokesperson("Ana Berg", "1 May 2025", "+41 79 123 45 61"))
    captured = directory.capture.read(spokesperson("Omar Haas", "1 May 2026", "+41 79 123 45 62"))
    rivals = [holder for proposal in captured.proposals for holder in proposal.rivals]
    steps = len(directory.history.steps())
    directory.capture.keep(captured, ending=rivals)
    assert lines_of(directory, "Ana Berg") == [("Spokesperson", False)]
    assert len(directory.history.steps()) == steps + 1


def test_that_an_older_text_offers_a_former_holder_and_number(directory: Directory) -> None:
    kept(directory, spokesperson("Ana Berg", "1 May 2026", "+41 22 234 56 71"))
    captured = directory.capture.read(spokesperson("Omar Haas", "1 May 2019", "+41 22 234 56 72"))
    assert not [holder for proposal in captured.proposals for holder in proposal.rivals]
    directory.capture.keep(captured)
    assert lines_of(directory, "Omar Haas") == [("Spokesperson", False)]
    assert lines_of(directory, "Ana Berg") == [("Spokesperson", True)]
    (post,) = directory.search.find("spokesperson tides", flags=["post"]).rows
    phones = {c.raw: c.to is None for c in directory.search.record(post.uid).phones}
    assert phones == {"+41 22 234 56 71": True, "+41 22 234 56 72": False}


def test_that_somebody_without_a_number_is_known_again_in_the_same_text(
    directory: Directory,
) -> None:
    text = "5 May 2026\n\nPlease write to Ms. Siri Vonn ([email protected]).\n"
    kept(directory, text)
    again = kept(directory, text)
    assert [proposal.is_known for proposal in again.proposals] == [True]
    assert directory.search.find("vonn").total == 1


def test_that_two_whom_one_text_names_for_a_post_do_not_follow_each_other(
    directory: Directory,
) -> None:
    text = (
        "1 May 2025\n\nContact: Ana Berg, Spokesperson, Tides Institute, tel. +41 79 123 45 61\n"
        "Omar Haas, Spokesperson, Tides Institute, tel. +41 79 123 45 62\n"
    )
    kept(directory, text)
    again = directory.capture.read(text.replace("2025", "2026"))
    assert again.rivals == ()


def test_that_an_organisation_that_is_only_named_is_offered(directory: Directory) -> None:
    captured = directory.capture.read(STORY.replace("many guests", "the Board of Reef Wardens"))
    offered = [r.name for r in captured.of_kind(EntryKind.BODY) if not r.certain]
    assert "Board of Reef Wardens" in offered
    directory.capture.keep(captured)
    assert found(directory, "body:wardens") == []
