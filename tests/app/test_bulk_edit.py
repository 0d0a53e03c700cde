"""Several contacts changed at once: one step, one Undo, and nothing half done."""

import pytest

from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import StoppedError
from stakeholders.app.progress import Job, Progress
from stakeholders.domain.backups import Reason
from stakeholders.domain.ids import Uid


def people(directory: Directory, *names: str) -> tuple[Uid, ...]:
    return tuple(directory.people.add(name) for name in names)


def names(directory: Directory) -> list[str]:
    return [row.name for row in directory.search.find("", flags=("person",)).rows]


def test_that_several_are_deleted_in_one_step_that_is_taken_back(directory: Directory) -> None:
    anna, _, carla = people(directory, "Anna", "Berta", "Carla")
    directory.lists.make("Press", (anna, carla))
    assert directory.bulk.delete((anna, carla), Job()) == 2
    assert names(directory) == ["Berta"]
    assert directory.history.steps()[0].sentence == "Moved 2 contacts to the bin"
    directory.history.undo()
    assert names(directory) == ["Anna", "Berta", "Carla"]
    assert directory.lists.named("Press").members == 2


def test_that_a_backup_is_made_before(directory: Directory) -> None:
    directory.bulk.delete(people(directory, "Anna", "Berta"), Job())
    assert directory.backups.backups()[0].reason is Reason.EDIT


def test_that_who_is_gone_already_is_left_out(directory: Directory) -> None:
    anna, berta = people(directory, "Anna", "Berta")
    directory.contacts.delete(anna)
    assert directory.bulk.delete((anna, berta), Job()) == 1


def test_that_a_stop_leaves_everybody(directory: Directory) -> None:
    uids = people(directory, "Anna", "Berta", "Carla")
    jobs: list[Job] = []

    def stop(_progress: Progress) -> None:
        jobs[0].stop()

    jobs.append(Job(stop))
    with pytest.raises(StoppedError):
        directory.bulk.delete(uids, jobs[0])
    assert names(directory) == ["Anna", "Berta", "Carla"]
