"""The look that the tests of the window stand in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stakeholders import bootstrap
from stakeholders.desktop.style.theme import Look, Theme
from tests.desktop.real_window import RealWindow, opened


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    """Delete the windows that a test leaves: once Python let go of their parts Qt finds none."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        for window in QApplication.topLevelWidgets():
            window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Dress the application, and leave it as it was."""
    QLocale.setDefault(QLocale(QLocale.Language.English))
    font, palette = qapp.font(), qapp.palette()
    theme = Theme(qapp, Look.LIGHT)
    yield theme
    theme.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale(QLocale.Language.English))


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a directory file with the sample of invented people once."""
    path = tmp_path_factory.mktemp("sample") / "directory.stakeholders"
    bootstrap.make_directory(path, "window", sample=True)
    return path


@pytest.fixture
def sample(tmp_path: Path, made_sample: Path) -> Path:
    """Return a directory file of one's own with the sample of invented people."""
    path = tmp_path / "directory.stakeholders"
    shutil.copy2(made_sample, path)
    return path


@pytest.fixture
def window(qtbot: QtBot, sample: Path) -> Iterator[RealWindow]:
    """Start the program on the sample."""
    with opened(qtbot, file=sample) as window:
        yield window
