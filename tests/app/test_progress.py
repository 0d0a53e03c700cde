import threading

import pytest

from stakeholders.app.errors import StoppedError
from stakeholders.app.progress import Job, Progress, Stage
from stakeholders.i18n import PSEUDO_LANGUAGE, use_language


def test_that_every_stage_is_told_and_a_flood_is_not() -> None:
    heard: list[Progress] = []
    job = Job(heard.append)
    for number in range(10_000):
        job.report(Stage.READING, number, 10_000)
    job.report(Stage.WRITING)
    assert heard[0] == Progress(Stage.READING, 0, 10_000)
    assert heard[-1] == Progress(Stage.WRITING)
    assert len(heard) < 200


def test_that_work_ends_at_its_next_report_once_it_is_stopped() -> None:
    job = Job()
    job.report(Stage.READING)
    stopper = threading.Thread(target=job.stop)
    stopper.start()
    stopper.join()
    with pytest.raises(StoppedError, match="Nothing was changed"):
        job.report(Stage.READING)


@pytest.mark.parametrize("stage", Stage)
def test_that_every_stage_has_words(stage: Stage) -> None:
    assert "7 of 9" in Progress(stage, 7, 9).sentence
    assert "…" in Progress(stage).sentence
    use_language(PSEUDO_LANGUAGE)
    assert Progress(stage).sentence.startswith("[")
