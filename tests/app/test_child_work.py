import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from stakeholders.app.child_work import run_in_child
from stakeholders.app.errors import NothingDoneError, StoppedError, UnknownListError, WorkEndedError
from stakeholders.app.progress import Job, Progress, Stage
from stakeholders.i18n import PSEUDO_LANGUAGE, use_language
from tests.app import works

PARENT = """
import sys
from pathlib import Path
from stakeholders.app.child_work import run_in_child
from stakeholders.app.progress import Job
from tests.app import works
if __name__ == "__main__":
    run_in_child(Job(lambda _: print("begun", flush=True)), works.clean_up, Path(sys.argv[1]))
"""


def stopping_job() -> Job:
    """Return a job that is stopped as soon as the work has begun."""
    jobs: list[Job] = []
    jobs.append(Job(lambda _progress: jobs[0].stop()))
    return jobs[0]


def test_that_the_answer_and_the_progress_of_a_child_come_back() -> None:
    heard: list[Progress] = []
    assert run_in_child(Job(heard.append), works.add, 2, other=3) == 5
    assert heard == [Progress(Stage.READING), Progress(Stage.WRITING, 2, 5)]


def test_that_a_child_knows_nothing_of_the_window() -> None:
    modules = run_in_child(Job(), works.tell_modules)
    assert "stakeholders.store.saving" in modules
    assert not [name for name in modules if name.startswith(("PySide6", "shiboken6"))]
    assert not [name for name in modules if name.startswith("stakeholders.desktop")]


def test_that_a_child_speaks_the_language_of_its_parent() -> None:
    use_language(PSEUDO_LANGUAGE)
    assert run_in_child(Job(), works.say, "Import").startswith("[")


def test_that_an_expected_error_arrives_as_it_was() -> None:
    with pytest.raises(UnknownListError) as caught:
        run_in_child(Job(), works.fail_as_expected, "Press")
    assert str(caught.value) == str(UnknownListError("Press"))


@pytest.mark.logs
def test_that_a_bug_is_noted_with_its_place_and_without_data(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(KeyError) as caught:
        run_in_child(Job(), works.fail_unexpectedly, "+41 79 555 01 23")
    assert "fail_unexpectedly" in caplog.text
    assert "555" not in caplog.text + str(caught.value)


@pytest.mark.logs
def test_that_an_error_that_only_the_child_knows_arrives_as_one() -> None:
    with pytest.raises(RuntimeError):
        run_in_child(Job(), works.fail_oddly)


@pytest.mark.parametrize("work", [works.die, works.leave])
def test_that_the_end_of_a_child_is_an_error_and_no_waiting(work: Callable[[Job], None]) -> None:
    with pytest.raises(WorkEndedError, match="Nothing was changed") as caught:
        run_in_child(Job(), work)
    assert isinstance(caught.value, NothingDoneError)


def test_that_stopping_lets_the_child_leave_in_good_order(tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        run_in_child(stopping_job(), works.clean_up, tmp_path / "mark")
    assert (tmp_path / "mark").read_text() == "in order"


@pytest.mark.parametrize("stage", [Stage.COMPARING, Stage.WRITING])
def test_that_a_job_stopped_at_a_stage_never_works_on_it(tmp_path: Path, stage: Stage) -> None:
    jobs: list[Job] = []

    def hear(progress: Progress) -> None:
        if progress.stage is stage:
            jobs[0].stop()

    jobs.append(Job(hear))
    with pytest.raises(StoppedError):
        run_in_child(jobs[0], works.note_stages, tmp_path / "stages")
    noted = (tmp_path / "stages").read_text().split()
    assert noted == ["reading", "comparing"][: [Stage.COMPARING, Stage.WRITING].index(stage) + 1]


@pytest.mark.parametrize("work", [works.be_deaf, works.freeze])
def test_that_a_child_that_does_not_listen_is_ended(work: Callable[[Job], None]) -> None:
    with pytest.raises(StoppedError):
        run_in_child(stopping_job(), work)


def test_that_a_job_stopped_before_it_begins_ends_too() -> None:
    job = Job()
    job.stop()
    with pytest.raises(StoppedError):
        run_in_child(job, works.report_without_end)


def test_that_two_children_work_side_by_side() -> None:
    sums: list[int] = []
    asking = [
        threading.Thread(target=lambda n=n: sums.append(run_in_child(Job(), works.add, n, other=1)))
        for n in (1, 2)
    ]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert sorted(sums) == [2, 3]


def test_that_a_child_leaves_in_good_order_when_its_parent_is_killed(tmp_path: Path) -> None:
    mark, script = tmp_path / "mark", tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen(
        [sys.executable, str(script), str(mark)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "begun\n"
        parent.kill()
        # The child holds the other end of this pipe: it is at its end when the child is.
        parent.stdout.read()
    assert mark.read_text() == "in order"
