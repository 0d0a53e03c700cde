"""Imports and exports in a process of their own: whole, or as if they had not been."""

import contextlib
import multiprocessing
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from stakeholders.app.directory_file import Directory, new_directory, open_directory
from stakeholders.app.documents import DocumentKind, DocumentOrder
from stakeholders.app.errors import (
    StoppedError,
    UnreadableFileError,
    UnwritableTargetError,
    WorkEndedError,
)
from stakeholders.app.exporting import ExportOrder, Scope
from stakeholders.app.hand_overs import HandedOver, HandOverOrder, NothingChangedError
from stakeholders.app.importing_plan import Decision, FilePlan, PackedItems
from stakeholders.app.long_work import Limits, LongWork
from stakeholders.app.outgoing_files import remove_unfinished
from stakeholders.app.progress import Job, Progress, Stage
from stakeholders.app.reference import Reference
from stakeholders.domain.changes import Changes
from stakeholders.domain.visibility import Visibility
from stakeholders.store.timeline import PastOperation
from tests.app.conftest import ANNA
from tests.store.encrypted import encrypt

MANY: Final = 700
ALWAYS: Final = Limits(0, 0)

PARENT: Final = """
import sys
from dataclasses import replace
from pathlib import Path
from stakeholders.app.directory_file import open_directory
from stakeholders.app.long_work import Limits
from stakeholders.app.progress import Job, Stage
from stakeholders.bootstrap import build_reference
from stakeholders.store.history import Author
if __name__ == "__main__":
    directory = open_directory(Path(sys.argv[1]), build_reference(), Author("Anna", "window"))
    work = replace(directory.long_work, limits=Limits(0, 0))
    plan = work.plan_import(Path(sys.argv[2]), Job())
    work.apply_import(plan, Job(lambda progress: print(progress.stage, flush=True)))
"""


@pytest.fixture
def elsewhere(directory: Directory) -> LongWork:
    """Give the long work, done in a process of its own however small."""
    return replace(directory.long_work, limits=ALWAYS)


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """Write a file of many people."""
    path = tmp_path / "people.vcf"
    path.write_text("".join(card(number) for number in range(MANY)), "utf-8")
    return path


def card(number: int) -> str:
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:sample-{number}\r\nFN:Olga Sample {number}\r\n"
        f"ORG:Office {number % 7}\r\nTITLE:Clerk\r\nTEL:+4122555{number:04}\r\n"
        f"EMAIL:olga.{number}@office.example\r\nEND:VCARD\r\n"
    )


def state(directory: Directory) -> tuple[object, ...]:
    """Return all contacts, all steps and what a check finds."""
    records = directory.exporting.of_query("")
    steps = [(step.uid, step.sentence) for step in directory.history.steps()]
    return records, steps, directory.checking.findings()


def end_children() -> None:
    """Kill the child that works now, as a system without memory does."""
    for child in multiprocessing.active_children():
        child.kill()


def at(stage: Stage, then: Callable[[], None]) -> Job:
    """Return a job to which something happens at a stage."""

    def hear(progress: Progress) -> None:
        if progress.stage is stage:
            then()

    return Job(hear)


def stopped_at(stage: Stage) -> Job:
    """Return a job that somebody stops at a stage."""
    jobs: list[Job] = []

    def stop() -> None:
        jobs[0].stop()

    jobs.append(at(stage, stop))
    return jobs[0]


def writes(directory: Directory) -> None:
    """Write something, and find it."""
    uid = directory.people.add("Ana Quiroz")
    assert [row.uid for row in directory.search.find("quiroz").rows] == [uid]


def test_that_a_child_plans_as_the_thread_does(
    directory: Directory, elsewhere: LongWork, cards: Path
) -> None:
    heard: list[Progress] = []
    plan = elsewhere.plan_import(cards, Job(heard.append))
    assert isinstance(plan.items, PackedItems)
    assert [without_uids(item.record) for item in plan.items] == [
        without_uids(item.record) for item in directory.importing.plan(cards).items
    ]
    assert plan.count(Decision.NEW) == MANY
    assert {progress.stage for progress in heard} == {Stage.READING, Stage.COMPARING}


def without_uids(record: object) -> tuple[object, ...]:
    return tuple(getattr(record, name) for name in ("name", "names", "source_uid", "tags"))


def test_that_a_child_imports_and_the_window_hears_of_it(
    directory: Directory, elsewhere: LongWork, cards: Path
) -> None:
    heard: list[Changes] = []
    directory.listen(heard.append)
    job = Job()
    assert elsewhere.apply_import(elsewhere.plan_import(cards, job), job) == MANY
    assert len(heard) == 1
    assert len(heard[0].entries) > MANY
    assert directory.search.find("olga", limit=1).total == MANY
    assert elsewhere.plan_import(cards, job).count(Decision.SAME) == MANY
    directory.history.undo()
    assert directory.search.find("olga", limit=1).total == 0


def test_that_small_work_needs_no_child(directory: Directory, tmp_path: Path) -> None:
    small = tmp_path / "one.vcf"
    small.write_text(card(1), "utf-8")
    plan = directory.long_work.plan_import(small, Job())
    assert not isinstance(plan.items, PackedItems)
    assert directory.long_work.apply_import(plan, Job()) == 1


@pytest.mark.parametrize("stage", [Stage.WRITING, Stage.FINISHING])
def test_that_an_import_that_is_stopped_changes_nothing(
    directory: Directory, elsewhere: LongWork, cards: Path, stage: Stage
) -> None:
    writes(directory)
    plan, before = elsewhere.plan_import(cards, Job()), state(directory)
    with pytest.raises(StoppedError):
        elsewhere.apply_import(plan, stopped_at(stage))
    assert state(directory) == before
    assert elsewhere.apply_import(plan, Job()) == MANY


@pytest.mark.parametrize("stage", [Stage.WRITING, Stage.FINISHING])
def test_that_an_import_whose_process_is_killed_changes_nothing(
    directory: Directory, elsewhere: LongWork, cards: Path, stage: Stage
) -> None:
    plan, before = elsewhere.plan_import(cards, Job()), state(directory)
    with pytest.raises(WorkEndedError):
        elsewhere.apply_import(plan, at(stage, end_children))
    assert state(directory) == before
    writes(directory)


def test_that_small_imports_can_be_stopped_too(directory: Directory, cards: Path) -> None:
    plan, before = directory.importing.plan(cards), state(directory)
    with pytest.raises(StoppedError):
        directory.importing.apply(plan, stopped_at(Stage.WRITING))
    assert state(directory) == before
    with pytest.raises(StoppedError):
        directory.importing.plan(cards, job=stopped_at(Stage.COMPARING))


def test_that_an_import_ends_with_the_window_and_changes_nothing(
    directory: Directory, cards: Path, tmp_path: Path
) -> None:
    before, script = state(directory), tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen(
        [sys.executable, str(script), str(directory.path), str(cards)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "writing\n"
        parent.kill()
        # The child holds the other end of this pipe: it is at its end when the child is.
        parent.stdout.read()
    assert state(directory) == before
    writes(directory)


def test_that_the_word_to_stop_after_the_end_of_all_is_too_late(
    directory: Directory, elsewhere: LongWork, cards: Path
) -> None:
    def work_and_die() -> None:
        directory.importing.apply(directory.importing.plan(cards))
        raise StoppedError

    written = elsewhere.written("import", work_and_die)
    assert isinstance(written, PastOperation)
    assert written.arguments["count"] == MANY
    with pytest.raises(StoppedError):
        elsewhere.written("export", work_and_die)


def test_that_a_child_opens_an_encrypted_directory(
    cards: Path, reference: Reference, tmp_path: Path
) -> None:
    path = tmp_path / "secret.stakeholders"
    new_directory(path, reference, ANNA, sample=False)
    secret = open_directory(path, reference, ANNA, encrypt(path))
    work = replace(secret.long_work, limits=ALWAYS)
    assert work.apply_import(work.plan_import(cards, Job()), Job()) == MANY
    assert secret.search.find("olga", limit=1).total == MANY
    secret.close()


def test_that_errors_of_a_file_come_back(elsewhere: LongWork, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        elsewhere.plan_import(tmp_path / "missing.vcf", Job())


def test_that_a_child_exports_what_the_thread_exports(
    directory: Directory, elsewhere: LongWork, cards: Path, tmp_path: Path
) -> None:
    directory.importing.apply(directory.importing.plan(cards))
    order = ExportOrder(Scope("olga"), Visibility.OFFICE, "vcard", tmp_path / "out.vcf")
    assert elsewhere.outlooks(order.scope, Job()) == directory.exporting.outlooks(order.scope)
    heard: list[Progress] = []
    sent = elsewhere.send(order, Job(heard.append))
    again = directory.exporting.send(order)
    assert (sent.count, sent.target.name, again.target.name) == (MANY, "out.vcf", "out (2).vcf")
    assert sent.target.read_bytes() == again.target.read_bytes()
    assert Stage.WRITING in {progress.stage for progress in heard}


@pytest.mark.parametrize("stage", [Stage.READING, Stage.WRITING])
def test_that_an_export_that_is_stopped_leaves_no_file(
    directory: Directory, elsewhere: LongWork, cards: Path, tmp_path: Path, stage: Stage
) -> None:
    directory.importing.apply(directory.importing.plan(cards))
    folder = tmp_path / "out"
    folder.mkdir()
    order = ExportOrder(Scope(), Visibility.OFFICE, "csv", folder / "out.csv")
    before = state(directory)
    with pytest.raises(StoppedError):
        elsewhere.send(order, stopped_at(stage))
    assert not list(folder.iterdir())
    assert state(directory) == before


def test_that_what_a_killed_export_was_writing_is_removed(
    directory: Directory, elsewhere: LongWork, cards: Path, tmp_path: Path
) -> None:
    directory.importing.apply(directory.importing.plan(cards))
    folder = tmp_path / "out"
    folder.mkdir()

    def kill_while_writing() -> None:
        while not any(folder.iterdir()):
            pass
        end_children()

    # The child writes only when its stage has been heard of: somebody else has to see it write.
    killer = threading.Thread(target=kill_while_writing, daemon=True)
    order = ExportOrder(Scope(), Visibility.OFFICE, "jsonl", folder / "out.jsonl")
    # A machine may be so quick that all is written by then.
    with contextlib.suppress(WorkEndedError):
        elsewhere.send(order, at(Stage.WRITING, killer.start))
    killer.join()
    assert {path.name for path in folder.iterdir()} <= {"out.jsonl"}


def test_that_a_child_hands_over_and_the_window_hears_of_it(
    directory: Directory, elsewhere: LongWork, tmp_path: Path
) -> None:
    people = [directory.people.add(name) for name in ("Ana Quiroz", "Ben Holm")]
    directory.lists.make("Press", people)
    order = HandOverOrder("Press", "Carla", "vcard", folder=tmp_path, target=tmp_path / "a.vcf")
    heard: list[Changes] = []
    directory.listen(heard.append)
    assert elsewhere.hand_over_outlook(order, Job()) == directory.hand_overs.outlook(order)
    with pytest.raises(StoppedError):
        elsewhere.hand_over(order, stopped_at(Stage.WRITING))
    assert directory.hand_overs.recipients("Press") == ()
    assert not list(tmp_path.glob("*.vcf"))
    done = elsewhere.hand_over(order, Job())
    assert isinstance(done, HandedOver)
    assert (done.outlook.new, done.target) == (2, tmp_path / "a.vcf")
    assert [change.tables for change in heard] == [frozenset({"hand_over", "hand_over_row"})]
    assert directory.hand_overs.recipients("Press") == ("Carla",)
    with pytest.raises(NothingChangedError):
        elsewhere.hand_over(order, Job())


def test_that_only_what_bears_the_mark_is_removed(tmp_path: Path) -> None:
    for name in (".stakeholders-mine-1", ".stakeholders-theirs-1", "mine-1"):
        (tmp_path / name).touch()
    remove_unfinished(tmp_path, "mine")
    assert {path.name for path in tmp_path.iterdir()} == {".stakeholders-theirs-1", "mine-1"}
    remove_unfinished(tmp_path / "nowhere", "mine")


def test_that_an_export_to_a_place_that_is_not_there_says_so(
    directory: Directory, elsewhere: LongWork, tmp_path: Path
) -> None:
    writes(directory)
    order = ExportOrder(Scope(), Visibility.OFFICE, "csv", tmp_path / "nowhere" / "out.csv")
    with pytest.raises(UnwritableTargetError, match="Nothing was exported"):
        elsewhere.send(order, Job())


def test_that_packed_contacts_are_those_that_were_packed(directory: Directory, cards: Path) -> None:
    plan = directory.importing.plan(cards)
    packed = plan.packed()
    assert tuple(packed.items) == tuple(plan.items)
    assert packed.items[63:130:3] == tuple(plan.items)[63:130:3]
    assert packed.items[-1] == plan.items[-1]
    assert len(packed.items) == MANY
    assert packed.decisions == plan.decisions
    assert FilePlan("", "", "", ()).packed().items[:3] == ()
    with pytest.raises(IndexError):
        packed.items[MANY]


def test_that_a_document_made_elsewhere_is_the_same(
    directory: Directory, elsewhere: LongWork, cards: Path
) -> None:
    directory.importing.apply(directory.importing.plan(cards))
    order = DocumentOrder(DocumentKind.LIST, "Everyone", Scope(flags=("person",)))
    for audience, count in ((Visibility.ANYONE, 0), (Visibility.OFFICE, MANY)):
        here = directory.documents.prepare(order, audience)
        assert elsewhere.document(order, audience, Job()) == here
        assert here.count == count
