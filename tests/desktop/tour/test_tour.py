"""The tour: begun with the sample, gone through by keys, and it shows what it tells of."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stakeholders.desktop.tour.steps import STEPS
from stakeholders.desktop.tour.tour_card import TourCard
from stakeholders.desktop.tour.tour_feature import TourFeature
from stakeholders.desktop.welcome.welcome_feature import WelcomeFeature
from tests.desktop.real_window import RealWindow, opened

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


def card(window: RealWindow) -> TourCard:
    return window.window.findChildren(TourCard)[0]


def tour(window: RealWindow) -> TourFeature:
    return window.desktop.features.one(TourFeature)


def test_that_the_tour_begins_with_the_sample(qtbot: QtBot, home: Path) -> None:
    assert home.is_dir()
    with opened(qtbot) as window:
        window.desktop.features.one(WelcomeFeature).page.sample_wanted.emit()
        qtbot.waitUntil(lambda: window.desktop.directory is not None, timeout=60000)
        window.settle()
        assert tour(window).number == 1
        assert card(window).isVisible()
        window.key(KEY.Key_Space)  # the focus is on “Next”
        assert tour(window).number == 2


def test_that_the_tour_is_gone_through_by_one_key(window: RealWindow) -> None:
    for number, step in enumerate(STEPS, 1):
        window.key(KEY.Key_F1, SHIFT)
        assert tour(window).number == number
        assert step.title in card(window).text
        assert "{" not in card(window).text
    window.key(KEY.Key_F1, SHIFT)
    assert not card(window).isVisible()
    assert tour(window).number == 0


def test_that_escape_ends_it_and_back_goes_back(window: RealWindow) -> None:
    window.key(KEY.Key_F1, SHIFT)
    window.key(KEY.Key_F1, SHIFT)
    tour(window).go_back()
    assert tour(window).number == 1
    window.key(KEY.Key_Escape)
    assert not card(window).isVisible()
    assert window.focus is window.window.search_box


@pytest.mark.parametrize("number", range(1, len(STEPS) + 1))
def test_that_each_step_shows_what_it_tells_of(window: RealWindow, number: int) -> None:
    window.names  # noqa: B018 - the list is there
    for _ in range(number):
        window.key(KEY.Key_F1, SHIFT)
    before = window.window.place, window.window.search_box.text(), window.focus
    tour(window).show_me()
    window.settle()
    assert (window.window.place, window.window.search_box.text(), window.focus) != before
