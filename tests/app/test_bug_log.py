import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from stakeholders.app.bug_log import close_bug_log, note_bug, open_bug_log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    open_bug_log(tmp_path / "log")
    yield tmp_path / "log" / "bugs.log"
    close_bug_log()


def failing() -> None:
    address = "ana.example@office.example"
    raise KeyError(address)


def test_that_a_bug_is_noted_by_kind_and_place(log: Path) -> None:
    with pytest.raises(KeyError) as caught:
        failing()
    note_bug(caught.value)
    text = log.read_text("utf-8")
    assert "KeyError" in text
    assert "app/test_bug_log.py" in text
    assert "failing" in text


def test_that_nobodys_data_gets_into_the_log(log: Path) -> None:
    with pytest.raises(KeyError) as caught:
        failing()
    note_bug(caught.value)
    assert "ana.example" not in log.read_text("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_that_only_its_owner_may_read_the_log(log: Path) -> None:
    note_bug(ValueError())
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_that_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    open_bug_log(tmp_path / "file" / "log")
    close_bug_log()
