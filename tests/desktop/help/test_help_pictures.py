"""The pictures of the help: all are there, they fit, and none comes from elsewhere."""

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from stakeholders.app.help import FOLDER, read_help
from stakeholders.desktop.help.help_feature import HelpFeature
from stakeholders.desktop.help.help_text import HelpText
from stakeholders.paths import resource
from tests.desktop.real_window import RealWindow

IMAGE = QTextDocument.ResourceType.ImageResource.value
NAMED = {
    page.name: re.findall(r"!\[[^\]]+\]\(([^)]+)\)", section.text)
    for page in read_help("en").pages
    for section in page.sections[:1]
}


def test_that_the_main_jobs_have_pictures_and_every_picture_is_there() -> None:
    with_pictures = {name for name, pictures in NAMED.items() if pictures}
    assert {"find", "capture", "card", "lists", "events", "exporting"} <= with_pictures
    for pictures in NAMED.values():
        assert all(resource(FOLDER, picture).is_file() for picture in pictures)


@pytest.fixture
def text(window: RealWindow) -> HelpText:
    window.desktop.features.one(HelpFeature).open("capture")
    window.settle()
    (found,) = window.window.findChildren(HelpText)
    return found


def test_that_a_picture_fits_into_the_text(text: HelpText) -> None:
    picture = text.loadResource(IMAGE, QUrl("capture.webp"))
    assert isinstance(picture, QImage)
    assert 0 < picture.deviceIndependentSize().width() <= text.viewport().width()


@pytest.mark.parametrize("name", ["https://elsewhere.example/a.png", "nothing.png"])
def test_that_nothing_is_loaded_from_elsewhere(text: HelpText, name: str) -> None:
    assert text.loadResource(IMAGE, QUrl(name)) is None
