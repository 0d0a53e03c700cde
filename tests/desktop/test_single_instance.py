"""A second start on the same file raises the window of the first, and ends."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stakeholders import bootstrap, paths
from stakeholders.desktop.single_instance import FirstInstance, _understood, raise_first
from tests.desktop.real_window import RealWindow, opened

ROOT = Path(__file__).parents[2]


def start(qtbot: QtBot, *arguments: str) -> tuple[int, bytes]:
    """Start the program once more; return its exit code and what it said."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_ACTIVATION_TOKEN": "t-1"}
    with subprocess.Popen(
        [sys.executable, "-m", "stakeholders", *arguments],
        env=environment,
        stderr=subprocess.PIPE,
    ) as second:
        try:
            qtbot.waitUntil(lambda: second.poll() is not None, timeout=20000)
        finally:
            second.kill()
        assert second.stderr is not None
        return second.returncode, second.stderr.read()


@pytest.fixture
def own(home: Path) -> Path:
    """Return the user's own directory, with the sample."""
    assert home.is_dir()
    path = paths.user_directory_file()
    bootstrap.make_directory(path, "window", sample=True)
    return path


def test_that_a_second_start_raises_the_first_window_and_ends(
    qtbot: QtBot, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    with opened(qtbot, file=own) as window:
        window.window.showMinimized()
        assert start(qtbot) == (0, b"")
        assert not window.window.windowState() & Qt.WindowState.WindowMinimized
        assert window.window.isVisible()


def test_that_a_file_of_contacts_goes_to_the_window_that_is_open(
    qtbot: QtBot, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    card = tmp_path / "José 1.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ines Moreau\nEND:VCARD\n", encoding="utf-8")
    with opened(qtbot, file=own) as window:
        assert start(qtbot, "open", str(card)) == (0, b"")
        window.settle()
        assert window.window.place == "import"


def test_that_a_file_of_contacts_waits_until_the_directory_is_open(
    qtbot: QtBot, own: Path, tmp_path: Path
) -> None:
    card = tmp_path / "card.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ines Moreau\nEND:VCARD\n", encoding="utf-8")
    with opened(qtbot, file=own, brought=card) as window:
        assert window.window.place == "import"


def test_that_what_is_no_line_of_ours_raises_the_window_alone() -> None:
    assert _understood(b"token\n") == ("", "")
    assert _understood(b'["t", "/a b"]\n') == ("t", "/a b")


def test_that_nobody_is_raised_for_another_file_or_after_the_end(
    qtbot: QtBot, own: Path, tmp_path: Path
) -> None:
    with opened(qtbot, file=own):
        assert not raise_first(tmp_path / "other.stakeholders")
    assert not raise_first(own)


def test_that_a_process_without_a_window_keeps_nobody_from_starting(
    qtbot: QtBot, own: Path
) -> None:
    other = bootstrap.open_directory(own, "cli")
    with opened(qtbot, file=own) as window:
        assert window.people.total
    other.close()


def test_that_a_socket_that_was_left_behind_is_taken_again(qtbot: QtBot, own: Path) -> None:
    with opened(qtbot, file=own):
        (name,) = Path(os.environ["XDG_RUNTIME_DIR"]).glob("stakeholders-*")
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(name))
    assert name.exists()
    with opened(qtbot, file=own) as window:
        heard: list[str] = []
        first = window.desktop.findChildren(FirstInstance)[0]
        first.raise_wanted.connect(lambda token, _brought: heard.append(token))
        assert start(qtbot) == (0, b"")
        assert heard == ["t-1"]


def test_that_a_window_on_each_of_two_files_is_raised_by_its_own(
    window: RealWindow, own: Path
) -> None:
    assert window.desktop.directory is not None
    assert not raise_first(own)
