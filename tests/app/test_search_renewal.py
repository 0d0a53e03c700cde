"""A search index that is old or damaged is made anew; meanwhile a plain search answers."""

from pathlib import Path

import pytest

from stakeholders.app.directory_file import Directory, open_directory
from stakeholders.app.errors import StoppedError
from stakeholders.app.progress import Job, Progress, Stage
from stakeholders.app.reference import Reference
from stakeholders.domain.changes import Changes
from stakeholders.store import index_form
from stakeholders.store.connection import connect
from tests.app.conftest import ANNA


@pytest.fixture
def old(directory: Directory, file: Path) -> Path:
    """Return a file whose index holds nothing and was made by the rules of another program."""
    directory.people.add("Anna Berg", phone="+41 79 217 30 09")
    directory.people.add("Ben Lund")
    directory.close()
    connection = connect(file, writer=True)
    for name in ("search_row", "search_exact", "search_total", "search_text", "search_digits"):
        connection.execute(f"DELETE FROM {name}").close()  # noqa: S608
    connection.execute("DELETE FROM setting WHERE name = ?", (index_form.SETTING,)).close()
    connection.close()
    return file


def found(directory: Directory, text: str) -> list[str]:
    """Return the names of what is found."""
    return [row.name for row in directory.search.find(text).rows]


def test_that_an_old_index_is_made_anew_at_once_and_the_progress_is_heard(
    old: Path, reference: Reference
) -> None:
    heard: list[Progress] = []
    opened = open_directory(old, reference, ANNA, job=Job(heard.append))
    assert found(opened, "breg") == []
    assert found(opened, "anna berg") == ["Anna Berg"]
    assert heard[0] == Progress(Stage.INDEXING, 0, 2)
    assert not opened.turn_day(), "the index is good for today already"
    opened.close()


def test_that_a_plain_search_answers_until_the_index_is_made_behind(
    old: Path, reference: Reference
) -> None:
    opened = open_directory(old, reference, ANNA, behind=True)
    told: list[Changes] = []
    opened.listen(told.append)
    assert opened.state().needs_index
    assert found(opened, "nna ber") == ["Anna Berg"]
    assert opened.search.count("person") == 2
    heard: list[Progress] = []
    opened.renew_search(Job(heard.append))
    assert [progress.stage for progress in heard] == [Stage.INDEXING]
    assert len(told) == 1
    assert not opened.state().needs_index
    assert found(opened, "ana berg") == []
    assert found(opened, "217 30 09") == ["Anna Berg"]
    opened.renew_search(Job(heard.append))
    assert len(heard) == len(told) == 1, "what is whole is not made again"
    opened.close()


def test_that_work_that_is_stopped_leaves_all_as_it_was(old: Path, reference: Reference) -> None:
    opened = open_directory(old, reference, ANNA, behind=True)
    job = Job()
    job.stop()
    with pytest.raises(StoppedError):
        opened.renew_search(job)
    assert opened.state().needs_index
    assert found(opened, "lund") == ["Ben Lund"]
    opened.people.add("Carla Reef")
    opened.close()
    again = open_directory(old, reference, ANNA)
    assert sorted(found(again, "")) == ["Anna Berg", "Ben Lund", "Carla Reef"]
    again.close()


def test_that_an_index_found_damaged_is_left_to_the_work_behind(
    directory: Directory, file: Path, reference: Reference
) -> None:
    directory.people.add("Anna Berg")
    directory.close()
    connection = connect(file, writer=True)
    connection.execute("UPDATE search_text_data SET block = x'00' WHERE id > 10").close()
    connection.close()
    opened = open_directory(file, reference, ANNA, behind=True)
    assert found(opened, "berg") == ["Anna Berg"]
    assert opened.state().needs_index
    opened.renew_search(Job())
    assert not opened.state().needs_index
    assert found(opened, "berg") == ["Anna Berg"]
    opened.close()
