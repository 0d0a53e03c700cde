"""The window backs up by itself, and goes back to a backup and forth again."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stakeholders import bootstrap, paths
from stakeholders.desktop.settings.backup_card import BackupCard
from stakeholders.desktop.widgets.buttons import TextButton
from tests.desktop.real_window import RealWindow, opened


@pytest.fixture
def sample(home: Path) -> Path:
    """Give the user a directory with the sample in it."""
    path = paths.user_directory_file()
    bootstrap.make_directory(path, "window", sample=True)
    return path


def restore(window: RealWindow, backup: Path) -> None:
    """Go back to a backup by the settings, and wait until it is open."""
    window.ask.will_answer(backup)
    window.ask.will_answer("restore")
    window.chord(",")
    card = window.window.findChildren(BackupCard)[0]
    next(one for one in card.findChildren(TextButton) if one.text() == "Restore…").click()
    window.settle()
    window.qtbot.waitUntil(lambda: window.desktop.directory is not None, timeout=20000)
    window.settle()


def test_that_the_backup_of_the_day_is_made_behind_the_first_paint(
    qtbot: QtBot, sample: Path
) -> None:
    for _ in range(2):
        with opened(qtbot) as window:
            directory = window.desktop.directory
            assert directory is not None
            assert [b.reason for b in directory.backups.backups()] == ["day"]


def test_that_the_window_goes_back_to_a_backup_and_that_is_undone(
    qtbot: QtBot, sample: Path
) -> None:
    with opened(qtbot) as window:
        assert window.desktop.directory is not None
        (backup,) = window.desktop.directory.backups.folder.glob("*.stakeholders")
        first = window.find("")[0].uid
        window.desktop.directory.contacts.delete(first)
        window.settle()
        restore(window, backup)
        assert first in {row.uid for row in window.find("")}
        assert window.told.startswith("Restored")
        (kept,) = sample.parent.glob("*-kept-*.stakeholders")
        restore(window, kept)
        assert first not in {row.uid for row in window.find("")}


def test_that_what_is_no_backup_changes_nothing_and_is_told(qtbot: QtBot, sample: Path) -> None:
    letter = sample.with_name("letter.stakeholders")
    letter.write_text("Dear Sir or Madam,\n" * 500)
    with opened(qtbot) as window:
        found = window.find("")
        restore(window, letter)
        assert window.find("") == found
        assert "is not a directory" in window.told
    assert not list(sample.parent.glob("*-kept-*"))
