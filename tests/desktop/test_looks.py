"""Every page and panel in all looks, sizes of letters and directions: no word is cut off."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stakeholders import i18n, paths
from stakeholders.app.settings import SettingsFile
from stakeholders.desktop.style.theme import Look
from tests.desktop.clipping import cut_words
from tests.desktop.real_window import RealWindow, opened
from tests.desktop.scenes import SCENES, WRITTEN
from tests.desktop.walking import leave

LANGUAGES: Final = ("en", "fr", "ar", i18n.PSEUDO_LANGUAGE)
SIZES: Final = {80: (1240, 800), 150: (1240, 800), 200: (1440, 960)}
"""The sizes of letters, and of windows that a screen of today has room for."""


def speak(language: str) -> None:
    settings = SettingsFile(paths.settings_file())
    settings.choose(replace(settings.load(), language=language))
    settings.save()


def values_of(window: RealWindow) -> set[str]:
    """Return what the directory holds: it may be longer than its place."""
    directory = window.desktop.directory
    assert directory is not None
    words: set[str] = set()
    for record in directory.exporting.of_query(""):
        words |= {record.name, record.place, record.parent, record.country, *record.tags}
        words |= {text for line in record.posts for text in (line.title, line.body)}
        words |= {text for one in record.channels for text in (one.raw, one.display)}
    words |= {WRITTEN, "nobody of this name"}
    return words | {one.name for one in directory.lists.every()}


BOTH = [(one, size) for one in LANGUAGES for size in SIZES]


@pytest.mark.parametrize(("language", "scale"), BOTH)
def test_that_no_word_is_cut_off(qtbot: QtBot, sample: Path, language: str, scale: int) -> None:
    speak(language)
    cut: list[str] = []
    with opened(qtbot, file=sample) as window:
        window.window.resize(*SIZES[scale])
        window.desktop.theme.show(Look.LIGHT, scale)
        window.window.resize(*SIZES[scale])
        window.settle()
        for scene in SCENES:
            scene.go(window)
            QApplication.processEvents()
            cut += [f"{scene}: {fault}" for fault in cut_words(window.window, values_of(window))]
            leave(window, scene)
        assert (window.window.width(), window.window.height()) == SIZES[scale]
    assert not cut
