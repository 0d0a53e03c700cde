"""Adding from text: matched, kept once, in one operation."""

from dataclasses import replace
from pathlib import Path

from stakeholders.app.capture import Captured
from stakeholders.app.directory_file import Directory
from stakeholders.domain.entry import EntryKind

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
