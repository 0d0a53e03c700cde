"""What holds for every page of the window: names for all controls, texts from the catalogue."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stakeholders import i18n, paths
from stakeholders.app.settings import SettingsFile
from stakeholders.desktop.actions.action import Needs
from stakeholders.desktop.actions.overlay import Overlay
from stakeholders.desktop.help.help_feature import HelpFeature
from stakeholders.desktop.widgets.shown_value import ShownValue
from tests.desktop.real_window import ALT, CONTROL, SHIFT, RealWindow, opened

Key = Qt.Key

PLACES = ("people.everyone", "capture", "import", "history", "settings", "welcome")
OVERLAYS = (
    (Key.Key_N, CONTROL),
    (Key.Key_K, CONTROL),
    (Key.Key_Slash, CONTROL),
    (Key.Key_A, CONTROL | SHIFT),
    (Key.Key_E, CONTROL | SHIFT),
)


def shown_overlays(window: RealWindow) -> list[Overlay]:
    return [one for one in window.window.findChildren(Overlay) if one.isVisible()]


def content(window: RealWindow) -> object:
    """Return all that the directory holds, and its steps."""
    directory = window.desktop.directory
    assert directory is not None
    return directory.exporting.of_query(""), directory.lists.every(), directory.data_version()


@pytest.mark.parametrize("place", PLACES)
def test_that_every_control_with_a_focus_has_a_name(window: RealWindow, place: str) -> None:
    window.window.go_to(place)
    window.settle()
    stops = [
        one
        for one in window.window.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [
        type(one).__name__
        for one in stops
        if not one.accessibleName() and not (isinstance(one, QAbstractButton) and one.text())
    ]
    assert stops
    assert not nameless


@pytest.mark.parametrize(("key", "held"), OVERLAYS)
def test_that_escape_closes_every_panel_and_changes_nothing(
    window: RealWindow, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    window.people.go_to_list()
    before, focused = content(window), window.focus
    window.key(key, held)
    assert len(shown_overlays(window)) == 1
    window.key(Key.Key_Escape)
    assert not shown_overlays(window)
    assert content(window) == before
    assert window.focus is focused


def test_that_places_are_reached_by_their_number_and_back(window: RealWindow) -> None:
    seen = []
    for number in range(1, 8):
        window.key(Key(Key.Key_0 + number), ALT)
        seen.append(window.window.place)
    assert len(set(seen)) == 7
    assert seen[0] == "people.everyone"
    window.key(Key.Key_Left, ALT)
    assert window.window.place == seen[-2]
    window.key(Key.Key_Right, ALT)
    assert window.window.place == seen[-1]


def test_that_the_sidebar_marks_the_place_and_leads_back_to_it(window: RealWindow) -> None:
    bar = window.window.side_bar
    assert bar.chosen() == "people.everyone"
    window.window.go_to("settings")
    window.settle()
    assert bar.chosen() is None
    window.key(Key.Key_1, ALT)
    assert (bar.chosen(), window.window.place) == ("people.everyone", "people.everyone")


def test_that_the_sidebar_hides_and_comes_back(window: RealWindow) -> None:
    window.key(Key.Key_F9)
    assert not window.window.side_bar.isVisible()
    window.key(Key.Key_F9)
    assert window.window.side_bar.isVisible()


def plain_texts(window: RealWindow) -> list[str]:
    """Return texts of labels, buttons and commands that no catalogue has disguised."""
    widgets = [
        one
        for one in window.window.findChildren(QWidget)
        if isinstance(one, QLabel | QAbstractButton) and not isinstance(one, ShownValue)
    ]
    texts = [one.text() for one in widgets if one.isVisible() and any(map(str.isalpha, one.text()))]
    commands = window.window.actions_.connected()
    texts += [window.window.actions_.qaction(one.key).text() for one in commands]
    return [text for text in texts if "[" not in text]


@pytest.mark.parametrize("place", PLACES)
def test_that_no_page_shows_a_text_that_cannot_be_translated(
    place: str, request: pytest.FixtureRequest
) -> None:
    settings = SettingsFile(paths.settings_file())
    settings.choose(replace(settings.load(), language=i18n.PSEUDO_LANGUAGE))
    settings.save()
    window: RealWindow = request.getfixturevalue("window")
    i18n.use_language(i18n.PSEUDO_LANGUAGE)
    window.window.go_to(place)
    window.settle()
    held = f"{window.people.card} Ctrl+K EN"  # data stays as it is
    plain = [
        text
        for text in plain_texts(window)
        if text.removeprefix("Ms. ") not in held and " · " not in text
    ]
    assert not plain


def test_that_another_language_is_spoken_in_place(window: RealWindow) -> None:
    window.look_for("kostovar")
    window.desktop.features.language_changed.emit("ar")
    window.settle()
    assert window.window.isRightToLeft()
    assert window.people.total
    window.desktop.features.language_changed.emit("en")
    window.settle()
    assert not window.window.isRightToLeft()


def test_that_undo_and_redo_say_what_they_would_do(window: RealWindow) -> None:
    title = window.window.actions_.title
    window.chord("N")
    window.type("Ana Example")
    window.key(Key.Key_Return, CONTROL)
    assert title("history.undo") == "Undo: Added Ana Example"
    assert title("history.redo") == "Redo"
    assert not window.window.actions_.holds(Needs.REDOABLE)
    window.chord("Z")
    assert title("history.redo") == "Redo: Added Ana Example"
    window.chord("K")
    window.type("redo")
    window.key(Key.Key_Return)
    assert title("history.undo") == "Undo: Added Ana Example"


def test_that_the_palette_leads_to_places_settings_help_and_contacts(window: RealWindow) -> None:
    for typed, place in (("missions", "people.missions"), ("size of letters", "settings")):
        window.chord("K")
        window.type(typed)
        window.key(Key.Key_Return)
        assert window.window.place == place
    assert window.focus.accessibleName() == "Size of letters"
    window.chord("K")
    window.type("help: encryption")
    window.key(Key.Key_Return)
    assert window.desktop.features.one(HelpFeature).topic == "encryption"
    window.key(Key.Key_Escape)
    window.chord("K")
    window.type("kostovar")
    window.key(Key.Key_Return)
    assert "Kostovar" in window.record.name


def test_that_keys_that_were_chosen_are_kept_and_a_wrong_one_is_told(
    qtbot: QtBot, sample: Path
) -> None:
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text(
        '[keys]\n"contact.edit" = ["Ctrl+Nonsense"]\n"sidebar.toggle" = ["F7"]\n', "utf-8"
    )
    with opened(qtbot, file=sample) as window:
        assert "“Ctrl+Nonsense” are no keys." in window.told
        window.key(Key.Key_F7)
        assert not window.window.side_bar.isVisible()
        window.window.actions_.change_keys("contact.new", ("Ctrl+J",))
        window.settle()
    with opened(qtbot, file=sample) as window:
        window.chord("J")
        assert shown_overlays(window)
        window.key(Key.Key_Escape)
        assert window.window.actions_.action("contact.edit").keys == ("F2",)
    kept = tomllib.loads(paths.settings_file().read_text("utf-8"))["keys"]
    assert kept["contact.edit"] == ["Ctrl+Nonsense"]
    assert kept["contact.new"] == ["Ctrl+J"]


def controls(window: RealWindow, place: str) -> set[QWidget]:
    """Return what can be used on a page: what takes clicks or letters, not what only shows."""
    page = window.window.findChildren(QStackedWidget)[0].currentWidget()
    assert page is not None, place
    kinds = (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, ShownValue)
    found = [one for kind in kinds for one in page.findChildren(kind)]
    return {
        one
        for one in found
        if one.isVisible() and one.isEnabled() and not isinstance(one.parent(), QAbstractSpinBox)
        if "(F4)" not in one.toolTip() or one.focusPolicy()  # a key does what the eye does
    }


@pytest.mark.parametrize("place", [*PLACES, "to_do", "bin", "print", "encryption", "bodies"])
def test_that_every_control_of_a_page_is_reached_by_tab(window: RealWindow, place: str) -> None:
    window.window.go_to(place)
    window.settle()
    wanted = controls(window, place)
    seen: set[QWidget] = set()
    window.window.side_bar.setFocus()
    assert window.focus is window.window.side_bar
    for _ in range(400):
        QTest.keyClick(window.focus, Key.Key_Tab)
        if window.focus in seen and window.focus is window.window.side_bar:
            break
        seen.add(window.focus)
    assert window.window.place == place, "the focus alone leads nowhere"
    missed = sorted(
        f"{type(one).__name__} {one.accessibleName() or one.toolTip() or one.objectName()}"
        for one in wanted - seen
    )
    assert seen
    assert not missed


def test_that_all_six_languages_can_be_spoken_in_place(window: RealWindow) -> None:
    for code in ("es", "ru", "zh", "fr", "ar", "en"):
        window.desktop.features.language_changed.emit(code)
        window.settle()
        assert QLocale().name().startswith(code)
        assert window.people.total
