"""History: every step has its sentence."""

import re
from pathlib import Path

import pytest

from stakeholders.app import history
from stakeholders.app.directory_file import Directory
from stakeholders.app.errors import UnknownStepError

SOURCE = Path(__file__).parents[2] / "src" / "stakeholders"
CODE = re.compile(r'(?:writing|_take_back)\(\s*(?:self\._)?(?:database, )?"([a-z_.]+)"')


def codes_written() -> set[str]:
    """Return the label codes of all operations that the program writes."""
    sources = (path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    return {code for source in sources for code in CODE.findall(source)}


def test_that_every_operation_has_a_sentence() -> None:
    known = {*history._SENTENCES, *history._COUNTED}  # noqa: SLF001
    assert len(codes_written()) > 10
    assert not codes_written() - known


def test_that_steps_are_told_newest_first(directory: Directory) -> None:
    uid = directory.people.add("Anna Berg")
    made = directory.lists.make("Press", [uid])
    directory.lists.leave_out(made, uid, "on leave")
    directory.contacts.rename(uid, "Anna Borg")
    directory.history.undo()
    assert [step.sentence for step in directory.history.steps()] == [
        "Took back: Renamed Anna Berg",
        "Renamed Anna Berg",
        "Left Anna Berg out of the list Press",
        "Made the list Press with 1 contact",
        "Added Anna Berg",
    ]
    assert directory.history.redo() == "Did again: Renamed Anna Borg"
    assert [step.code for step in directory.history.steps(limit=1)] == ["history.redone"]


def test_that_an_unknown_step_is_named(directory: Directory) -> None:
    with pytest.raises(UnknownStepError, match="77"):
        directory.history.undo("77")
