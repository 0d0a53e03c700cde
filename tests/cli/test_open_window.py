"""`open` of the command line: which window is asked for, and with which file."""

from dataclasses import replace
from pathlib import Path

import pytest

from stakeholders import __version__, bootstrap
from tests.cli.running import Stakeholders

Asked = list[tuple[Path | None, Path | None]]


@pytest.fixture
def asked(stakeholders: Stakeholders) -> tuple[Stakeholders, Asked]:
    """Return the command line, and what windows it asked for."""
    seen: Asked = []

    def open_window(directory: Path | None, file: Path | None) -> int:
        seen.append((directory, file))
        return 0

    return replace(stakeholders, line=replace(stakeholders.line, open_window=open_window)), seen


def test_that_a_file_is_handed_to_the_window_of_the_directory(
    asked: tuple[Stakeholders, Asked], tmp_path: Path
) -> None:
    line, seen = asked
    card = tmp_path / "card.vcf"
    card.touch()
    assert line("open", str(card)).code == 0
    assert seen == [(line.file, card)]


def test_that_a_file_that_is_not_there_is_wrong_usage(
    asked: tuple[Stakeholders, Asked], tmp_path: Path
) -> None:
    line, seen = asked
    assert line("open", str(tmp_path / "nothing.vcf")).code == 2
    assert not seen


@pytest.mark.parametrize(
    ("file", "opened", "read"),
    [
        ("desk.stakeholders", "desk.stakeholders", None),
        ("cards.vcf", "own.stakeholders", "cards.vcf"),
    ],
)
def test_that_a_directory_is_opened_and_any_other_file_is_read(
    file: str, opened: str, read: str | None
) -> None:
    wanted = bootstrap.wanted_window(Path("own.stakeholders"), Path(file))
    assert wanted == (Path(opened), Path(read) if read else None)


def test_that_the_version_is_told(stakeholders: Stakeholders) -> None:
    answer = stakeholders.anywhere("--version")
    assert (answer.code, answer.text) == (0, f"stakeholders {__version__}\n")
